{% filter jsmin %}
// The script of every page: cards at words, what help the reader wants, and the button "Reading settings", whose menu is
// loaded, in the same version, when it is first used, for few readers do.
import { keep, known } from "./js/help.js";
const load = ({ target }) => {
  Object.assign(target, { keep, known });
  import("./reading-settings.js" + new URL(import.meta.url).search);
};
document.querySelector(".settings-button")?.addEventListener("click", load, { once: true });
{% endfilter %}
