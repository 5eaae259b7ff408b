// Notes on passages: in a wide window each beside its passage, or as near below it as the notes above let it; in a narrow
// one a closed line that opens when its number is followed. Without this script they stand beside their paragraphs.
const GAP = 14; // px between two notes in the margin
const story = document.querySelector(".with-notes .story");
const notes = [...story.querySelectorAll(".note")];
const wide = matchMedia("(width >= 65rem)");

// For each kind of window once: a note that the reader opens in a narrow one stays open.
function turn() {
  story.classList.toggle("notes-placed", wide.matches);
  notes.forEach((note) => (note.firstElementChild.open = wide.matches || note.contains(document.querySelector(":target"))));
  place();
}

function place() {
  const { top } = story.getBoundingClientRect();
  let free = 0; // px below the story's top from which on the margin is free
  const shown = notes.filter((note) => wide.matches && note.offsetHeight);
  const places = shown.map((note) => {
    const number = document.querySelector(`[href="#${note.querySelector(".note-body").id}"]`);
    const from = Math.max(number.getBoundingClientRect().top - top, free);
    free = from + note.offsetHeight + GAP;
    return from;
  });
  shown.forEach((note, index) => (note.style.top = places[index] + "px"));
  story.style.setProperty("--notes-end", free + "px");
}

story.addEventListener("click", (event) => {
  const { target } = event;
  if (target.matches(".note-ref")) document.getElementById(target.hash.slice(1)).parentNode.open = true;
  if (wide.matches && target.closest(".note summary")) event.preventDefault(); // there is room for it open
});
turn();
wide.onchange = turn;
document.fonts.ready.then(place);
const resized = new ResizeObserver(place); // by a wider window, larger letters, the switch that hides them
notes.forEach((note) => resized.observe(note));
