// A citation and its button -> the citation selected and, where the browser lets us, on the clipboard; and what came of it,
// which is seen and read out.
export function copyCitation(ownWords) {
  const button = document.querySelector(".copy-button");
  const [copied, selected] = (button.dataset.words ?? ownWords).split("|");
  const said = document.createElement("output");

  button.after("\u2002", said); // as wide as the space behind it
  button.onclick = copy;
  copy();

  async function copy() {
    said.textContent = "";
    getSelection().selectAllChildren(document.querySelector(".cite"));
    try {
      await navigator.clipboard.writeText(getSelection());
      said.textContent = copied;
    } catch {
      said.textContent = selected;
    }
  }
}
