{# The script of the glossary's index. #}
{% filter jsmin %}
{% include "js/glossary-filter.js" %}
{% endfilter %}
