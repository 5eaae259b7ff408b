"""The texts of articles -> which tell one story, and which are one article."""

import pytest

from newsgloss.seeds import same_story
from newsgloss.seeds.same_story import Article, KnownArticles, is_same_story, word_changes

BRIDGE = (
    "The bridge of Strelsau opened on Sunday after a year of repairs.\n\n"
    "Nobody in Zenda had believed that it would be ready before the winter, said the mayor.\n\n"
    "It was shut when the ferry ran into its third pillar in a night of fog.\n\n"
    "The council has promised to lower the toll for those who live on the island."
)
PORT = (
    "The port of Zenda is going to close for the winter, the council said on Monday.\n\n"
    "Ships may anchor in Strelsau, which has room for twelve of them, until the ice is gone.\n\n"
    "The fishers' union asked for help with the way, and was told to write a letter."
)
CHINESE = (
    "斯特雷尔绍大桥经过一年的修缮，于星期日重新开放。\n\n"
    "市长说，曾达没有人相信它能在冬天之前完工。渡轮在雾夜撞上了第三根桥墩。"
)
CHINESE_PORT = (
    "曾达港将在冬季关闭，市议会星期一表示。\n\n船只可以停泊在斯特雷尔绍，那里能容纳十二艘船，直到冰融化为止。"
)
JAPANESE = (
    "ストレルサウの橋は、一年間の修理を終えて日曜日に再び開通しました。\n\n"
    "市長は、冬までに完成すると信じていた人はいなかったと述べました。"
)
JAPANESE_PORT = (
    "ゼンダの港は冬の間閉鎖されると、議会が月曜日に発表しました。\n\n"
    "船は氷が解けるまで、ストレルサウに停泊することができます。"
)
THAI = "สะพานสเตรลเซาเปิดใช้อีกครั้งเมื่อวันอาทิตย์หลังจากซ่อมแซมมาหนึ่งปี นายกเทศมนตรีกล่าวว่าไม่มีใครเชื่อว่าจะเสร็จก่อนฤดูหนาว"
THAI_PORT = "ท่าเรือเซนดาจะปิดในช่วงฤดูหนาว สภาเมืองกล่าวเมื่อวันจันทร์ เรือสามารถจอดที่สเตรลเซาได้จนกว่าน้ำแข็งจะละลาย"
SHARED = "http://www.courier.example.org/bridge/?utm_source=x"
ADDRESS = "https://courier.example.org/bridge"


@pytest.mark.parametrize("text", [BRIDGE, CHINESE, JAPANESE, THAI])
def test_a_text_of_which_a_sentence_was_changed_tells_the_same_story(text: str) -> None:
    assert is_same_story(text, text[: len(text) * 2 // 3])


@pytest.mark.parametrize(
    ("text", "other"), [(BRIDGE, PORT), (CHINESE, CHINESE_PORT), (JAPANESE, JAPANESE_PORT), (THAI, THAI_PORT)]
)
def test_another_text_tells_another_story(text: str, other: str) -> None:
    assert not is_same_story(text, other)


def shared(known: Article, new: Article) -> str | None:
    """Return what a new article has in common with a known one that it is."""
    articles = KnownArticles()
    articles.add(known)
    found = articles.same_as(new)
    assert found is None or found[0] is known
    return found[1] if found else None


WHOLLY = "the same words"
NEARLY = "nearly the same words"


@pytest.mark.parametrize(
    ("known", "new", "expected"),
    [
        (Article("a", BRIDGE), Article("b", PORT), None),
        (Article("a", BRIDGE), Article("b", BRIDGE), "the same words"),
        (Article("a", BRIDGE), Article("b", BRIDGE.replace("a year", "two years")), NEARLY),
        (Article("a", BRIDGE), Article("b", "> " + BRIDGE.replace("'", "’").replace("\n\n", "\n\n> ")), WHOLLY),
        (Article("a", CHINESE), Article("b", CHINESE.replace("第三根", "第二根")), NEARLY),
        (Article("a", BRIDGE, ADDRESS), Article("b", PORT, SHARED), "the same address"),
        (Article("a", BRIDGE, ADDRESS), Article("b", BRIDGE), "the same words"),
        (Article("a", BRIDGE, ADDRESS), Article("b", BRIDGE, "https://herald.example.org/bridge"), None),
        (Article("a", BRIDGE, ADDRESS, "2031-05-02"), Article("b", BRIDGE, ADDRESS, "2031-05-03"), None),
        (Article("a", BRIDGE, ADDRESS, "2031-05-02"), Article("b", BRIDGE, ADDRESS), "the same address"),
        (Article("a", BRIDGE, captured_from="Paper"), Article("b", BRIDGE, captured_from="The archive"), None),
        (Article("a", BRIDGE, "https://courier.example.org/"), Article("b", PORT, "https://courier.example.org"), None),
        (Article("a", "It opened."), Article("b", "It opened."), None),  # says too little
    ],
)  # fmt: skip
def test_an_article_is_known_by_its_address_or_words_but_for_versions_and_reprints(
    known: Article, new: Article, expected: str | None
) -> None:
    assert expected == shared(known, new)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It holds 950 cars.", "'950' for '900'"),
        ("It now holds 900 cars.", "'now' added"),
        ("It holds cars.", "'900' left out"),
        ("It holds 950 cars today.", "'950' for '900', 'today' added"),
        ("It HOLDS 900 cars.", "'HOLDS' for 'holds'"),
        ("Now she has 950 cars and more, one hears.", ""),
    ],
)
def test_the_words_in_which_two_articles_differ_are_told(text: str, expected: str) -> None:
    assert expected == word_changes(text, "It holds 900 cars.")


def test_of_many_differences_the_first_are_told() -> None:
    assert word_changes("a 1 b 2 c 3 d 4 e 5", "a b c d e") == "'1' added, '2' added, '3' added, 2 more"


def test_what_is_told_of_a_difference_is_short_and_long_articles_are_not_compared() -> None:
    lake = "lake " * 20
    assert word_changes(f"{lake}{'ferry ' * 10}", lake) == "'ferry ferry ferry ferry ferry ferry fer…' added"
    assert word_changes(lake * 200, lake * 199) == ""


def test_a_second_copy_of_a_later_version_is_known() -> None:
    known = KnownArticles()
    first, later = Article("a", BRIDGE, ADDRESS, "2031-05-02"), Article("b", BRIDGE, ADDRESS, "2031-05-03")
    known.add(first)
    known.add(later)

    assert known.same_as(Article("c", BRIDGE, published="2031-05-03")) == (later, "the same words")


def test_an_article_is_compared_with_few_however_many_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    known, compared = KnownArticles(), list[str]()
    monkeypatch.setattr(same_story, "is_same_story", lambda text, *_: compared.append(text))
    for number in range(200):
        article = Article(
            f"{number}",
            f"Our terms of use apply to all of this.\n\nStory {number} is told alone.\n\nNumber {number} is the last.",
        )
        assert known.same_as(article) is None
        known.add(article)

    assert compared == []
    for number in range(200):  # all alike
        known.same_as(copy := Article(f"{number}", BRIDGE))
        known.add(copy)
    assert len(compared) < 200 * (same_story.HELD + 1)
