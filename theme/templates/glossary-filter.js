{# The script of the glossary's index. #}
{% filter rjsmin %}
{% include "js/glossary-filter.js" %}
{% endfilter %}
