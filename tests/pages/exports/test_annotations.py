from newsgloss.pages.exports.annotations import StoryPart, story_parts

PAGE = """<body><a class="entry-link" id="m-lake-9">lake</a><div class="story" lang="en">
<p>It &amp; the <mark class="passage" id="p-why" data-note="why">port <em>of</em></mark>
<mark class="passage" data-note="why">Zenda<br></mark><a class="note-ref" data-added>1</a> near the
<a class="entry-link" id="m-lake-1" data-entry="lake" href="/lake/">l&#228;ke</a>.</p>
<!-- <b> --><aside><div>Ours</div></aside></div><p>After <span id="m-lake-2">lake</span></p></body>"""


def test_the_parts_of_a_story_are_at_their_places_in_its_text() -> None:
    text, parts = story_parts(PAGE)

    assert text == "\nIt & the port of\nZenda1 near the\nläke.\nOurs"
    assert {id_: text[part.start : part.end] for id_, part in parts.items()} == {
        "p-why": "port of\nZenda",
        "m-lake-1": "läke",
    }
    assert parts["m-lake-1"] == StoryPart("m-lake-1", 34, 38)


def test_a_page_without_a_story_has_no_parts() -> None:
    assert story_parts("<body><p>Nothing</p></body>") == ("", {})
