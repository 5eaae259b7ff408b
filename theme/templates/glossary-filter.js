{% filter jsmin %}
// The script of the glossary's index.
import "./js/glossary-filter.js";
{% endfilter %}
