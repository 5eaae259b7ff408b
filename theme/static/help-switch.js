// The switch "Explained words" -> data-help="off" on the page: no dots, no cards. Remembered where storage works.
const KEY = "newsgloss-help";
const { dataset } = document.documentElement;
const label = document.querySelector(".help-switch");
const box = label.firstElementChild;

try {
  box.checked = localStorage[KEY] != "off";
} catch {}
box.onchange = () => {
  apply();
  try {
    localStorage[KEY] = dataset.help ?? "on";
  } catch {}
};
apply();
label.hidden = false;

function apply() {
  if (box.checked) delete dataset.help;
  else dataset.help = "off";
}
