{# The script of the search page. #}
{% filter rjsmin %}
{% include "js/search.js" %}
{% endfilter %}
