// The entries in a page's list of terms -> one card, which shows an entry at a word that links to it. Another entry is
// fetched from its own page when it is asked for. help.js fades the words that the reader knows.
const GAP = 6; // px between a word and its card

export const root = document.documentElement;
export const card = document.getElementById("gloss-card");
export const links = document.querySelectorAll("a[data-entry], a[data-card]");
export const idOf = (link) => link?.dataset.entry ?? link?.dataset.card;
let word; // its card is open
export let shown; // the link whose entry the card shows: the word, or one inside the card
const [bar, part, foot] = (card ?? root).children; // without a card, nothing asks for them
const [back] = bar.children;
let trail = []; // what the card showed before: links and entries
let pinned; // by a click, not by hovering
let pressed; // the word pinned as a pointer goes down: the card closes before `click`
let line; // of a word over several lines, the one under the pointer
let timer;

if (card?.showPopover) {
  card.hidden = false;
  card.onpointerenter = () => clearTimeout(timer);
  card.onpointerleave = leave;
  card.onclick = (event) => {
    const link = event.target.closest("[data-card]");
    if (link && isPlain(event)) {
      event.preventDefault();
      inside(link);
    } else if (event.target.hash) close();
  };
  back.onclick = () => {
    fill(...trail.pop());
    card.focus();
  };
  card.onbeforetoggle = ({ newState }) => {
    if (newState == "open") return;
    word.ariaExpanded = "false";
    if (card.contains(document.activeElement)) word.focus();
    word = pinned = null;
  };
  addEventListener("pointerdown", () => (pressed = pinned && word), true);
  addEventListener("focusin", ({ target }) => target == word || card.contains(target) || close());
  links.forEach(help);
}

function help(link) {
  link.ariaHasPopup = "dialog";
  link.ariaExpanded = "false";
  link.onpointerenter = (event) => {
    line = event.clientY;
    const plain = event.pointerType == "touch" || root.dataset.help || link.dataset.known == "" || pinned;
    if (!plain) wait(() => open(link), 350); // ms; shorter flickers as the pointer crosses a line
  };
  link.onpointerleave = leave;
  link.onclick = (event) => {
    if (!isPlain(event) || root.dataset.help) return;
    event.preventDefault();
    clearTimeout(timer);
    if ((pinned && word == link) || (event.detail && pressed == link)) return close();
    if (word != link) line = event.detail ? event.clientY : null;
    open(link, true, !event.detail);
  };
}

function isPlain({ ctrlKey, metaKey, shiftKey }) {
  return !ctrlKey && !metaKey && !shiftKey;
}

// By the keyboard the card takes the focus, so that it is read out; the way out is the first thing in it.
function open(link, pin, focus) {
  if (word == link) settle();
  else ask(link, pin, (entry) => {
    close();
    trail = [];
    word = link;
    link.ariaExpanded = "true";
    fill(link, entry);
    card.showPopover({ source: link });
    place();
    settle();
  });

  function settle() {
    if (!pin) return;
    pinned = true;
    link.scrollIntoView({ block: "nearest" }); // clear of the sheet
    if (focus) card.focus();
  }
}

// An entry that one in the card links to is shown in its place, with a way back.
function inside(link) {
  ask(link, true, (entry) => {
    trail.push([shown, part.entry]);
    fill(link, entry);
    pinned = true;
    card.focus();
  });
}

// Show a link's entry: at once where the page has it; else when its own page has come, unless the reader has turned away.
async function ask(link, pin, show) {
  const there = document.getElementById("entry-" + idOf(link));
  if (there) return show(there.parentElement);
  if (link.host != location.host) return pin && (location = link.href); // another site's
  const asked = (timer = {});
  let entry;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    entry = (page.getElementById("card-" + root.lang) ?? page.getElementById("card")).content.querySelector(".gloss-card");
  } catch {
    return pin && (location = link.href);
  }
  if (timer == asked) show(entry);
}

function fill(link, entry) {
  const [name, body] = entry.cloneNode(true).children;
  shown = link;
  part.entry = entry;
  name.firstElementChild.id = "gloss-card-word";
  body.removeAttribute("id");
  body.firstElementChild.id = "gloss-card-gloss";
  foot.firstElementChild.replaceWith(body.querySelector(".gloss-card-links"));
  part.replaceChildren(...name.children, body);
  part.scrollTop = 0;
  const [, before] = trail.at(-1) ?? [];
  back.hidden = !before;
  if (before) back.lastElementChild.textContent = before.querySelector("dfn").textContent;
  if (word && card.matches(":popover-open")) place();
  card.dispatchEvent(new Event("fill"));
}

// Below the line of the word, or above it where it is the first of several or where there is more room.
function place() {
  const lines = [...word.getClientRects()];
  const at = lines.find((one) => line >= one.top && line <= one.bottom) ?? lines.at(-1);
  const { style } = card;
  style.maxHeight = "";
  const isLast = at == lines.at(-1);
  const above = (isLast ? lines[0] : at).top - GAP;
  const below = innerHeight - at.bottom - GAP;
  const height = card.offsetHeight;
  const turned = isLast ? height > below && above > below : above > Math.min(below, height);
  style.maxHeight = (turned ? above : below) + "px";
  style.left = scrollX + Math.max(0, Math.min(at.left, root.clientWidth - card.offsetWidth)) + "px";
  style.top = scrollY + (turned ? above - card.offsetHeight : at.bottom + GAP) + "px";
}

function close() {
  if (word) card.hidePopover();
}

function leave() {
  if (!pinned) wait(close, 300); // ms; time to reach the card
}

function wait(act, delay) {
  clearTimeout(timer);
  timer = setTimeout(act, delay);
}
