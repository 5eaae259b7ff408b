// The entries in a page's list of terms -> one card, which shows an entry at the word that links to it.
// A word without an entry there stays a plain link.
const HOVER = 350; // ms; shorter flickers as the pointer crosses a line
const LEAVE = 300; // ms; time to reach the card

const root = document.documentElement;
const card = document.getElementById("gloss-card");
let word; // its card is open
let pinned; // by a click, not by hovering
let pressed; // the word pinned as a pointer goes down: the card closes before `click`
let timer;

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
  addEventListener("pointerdown", () => (pressed = pinned && word), true);
  addEventListener("focusin", ({ target }) => target == word || card.contains(target) || close());
  document.querySelectorAll("a.entry-link").forEach((link) => entryOf(link) && help(link));
}

function entryOf(link) {
  return document.getElementById("entry-" + link.dataset.entry);
}

function help(link) {
  link.ariaHasPopup = "dialog";
  link.ariaExpanded = "false";
  link.onpointerenter = ({ pointerType }) => {
    if (pointerType != "touch" && !pinned && !root.dataset.help) wait(() => open(link), HOVER);
  };
  link.onpointerleave = leave;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || root.dataset.help) return;
    event.preventDefault();
    clearTimeout(timer);
    if ((pinned && word == link) || (event.detail && pressed == link)) return close();
    open(link);
    pinned = true;
    link.scrollIntoView({ block: "nearest" }); // clear of the sheet
  };
}

function open(link) {
  if (word == link) return;
  close();
  const copy = card.querySelector(".gloss-card");
  copy.innerHTML = entryOf(link).innerHTML;
  copy.querySelector("dfn").id = "gloss-card-word";
  word = link;
  link.ariaExpanded = "true";
  card.showPopover({ source: link });
  if (!CSS.supports("position-area: end")) place();
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
