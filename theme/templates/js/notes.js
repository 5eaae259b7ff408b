// Notes on passages: in a wide window each beside its passage, open where it and all others still are near theirs,
// weightier kinds rather than others; in a narrow one all closed, after their paragraphs. A note that is followed opens, and stays in
// sight together with its passage.
const GAP = 14; // px between two notes in the margin
const NEAR = 240; // px below its number, where a note still is beside its passage
const KINDS = ["check", "since-then", "context"]; // that stay open where there is no room for all, the first longest
const story = document.querySelector(".with-notes .story");
const notes = [...story.querySelectorAll(".note")];
const isPart = story.closest(".newsgloss"); // of another theme's page, which has no margin for notes
const windows = ["(width >= 64rem)", "(width > 82rem)"].map((query) => matchMedia(isPart ? "not all" : query));
const [wide] = windows;
let followed; // the note that was
let fresh; // the window is another: nobody has opened or closed a note in it

function turn() {
  story.classList.toggle("notes-placed", wide.matches);
  if (!wide.matches) notes.forEach((note) => open(note, false));
  fresh = true;
  place();
}

function place() {
  const { top } = story.getBoundingClientRect();
  const shown = notes.filter((note) => wide.matches && note.offsetHeight);
  const wanted = shown.map((note) => numberOf(note).getBoundingClientRect().top - top);
  if (fresh && shown.length) choose(shown, wanted);
  const heights = shown.map((note) => note.offsetHeight);
  const places = around(shown.indexOf(followed), heights, wanted);
  shown.forEach((note, index) => (note.style.top = places[index] + "px"));
  story.style.setProperty("--notes-end", (places.at(-1) + heights.at(-1) || 0) + "px");
}

// All are open, but where a note would be pushed away from its passage: there the least weighty above it closes.
function choose(shown, wanted) {
  const [closed, heights] = [false, true].map((state) => {
    shown.forEach((note) => open(note, state));
    return shown.map((note) => note.offsetHeight); // of all at once: the page is laid out anew only for the first
  });
  const weight = (index) => KINDS.indexOf(shown[index].dataset.kind) + 1 || KINDS.length + 1;
  for (let at = 0; at < shown.length; at++) {
    let places = stack(heights, wanted);
    while (places[at] > wanted[at] + NEAR) {
      const first = places.findLastIndex((place, index) => index <= at && place == wanted[index]);
      const above = shown.map((note, index) => index).filter((i) => i >= first && i < at && heights[i] > closed[i]);
      if (!above.length) break;
      const least = above.reduce((one, other) => (weight(other) >= weight(one) ? other : one));
      heights[least] = closed[least];
      open(shown[least], false);
      places = stack(heights, wanted);
    }
  }
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

// A note that is followed is at its number; those above it make room.
function around(meant, heights, wanted) {
  const places = stack(heights, wanted);
  if (meant < 0 || places[meant] == wanted[meant]) return places;
  stack(heights.slice(meant), wanted.slice(meant)).forEach((place, index) => (places[meant + index] = place));
  for (let index = meant - 1; index >= 0; index--) {
    places[index] = Math.min(places[index], places[index + 1] - heights[index] - GAP);
  }
  const above = Math.min(0, places[0]); // of the story's top, where something else is
  return places.map((place) => place - above);
}

// One that the reader opened, or the browser for words that were sought, stays open.
function open(note, state) {
  const [details] = note.children;
  if (details.open && !note.opened) return;
  details.open = note.opened = state || note == followed;
}

function idOf(note) {
  return note.querySelector(".note-body").id;
}

function numberOf(note) {
  return document.querySelector(`.note-ref[href="#${idOf(note)}"]`);
}

// A number, or the way to the next note.
story.addEventListener("click", (event) => {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  if (!target.matches(".note-ref, .note-next") || ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  history.replaceState(history.state, "", target.hash);
  follow(target.hash);
  followed.querySelector("summary").focus({ preventScroll: true });
});

// The address of a part of a note: the note opens, and neither it nor its passage leaves the window.
function follow(hash) {
  const note = document.getElementById(hash.slice(1))?.closest(".note");
  if (!note) return;
  followed = note;
  const marks = [...story.querySelectorAll(`[data-note="${idOf(note).slice(2)}"]`)];
  open(note, (fresh = true));
  place();
  story.querySelectorAll("[data-current]").forEach((one) => delete one.dataset.current);
  [note, ...marks].forEach((one) => (one.dataset.current = ""));
  [note, marks[0]].forEach((one) => one.scrollIntoView({ block: "nearest" }));
}

function arrive() {
  follow(location.hash);
}

// What is copied of the source is its words alone, without the notes between its paragraphs.
story.addEventListener("copy", (event) => {
  const range = getSelection().getRangeAt(0);
  const ends = [range.startContainer, range.endContainer];
  const part = range.cloneContents();
  if (!part.querySelector(".note") || ends.some((end) => !end.parentElement.closest(".source"))) return;
  part.querySelectorAll("[data-added]").forEach((one) => one.remove());
  const texts = [...part.querySelectorAll("p, h4, h5, h6")].map((one) => one.textContent.trim());
  event.clipboardData.setData("text/plain", texts.join("\r\n".repeat(2)));
  event.preventDefault();
});
turn();
windows.forEach((one) => (one.onchange = turn));
document.fonts.ready.then(() => {
  fresh = true;
  place();
  arrive();
});
addEventListener("hashchange", arrive);
const resized = new ResizeObserver(place); // by larger letters, the reader's opening, the switch that hides them
notes.forEach((note) => resized.observe(note));
addEventListener("resize", place); // the story beside them may have other lines
