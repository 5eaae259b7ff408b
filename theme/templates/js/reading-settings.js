// Words and rules of style -> the menu of the button "Reading settings": which help there is, colours, the size of text, and
// the explanations that the reader has hidden. All is kept in the reader's browser alone. On a page that is opened,
// first_paint.html sets colours and size, and help.js what help there is.
const EDGE = 16; // px between the menu and the edge of the window
const { dataset, style } = document.documentElement;

export function makeMenu(ownWords, rules) {
  const button = document.querySelector(".settings-button");
  const { keep, known } = button; // the explanations that are hidden
  const words = (button.dataset.words ?? ownWords).split("|");
  const [help, notes, hidden, again, colours, device, light, dark, size] = words;
  const menu = document.createElement("div");
  const sheet = new CSSStyleSheet();

  menu.className = "reading-settings";
  menu.popover = "auto";
  menu.role = "dialog";
  menu.ariaLabel = button.ariaLabel;
  menu.innerHTML =
    "<form>" +
    check("help", help) +
    check("notes", notes) +
    `<p hidden>${hidden} <b></b> <button type="button">${again}</button></p>` +
    (colours
      ? `<fieldset><legend>${colours}</legend>${choice("", device)}${choice("light", light)}${choice("dark", dark)}` +
        `</fieldset><label>${size} <input type="range" name="size" min="0.9" max="1.5" step="0.1"></label>`
      : "");
  const { elements } = menu.firstChild;
  const [list, empty] = menu.querySelectorAll("b, button");

  for (const name of ["help", "notes"]) {
    elements[name].checked = !dataset[name];
    elements[name].onchange = ({ target: { checked } }) => {
      if (checked) delete dataset[name];
      else dataset[name] = "off";
      remember(name, dataset[name]);
    };
  }
  if (colours) {
    elements.size.value = style.getPropertyValue("--scale") || 1;
    elements.size.oninput = look;
    for (const one of elements.scheme) {
      one.checked = one.value == style.colorScheme;
      one.onchange = look;
    }
  }
  empty.onclick = () => {
    known.clear();
    keep();
    tell();
    elements.help.focus();
  };
  menu.onsubmit = (event) => event.preventDefault();
  menu.onbeforetoggle = tell;
  menu.ontoggle = place;
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
  button.after(menu);
  button.popoverTargetElement = menu;
  menu.showPopover();

  function look() {
    style.colorScheme = elements.scheme.value;
    style.setProperty("--scale", elements.size.value);
    remember("look", style.cssText);
  }

  function tell() {
    list.textContent = [...known].map(([id, name]) => name ?? id).join(", ");
    list.parentElement.hidden = !known.size;
  }

  // Below its button, in the window.
  function place() {
    const { left, bottom } = button.getBoundingClientRect();
    menu.style.top = scrollY + bottom + "px";
    menu.style.left = Math.max(0, Math.min(left, innerWidth - menu.offsetWidth - EDGE)) + "px";
  }
}

function check(name, words) {
  return `<label><input type="checkbox" name="${name}"> ${words}</label>`;
}

function choice(value, words) {
  return `<label><input type="radio" name="scheme" value="${value}"> ${words}</label>`;
}

function remember(name, value) {
  try {
    if (value) localStorage["newsgloss-" + name] = value;
    else delete localStorage["newsgloss-" + name];
  } catch {}
}
