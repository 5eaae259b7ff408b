// What help a reader wants, remembered where storage works and in this browser only: data-help="off" and data-notes="off" on
// the page, which reading-settings.js changes, too; and data-known on words whose explanation the button on a card hides.
import { card, idOf, links, root, shown } from "./gloss-card.js";

const button = card?.querySelector("[aria-pressed]");
export const known = new Map(); // ids of entries, with their names

try {
  for (const name of ["help", "notes"]) if (localStorage["newsgloss-" + name] == "off") root.dataset[name] = "off";
  for (const one of JSON.parse(localStorage["newsgloss-known"] ?? "[]")) known.set(...[one].flat());
} catch {}
if (button) {
  button.onclick = () => {
    known.delete(idOf(shown)) || known.set(idOf(shown), card.querySelector("dfn").textContent);
    keep();
  };
  card.addEventListener("fill", mark);
}
mark();

export function keep() {
  mark();
  try {
    localStorage["newsgloss-known"] = JSON.stringify([...known]);
  } catch {}
}

function mark() {
  links.forEach((link) => link.toggleAttribute("data-known", known.has(idOf(link))));
  if (button) button.ariaPressed = known.has(idOf(shown));
}
