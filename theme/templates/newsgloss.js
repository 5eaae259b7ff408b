{% filter jsmin %}
// The script of every page that has words with help.
import "./js/help-switch.js";
{% endfilter %}
