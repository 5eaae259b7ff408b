{% filter jsmin %}
// The menu of the button "Reading settings", with its words in the site's language and its style.
import { makeMenu } from "./js/reading-settings.js";
makeMenu(`{% include "partials/settings_words.html" %}`, `{% filter cssmin %}@layer parts { {% include "css/reading-settings.css" %} }{% endfilter %}`);
{% endfilter %}
