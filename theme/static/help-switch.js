// The switches "Explained words" and "Notes" -> data-help="off", data-notes="off" on the page. Remembered where storage works.
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
