from newsgloss.linking.occurrences import Mention, Occurrences, entries_in

FERRY_1 = Mention("ferry", 1, linked=True, context="The ferry left.", start=4, end=9)
FERRY_2 = Mention("ferry", 2, linked=False, context="A ferry came.", start=2, end=7)
PORT_1 = Mention("port", 1, linked=True, context="At the port.", start=7, end=11)
PAGES = {"explainers/zenda": (FERRY_1, PORT_1, FERRY_2), "glossary/port": (FERRY_1,)}


def test_a_mention_is_reached_by_its_entry_and_number() -> None:
    expected = ["m-ferry-1", "m-ferry-2"]

    assert expected == [FERRY_1.anchor, FERRY_2.anchor]


def test_mentions_are_turned_round() -> None:
    expected = {"explainers/zenda": (FERRY_1, FERRY_2), "glossary/port": (FERRY_1,)}

    assert expected == Occurrences.on(PAGES).of("ferry")


def test_pages_keep_their_order() -> None:
    expected = ["glossary/port", "explainers/zenda"]

    assert expected == list(Occurrences.on(dict(reversed(PAGES.items()))).of("ferry"))


def test_an_entry_is_counted_over_all_pages() -> None:
    expected = [3, 1]

    occurrences = Occurrences.on(PAGES)

    assert expected == [occurrences.count("ferry"), occurrences.count("port")]


def test_an_entry_that_nothing_mentions_is_mentioned_nowhere() -> None:
    expected: tuple[dict[str, object], int] = ({}, 0)

    occurrences = Occurrences.on(PAGES)

    assert expected == (occurrences.of("anchor"), occurrences.count("anchor"))


def test_entries_are_listed_once_by_first_mention() -> None:
    expected = ("ferry", "port")

    assert expected == entries_in(PAGES["explainers/zenda"])
