// What help a reader wants, remembered where storage works and in this browser only. The switches "Explained words" and
// "Notes" -> data-help="off", data-notes="off" on the page; the button "I know this" on a card -> data-known on its words.
import { card, idOf, links, root, shown } from "./gloss-card.js";

const KNOWN = "newsgloss-known";
const { dataset } = root;
const button = card.querySelector(".gloss-card-know");
let known = new Set();

document.querySelectorAll("[data-switch]").forEach((label) => {
  const name = label.dataset.switch;
  const key = "newsgloss-" + name;
  const box = label.firstElementChild;
  try {
    box.checked = localStorage[key] != "off";
  } catch {}
  box.onchange = () => {
    apply();
    remember(key, dataset[name] ?? "on");
  };
  apply();
  box.hidden = false;

  function apply() {
    if (box.checked) delete dataset[name];
    else dataset[name] = "off";
  }
});

try {
  known = new Set(JSON.parse(localStorage[KNOWN] ?? "[]"));
} catch {}
button.onclick = () => {
  known.delete(idOf(shown)) || known.add(idOf(shown));
  remember(KNOWN, JSON.stringify([...known]));
  mark();
};
card.addEventListener("fill", mark);
mark();

function mark() {
  links.forEach((link) => link.toggleAttribute("data-known", known.has(idOf(link))));
  button.ariaPressed = known.has(idOf(shown));
}

function remember(key, value) {
  try {
    localStorage[key] = value;
  } catch {}
}
