// Words and a kind -> pages that have them, from Pagefind's index, fetched when the form is first used.
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
const files = []; // of names
let index, kinds, lists, latest;

async function start() {
  const pagefind = ([, lists] = await Promise.all([import(file("pagefind.js")), json("parts.json")]))[0];
  pagefind.options({ ranking: RANKING });
  await Promise.all(lists.parts.map((part) => pagefind.mergeIndex(file(part).pathname, { ranking: RANKING })));
  return pagefind;
}

async function search() {
  history.replaceState(null, "", "?" + new URLSearchParams(new FormData(form)));
  try {
    const pagefind = await load();
    const found = (latest = await pagefind.debouncedSearch(q.value, {}, 120));
    if (!found) return; // more has been typed within 120 ms
    const exact = await named(words(q.value));
    let results = [true, false].flatMap((first) => found.results.filter(({ id }) => exact.includes(id) == first));
    if (kind.value) {
      kinds ??= await json("kinds.json");
      results = results.filter(({ id }) => kinds[kind.value]?.includes(id));
    }
    const { length } = results;
    const pages = await Promise.all(results.slice(0, MOST).map((one) => one.data()));
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
const named = async ([first = "", ...others]) =>
  (await having([first, ...others])) ?? (first.length < 4 ? await having(others) : null) ?? [];

async function having(asked) {
  const name = asked.join(" ");
  const number = [...name].reduce((sum, letter) => sum + letter.codePointAt(), 0) % lists.names;
  const all = Object.entries(await (files[number] ??= json(`names-${number}.json`)));
  return all.find(([one]) => one == name)?.[1];
}

function words(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

// A page is told by its gloss or dek, and by the words around where it does not say what is asked for.
function line({ url, meta, excerpt, sub_results }) {
  const parts = sub_results.filter((part) => part.url != url).slice(0, PARTS);
  const links = parts.map((part) => `<li>${link(part)}`).join("");
  const one = [...kind].find(({ value }) => value == meta.kind)?.dataset.one ?? "";
  const where = links && `<ul class="line-list fine">${links}</ul>`;
  const about = meta.gloss ?? meta.dek;
  const said = words(`${meta.title} ${meta.names} ${about}`).join(" ");
  const around = about && words(q.value).some((word) => said.includes(word)) ? "" : `<p>${excerpt.replace(/^[,.;: ]+/, "")}</p>`;
  return `<li><h2>${link({ url, ...meta })}</h2><p class="fine">${one}</p>${about ? `<p>${plain(about)}</p>` : ""}${around}${where}`;
}

for (const field of [q, kind]) field.value = new URLSearchParams(location.search).get(field.name);
kind.value ||= ""; // no kind that there is not
form.hidden = false;
form.addEventListener("focusin", load, { once: true });
form.oninput = search;
form.onsubmit = (event) => event.preventDefault();
if (q.value) search();
