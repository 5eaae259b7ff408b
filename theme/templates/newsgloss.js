{# The script of every page that has words with help: two parts, of which the second uses names of the first. #}
{% filter jsmin %}
{% include "js/gloss-card.js" %}
{% include "js/help-switch.js" %}
{% endfilter %}
