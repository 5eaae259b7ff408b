// Words and a kind -> the entries of the glossary that have them in a name or in the gloss, and the address that asks so.
// Where the glossary has several pages, the others are fetched when it is first narrowed.
const LETTERS = "[id^=letter-]";
const every = (selector, page = document) => [...page.querySelectorAll(selector)];
const form = document.querySelector(".glossary-filter");
const h1 = every("h1", form.parentNode)[0] ?? {}; // another theme draws its own
const said = h1.textContent; // which part of the glossary the page is, where the form has a name for all of it
const { q, kind } = form;
const [, , count] = q.parentNode.children;
const pages = every(".paging a:not([rel])");
const letters = every(".glossary-nav a");
const ways = every(".glossary-find a, .glossary-nav a, .paging a"); // the search, too, is asked for the same
const asked = new URLSearchParams(location.search);
let whole = !pages[0]; // all pages are here
let sections = every(LETTERS);
let loading;

q.parentNode.hidden = false;
q.value = asked.get("q");
kind.value = asked.get("kind") ?? ""; // of a kind that there is not, all stay
form.oninput = filter;
form.onsubmit = () => false;
if (location.search) filter();

function filter(event) {
  const words = plain(q.value).split(/\s+/);
  const here = new URL(location);
  here.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const narrowed = here.search;
  const links = letters.filter((link) => whole || link.ariaCurrent);
  let found = 0;
  sections.forEach((section, index) => {
    const before = found;
    for (const row of section.lastElementChild.children) {
      const [name, gloss] = row.children;
      row.said ??= plain(name.textContent + " " + gloss.textContent);
      const meant = (!kind.value || kind.value == row.dataset.kind) && words.every((word) => row.said.includes(word));
      row.hidden = !meant || !(narrowed || section.id);
      found += meant;
    }
    links[index].parentNode.hidden = narrowed && found == before;
  });
  ways.forEach((way) => (way.search = here.search));
  if (event) history.replaceState(null, "", here);
  h1.textContent = (narrowed && whole && form.name) || said;
  count.textContent = narrowed ? count.dataset[!whole ? "part" : found == 1 ? "one" : "many"].replace("{}", found) : "";
  if (narrowed && !whole) loading ??= load();
}

async function load() {
  try {
    const found = pages.map(async (page) => {
      if (page.ariaCurrent) return sections;
      const text = await (await fetch(page.pathname)).text();
      const there = every(LETTERS, new DOMParser().parseFromString(text, "text/html"));
      there[0].id = ""; // fails where this is no page of the glossary
      there.forEach((section) => (section.id = "")); // of a letter that may be on this page, too
      return there;
    });
    sections = (await Promise.all(found)).flat();
    pages[0].closest("nav").before(...sections);
    whole = true;
    filter();
  } catch {
    loading = null; // what is typed next tries again
  }
}

function plain(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
