"""What we must know of a language to read texts in it: the shape that english, french and german fill.

To add a language:

1. Write a module beside english.py whose one constant is a `Wording`, and name it in `LANGUAGES` in vocabulary.py. Fill
   every field below. A field that is left empty recognises nothing in that language, and hides nothing.
2. Write its phrases beside the others: phrases/<tag>/<kind>.txt, the same files as in phrases/en. Each begins with a
   comment that says what its lines are. Bylines and the pages that are no article are told in many more languages, by
   phrases alone: phrases/de has those files.
3. Make its lists of common, of familiar words and, if all its nouns have a capital, of nouns: common_words/README.md
   says how.
4. Write the words for readers, theme/translations/<tag>, and a new site's, drafts/starter/<tag>, and name it in
   STARTED_IN.
5. Add texts to tests/gold/<tag>, its tag to LANGUAGES in marked_texts.py, and cases to tests/cases/linking and lines.
6. Write in docs/how-to/translate.md what it has. test_vocabulary.py and test_wording.py tell what is left out.

All languages are read together, so a word here counts in texts of all: leave out what means something else in another
(die, falls). What a name's own language alone can tell is in guards/ordinary_nouns.py and plurals/.

Nothing outside of this package has words of a language in it: tests/project/test_words.py holds that. `Words` are
written in small letters, but for those that the language always writes with a capital, and those of which a field says
that capitals count. `Patterns` are parts of regular expressions, each for whole words. What can repeat in one has a
limit, so that a hostile text costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Words = tuple[str, ...]
Patterns = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days, months and hours, and the lines that say when a story was published."""

    months: tuple[Words, ...] = ()  # twelve: each with its name in full first, then how it is shortened or misspelt
    weekdays: tuple[Words, ...] = ()  # seven, likewise
    ordinals: Patterns = ()  # what may follow a day's number: 1st, 1er
    raised: Patterns = ()  # what may be raised after a number and is no power of it: 2nd, 5e, 20h
    within: Words = ()  # small words between day, month and year: 2nd of May 2031
    hours: Patterns = ()  # what may follow an hour's number: 8pm, 20h30
    around: Words = ()  # the other words of a line that says when
    names_too: Words = ()  # of all these, the words that may begin a person's name: June Held
    published: Patterns = ()
    updated: Patterns = ()
    before_month: Patterns = ()  # where months have capitals: what is before one, not before a name
    after_month: Patterns = ()  # or follows one that is a verb: May she stay?
    first: str = ""  # how readers are told the first day of a month, if not by its number
    after_ordinals: Patterns = ()  # what follows a number whose full stop ends no sentence: 3. März, 19. Jahrhundert
    to_month: str = "\u00a0"  # the space that readers are shown between that number and its month

    @property
    def with_capitals(self) -> Words:
        """The names of months and weekdays in full, where they are written with a capital."""
        return tuple(names[0] for names in (*self.months, *self.weekdays) if names[0][0].isupper())


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What is before, in and around the names of people and places."""

    titles: Patterns = ()  # before the name of whoever speaks; capitals count
    ranks: Patterns = ()  # before a title: Deputy
    honorifics: Words = ()  # titles whose full stop ends no sentence, without it; capitals count
    before_names: Words = ()  # all that is shortened before a name, likewise
    abbreviations: Patterns = ()  # all else that ends with a full stop in the middle of a sentence; capitals count
    offices: Words = ()  # words with a capital before a name that are no part of it
    leaders: Words = ()  # those that may follow a place's name: Ruritania President Karl Black
    posts: Words = ()  # the same after the name of an organisation or a law: Lake Court Registrar Karl Black
    in_posts: Words = ()  # with a capital before one: Deputy
    ministers: Patterns = ()  # and leaders of more than one word: Ruritania Prime Minister Karl Black
    partners: Patterns = ()  # after a name and a conjunction, they make it another company's: Lake and Sons
    generations: Words = ()  # after a name, they make it a parent's or a child's: Rupert Moe, Jr.
    works: Words = ()  # before a quote, they make it a title: der Roman „Asyl der Vögel“
    kin: Patterns = ()  # after a name, they make it a family's: the Zenda brothers
    named_after: Words = ()  # after a name in the genitive, they make it a term: Zenda's Law
    kinds_of_law: Words = ()  # that end the name of one
    adjectives: Patterns = ()  # that follow the name of a body or a law and make it another's: Cour suprême canadienne
    parties: Words = ()  # words in the name of a political party
    wings: Patterns = ()  # in brackets after one, they make it another's: Labour Party (Marxist)
    no_adjectives: Patterns = ()  # words that look like them
    groups: Words = ()  # before the name of a body, in the genitive: People's Bank; capitals count
    ministries: Words = ()  # words that begin the name of one; capitals count
    subjects: Words = ()  # what ministries are for, with a capital: Ministry of Lakes and Fisheries
    for_: Words = ()  # between the name of a body and another, if it is one: High Court for Ruritania
    versus: Words = ()  # between the parties in the name of a case: Hentzau v. Moe
    numbered: Patterns = ()  # after a name, they make it another: Protocole de Strelsau bis
    later: Words = ()  # before the name of a law, they do: the second Strelsau Protocol, the New Zenda Convention
    namesakes: Words = ()  # in a name that an acronym begins, they make it that of something else: RLA One
    directions: Patterns = ()  # after the name of a place, they do: Corée du Nord
    particles: Words = ()  # small words before a family name: von Zenda
    bodies: Words = ()  # words of the names of bodies, papers and texts, in nobody's
    addresses: Words = ()  # likewise, of streets and houses
    given_too: Words = ()  # given names that are ordinary words as well
    legal_forms: Words = ()  # of companies, after their names: Lake Boats Ltd
    provisions: Words = ()  # parts of a law, after its name: Ports Act Section 12
    streets: Words = ()  # words before a name that make it that of a street, a lake or a family; capitals count
    beginnings: Words = ()  # of longer names, also where a sentence begins: Lake Ruritania; capitals count
    of: Words = ()  # between two names that are one: the Gulf of Ruritania
    genitives: Words = ()  # the same, where these words join much else, too: le Prisonnier de Zenda
    genitives_with_article: Words = ()  # and where a place has an article: la Banque du Canada
    genitive_articles: Words = ()  # between the name of a body and whose it is: Seerat der Jugend
    treaties: Words = ()  # words in small letters before one of these and a place that they are named after
    streets_of: Words = ()  # words before one of these by which a name is theirs: rue de Zenda; capitals count
    before_of: Words = ()  # words with a capital by which it is not: the Kingdom of Ruritania, the North of Ruritania
    joining: Words = ()  # small words within a name of several
    in_titles: Words = ()  # small words in the title of a book
    elisions: Words = ()  # what an apostrophe may cut off before a name: l'asile
    articles: Words = ()  # the definite ones before a name
    conjunctions: Words = ()  # between names: and
    parting: Words = ()  # where no space parts words: small words before a name, by which it is whole
    parting_after: Words = ()  # the same after one
    attached: Words = ()  # small words that are written right after a name
    attached_to_others: Words = ()  # the same after a name in another script


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How a sentence says who speaks."""

    verbs: Patterns = ()
    telling: Words = ()  # the verbs that say to whom, not who: told
    listeners: Patterns = ()  # to whom, where they have no names
    article: Patterns = ()  # what may be before an office or a listener
    according: Patterns = ()  # before the name of a source
    pronouns: Words = ()  # who speaks, before a verb
    neutral: Words = ()  # those of them that may mean several people, or nobody
    inverted: Words = ()  # after one
    attached: Patterns = ()  # after one, joined to it: dit-il
    inserted: Patterns = ()  # within a quote, between commas: a-t-elle dit
    clauses: Words = ()  # begin a clause of their own after a name and a comma
    sentence_starts: Words = ()  # words with a capital that begin sentences, and no names
    somebody: Patterns = ()  # articles of whoever has no name: an, another
    unnamed: Patterns = ()  # what such people are called: official
    in_bodies: Words = ()  # small words in the name of those whom they speak for: Board for Bridges and Roads
    prepositions: Words = ()  # by which a name belongs to what is before it
    before_objects: Words = ()  # other words before the name of whom a sentence does not speak
    retold: Patterns = ()  # what tells, in a sentence that somebody says, of what another said, beside `verbs`
    plain_verbs: Patterns = ()  # of `verbs`, those whose subject says these very words, and nothing about them
    occasions: Patterns = ()  # when and where it was said, all that may follow a speaker who is certain
    doubts: Patterns = ()  # words by which a paragraph can say that it was otherwise, or said in a novel
    negations: Patterns = ()  # without which a sentence says the contrary


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The lines that say who made a story."""

    by: Patterns = ()  # begins a byline
    author: Patterns = ()  # the same in a page's metadata
    posts: Patterns = ()  # what an author is
    staff: Patterns = ()  # the same where it can be nothing else: beside a name in a page's metadata
    about_authors: Patterns = ()  # after a name, they tell who wrote a story
    from_our: Patterns = ()  # a byline without a name: From our own correspondent
    papers: Words = ()  # words that a newspaper's name ends with
    paper_articles: Words = ()  # and may begin with
    boards: Words = ()  # make authors of words that would be a saying: By the Editors
    sayings: Words = ()  # begin what is no author otherwise: By the Numbers
    credits: Patterns = ()  # before the names of those who helped
    with_agency: Patterns = ()  # between the name of who published a story and an agency's: Le Monde avec AFP
    first_published: Patterns = ()  # a line that says where; a group `names` must hold names and days alone
    contributed: Patterns = ()  # follow a name
    agency_staff: Patterns = ()  # after an agency's name
    caption_starts: Patterns = ()
    picture_credits: Patterns = ()  # before the names of those who made a picture
    small: Words = ()  # words that may be between names


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Other lines of a story, and lines that are none of it. Longer tables of them are in phrases/."""

    releases: Patterns = ()  # are above a headline
    skip_links: Patterns = ()  # the first lines of a page whose text was copied whole
    about: Patterns = ()  # before the name of who published a press release, with the article
    contacts: Patterns = ()  # begin the lines that say whom the press may ask
    pages: Patterns = ()  # before the number of a page
    of_pages: Patterns = ()  # between that and how many there are
    wire_slugs: Patterns = ()  # the same, in an agency's copy; capitals count
    sections: Words = ()  # of a newspaper
    menu_starts: Words = ()  # what the menu of a site begins with, beside them
    correction_labels: Patterns = ()  # begin a correction, before a colon or a date
    editors_notes: Patterns = ()
    corrected: Patterns = ()  # make a correction of an editor's note
    no_places: Words = ()  # labels before a dash that are no datelines; capitals count
    transcript: Words = ()  # who speaks in a transcript, in a letter; capitals count
    said: Words = ()  # where it is, a line is prose
    play: Patterns = ()  # before a dash, in capitals: WATCH
    link_labels_alone: Patterns = ()  # before a headline, without a colon
    more_from: Patterns = ()
    jumps: Patterns = ()  # lead from one page of a newspaper to another, before its number: continued on page
    go_on: Patterns = ()  # between brackets or dashes, at a page's end: more
    ends: Words = ()  # at a copy's end; capitals count
    to_editors: Patterns = ()  # an agency's word on its copy; capitals count


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The fields of a mail's head, as programs show them to readers."""

    subjects: Words = ()
    dates: Words = ()
    senders: Words = ()
    others: Words = ()  # that every mail has
    rare: Words = ()
    forwarded: Patterns = ()  # a line above the head
    answers: Patterns = ()  # before a subject and a colon: Re


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A language. `tag` is its primary subtag (BCP 47)."""

    tag: str
    days: Days = field(default_factory=Days)
    names: Names = field(default_factory=Names)
    speech: Speech = field(default_factory=Speech)
    credits: Credits = field(default_factory=Credits)
    lines: Lines = field(default_factory=Lines)
    mail: Mail = field(default_factory=Mail)
    plural: Callable[[str], str | None] | None = None  # a name's plural, or None where it has none
    cases: Callable[[str, str], Iterable[str]] | None = None  # a name, and the kind of its entry, in its other cases
    capital_nouns: bool = False  # all nouns have a capital, which makes none of them a name: das Asyl
    nouns_end: Patterns = ()  # how nouns end there that are no names
    quotation_marks: Words = ()  # around a quotation and around one in it, with their spaces: four
    bare_capitals: bool = False  # texts may leave out the accents of capitals: Etat
    acronyms: Words = ()  # among the common words, which are written small; others may be words of a shouted line
    endings: Words = ()  # of words formed from another one; those that may follow another ending first
    prefixes: Words = ()  # of words formed from another one
    inflections: tuple[tuple[str, str], ...] = ()  # how a form of a word ends, and what is in place of that in the word
    of_places: Patterns = ()  # how small words end that are formed from the name of a place: zendaise
