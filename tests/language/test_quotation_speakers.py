"""A story's paragraphs -> who is said to speak in each quote, and how that is known; nobody where it is not sure."""

import pytest

from newsgloss.language.quotations import find_quotes


def speakers(*paragraphs: str) -> list[tuple[str | None, str]]:
    """Return who speaks in each quote, and how that is known."""
    return [(quote.speaker, quote.attribution) for quote in find_quotes(enumerate(paragraphs, 1))]


@pytest.mark.parametrize(
    "paragraph",
    [
        '"It is over," said Karl Black.',
        '"It is over," Karl Black said.',
        '"It is over," said fisher Karl Black.',
        '"It is over," said the mayor of Zenda, Karl Black.',
        '"It is over," the mayor of Zenda, Karl Black, said.',
        '"It is over," Karl Black, the mayor of Zenda, said.',
        '"It is over," said Interior Minister Karl Black.',
        '"It is over," said Mr. Karl Black, a fisher.',
        '"It is over," according to Karl Black, the mayor.',
        'Karl Black, who owns a ferry, said: "It is over."',
        'In Zenda, Karl Black said "it is over."',
        'However, Karl Black said "it is over."',
        'Told of the plan, Mayor Karl Black replied: "It is over."',
        'In an email, Karl Black wrote, "It is over."',
        "“It is over,” said Karl Black.",
        "‘It’s over,’ said Karl Black.",
        "„It is over“, said Karl Black.",
        "»It is over«, said Karl Black.",
        "« C'est fini », a déclaré Karl Black.",
        "« C'est fini », a déclaré le ministre de l'Intérieur Karl Black.",
        "«C'est fini», dit Karl Black.",
        "Selon Karl Black, « c'est fini ».",
        "« C'est fini, a déclaré Karl Black. Personne ne passe. »",
        "„Es ist vorbei“, sagte Karl Black.",
        "„Es ist vorbei“, sagte Verkehrsminister Karl Black am Montag.",
        "„Es ist vorbei“, sagte Karl Black der Zeitung.",
        "„Es ist vorbei“, sagte Karl Black Reportern.",
        "„Es ist vorbei“, sagte der Vorsitzende Karl Black im Parlament.",
        "Karl Black schrieb: „Es ist vorbei.“",
        "Nach Angaben von Karl Black ist es „vorbei“.",
    ],
)
def test_the_words_beside_a_quote_name_its_speaker(paragraph: str) -> None:
    expected = [("Karl Black", "explicit")]

    assert expected == speakers(paragraph)


@pytest.mark.parametrize(
    "name",
    [
        "Anna de la Tour",
        "Ludwig van Beethoven",
        "Jean-Luc O'Brien",
        "Mohammed al-Amin",
        "Łukasz Żak",
        "Karl J. Black",
        "Élodie Côté",
        "Angus McDonald",
    ],
)
def test_names_are_whole(name: str) -> None:
    expected = [(name, "explicit")]

    assert expected == speakers(f'"No," said {name}.')


def test_a_name_stands_for_its_fullest_form() -> None:
    expected = [("Fritz Tarlenheim", "explicit")] * 3

    assert expected == speakers(
        '"No," said Interior Minister Fritz Tarlenheim.', '"No," Tarlenheim said.', '"No," said Mr. Tarlenheim.'
    )


def test_each_quote_of_a_paragraph_has_its_own_speaker() -> None:
    expected = [("Karl Black", "explicit"), ("Rose Hentzau", "explicit")]

    assert expected == speakers('"No," said Karl Black. "Yes," said Rose Hentzau.')


def test_a_quote_that_goes_on_after_its_speaker_is_the_speakers() -> None:
    expected = [("Karl Black", "explicit"), ("Karl Black", "explicit")]

    assert expected == speakers('"No," said Karl Black. "It is over."')


def test_who_is_told_does_not_speak() -> None:
    expected = [("Karl Black", "explicit"), ("Karl Black", "pronoun")]

    assert expected == speakers('"No," Karl Black told Rose Hentzau.', '"It is over," he told Rose Hentzau.')


def test_a_pronoun_means_whoever_was_named_last() -> None:
    expected = [("Rose Hentzau", "explicit"), ("Rose Hentzau", "pronoun")]

    assert expected == speakers('"No," said Rose Hentzau.', 'Nobody may cross. "It is over," she said.')


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Karl Black said he would meet Rose Hentzau.", "Karl Black"),
        ("The levy is Karl Black's work.", "Karl Black"),
        ("It was built by Karl Black and paid for by Rose Hentzau.", None),
        ("Karl Black left. Rose Hentzau, 44, agreed.", "Rose Hentzau"),
        ("Rose Hentzau stayed. He met Karl Black.", "Rose Hentzau"),
        ("Karl Black left. Zenda Vesmar, 44, agreed.", None),
    ],
)
def test_a_pronoun_means_whom_the_sentence_before_speaks_of(before: str, expected: str | None) -> None:
    assert (
        expected == speakers('"No," said Rupert Moe.', before + " Nobody may cross.", '"It is over," he said.')[-1][0]
    )


def test_they_are_nobody_by_name() -> None:
    expected = [("Karl Black", "explicit"), (None, "none"), ("an official", "explicit"), ("an official", "pronoun")]

    assert expected == speakers(
        '"No," said Karl Black.', 'They said it was "over".', '"Yes," said an official.', 'They said it was "over".'
    )


def test_a_sentence_in_which_nobody_is_said_to_speak_is_not_the_next_ones_speakers() -> None:
    expected = [("Karl Black", "explicit"), ("Karl Black", "explicit"), (None, "none"), ("Karl Black", "explicit")]

    assert expected == speakers(
        '"No," said Karl Black. "It is over." A sign read "closed". Karl Black said that "all" of it was so.'
    )


def test_a_surname_alone_is_known_from_a_name_anywhere() -> None:
    expected = [("Karl Vesmar", "explicit")]

    assert expected == speakers("Karl Vesmar, a fisher, came.", '"No," said Vesmar.')


def test_nobodys_gender_is_guessed() -> None:
    expected = [("Karl Black", "explicit"), ("Karl Black", "pronoun")]

    assert expected == speakers('"No," said Karl Black.', '"It is over," she said.')


def test_a_pronoun_in_french() -> None:
    expected = [("Rose Hentzau", "explicit"), ("Rose Hentzau", "pronoun"), ("Rose Hentzau", "pronoun")]

    assert expected == speakers(
        "« Non », dit Rose Hentzau.", "« C'est fini », a-t-elle conclu.", "« L'eau monte, a-t-elle ajouté. Voilà. »"
    )


def test_a_pronoun_without_a_name_before_it_means_nobody() -> None:
    expected = [(None, "none")]

    assert expected == speakers('"It is over," they said.')


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ('"No," said a spokesperson for the Lake Authority.', "a spokesperson for the Lake Authority"),
        ('"No," an official said.', "an official"),
        ("« Non », affirme un porte-parole.", "un porte-parole"),
        ('A senior official with the Lake Authority said: "No."', "A senior official with the Lake Authority"),
    ],
)
def test_who_is_not_named_speaks_without_a_name(paragraph: str, expected: str) -> None:
    assert [(expected, "explicit")] == speakers(paragraph)


def test_a_paragraph_that_is_all_quote_is_the_last_speakers() -> None:
    expected = [("Karl Black", "explicit"), ("Karl Black", "inferred")]

    assert expected == speakers('"No," said Karl Black.', '"It is over. Nobody may cross."')


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('The so-called "lake tax" was never paid.',),
        ('The sign read "No entry."',),
        ('"It is over."',),
        ("« Personne. »",),
        ('Karl Black left. Later "lake fever" spread.',),
    ],
)
def test_nobody_speaks_where_nobody_is_said_to(paragraphs: tuple[str, ...]) -> None:
    expected = [(None, "none")]

    assert expected == speakers(*paragraphs)


@pytest.mark.parametrize("word", ["However", "Meanwhile", "Zenda", "Friday", "The"])
def test_a_word_at_the_start_of_a_sentence_is_no_speaker(word: str) -> None:
    assert all(
        word not in str(speaker) for speaker, _ in speakers(f'{word}, it was said. "No," people in {word} said.')
    )


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ida Moe said her nominee, Karl Black, had informed her that “the port is safe”.", None),
        ("Ida Moe said her minister, Karl Black, had told her that “the port is safe”.", None),
        ("Ida Moe said she was told by Karl Black that “the port is safe”.", None),
        ("Ida Moe said that Karl Black had called the port “safe”.", None),
        ("Ida Moe said Karl Black’s claim that “the port is safe” was false.", None),
        ("Ida Moe a déclaré que son candidat, Karl Black, l’avait informé que « le port est sûr ».", None),
        ("Ida Moe said in a statement that “the port is safe”.", "Ida Moe"),
        ("Ida Moe said the port was open and added that it was “safe”.", "Ida Moe"),
        ("Ida Moe said she thinks the port is “safe”.", "Ida Moe"),
        ("Ida Moe a déclaré dans un communiqué que « le port est sûr ».", "Ida Moe"),
    ],
)
def test_what_somebody_tells_of_anothers_words_is_given_to_nobody(sentence: str, speaker: str | None) -> None:
    assert [speaker] == [speaks for speaks, _ in speakers(sentence)]


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ('"It is over," said Flavia Elphberg, Chief Executive Officer.', "Flavia Elphberg"),
        ('"It is over," adds Rudolf Hentzau, General Manager of the harbour.', "Rudolf Hentzau"),
        ('"It is over," said Harbour Office Press Secretary Anna Mauban.', "Anna Mauban"),
        ('Anna Mauban said nobody was hurt. Luckily, she said. "It is over," said Fritz.', "Fritz"),
        ('Thus, the company said it will launch a new "quick fare" on Monday.', None),
        ('He asked for patience on Twitter Tuesday, saying it would take "some time" to open it.', None),
        ("``It is over,'' said Black Michael, the fisherman.", "Black Michael"),
        ("‘It is over,’ Rudolf Hentzau said.", "Rudolf Hentzau"),
        ("„Es ist vorbei“, said Antoinette Mauban.", "Antoinette Mauban"),
        ("« C’est fini », a déclaré Flavia Elphberg, directrice du port.", "Flavia Elphberg"),
        ("« C’est fini », martèle le ministre de l’Intérieur, Karl Noir.", "Karl Noir"),
        ("« C’est fini », dit Me Karl Noir.", "Karl Noir"),
        ("« C’est fini », a écrit Le Journal de Zenda.", None),
        ("Merci Beaucoup a dit « c’est fini ».", None),
        ("Selon la Loi Travail, « c’est fini ».", None),
        ('"It is over," said Chief Executive Officer Flavia Elphberg.', "Flavia Elphberg"),
        ('"It is over," Senior Legal Adviser Flavia Elphberg said.', "Flavia Elphberg"),
        ('"It is over," said Zenda\'s Flavia Elphberg.', "Flavia Elphberg"),
        ('Perhaps Flavia Elphberg said "it is over".', "Flavia Elphberg"),
        ('"It is over," Grace Young said.', "Grace Young"),
        ('"It is over," J. Black said.', "J. Black"),
        ('"It is over," Good Morning Ruritania Radio said.', None),
        ('"It is over," Social Media said.', None),
        ('According to Court Documents, "it is over".', None),
        ('The Lake Levy Act says "it is over".', None),
        ('Dear Sir, "it is over".', None),
        ('RLA said the levy was "over".', None),
        ('Mediators said the talks were "over".', None),
        ('Downing Street said it was "over".', None),
        ('It is "over" even for the Guild, said Karl Black, a fisher.', "Karl Black"),
        ('The warden at the time, Karl Black, said all was "over".', "Karl Black"),
        ('"It is over," Rear Admiral Karl Black said.', "Karl Black"),
        ('"It is over," Abu Anas Amer said.', "Abu Anas Amer"),
        ('Lake Mayor Bill de Hentzau indicated that it was "over".', "Bill de Hentzau"),
        ("« C’est fini », indique la Maison Blanche.", None),
    ],
)
def test_who_speaks_is_a_person(paragraph: str, speaker: str | None) -> None:
    assert [speaker] == [said for said, _ in speakers(paragraph)]


def test_a_surname_that_is_an_ordinary_word_is_known_from_the_full_name() -> None:
    said = speakers('"Yes," Karl Hill said.', '"No," said Hill.')

    assert [speaker for speaker, _ in said] == ["Karl Hill", "Karl Hill"]


def test_a_pronoun_is_nobodys_name() -> None:
    (quote,) = find_quotes([(1, 'She added: "We must build it well."')])

    assert (quote.speaker, quote.named) == (None, "")


@pytest.mark.parametrize(
    "paragraph",
    [
        '"It is over," said Flavia Elphberg, Chief Executive Officer.',
        '"It is over," said Flavia Elphberg, General Manager of the harbour.',
        '"It is over," Flavia Elphberg, said.',
        '"It is over," said Flavia Elphberg, quoting Rudolf Hentzau.',
    ],
)
def test_what_a_speaker_is_leaves_no_doubt_of_who_speaks(paragraph: str) -> None:
    (quote,) = find_quotes([(1, paragraph)])

    assert ("Flavia Elphberg" if "Officer" in paragraph or "Manager" in paragraph else "") == quote.named
