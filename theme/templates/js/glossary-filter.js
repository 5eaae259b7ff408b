// What is typed -> the lines of the glossary with it in their name. search.css hides what is then empty.
const box = document.querySelector(".glossary-filter");
const [, field, count, all] = box.children; // all pages are searched elsewhere
const lines = [...document.querySelectorAll(".index-row, .index-of-kind li")];

box.hidden = false;
field.oninput = () => {
  const wanted = plain(field.value);
  lines.forEach((line) => (line.hidden = !plain(line.children[0].textContent).includes(wanted)));
  const { length } = document.querySelectorAll(".index-row:not([hidden])");
  if (all) all.search = new URLSearchParams({ q: field.value });
  count.textContent = wanted && count.dataset[length == 1 ? "one" : "many"].replace("{}", length);
};

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
