// Notes on passages: in a wide window each beside its passage, open where the notes below it are still beside
// theirs, else closed to its title; in a narrow one all closed, after their paragraphs. A note that is followed opens.
const GAP = 14; // px between two notes in the margin
const NEAR = 66; // px below its number, two lines of the story, where a note still is beside its passage
const story = document.querySelector(".with-notes .story");
const notes = [...story.querySelectorAll(".note")];
const isPart = story.closest(".newsgloss"); // of another theme's page, which has no margin for notes
const windows = ["(width >= 65rem)", "(width > 82rem)"].map((query) => matchMedia(isPart ? "not all" : query));
const [wide] = windows;
let fresh; // the window is another: nobody has opened or closed a note in it

function turn() {
  story.classList.toggle("notes-placed", wide.matches);
  if (!wide.matches) notes.forEach((note) => open(note, isMeant(note)));
  fresh = true;
  place();
}

function place() {
  const { top } = story.getBoundingClientRect();
  const shown = notes.filter((note) => wide.matches && note.offsetHeight);
  const wanted = shown.map((note) => numberOf(note).getBoundingClientRect().top - top);
  if (fresh && shown.length) choose(shown, wanted);
  const heights = shown.map((note) => note.offsetHeight);
  const places = stack(heights, wanted);
  shown.forEach((note, index) => (note.style.top = places[index] + "px"));
  story.style.setProperty("--notes-end", (places.at(-1) + heights.at(-1) || 0) + "px");
}

// From the top: a note opens if none below is pushed out of its place, or further than it is anyway.
function choose(shown, wanted) {
  const [closed, opened] = [false, true].map((state) => {
    shown.forEach((note) => open(note, state || isMeant(note)));
    return shown.map((note) => note.offsetHeight); // of all at once: the page is laid out anew only for the first
  });
  let heights = closed;
  shown.forEach((note, index) => {
    const least = stack(heights, wanted);
    const taller = heights.map((height, other) => (other == index ? opened[index] : height));
    const fits = stack(taller, wanted).every((place, other) => place <= Math.max(wanted[other] + NEAR, least[other]));
    if (fits) heights = taller;
    open(note, fits);
  });
  fresh = false;
}

// Each at its number, or right below the one above.
function stack(heights, wanted) {
  let free = 0;
  return heights.map((height, index) => {
    const place = Math.max(wanted[index], free);
    free = place + height + GAP;
    return place;
  });
}

function open(note, state) {
  note.firstElementChild.open = state;
}

function isMeant(note) {
  return note.contains(document.querySelector(":target"));
}

function numberOf(note) {
  return document.querySelector(`[href="#${note.querySelector(".note-body").id}"]`);
}

story.addEventListener("click", ({ target }) => {
  if (target.matches(".note-ref")) open(document.getElementById(target.hash.slice(1)).closest(".note"), true);
});
turn();
windows.forEach((one) => (one.onchange = turn));
document.fonts.ready.then(() => {
  fresh = true;
  place();
});
const resized = new ResizeObserver(place); // by larger letters, the reader's opening, the switch that hides them
notes.forEach((note) => resized.observe(note));
addEventListener("resize", place); // the story beside them may have other lines
