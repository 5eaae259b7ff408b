// Words and a kind -> the entries of the glossary that have them in a name or in the gloss, and the address that asks so.
const form = document.querySelector(".glossary-filter");
const { q, kind } = form;
const [, , count, all] = q.parentNode.children; // all pages are searched elsewhere
const text = (row) => plain([...row.children].slice(0, 2).map((part) => part.textContent).join(" "));
const rows = [...document.querySelectorAll(".index-row")].map((row) => [row, text(row)]);
const asked = new URLSearchParams(location.search);

q.parentNode.hidden = false;
q.value = asked.get("q");
(form.querySelector(`[value="${CSS.escape(asked.get("kind"))}"]`) ?? kind[0]).checked = true;
form.oninput = filter;
form.onsubmit = (event) => event.preventDefault();
if (location.search) filter();

function filter(event) {
  const words = plain(q.value).split(/\s+/);
  let found = 0;
  for (const [row, said] of rows) {
    const shown = (!kind.value || kind.value == row.dataset.kind) && words.every((word) => said.includes(word));
    row.hidden = !shown;
    found += shown;
  }
  for (const link of document.querySelectorAll('.glossary-nav [href^="#"]')) {
    link.parentNode.hidden = !document.getElementById(decodeURIComponent(link.hash.slice(1))).querySelector(".index-row:not([hidden])");
  }
  const here = new URL(location);
  here.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  if (all) all.search = here.search;
  if (event) history.replaceState(null, "", here);
  count.textContent = here.search && count.dataset[found == 1 ? "one" : "many"].replace("{}", found);
}

function plain(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
