{% filter jsmin %}
// The script of the search page.
import "./js/search.js";
{% endfilter %}
