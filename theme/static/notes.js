// Notes on passages: in a wide window each beside its passage, or as near below it as the notes above let it; in a narrow
// one a closed line that opens when its number is followed. Without this script they stand beside their paragraphs.
const GAP = 14; // px between two notes in the margin
const story = document.querySelector(".with-notes .story");
const wide = matchMedia("(width >= 65rem)");

function arrange() {
  const top = story.getBoundingClientRect().top;
  let free = 0; // px below the story's top from which on the margin is free
  story.classList.toggle("notes-placed", wide.matches);
  story.querySelectorAll(".note").forEach((note) => {
    note.firstElementChild.open = wide.matches || note.contains(document.querySelector(":target"));
    if (!wide.matches) return;
    const number = document.querySelector(`[href="#${note.querySelector(".note-body").id}"]`);
    const place = Math.max(number.getBoundingClientRect().top - top, free);
    note.style.top = place + "px";
    free = place + note.offsetHeight + GAP;
  });
  story.style.minHeight = wide.matches ? free - GAP + "px" : "";
}

story.addEventListener("click", ({ target }) => {
  if (target.matches(".note-ref")) document.getElementById(target.hash.slice(1)).parentNode.open = true;
});
new ResizeObserver(arrange).observe(story.parentNode);
wide.onchange = arrange;
document.fonts.ready.then(arrange);
