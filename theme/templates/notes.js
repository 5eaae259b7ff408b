{# The script of an explainer that has notes. #}
{% filter rjsmin %}
{% include "js/notes.js" %}
{% endfilter %}
