{# The script of the search page. #}
{% filter jsmin %}
{% include "js/search.js" %}
{% endfilter %}
