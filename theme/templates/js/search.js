// Words and a kind -> pages that have them, from Pagefind's index, which is fetched when the form is first used.
const MOST = 10; // results; each is a file to fetch
const PARTS = 4; // of a page, by their headings
const RANKING = { pageLength: 0.1 }; // of 0 to 1; with more, a long page counts less than an entry of two lines
const form = document.querySelector(".search-form");
const { q, kind } = form;
const [count, list] = document.querySelectorAll(".search-form ~ div");
const file = (name) => new URL(form.dataset.index + name, document.baseURI);
const json = async (name) => (await fetch(file(name), { cache: "no-cache" })).json();
const load = () => (index ??= start());
const plain = (text) => new Option(text).innerHTML;
const link = ({ url, title }) => `<a href="${url.replaceAll('"', "%22")}">${plain(title)}</a>`;
let index, kinds, names, latest;

async function start() {
  const [pagefind, parts] = await Promise.all([import(file("pagefind.js")), json("parts.json")]);
  pagefind.options({ ranking: RANKING });
  await Promise.all(parts.map((part) => pagefind.mergeIndex(file(part).pathname, { ranking: RANKING })));
  return pagefind;
}

async function search() {
  history.replaceState(null, "", "?" + new URLSearchParams(new FormData(form)));
  try {
    const pagefind = await load();
    const found = (latest = await pagefind.debouncedSearch(q.value));
    if (!found) return; // more has been typed
    names ??= new Map(Object.entries(await json("names.json")));
    const exact = named(q.value);
    let results = [true, false].flatMap((first) => found.results.filter(({ id }) => exact.includes(id) == first));
    if (kind.value) {
      kinds ??= await json("kinds.json");
      results = results.filter(({ id }) => kinds[kind.value]?.includes(id));
    }
    const { length } = results;
    const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
    if (found != latest) return;
    const said = length > MOST ? "most" : length > 1 ? "many" : length ? "one" : "none";
    count.textContent = q.value && count.dataset[said].replace("{}", length);
    list.innerHTML = length ? `<ol class="rows">${pages.map(line).join("")}</ol>` : "";
  } catch {
    index = null;
    count.textContent = count.dataset.failed;
  }
}

// The pages whose title or other name is all that is asked for, or all after a short first word: the, les, l'.
function named(asked) {
  const plain = asked.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const [first = "", ...others] = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const whole = names.get([first, ...others].join(" "));
  return whole ?? (first.length < 4 ? names.get(others.join(" ")) : null) ?? [];
}

function line({ url, meta, excerpt, sub_results }) {
  const parts = sub_results.filter((part) => part.url != url).slice(0, PARTS);
  const links = parts.map((part) => `<li>${link(part)}`).join("");
  const one = [...kind].find(({ value }) => value == meta.kind)?.dataset.one ?? "";
  const where = links && `<ul class="line-list fine">${links}</ul>`;
  return `<li><h2>${link({ url, ...meta })}</h2><p class="fine">${one}<p>${meta.gloss ? plain(meta.gloss) : excerpt}</p>${where}`;
}

for (const field of [q, kind]) field.value = new URLSearchParams(location.search).get(field.name);
kind.value ||= ""; // no kind that there is not
form.hidden = false;
form.addEventListener("focusin", load, { once: true });
form.oninput = search;
form.onsubmit = (event) => event.preventDefault();
if (q.value) search();
