{% filter jsmin %}
// The button beside a citation, which loads this when it is first used -> the citation, selected and on the clipboard.
import { copyCitation } from "./js/copy-button.js";
copyCitation(`{% include "partials/copy_words.html" %}`);
{% endfilter %}
