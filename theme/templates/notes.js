{# The script of an explainer that has notes. #}
{% filter jsmin %}
{% include "js/notes.js" %}
{% endfilter %}
