// The entries in a page's list of terms -> one card, which shows an entry at a word that links to it. An entry that is not
// in the list is fetched from its own page when it is asked for. Words that the reader knows are remembered, here only.
const HOVER = 350; // ms; shorter flickers as the pointer crosses a line
const LEAVE = 300; // ms; time to reach the card
const KEY = "newsgloss-known";

const root = document.documentElement;
const card = document.getElementById("gloss-card");
const know = card.querySelector(".gloss-card-know");
const links = document.querySelectorAll("a[data-entry], a[data-card]");
const fetched = {};
let known = new Set();
let word; // its card is open
let pinned; // by a click, not by hovering
let pressed; // the word pinned as a pointer goes down: the card closes before `click`
let timer;

try {
  known = new Set(JSON.parse(localStorage[KEY] ?? "[]"));
} catch {}
if (card.showPopover) {
  card.hidden = false;
  card.onpointerenter = () => clearTimeout(timer);
  card.onpointerleave = leave;
  card.onclick = ({ target }) => target.hash && close();
  card.onbeforetoggle = ({ newState }) => {
    if (newState == "open") return;
    word.ariaExpanded = "false";
    if (card.contains(document.activeElement)) word.focus();
    word = pinned = null;
  };
  know.onclick = () => {
    known.delete(idOf(word)) || known.add(idOf(word));
    try {
      localStorage[KEY] = JSON.stringify([...known]);
    } catch {}
    mark();
  };
  addEventListener("pointerdown", () => (pressed = pinned && word), true);
  addEventListener("focusin", ({ target }) => target == word || card.contains(target) || close());
  links.forEach(help);
  mark();
}

function idOf(link) {
  return link.dataset.entry ?? link.dataset.card;
}

function mark() {
  links.forEach((link) => link.toggleAttribute("data-known", known.has(idOf(link))));
  if (word) know.ariaPressed = known.has(idOf(word));
}

function help(link) {
  link.ariaHasPopup = "dialog";
  link.ariaExpanded = "false";
  link.onpointerenter = ({ pointerType }) => {
    if (pointerType == "touch" || pinned || root.dataset.help || known.has(idOf(link))) return;
    wait(() => open(link), HOVER);
  };
  link.onpointerleave = leave;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || root.dataset.help) return;
    event.preventDefault();
    clearTimeout(timer);
    if ((pinned && word == link) || (event.detail && pressed == link)) return close();
    open(link, true);
  };
}

// With the entry at hand the card opens at once; else when its page has come, unless the reader has turned elsewhere.
function open(link, pin) {
  const id = idOf(link);
  const entry = document.getElementById("entry-" + id) ?? fetched[id];
  if (entry) return show(link, entry, pin);
  const asked = (timer = {});
  fetch(link.href)
    .then((answer) => answer.text())
    .then((text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      fetched[id] = page.getElementById("card").content.querySelector(".gloss-card");
      if (timer == asked) show(link, fetched[id], pin);
    })
    .catch(() => pin && (location = link.href));
}

function show(link, entry, pin) {
  if (word != link) {
    close();
    const copy = card.querySelector(".gloss-card");
    copy.innerHTML = entry.innerHTML;
    copy.querySelector("dfn").id = "gloss-card-word";
    word = link;
    link.ariaExpanded = "true";
    mark();
    card.showPopover({ source: link });
    if (!CSS.supports("position-area: end")) place();
  }
  if (!pin) return;
  pinned = true;
  link.scrollIntoView({ block: "nearest" }); // clear of the sheet
}

function place() {
  const { left, top, bottom } = word.getBoundingClientRect();
  const { offsetWidth, offsetHeight, style } = card;
  const above = bottom + offsetHeight > innerHeight && top > offsetHeight;
  style.left = scrollX + Math.min(left, root.clientWidth - offsetWidth) + "px";
  style.top = scrollY + (above ? top - offsetHeight : bottom) + "px";
}

function close() {
  if (word) card.hidePopover();
}

function leave() {
  if (!pinned) wait(close, LEAVE);
}

function wait(act, delay) {
  clearTimeout(timer);
  timer = setTimeout(act, delay);
}
