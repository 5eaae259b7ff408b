{% filter jsmin %}
// For other people's pages: shows our definition of a word that is marked data-newsgloss="id". It asks for one file, and
// keeps and sends nothing. Where it cannot, such words stay the links that they are.
const GAP = 6; // px between a word and its card
const source = document.querySelector("script[data-glossary]").dataset.glossary; // the address of our definitions
const words = document.querySelectorAll("[data-newsgloss]");
const sheet = new CSSStyleSheet();
// The colours of the glossary's site, by their names on its own pages, or on its part of another theme's.
const tokens = String.raw`{% filter cssmin %}{% include "css/tokens.css" %}{% endfilter %}`
  .replaceAll(/:root|:is\(\.newsgloss,#newsgloss#newsgloss\)/g, ":host");
sheet.replaceSync(`${tokens}
  [popover] { position: fixed; inset: auto; box-sizing: border-box; margin: 0; max-width: min(24rem, 100vw - 1rem);
    border: 1px solid; border-block-start: 3px solid var(--gloss); padding: .75rem 1rem;
    background: var(--paper); color: var(--ink); color-scheme: light dark;
    font: 1rem/1.45 system-ui, sans-serif; text-align: start; }
  p { margin: 0 0 .4em; }
  b { font-size: 1.125em; }
  a { color: var(--gloss); }`);

if (words.length && document.body.showPopover)
  fetch(source, { credentials: "omit", referrerPolicy: "no-referrer" })
    .then((answer) => (answer.ok ? answer.json() : { entries: {} }))
    .then(show, () => {});

function show({ language, more, entries }) {
  const host = document.body.appendChild(document.createElement("div"));
  const part = host.attachShadow({ mode: "open" });
  part.adoptedStyleSheets = [sheet];
  const card = part.appendChild(document.createElement("div"));
  Object.assign(card, { popover: "auto", role: "dialog", lang: language, tabIndex: -1 });
  const [label, gloss, link] = ["b", "span", "a"].map((name) => {
    const line = card.appendChild(document.createElement("p"));
    return line.appendChild(document.createElement(name));
  });
  link.textContent = more;
  let opener; // the word whose definition is shown
  card.addEventListener("beforetoggle", ({ newState }) => {
    if (newState == "closed" && part.activeElement) opener.focus();
  });
  for (const word of words) {
    const entry = Object.hasOwn(entries, word.dataset.newsgloss) && entries[word.dataset.newsgloss];
    if (entry) help(word, entry);
  }

  function help(word, entry) {
    word.ariaHasPopup = "dialog";
    if (!word.href) Object.assign(word, { role: "button", tabIndex: 0 });
    word.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(word, entry, !event.detail);
    });
    word.addEventListener("keydown", (event) => {
      if (word.href || (event.key != "Enter" && event.key != " ")) return;
      event.preventDefault();
      open(word, entry, true);
    });
  }

  // By the keyboard the card takes the focus, so that it is read out.
  function open(word, entry, byKeyboard) {
    card.ariaLabel = label.textContent = entry.label;
    label.lang = entry.lang ?? language;
    gloss.textContent = entry.gloss;
    link.href = entry.url;
    opener = word;
    card.showPopover({ source: word });
    const at = word.getBoundingClientRect();
    const [width, height] = [card.offsetWidth, card.offsetHeight];
    const below = at.bottom + GAP + height <= innerHeight || at.top < height + GAP;
    card.style.left = `${Math.max(0, Math.min(at.left, innerWidth - width - GAP))}px`;
    card.style.top = `${below ? at.bottom + GAP : at.top - GAP - height}px`;
    if (byKeyboard) card.focus();
  }
}
{% endfilter %}
