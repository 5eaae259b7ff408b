import json
from collections.abc import Callable
from pathlib import Path

from newsgloss.content.values import Content
from newsgloss.pages.exports.publication import publication
from newsgloss.pages.exports.timeline_data import timeline_json

EVENTS = """\
- {id: strike, kind: event, label: "Ferries & <b>strike</b>", gloss: Stay < in., date: 2030-11, happening: report}
- {id: talks, kind: event, label: Talks, gloss: They talk., date: 2031-05-03/2031-05-09, happening: report}
- {id: hidden, kind: event, label: Hidden, gloss: Not told., date: 2031-05-03, happening: report, status: draft}
"""


def test_events_are_told_by_date_in_the_form_of_timelinejs(
    richer: Path, add: Callable[[str, str], None], load: Callable[[], Content]
) -> None:
    assert richer
    add("content/glossary/events.yaml", EVENTS)
    content = load()
    told = json.loads(timeline_json(content, publication(content)))

    assert [event["unique_id"] for event in told["events"]] == ["strike", "port-closes", "talks"]
    assert told["events"][0] == {
        "unique_id": "strike",
        "start_date": {"year": 2030, "month": 11},
        "display_date": "November 2030",
        "text": {
            "headline": "Ferries &amp; &lt;b&gt;strike&lt;/b&gt;",
            "text": ('<p>Stay &lt; in.</p><p><a href="https://example.org/lake/timeline/#strike">Timeline</a></p>'),
        },
        "group": "Report",
    }
    assert told["events"][2]["start_date"] == {"year": 2031, "month": 5, "day": 3}
    assert told["events"][2]["end_date"] == {"year": 2031, "month": 5, "day": 9}
    assert told["title"]["text"]["headline"] == "The Ruritanian: timeline"
    assert told["license"] == "https://example.org/licence"
    assert told["rights"] in told["title"]["text"]["text"]


def test_a_site_without_a_timeline_names_the_sources_of_an_event(
    change: Callable[[str, str, str], None], load: Callable[[], Content]
) -> None:
    change("pelicanconf.py", 'SITEURL = ""', 'SITEURL = ""\nTIMELINE_SAVE_AS = ""')
    content = load()
    (event,) = json.loads(timeline_json(content, publication(content)))["events"]

    assert event["text"]["text"] == "<p>The port of Zenda closed to ferries.</p><p>Ruritania, Official Gazette</p>"
