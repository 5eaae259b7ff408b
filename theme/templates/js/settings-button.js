// The button "Reading settings" -> the menu that it opens, which is loaded when the button is first used, for few readers do.
import { keep, known } from "./help.js";

export function whenAsked(load) {
  const tell = ({ target }) => load(Object.assign(target, { keep, known }));
  document.querySelector(".settings-button")?.addEventListener("click", tell, { once: true });
}
