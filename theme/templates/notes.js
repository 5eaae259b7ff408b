{% filter jsmin %}
// The script of an explainer that has notes.
import "./js/notes.js";
{% endfilter %}
