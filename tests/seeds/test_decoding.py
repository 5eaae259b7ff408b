"""Bytes -> text, its encoding and what is odd in it; or where it is no text, and what to do."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgloss.model.problems import ContentError, Flaw, TextError, reading
from newsgloss.seeds.decoding import Decoded, decode

ENGLISH = "Port of Zenda closes\n\n“The port closed,” he said — it’s true… at the naïve café, for £5.\n"
FRENCH = "Le port ferme\n\nLe ministre a déclaré : « Nous n’avions pas le choix » — à l’été, où l’eau… €.\n"
CAPITALS = "LE PORT FERME\n\nÀ L’ÉTÉ, L’ÎLE N’EST PLUS À NOUS : « ÇA VA », DIT-IL. SÃO JOÃO, MÜNCHEN, ÅRHUS.\n"
POLISH = "Ruritania zamyka granicę\n\nPremier powiedział, że żegluga została wstrzymana. Źródła mówią o stu łodziach.\n"
CZECH = (
    "Hranice jezera se zavírá\n\nMinistr řekl, že přívoz kvůli povodni od úterý nejezdí. „Čekali jsme dlouho,“ dodal.\n"
)
HUNGARIAN = (
    "Lezárják a tó határát\n\nA miniszter azt mondta, hogy a komp az árvíz miatt nem közlekedik, és később sem.\n"
)
TURKISH = "İskele yeniden açılacak\n\nBakan, göl sınırının sel yüzünden salı günü kapatıldığını söyledi.\n"
LITHUANIAN = (
    "Uždaroma ežero siena\n\nMinistras sakė, kad dėl potvynio keltas antradienį neplaukė. Žmonės laukė ilgai.\n"
)
ESTONIAN = "Järve piir suletakse\n\nMinister ütles, et praam ei sõida üleujutuse tõttu. Žürii ja šeff ootasid õhtuni.\n"
RUSSIAN = "Руритания закрывает границу озера из-за наводнения. Министр сказал, что выбора не было.\n"
JAPANESE = "ルリタニア政府は月曜日、洪水のため湖の国境を閉鎖した。大臣は選択肢はなかったと述べた。\n"
CHINESE = "鲁里坦尼亚政府周一因洪水关闭湖泊边境。部长说别无选择。\n"
TAIWANESE = "魯里坦尼亞政府週一因洪水關閉湖泊邊境。部長說別無選擇。\n"
ARABIC = "أغلقت حكومة روريتانيا حدود البحيرة يوم الاثنين.\n"
WORDS = "the port été à l’été — “yes,” “no” it’s ÉTÉ Où œuvre £5 naïve Çà São Zürich’s don’t € (été) «non»".split()
ASK = "Save the file as UTF-8, or write its `encoding:` in the sidecar."
SAVE = "Save the article as plain text in UTF-8."
CLEAN = "Get a clean copy, or write `mojibake:` in the sidecar: `fix` if that reading is right, else `keep`."


def refused(data: bytes, encoding: str | None = None) -> list[str]:
    """Return why bytes are no text."""
    with pytest.raises(ContentError) as caught, reading("seeds/zenda.txt"):
        decode(data, encoding)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, CAPITALS, POLISH, RUSSIAN, JAPANESE, ARABIC, "Plain ASCII.\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_told_by_its_mark_or_its_form(text: str, encoding: str) -> None:
    expected = Decoded(text, encoding)

    assert expected == decode(text.encode(encoding))


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, CAPITALS, POLISH, "Plain ASCII!\n\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(text: str, encoding: str) -> None:
    expected = Decoded(text, encoding)

    assert expected == decode(text.encode(encoding))


@pytest.mark.parametrize(
    ("text", "encoding", "lang"),
    [
        (ENGLISH, "cp1252", "en"),
        (FRENCH, "cp1252", "fr"),
        (CAPITALS, "cp1252", "fr"),
        ("The port closed. " * 20 + "caf\u00e9\n", "cp1252", "en"),
        (ENGLISH, "mac_roman", "en"),
        (FRENCH, "mac_roman", "fr"),
        (POLISH, "cp1250", "pl"),
        (RUSSIAN, "cp1251", "en"),
        (RUSSIAN, "koi8_r", "en"),
        (JAPANESE, "shift_jis", "en"),
        (JAPANESE, "euc_jp", "en"),
        (CHINESE, "gb18030", "en"),
        (TAIWANESE, "big5", "en"),
        (ARABIC, "cp1256", "en"),
    ],
)
def test_another_encoding_is_guessed_where_it_can_be_told(text: str, encoding: str, lang: str) -> None:
    decoded = decode(text.encode(encoding), lang=lang)

    assert (text, encoding) == (decoded.text, decoded.encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "lang"),
    [
        (POLISH, "cp1250", "pl"),
        (POLISH, "iso8859_2", "pl"),
        (POLISH, "mac_latin2", "pl"),
        (CZECH, "cp1250", "cs"),
        (HUNGARIAN, "cp1250", "hu"),
        (TURKISH, "cp1254", "tr"),
        (LITHUANIAN, "cp1257", "lt"),
        (ESTONIAN, "iso8859_15", "et"),
    ],
)
def test_the_language_of_a_text_tells_its_code_page(text: str, encoding: str, lang: str) -> None:
    reason = f"it is not UTF-8, and this gives the letters of its language, {lang}"
    expected = Decoded(text, encoding, guess=reason)

    assert expected == decode(text.encode(encoding))


def test_a_guess_without_a_language_says_so() -> None:
    expected = Decoded(ENGLISH, "cp1252", guess="it is not UTF-8, and this gives the likeliest letters")

    assert expected == decode(ENGLISH.encode("cp1252"))


def test_an_encoding_that_a_file_names_counts_where_it_fits() -> None:
    expected = Decoded("Ķēniņš", "cp1257")

    assert expected == decode("Ķēniņš".encode("cp1257"), named="CP1257")


@pytest.mark.parametrize("named", ["utf-8", "klingon", "utf-7", "hex"])
def test_an_encoding_that_a_file_names_wrongly_does_not_count(named: str) -> None:
    expected = ENGLISH

    assert expected == decode(ENGLISH.encode("cp1252"), named=named).text


def test_what_cannot_be_told_is_a_problem() -> None:
    expected = [f"seeds/zenda.txt:1:1: these bytes are not UTF-8 text\n    {ASK}"]

    assert expected == refused("Ł. Ż. Ś.".encode("cp852"))


def test_utf_8_with_a_wrong_byte_is_not_taken_for_another_encoding() -> None:
    expected = [f"seeds/zenda.txt:3:7: these bytes are not UTF-8 text\n    {ASK}"]

    assert expected == refused("Été\n\nÉté, \u00e0".encode() + b"\xff" + "là, été\n".encode())


def test_text_that_was_cut_within_a_character_is_a_problem() -> None:
    expected = [f"seeds/zenda.txt:3:7: these bytes are not UTF-8 text\n    {ASK}"]

    assert expected == refused("Été\n\nÉté l’é".encode()[:-1])


def test_the_sidecar_names_the_encoding() -> None:
    expected = Decoded("café", "cp850")

    assert expected == decode("café".encode("cp850"), "cp850")


@pytest.mark.parametrize("encoding", ["utf-8", "klingon", "hex", "rot13"])
def test_a_sidecar_that_names_the_wrong_encoding_is_a_problem(encoding: str) -> None:
    expected = [f"seeds/zenda.txt:1:1: this is not {encoding}\n    {ASK}"]

    assert expected == refused(b"caf\xe9", encoding)


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-8-sig"])
def test_a_mark_is_no_part_of_the_text(encoding: str | None) -> None:
    expected = "Port closes"

    assert expected == decode(b"\xef\xbb\xbfPort closes", encoding).text


@pytest.mark.parametrize("data", [b"a\r\nb\r\n\r\nc", b"a\rb\r\rc", b"a\nb\r\n\rc"])
def test_line_ends_become_one_kind(data: bytes) -> None:
    expected = "a\nb\n\nc"

    assert expected == decode(data).text


def test_a_page_end_parts_words() -> None:
    expected = Decoded("one two three", "utf-8")

    assert expected == decode(b"one\x0ctwo\x0bthree")


def test_a_separator_of_data_parts_words_and_is_counted() -> None:
    expected = Decoded("one two three", "utf-8", (("control character, left out", 2),))

    assert expected == decode(b"one\x1ctwo\x1fthree")


def test_control_characters_are_left_out_and_counted() -> None:
    expected = Decoded("abcdef", "utf-8", (("control character, left out", 5),))

    assert expected == decode("a\x02b\x03c\x7fd\x00e\ufdd0f".encode())


def test_what_no_reader_sees_is_counted_and_kept() -> None:
    text = "lake\u00a0port, soft\u00adhyphen, zero\u200bwidth, \u200cnon\u200djoiner, word\u2060joiner, \ufeffend"
    expected = (
        ("no-break space", 1),
        ("soft hyphen", 1),
        ("zero-width space", 1),
        ("zero-width non-joiner", 1),
        ("zero-width joiner", 1),
        ("word joiner", 1),
        ("zero-width no-break space", 1),
    )

    assert Decoded(text, "utf-8", expected) == decode(text.encode())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Qui paie\u00a0? «\u00a0Nous\u00a0», dit M.\u00a0Moe\u00a0; 10\u00a0000\u00a0bacs, 5\u00a0%, à\u00a0Zenda", 0),
        ("The permit –\u00a0of Art.\u00a05, or §\u00a06\u00a0– is a\u00a0paper of 20\u00a0km", 0),
        ("a safe\u00a0third country. \u00a0It is closed.\u00a0Nobody crosses,\u00a0it says", 4),
        ("می\u200cخواهم, क\u094d\u200dष, ภาษา\u200bไทย, 👩\u200d🚀", 0),
        ("fer\u200bry and per\u200cmit", 2),
    ],
)
def test_what_a_language_or_typography_puts_there_is_not_told(text: str, count: int) -> None:
    assert count == sum(number for _, number in decode(text.encode()).oddities)


@pytest.mark.parametrize("text", ["\u202edef", "\u202d\u05d0\u05d1", "\u202e12", "\u2067\u202edef\u202c\u2069"])
def test_an_override_that_turns_letters_round_is_a_problem(text: str) -> None:
    place = next(index for index, character in enumerate(text) if character in "\u202d\u202e")
    message = f"a character here (U+{ord(text[place]):04X}) changes the order in which the line is read"
    expected = [f"seeds/zenda.txt:3:{5 + place}: {message}\n    Take it out of the seed."]

    assert expected == refused(f"Port\n\nabc {text}".encode())


def test_marks_stacked_on_a_letter_are_a_problem() -> None:
    message = "more than 30 accents and marks are on one letter here"
    expected = [f"seeds/zenda.txt:3:6: {message}\n    Take them out; no script has so many."]

    assert expected == refused(("Port\n\nabcde" + "\u0301" * 31).encode())
    assert decode(("Port\n\nabcde" + "\u0301" * 30).encode()).text


def test_right_to_left_text_and_its_plain_marks_are_no_problem() -> None:
    text = "שלום עולם\n\n\u200fمرحبا بالعالم\u200e\n"
    expected = Decoded(text, "utf-8")

    assert expected == decode(text.encode())


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("It’s a test", "3:3", "'â€™s a test' for '’s a test'"),
        ("déclaré l'été", "3:2", "'Ã©clarÃ© l'Ã' for 'éclaré l'é'"),
        ("“Quoted”", "3:1", None),
        ("Привет мир", "3:1", None),
    ],
)
def test_text_that_was_decoded_wrongly_is_a_problem(text: str, place: str, words: str | None) -> None:
    data = f"Port\n\n{text}".encode().decode("cp1252", "replace").encode()

    problem = refused(data)[0]

    assert problem.startswith(f"seeds/zenda.txt:{place}: this looks decoded wrongly: {words or ''}")
    assert problem.endswith(f"\n    {CLEAN}")


def test_text_that_was_decoded_wrongly_is_mended_on_the_sidecars_word() -> None:
    expected = "Port\n\nIt’s a naïve test"

    assert expected == decode(expected.encode().decode("cp1252").encode(), mojibake="fix").text


@pytest.mark.parametrize(
    "text",
    [
        "NÃO É POSSÍVEL — SÃO PAULO",
        "ÇA VA À L'ÉCOLE, L’ÎLE D’ÂGE",
        "½ · ¾ ± 5 µm × 3, 100 °C, £5 – £10, ¥100",
        "«¡Olé!» ¿Qué? Mañana… ¡sí!",
        "Łódź, Đà Nẵng, Việt Nam, İstanbul’da",
        "Müller & Söhne © 2031 ™ ® † ‡ § ¶",
        "naïve façade – “Ü” ‘Ä’",
        "IRMÃ’S, JOSÉ’S, CAFÉ™, L’ÉTÉ€",
    ],
)
def test_text_that_only_looks_unusual_is_no_problem(text: str) -> None:
    expected = Decoded(text, "utf-8")

    assert expected == decode(text.encode())


def test_a_character_that_somebody_lost_is_a_problem() -> None:
    remedy = "Get a clean copy, or write `mojibake: fix` in the sidecar to keep the mark that stands for it."
    expected = [f"seeds/zenda.txt:3:3: a character was lost here (U+FFFD)\n    {remedy}"]

    assert expected == refused("Port\n\nIt\ufffds a test".encode())


def test_bytes_that_mean_nothing_are_no_text() -> None:
    data = bytes((number * number + number // 7) % 256 for number in range(5_000))
    expected = [f"seeds/zenda.txt:1:1: this is not text\n    {ASK}"]

    assert expected == refused(b"\x80\x00" + data)


def test_text_full_of_control_characters_is_no_text() -> None:
    expected = [f"seeds/zenda.txt: this is not text\n    {SAVE}"]

    assert expected == refused(b"ab\x01\x02" * 20)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_a_file_without_a_word_is_text_without_a_word(data: bytes) -> None:
    assert not decode(data).text.strip()


def test_what_is_odd_far_into_a_long_file_is_found() -> None:
    text = "The port of Zenda closed.\n" * 40_000 + "It closed.\u200b\n"
    expected = (("zero-width space", 1),)

    assert expected == decode(text.encode()).oddities


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff"), max_size=60))
def test_utf_8_is_what_it_says(text: str) -> None:
    with contextlib.suppress(TextError):  # it may look decoded wrongly, or turn the order of reading round
        assert text == decode(text.encode()).text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_problem_with_a_remedy(data: bytes) -> None:
    flaws: tuple[Flaw, ...] = ()
    text = ""
    try:
        text = decode(data).text
    except TextError as error:
        flaws = error.flaws

    assert not {"\r", "\x00"} & set(text)
    assert all(flaw.remedy for flaw in flaws)


def test_two_odd_bytes_among_plain_letters_are_no_other_script() -> None:
    expected = "the the the the Çà"

    assert expected == decode(b"the the the the \xc7\xe0").text


@given(st.lists(st.sampled_from(WORDS).map("ferry {}".format), min_size=3, max_size=30).map(" ".join))
def test_what_western_newspapers_write_comes_back_from_windows(text: str) -> None:
    decoded = decode(text.encode("cp1252"))

    assert (text, "utf-8" if text.isascii() else "cp1252") == (decoded.text, decoded.encoding)


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "punycode", "undefined", "idna"])
def test_an_encoding_that_spells_letters_in_others_is_refused(encoding: str) -> None:
    message = f"no article is written in {encoding}, which spells letters in others"
    expected = [f"seeds/zenda.txt: {message}\n    Name the encoding that the file was saved in."]

    assert expected == refused(b"Port\n\nIt +AGQAaQBk-.", encoding)


def test_the_line_ends_of_unicode_end_lines_where_a_text_has_no_others() -> None:
    expected = "Port of Zenda closes\nIt closed.\n\nThe end."

    assert expected == decode("Port of Zenda closes\u2028It closed.\u2029The end.".encode()).text


def test_a_seed_in_which_git_has_marked_two_versions_is_refused() -> None:
    text = "Port of Zenda closes\n\n<<<<<<< HEAD\nIt closed.\n=======\nIt did.\n>>>>>>> pupil\n"

    assert refused(text.encode())[0].startswith(
        "seeds/zenda.txt:3:1: a merge of git was left unfinished here: readers would see both versions and its marks"
    )
