// What help a reader wants, remembered where storage works and in this browser only. The switches "Explained words" and
// "Notes" -> data-help="off", data-notes="off" on the page; the button "I know this" on a card -> data-known on its words.
const { dataset } = document.documentElement;

document.querySelectorAll(".help-switch").forEach((label) => {
  const name = label.dataset.switch;
  const key = "newsgloss-" + name;
  const box = label.firstElementChild;
  try {
    box.checked = localStorage[key] != "off";
  } catch {}
  box.onchange = () => {
    apply();
    try {
      localStorage[key] = dataset[name] ?? "on";
    } catch {}
  };
  apply();
  label.hidden = false;

  function apply() {
    if (box.checked) delete dataset[name];
    else dataset[name] = "off";
  }
});

const KNOWN = "newsgloss-known";
const links = [...document.querySelectorAll("a[data-entry], a[data-card]")];
const card = document.getElementById("gloss-card");
const button = card.querySelector(".gloss-card-know");
let known = new Set();

try {
  known = new Set(JSON.parse(localStorage[KNOWN] ?? "[]"));
} catch {}
button.onclick = () => {
  known.delete(shown()) || known.add(shown());
  try {
    localStorage[KNOWN] = JSON.stringify([...known]);
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
