// The entries in a page's list of terms -> one card, which shows an entry at a word that links to it. Another entry is
// fetched from its own page when it is asked for. help-switch.js fades the words that the reader knows.
const HOVER = 350; // ms; shorter flickers as the pointer crosses a line
const LEAVE = 300; // ms; time to reach the card

export const root = document.documentElement;
export const card = document.getElementById("gloss-card");
export const links = document.querySelectorAll("a[data-entry], a[data-card]");
export const idOf = (link) => link?.dataset.entry ?? link?.dataset.card;
export let word; // its card is open
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
  links.forEach(help);
}

function help(link) {
  link.ariaHasPopup = "dialog";
  link.ariaExpanded = "false";
  link.onpointerenter = ({ pointerType }) => {
    const plain = pointerType == "touch" || root.dataset.help || link.dataset.known == "";
    if (!plain && !pinned) wait(() => open(link), HOVER);
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
async function open(link, pin) {
  if (word != link) {
    let entry = document.getElementById("entry-" + idOf(link))?.parentElement;
    if (!entry) {
      const asked = (timer = {});
      try {
        const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
        const found = page.getElementById("card-" + root.lang) ?? page.getElementById("card");
        entry = found.content.querySelector(".gloss-card");
      } catch {
        return pin && (location = link.href);
      }
      if (timer != asked) return;
    }
    close();
    const [line, body] = entry.cloneNode(true).children;
    line.firstElementChild.id = "gloss-card-word";
    body.removeAttribute("id");
    card.querySelector(".gloss-card").replaceChildren(...line.children, body);
    word = link;
    link.ariaExpanded = "true";
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
