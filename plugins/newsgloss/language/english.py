"""English: the words and phrases by which texts in it are read."""

from __future__ import annotations

import re
import unicodedata

from newsgloss.model.patterns import pattern_of

from .plurals.english import english_plural
from .wording import Credits, Days, Lines, Mail, Names, Speech, Wording

NUMBER_WITH_VOWEL = pattern_of(r"8\d*|1[18](?:\d\d)?")  # eight, eleven, eighteen; 1843
CAPITALS = pattern_of(r"[A-Z][A-Z0-9]*")
SPELLED = pattern_of(r".{1,3}|[^AEIOUY]+|[^AEIOUY]{3}.|.[^AEIOUY]{3}|..[^AEIOUY]{2}")  # AP, RTE, MSNBC, SABC; not NATO
LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")  # by their names: eff, aitch
SILENT_H = pattern_of("h(?:our|onest|onou?r|eir)")
CONSONANT_FIRST = pattern_of(  # one, European, Union, Utah, Ukraine; not Unimportant
    r"on(?:e|ce)\b|e[uw]|u(?:[bfgkrst][aeiou]|kr|tr|ni(?![mn]))"
)


def english_article(name: str) -> str:
    """Return the article before a name, "a" or "an", as its first word sounds: an hour, an NBC story, a Union."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", name) if not unicodedata.combining(mark))
    words = re.findall(r"[^\W_](?:[\w.&]*[^\W_])?", plain)
    return "an" if words and _begins_with_vowel(words[0]) else "a"


def _begins_with_vowel(word: str) -> bool:
    """Return whether a word, or the first of its letters where it is spelled, begins with the sound of a vowel."""
    letters = re.sub(r"[.&]", "", word)
    if letters[0].isdigit():
        return NUMBER_WITH_VOWEL.fullmatch(letters) is not None
    if CAPITALS.fullmatch(letters):
        is_spelled = letters != word or SPELLED.fullmatch(letters)
        return letters[0] in (LETTERS_WITH_VOWEL if is_spelled else "AEIO")  # UNICEF begins as "you" does
    lower = letters.lower()
    return bool(SILENT_H.match(lower)) or (lower[0] in "aeiou" and not CONSONANT_FIRST.match(lower))


ENGLISH = Wording(
    tag="en",
    days=Days(
        months=(
            ("January", "Jan"),
            ("February", "Feb"),
            ("March", "Mar"),
            ("April", "Apr"),
            ("May",),
            ("June", "Jun"),
            ("July", "Jul"),
            ("August", "Aug"),
            ("September", "Sept", "Sep"),
            ("October", "Oct"),
            ("November", "Nov"),
            ("December", "Dec"),
        ),
        weekdays=(
            ("Monday", "Mon"),
            ("Tuesday", "Tue", "Tues"),
            ("Wednesday", "Wed"),
            ("Thursday", "Thu", "Thur", "Thurs"),
            ("Friday", "Fri"),
            ("Saturday", "Sat"),
            ("Sunday", "Sun"),
        ),
        ordinals=("st", "nd", "rd", "th"),
        raised=("st", "nd", "rd", "th"),
        within=("of",),
        hours=("am", "pm"),
        around=tuple(
            "on at am pm a.m p.m et edt est pt pdt pst ct cdt cst mt mdt gmt utc bst cet cest ist h hour hours "
            "minute minutes min mins day days week weeks ago a and by last first originally updated posted published "
            "modified created date today yesterday noon midnight local time the of".split()
        ),
        names_too=tuple("may mar jan april june august date local day noon".split()),
        published=(r"(?:first |originally |last )?(?:posted|published)",),
        updated=(r"(?:first |originally |last )?(?:updated|modified)",),
        before_month=(
            r"\b(?:in|since|until|till|by|from|between|early|late|mid|last|next|this|of)",
            r"\b(?:from|between) \w+ (?:and|to)",
        ),
        after_month=(r"(?:I|we|you|he|she|it|they)\b",),
        to_month=" ",  # a line of English may end there
    ),
    names=Names(
        titles=(
            r"President|Prime Minister|Premier|Minister|Secretary|Senator|Sen\.|Rep\.|Gov\.|Governor|Mayor|Justice",
            r"Judge|King|Queen|Prince|Princess|Pope|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Professor|Gen\.|General|Chief",
            "Director|spokesperson|spokesman|spokeswoman",
        ),
        ranks=("Deputy", "Vice", "Acting", "[Ff]ormer"),
        honorifics=("Mr", "Ms", "Dr", "Mrs"),
        before_names=tuple("Mr Mrs Ms Dr Prof Capt Gen Gov Lt Rep Sen Sgt St vs".split()),
        abbreviations=(
            *("No", "Arts?", "ss?", "paras?", "pp?", "v", "cf", "Inc", "Ltd", "Co", "Corp"),
            *("Jan", "Feb", "Aug", "Sept?", "Oct", "Nov", "Dec"),
        ),
        offices=tuple(
            "President Vice Minister Ministers Premier Chancellor Secretary Senator Representative Governor Mayor "
            "Judge Justice King Queen Prince Princess Pope Sir Dame Lord Lady General Colonel Captain Doctor Dr Dr. "
            "Mr Mr. Mrs Mrs. Ms Ms. Professor Prof Prof. Sen. Rep. Gov. Spokesperson Spokesman Spokeswoman Miss Mx "
            "Messrs Messrs. Madam Archbishop Bishop Cardinal Reverend Rev Rev. Rabbi Imam Sheikh Father Sister "
            "Brother Pastor Deacon Duke Duchess Count Countess Baron Baroness Earl Viscount Emperor Empress Sultan "
            "Emir Shah Tsar Admiral Commodore Commander Brigadier Marshal Major Maj Maj. Lieutenant Lt Lt. Sergeant "
            "Sgt Sgt. Corporal Capt Capt. Col Col. Gen Gen. Constable Superintendent Detective Congressman "
            "Congresswoman Councillor Councilman Councilwoman Alderman Nurse Coach Aunt Uncle".split()
        ),
        leaders=tuple("President Premier Chancellor Senator Sen. Representative Rep. Governor Gov. Mayor".split()),
        ministers=(
            r"(?:Deputy )?\w+ (?:Minister|Secretary)",
            r"(?:Acting|Deputy|Interim|Vice|Lieutenant|Lt\.) (?:President|Premier|Gov)",
            "(?:Attorney|Solicitor|Governor) General|Secretary of State|Chief Justice|Crown Prince",
        ),
        partners=("Sons?|Daughters?|Brothers|Co|Company|Partners|Associates",),
        generations=("Jr", "Sr", "II", "III"),
        treaties=("treaty", "accords"),
        kin=("famil(?:y|ies)|dynasty|clan|brothers|sisters|siblings|twins",),
        named_after=tuple(
            "Laws? Principle Theorem Paradox Razor Rule Effect Syndrome Disease Conjecture Hypothesis Lemma Equation "
            "theorem paradox conjecture razor syndrome disease".split()
        ),
        kinds_of_law=tuple(
            "Act Bill Charter Code Constitution Convention Declaration Directive Order Protocol Regulations Rules "
            "Statute Treaty".split()
        ),
        particles=tuple("von van der den zu di da del della dos ter bin ibn".split()),
        posts=tuple(
            "Adviser Advisor Aide Analyst Attorney Auditor Captain Chair Chairman Chairwoman Chairperson Chief Clerk "
            "Commissioner Counsel Director Economist Editor Envoy Executive Founder Head Inspector Lawyer Leader "
            "Manager Officer Prosecutor Rapporteur Registrar Speaker Ambassador CEO CFO".split()
        ),
        bodies=tuple(
            "Academy Agency Airlines Airport Alliance Army Assembly Association Authority Bank Board Bureau Centre "
            "Center Chamber Club Coalition College Commission Committee Community Company Congress "
            "Corporation Council County Court Department Directorate Federation Force Forces Foundation Fund "
            "Government Group Hospital Inc Institute Institution International League Ltd Magazine "
            "Media Ministry Movement Museum Navy Network News Observatory Office Organisation Organization "
            "Parliament Party Police Project Radio Report School Senate Service Services Society "
            "Statement Team Television Tribunal Trust Union University Watch".split()
        ),
        addresses=tuple("House Street Palace Square Hill Avenue Road".split()),
        given_too=tuple(
            "Abdul Abu Amber April Art August Austin Autumn Bill Bob Carter Chance Chase Christian Cooper Crystal "
            "Daisy Dallas Dawn Dean Drew Duke Earl Faith Frank Gene Georgia Grace Grant Guy Harmony Holly Hope Hunter "
            "Iris Ivy Jade Jasmine Jordan Joy June Justice Lily London Mason May Melody Mercy Miles Nick Norman Olive "
            "Paris Parker Pat Patience Pearl Prince Rich Rob Robin Rose Ruby Sandy Sky Stone Sue Summer Sydney Taylor "
            "Trinity Violet Virginia Will Willow".split()
        ),
        in_posts=tuple("Acting Assistant Associate Deputy Legal Managing Press Rear Senior Vice".split()),
        legal_forms=tuple("AB AG BV Co Corp GmbH Inc LLC LLP Limited Ltd NV PLC SA SE SpA".split()),
        provisions=tuple(
            "Annex Art Arts Article Articles Chapter Clause Para Part Regulation Rule Schedule Sec Section Sections "
            "Title".split()
        ),
        streets=tuple(
            "Cape Fort Lake Mount Port Saint San Santa St St. Castle River Loch Isle Camp Hotel Villa Radio Air "
            "Operation Hurricane Cyclone Typhoon Storm".split()
        ),
        beginnings=tuple(
            "New Old Young Junior Great Greater Upper Lower North South East West Northern Southern Eastern Western "
            "Central Federal National International Royal Imperial Super Second Third Fourth Fifth Sixth Little Middle "
            "Inner Outer Team Dynamo Inter Real Sporting Racing".split()
        ),
        streets_of=tuple(
            "Battle Bay Cape Church Gulf Isle Port Sea Siege Strait Treaty Duke Duchess Earl Count Countess Viscount "
            "Viscountess Marquess Marchioness Baron Baroness Lord Lady".split()
        ),
        groups=("Children", "Farmers", "Fishermen", "Men", "People", "Veterans", "Women", "Workers"),
        ministries=tuple(
            "Ministry Department Office Secretariat Minister Secretary Bureau Directorate Agency Commission "
            "Commissioner Committee".split()
        ),
        subjects=tuple(
            "Agriculture Business Children Citizenship Climate Commerce Communications Culture Defence "
            "Defense Development Economy Education Employment Energy Environment Equality Families Family "
            "Finance Fisheries Food Forestry Forests Harbours Health Housing Immigration Industry "
            "Infrastructure Innovation Integration Interior Justice Labor Labour Lakes Lands Migration "
            "Migrants Mines Multiculturalism Oceans Pensions Planning Ports Refugees Research Rural Science Security "
            "Skills Social Sport Sports Technology Tourism Trade Transport Water Welfare Women Work Youth".split()
        ),
        for_=("for",),
        versus=("v", "v.", "vs", "vs."),
        numbered=(r"[Nn]o\. ?\d+",),
        later=("New", "second", "third", "fourth", "fifth"),
        parties=tuple("Alliance Coalition Congress Front Labour League Movement Party Union".split()),
        wings=(
            r"\w+ist|\w+ite|Continuity|Democratic|Independent|Liberation|Official|Original|Provisional|Real|Reformed",
            "Revolutionary|Secular|Traditional|Unified|United",
        ),
        namesakes=tuple("One Two Plus II III IV Foundation Museum News Radio Television Magazine Watch Trust".split()),
        of=("of",),
        before_of=tuple(
            "City Commonwealth County Duchy Emirate Federation Government Kingdom Municipality Principality Province "
            "Region Republic Sultanate State Town North South East West Northeast Northwest Southeast Southwest "
            "Defence Defense Education Finance Health Interior Trade".split()
        ),
        joining=("of", "the", "and", "for", "on"),
        in_titles=tuple("a an and as at by for from in of on or the to under with".split()),
        articles=("the",),
        conjunctions=("and",),
    ),
    speech=Speech(
        verbs=(
            "said|says|say|told|tells|added|adds|wrote|writes|asked|asks|replied|explained|explains|argued|argues",
            "warned|warns|insisted|noted|stated|announced|claimed|testified|tweeted|recalled|continued|concluded",
            "acknowledged|admitted|commented|conceded|declared|remarked|responded|stressed|estimated|indicated",
        ),
        telling=("told", "tells"),
        listeners=("reporters", "journalists"),
        article=("the",),
        according=("[Aa]ccording to",),
        pronouns=("he", "she", "they", "it"),
        neutral=("they", "it"),
        inverted=("he", "she", "they"),
        clauses=("it", "he", "she", "they", "we", "there"),
        sentence_starts=tuple(
            "In At On Near From Outside Inside During After Before The A An But And When While As If It He She They "
            "We You I This That These Those There Later However Meanwhile Instead Still Also Then Now Yet Because "
            "Since Although Though Despite According Asked Told For With By To So Or Not Earlier Finally "
            "Nevertheless Moreover Today Yesterday".split()
        ),
        somebody=("[Aa]n?", "[Oo]ne", "[Aa]nother"),
        unnamed=(
            "official|spokesperson|spokesman|spokeswoman|source|aide|officer|diplomat|lawyer|witness|representative",
            "expert|analyst|resident",
        ),
        in_bodies=("of", "for", "and"),
        prepositions=("of", "for", "from", "at", "in", "with"),
        before_objects=tuple("about after against and before between by meet met on than to told under".split()),
        retold=(
            "informed|assured|promised|called|described|demanded|ordered|suggested|believes?|believed|thinks?|thought",
            r"advised|(?<=['’]s )(?:claims?|assertions?|statements?|remarks?|promises?|warnings?|words|views?)",
        ),
        plain_verbs=("said|says|told|tells|added|adds|replied|replies|wrote|writes",),
        occasions=(
            "today|yesterday|tonight|this (?:morning|afternoon|evening|week)|last (?:night|week)",
            (
                r"(?:in|at|during) (?:an?|the|his|her|their) (?:(?:news|press|written|phone|radio|television) )?"
                r"(?:conference|statement|e-?mail|interview|briefing|speech|letter|hearing|debate|message|call)"
            ),
        ),
        doubts=(
            r"never|if|unless|whether|false|falsely|\w*alleg\w*|reportedly|supposedly|apparently|purported\w*|claim\w*",
            r"imagin\w*|invent\w*|fiction\w*|\w*fakes?|faked|parod\w*|satir\w*|spoof\w*|hoax\w*|doctored|forge[drs]\w*",
            r"den(?:y|ies|ied|ying)|\w*quot\w+|cit(?:es|ed|ing)|reads?|reading|repeat\w*|echo\w*|paraphras\w+",
            r"mimick\w*|imitat\w+|mock\w*|translat\w+|\w*attribut\w+|according|accounts?|voice|behalf|character|role",
            r"novel|film|movie|play|played|stage|sketch|song|poem|headline|caption|joke\w*|legend|correction",
        ),
        negations=(
            r"not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t|un\w+|hardly|barely|if|unless",
        ),
    ),
    credits=Credits(
        by=(r"(?:(?:story|written|words|text|report|reporting) )?by",),
        author=("author",),
        posts=("reporter", "writer", "correspondent", "editor", "columnist", "contributor"),
        staff=("producer", r"journalist\w*", "staff"),
        about_authors=(
            r"(?:is|was) (?:an?|the|our) [^.]{0,60}?\b(?:columnist|reporter|editor|writer|journalist|critic)\b",
            r"(?:is|was) (?:an?|the|our) [^.]{0,60}?\b(?:author|correspondent|professor|lecturer|fellow|contributor)\b",
            r"(?:teaches|writes|reports|covers|edits|lectures)\b",
        ),
        from_our=(r"from our(?: own)* (?:correspondent|staff)",),
        papers=tuple(
            "News Press Times Post Star Herald Tribune Gazette Journal Globe Courier Telegraph Magazine".split()
        ),
        paper_articles=("The",),
        boards=("Board", "Staff", "Editors"),
        sayings=("the",),
        credits=(
            r"with (?:files|reports|reporting|notes|additional reporting) (?:from|by)",
            "files from",
            r"(?:additional |further )?(?:reporting|writing|editing)(?: and \w+)?(?: from| by|:)",
            r"(?:additional |further )?(?:compiled|translation|research)(?: and \w+)?(?: from| by|:)",
        ),
        with_agency=("with(?: the)?",),
        first_published=(
            (
                r"(?:this|the) (?:report|article|story)(?: by .{2,60}?)? (?:(?:was|is) )?(?:first |originally )"
                r"(?:published|appeared)\b(?P<names>.*)"
            ),
        ),
        contributed=(r"(?:contributed to this (?:report|article|story)|contributed reporting)(?: from .{2,30})?",),
        agency_staff=(r"(?:staff |sports )?(?:writers?|reporters?|correspondents?|staff)",),
        caption_starts=(
            r"(?:image|media|video) ?(?:caption|copyright|source)(?:,|:|\s?(?-i:(?=[A-Z0-9])))",
            r"photo ?(?:credit|source|caption)s? ?[:,]|photo\s?: ",
            r"photo(?:graph)? by (?-i:(?=[A-Z]))",
            r"(?:image|source(?: photo)?)s? ?: |caption: ",
            r"(?-i:FILE(?: PHOTO)?)\s?(?:-|–|—|:)\s",
        ),
        picture_credits=(r"(?:photograph|photo|picture|illustration|composite|image|photo credit)s?(?: by| ?:)",),
        small=tuple(
            "and by with from for of in at to the a an special staff reporter reporters writer writers correspondent "
            "correspondents editor editors editing reporting writing additional contributing contributor files news "
            "was first published".split()
        ),
    ),
    lines=Lines(
        releases=("for immediate release", "(?:press|news|media) release", r"embargoed (?:until|till|for)\b.{2,60}"),
        skip_links=(r"(?:skip|jump) to (?:main |the )?(?:content|navigation|article)",),
        about=("about (?:the )?",),
        contacts=(r"(?:(?:media|press|news|public relations) )?(?:contacts?|enquiries|inquiries)",),
        pages=("page", r"p\."),
        of_pages=("of",),
        wire_slugs=(
            "URGENT|BULLETIN|FLASH|NEWSALERT|ALERT|BREAKING(?: NEWS)?|EXCLUSIVE|DEVELOPING|JUST IN|LIVE",
            r"(?=(?:\S*\d\S* ?){2})(?=.*[A-Z]{3})[A-Z0-9/ .:-]{8,60}",
            r"[A-Z][A-Z ]{2,40} \d OF \d",
            r".{2,80}\b\d(?:st|nd|rd|th) (?:Ld|Lede?)(?:-Writethru)?\b.{0,20}",
        ),
        sections=tuple(
            "world news politics business sport sports opinion health science technology tech arts entertainment "
            "culture travel local national international canada economy money climate environment education analysis "
            "breaking exclusive".split()
        ),
        menu_starts=("home", "menu", "home page", "homepage", "sign in", "log in", "subscribe"),
        correction_labels=("corrections?", "clarifications?"),
        editors_notes=("editor['’]?s['’]? note",),
        corrected=(r"correct\w*", r"clarif\w*", "earlier version"),
        no_places=tuple("WATCH CORRECTION CLARIFICATION BREAKING UPDATE EXCLUSIVE ANALYSIS OPINION FILE".split()),
        transcript=("Q", "A"),
        said=("said", "says", "saying", "told", "asked", "wrote"),
        play=("(?:WATCH|LISTEN|VIDEO)(?: NOW| LIVE)?",),
        link_labels_alone=("also read",),
        more_from=(r"more from (?:\S+ ?){1,4}",),
        jumps=("(?:(?:story )?continue[sd] (?:on|from|in)|(?:please )?turn to|from) page",),
        go_on=(r"more(?: to come)?",),
        ends=("END", "ENDS", "ends"),
        to_editors=(r"(?:EDS|Eds|Editors|EDITORS)(?:['’]? (?:note|NOTE))?: .*",),
    ),
    mail=Mail(
        subjects=("subject",),
        dates=("date", "sent"),
        senders=("from",),
        others=("to", "cc", "bcc", "reply-to"),
        rare=("importance", "priority", "attachments"),
        forwarded=("begin forwarded message ?:",),
        answers=("re", "fwd?"),
    ),
    plural=english_plural,
    quotation_marks=("“", "”", "‘", "’"),
    acronyms=tuple(
        "abc bbc cbs ceo cia cnn dna eu fbi fifa gdp gop gps hiv lgbt nasa nato nba nbc nfl nhl nhs uk un usa".split()
    ),
    endings=tuple("ies ied es s ed ing ly ness less able ful ish like er ment".split()),
    prefixes=("un", "mis"),
)
