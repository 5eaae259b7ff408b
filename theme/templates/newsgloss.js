{% filter jsmin %}
// The script of every page: cards at words, what help the reader wants, and buttons that few readers use: a script that one
// names in `data-loads` is loaded, in the same version, when it is first pressed.
import { keep, known } from "./js/help.js";
const load = ({ target }) => {
  Object.assign(target, { keep, known });
  import(target.dataset.loads + new URL(import.meta.url).search);
};
document.querySelectorAll("[data-loads]").forEach((button) => button.addEventListener("click", load, { once: true }));
{% endfilter %}
