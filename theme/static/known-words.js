// The button "I know this" on a card -> data-known on the words of its entry. Remembered where storage works, here only.
const KEY = "newsgloss-known";
const links = [...document.querySelectorAll("a[data-entry], a[data-card]")];
const card = document.getElementById("gloss-card");
const button = card.querySelector(".gloss-card-know");
let known = new Set();

try {
  known = new Set(JSON.parse(localStorage[KEY] ?? "[]"));
} catch {}
button.onclick = () => {
  known.delete(shown()) || known.add(shown());
  try {
    localStorage[KEY] = JSON.stringify([...known]);
  } catch {}
  mark();
};
card.addEventListener("toggle", mark);
mark();

function shown() {
  return idOf(links.find((link) => link.ariaExpanded == "true"));
}

function mark() {
  links.forEach((link) => link.toggleAttribute("data-known", known.has(idOf(link))));
  button.ariaPressed = known.has(shown());
}

function idOf(link) {
  return link?.dataset.entry ?? link?.dataset.card;
}
