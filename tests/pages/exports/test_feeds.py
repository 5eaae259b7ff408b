"""What a feed says of an item that Pelican has no field for."""

import json
from datetime import UTC, datetime

from newsgloss.content.values import Content
from newsgloss.pages.exports.feeds import SourcedFeed, json_feed
from newsgloss.pages.exports.publication import publication


def test_an_item_in_another_language_says_so(content: Content) -> None:
    feed = SourcedFeed(title="The Ruritanian", link="https://example.org/", description=None)
    for title, lang in (("Le bac", "fr"), ("The ferry", None)):
        day = datetime(2031, 5, 2, tzinfo=UTC)
        feed.add_item(
            title, f"https://example.org/{title}", "A.", pubdate=day, unique_id=title, content=None, lang=lang
        )

    items = json.loads(json_feed(feed, publication(content), "feeds/all.json"))["items"]
    assert [item.get("language") for item in items] == ["fr", None]
    assert feed.writeString("utf-8").count("<entry") == 2
    assert feed.writeString("utf-8").count('<entry xml:lang="fr"') == 1
