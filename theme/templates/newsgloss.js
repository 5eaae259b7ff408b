{% filter jsmin %}
// The script of every page: cards at words, what help the reader wants, and the button of the menu that changes it.
import { whenAsked } from "./js/settings-button.js";
whenAsked(() => import("./reading-settings.js?v={{ theme_version }}"));
{% endfilter %}
