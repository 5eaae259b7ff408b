"""One line of an article -> whether it is furniture: a player, a prompt, a caption, a credit, a byline or a date.

A line that could be a sentence of the story is none: its words are compared as a whole, not by how it begins.
"""

from __future__ import annotations

import re

LONGEST = 30  # words; a longer line is prose, however it begins
LONGEST_TEXT = 1000  # characters; nothing longer is furniture, nor worth asking at length
CAPTION_WORDS = 80  # words; agencies' captions tell a whole story
BYLINE_WORDS = 14  # words; several authors, each with a place
NAME_WORDS = range(2, 5)  # words of a person's name
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
SAID = re.compile(r"\b(?:said|says|saying|told|asked|wrote|dit|disent|déclaré|déclare|affirme|explique|ajoute)\b")
AGENCIES = (
    "The Canadian Press|La Presse canadienne|The Associated Press|Associated Press|Agence France-Presse|"
    "Thomson Reuters|Reuters|Getty Images|Postmedia News|Postmedia|Bloomberg(?: News)?|CBC News|CNN|UPI|Agence QMI|"
    "PA Media|Press Association|EPA|AFP|AP|CP|PC|QMI|EFE|ANSA|DPA|dpa|TASS|Xinhua|Kyodo"
)
SITES = "facebook|twitter|x|instagram|linkedin|whatsapp|reddit|pinterest|telegram|bluesky|threads|tiktok|youtube"

LABEL = r"^[^\w\"'“‘«(\[]{0,3}"  # an icon may stand before a label
PLAYERS = (
    "watch|listen|video|vidéo|audio|photos?|pictures|gallery|photo gallery|podcast|balado|regardez|écoutez|galerie|"
    "à voir|à écouter"
)
MEDIA = re.compile(
    rf"{LABEL}((?:in |en )?(?:{PLAYERS})(?: (?:now|live|below|above|more))?)\s*[:|]\s*(.*)$", re.IGNORECASE
)
MEDIA_DASH = re.compile(rf"{LABEL}(?:WATCH|LISTEN|VIDEO|REGARDEZ|ÉCOUTEZ|VIDÉO)(?: NOW| LIVE)?\s+(?:-|–|—)\s+\S")
MEDIA_WHOLE = re.compile(
    r"\W*(?:(?:play |watch (?:the )?|loading )?video|(?:photo |image )?gallery|play|audio|now playing|"
    r"(?:video )?duration:? [\d:]+|listen to (?:this|the) (?:article|story)|écouter (?:cet|l['’]) ?article)\W*",
    re.IGNORECASE,
)

LINK_LABEL = re.compile(
    rf"{LABEL}((?:read|see|learn|find out) (?:more|also)|read (?:next|this)|also read|"
    r"(?:more|related)(?: [\w-]+){0,3}|recommended(?: for you)?|further reading|up next|don['’]t miss|"
    r"in case you missed it|(?:[àa] )?(?:lire|voir)(?: aussi| également| ensuite| plus)?|sur le même sujet|"
    r"en savoir plus|pour aller plus loin)\s*[:|>»→]\s*(.*)$",
    re.IGNORECASE,
)
LINK_LABEL_BARE = re.compile(
    r"^(?:also read|(?:[àa] )?lire (?:aussi|également)|voir aussi)\s+(?-i:(?=[\"'“‘«A-ZÀ-Þ]))", re.IGNORECASE
)
LINK_HEADING = re.compile(
    r"\W*(?:related(?: (?:stories|story|articles?|content|topics|news|coverage|reading|links|posts|videos))?|"
    r"(?:read|see) (?:more|also|next)|learn more|read more (?:about|on) .*|"
    r"recommended(?: (?:for you|stories|reading))?|"
    r"more (?:stories|news|coverage)|more on this(?: story| topic)?|most (?:read|popular|viewed|watched)|"
    r"trending(?: now| stories)?|top stories|you (?:may|might) (?:also )?(?:like|be interested in)(?: .*)?|"
    r"(?:from )?around the web|editor['’]?s['’]? picks|don['’]t miss|popular now|promoted stories|filed under|"
    r"sur le même sujet|(?:[àa] )?(?:lire|voir) (?:aussi|également)|articles? (?:liés?|similaires?|recommandés?)|"
    r"les plus (?:lus|populaires|consultés))\W*",
    re.IGNORECASE,
)
MORE_FROM = re.compile(r"more from (?:\S+ ?){1,4}", re.IGNORECASE)

FIXED = re.compile(
    r"\W*(?:"
    r"(?:the )?(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:ad|advertisement|video|photo|gallery|"
    r"newsletter(?: sign-?up)?|image|map|chart|slideshow))?|"
    r"(?:l['’]article continue|(?:la )?suite(?: de l['’]article)?|lire la suite) (?:après|ci-dessous)"
    r"(?: (?:la|cette) (?:publicité|annonce|vidéo))?|"
    r"(?:advertisement|advertising|publicité|annonce|sponsored(?: content)?|paid (?:post|content)|"
    r"contenu (?:sponsorisé|commandité))"
    r"(?:\W+(?:\d+|story continues below|scroll to continue.*|continue reading.*|skip.*|"
    r"continuez à lire.*|(?:la )?suite .*))?|"
    r"this advertisement has not loaded yet(?:, but your article continues below)?|skip (?:advertisement|ad)|"
    r"share|share (?:this|with friends|via .*|this (?:article|story|page|post|explainer)(?: .*)?)|"
    rf"share (?:this )?on(?: (?:{SITES}|and|or)\b,?)+|partager(?: (?:cet article|l['’]article|cette page|ce texte))?|"
    r"partager (?:cet article )?(?:sur|par|via|avec) .{2,30}|copy link|copier le lien|"
    rf"(?:follow|like|find|join) (?:us|@\w+|.{{2,40}}) on(?: (?:our|{SITES}|and|or|page|channel)\b,?)+|"
    rf"(?:suivez-nous|retrouvez-nous)(?: sur(?: (?:{SITES}|et)\b,?)+)?|follow us|"
    r"(?:click|tap) here(?: (?:to|for) [^,;]{2,80})?|cliquez ici(?: pour [^,;]{2,80})?|"
    r"download (?:our|the) (?:\w+ ){0,3}app(?: .{0,60})?|add as preferred(?: source)?(?: on google)?|"
    r"(?:this|the|our) (?:content|article|story) is (?:reserved|available|exclusively|only|free) ?"
    r"(?:exclusively |only )?(?:for|to) .{0,20}(?:subscribers|members)(?: only)?|"
    r"(?:cet article est|contenu) (?:réservé|exclusif)e? (?:à nos|aux|à) abonnés|"
    r"il (?:vous )?reste \d+(?:[.,]\d+)?\W*% de cet article à lire.*|la suite est réservée aux abonnés|"
    r"sign in or create an account|(?:log|sign) in(?: to (?:continue|read|comment).*)?|"
    r"already (?:a |an )?(?:subscriber|subscribed|member|have an account)\?.*|déjà (?:abonnée?|inscrite?)\W*\?.*|"
    r"(?:(?:create|log in|sign in|subscribe|register|keep|scroll|to)\b[^,.;]{0,50} )?continue reading\b[^.]{0,80}|"
    r"(?:keep|continuer? à) (?:reading|lire)|"
    r"media playback is (?:unsupported|not supported) on (?:this|your) device|"
    r"all rights reserved|tous droits réservés(?: [^,.;]{2,30})?|"
    r"our standards: .{0,60}\bprinciples|"
    r"(?:do you )?(?:have|got) (?:a|any) (?:story|tip|news tip|question|comment|correction)s?\b[^.?]{0,80}\?.*\S@\S.*|"
    r"(?:e-?mail|contact|reach) (?:us|the (?:author|reporter|writer)|(?-i:[A-Z][\w.-]+(?: [A-Z][\w.-]+)?))"
    r"(?: at)?:? \S+@\S+|"
    r"(?:we apologize, but )?this video has failed to load|try refreshing your browser.*|"
    r"(?:résumé|summary) (?:généré|generated) (?:par|by|with) .{2,40}|"
    r"report (?:an error|a typo|a correction)|send (?:us )?feedback|signaler une (?:erreur|coquille)|"
    r"(?:submit|send us) a (?:news )?tip|comments (?:are closed|\(\d+\))|"
    r"(?:show|view|leave|post|add|see all|read|hide) (?:a )?comments?|join the (?:conversation|discussion)|"
    r"(?:view|show|voir) (?:all|more|plus|tout)|back to top|"
    r"(?:\d+|one|reading time:? \d+|temps de lecture ?:? \d+) ?min(?:ute)?s?(?: (?:read|to read|de lecture))?|"
    r"click to (?:play|expand|enlarge|share|copy|view).*"
    r")\W*",
    re.IGNORECASE,
)
SIGN_UP = re.compile(
    r"\W*(?:.{0,140}\b(?:sign|signing) up (?:for|to) our\b|"
    r"(?:sign up|subscribe|register|join|get|receive|want|like|enjoy)\b)"
    r".*\b(?:newsletters?|inbox|e-?mail (?:updates?|alerts?)|(?:news|breaking|push|app|daily|morning|evening|weekly) "
    r"(?:alerts?|briefings?|notifications?|digests?|emails?)|digital edition|free account|youtube channel)\b.*",
    re.IGNORECASE,
)
SUBSCRIBE = re.compile(
    r"\W*(?:subscribe|sign up|register|abonnez-vous|inscrivez-vous|s['’]abonner|s['’]inscrire)"
    r"(?: (?:now|today|here|for free|dès maintenant|maintenant|gratuitement|ici|(?:à|a) (?:notre|nos|l['’]).{2,60}|"
    r"(?:to|for) (?:our|the|your|unlimited|full|free)\b[^,.]{2,60}))?\W*",
    re.IGNORECASE,
)
FOLLOW = re.compile(r"(?:follow|see|read) .{2,80}\bat:? https?://\S+", re.IGNORECASE)
CALL = re.compile(
    r".{0,140}(?:\?\s+(?:please )?(?:e-?mail|contact|write to|message|tell|call)\b|"
    r"\b(?:share your|get in touch|have your say)\b)"
    r".{0,140}(?:\S@\S|\b(?:emailing|by e-?mail|clicking|here|form|whatsapp)\b).*",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"\W*(?:©|\(c\)|copyright (?=©|\(c\)|\d{4})|copyright, ).{0,160}|(?:.{0,80}\W)?all rights reserved[.,].{0,160}|"
    r"this material may not be published.{0,160}|do you have an opinion on the issues raised in this article\?.{0,400}",
    re.IGNORECASE,
)
MORE_MARK = re.compile(r"[(\[—–-]+ ?(?:more(?: to come)?|à suivre|suite)(?: ?-?\d{0,2})? ?[)\]—–-]+", re.IGNORECASE)
TO_EDITORS = re.compile(r"(?:EDS|Eds|Editors|EDITORS)(?:['’]? (?:note|NOTE))?: .*")
END_MARK = re.compile(r"(?:\W*\b(?:30|ENDS?|FIN|fin|ends)\b\W*|#\s?#\s?#)")
ADDRESS = re.compile(r"\S+@[\w-]+(?:\.[\w-]+)+")
SHARE_WORD = re.compile(
    rf"(?:{SITES}|facebook messenger|messenger|e-?mail|courriel|print|imprimer|save|sauvegarder|tweet|copy|link|sms|"
    r"comments?|commentaires?|share|partager|share link|bookmark|save article|gift(?: this article)?|flipboard|"
    r"more(?: options)?|\d+ (?:comments|shares))",
    re.IGNORECASE,
)

MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre "
    "décembre decembre janv févr avr juil déc"
)
WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche"
)
AROUND_DATES = (
    "on at am pm a.m p.m et edt est pt pdt pst ct cdt cst mt mdt gmt utc bst cet cest ist h hour hours minute minutes "
    "min mins day days week weeks ago le la à il y a un une heure heures jour jours and by last first originally "
    "updated posted published modified created date mis jour publié publiée modifié dernière mise today yesterday "
    "noon midnight local time the of"
)
MONTH_NAMES = frozenset(MONTHS.split())
DATE_WORDS = MONTH_NAMES | frozenset(f"{WEEKDAYS} {AROUND_DATES}".split())
NUMBER = re.compile(r"\d+(?:st|nd|rd|th|er|am|pm|h\d*)?", re.IGNORECASE)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DATED = re.compile(
    r"(?:first |originally |last )?(?:posted|published|updated|modified|publiée?|mise? à jour|"
    r"modifiée?|dernière mise)\b",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:by|par|(?:story|written|words|text|report|reporting) by|texte)(?: ?:)? (?P<names>.+)",
    re.IGNORECASE,
)
BYLINE_FIELDS = re.compile(
    r"(?P<names>[^·•|]{3,60})\s[·•|]\s.*\b(?:posted|published|updated|publié|mis à jour)\b.*", re.IGNORECASE
)
BYLINE_PLACE = re.compile(
    r"(?:from|de) (?:our|notre)(?: own| envoyée?| spéciale?)* (?:correspondent|correspondante?|staff)\b.{0,60}",
    re.IGNORECASE,
)
POSTS = (
    "reporter|writer|correspondent|editor|columnist|contributor|journaliste|rédact\\w+|correspondante?|chroniqueu\\w+"
)
PAPERS = "News|Press|Times|Post|Star|Herald|Tribune|Gazette|Journal|Globe|Courier|Telegraph|Presse|Courrier|Magazine"
BYLINE_POST = re.compile(
    rf"(?P<names>[^,|·•()]{{3,40}})(?:, | [|·•] |, ?| \()(?P<post>.*\b(?:(?i:{POSTS})|(?:{PAPERS}|{AGENCIES}))\b)\)?"
)
CREDIT = re.compile(
    r"[(\[]?(?:—|–|-)*\s?(?:with (?:files|reports|reporting|notes|additional reporting) (?:from|by)|files from|"
    r"(?:(?:additional|further) )?(?:reporting|writing|editing|compiled|translation|research)(?: and \w+)?"
    r"(?: from| by|:)|avec (?:des |les )?(?:informations?|la collaboration|la contribution)(?: de| d['’])|avec(?= ))"
    r"\s*(?P<names>.+)",
    re.IGNORECASE,
)
FIRST_PUBLISHED = re.compile(
    r"[(\[]?(?:this|the) (?:report|article|story)(?: by (?P<by>.{2,60}?))? (?:(?:was|is) )?(?:first |originally )"
    r"(?:published|appeared)\b(?P<names>.*)|"
    r"(?:ce texte|cet article|ce reportage) a (?:initialement|d['’]abord|originalement) (?:été )?publié\b.*",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r".{0,200}\b(?:contributed to this (?:report|article|story)|contributed reporting|"
    r"a collaboré à (?:cet article|ce texte))(?: from .{2,30})?\W*"
)
AGENCY = re.compile(
    rf"(?:©|—|–|-|\()?\s*(?:{AGENCIES})(?:,? (?i:staff |sports )?(?i:writers?|reporters?|correspondents?|staff))?"
    r"\s*\)?\.?"
)
PAPER = re.compile(rf"(?:The |Le |La )?(?:[A-ZÀ-Þ][\w’'-]+ ){{1,3}}(?:{PAPERS})|{AGENCIES}")

PHOTOGRAPHED = rf"(?:(?:{AGENCIES}) ?(?:Photo|Pool|Images|Handout)?)"
CAPTION_CREDITS = re.compile(
    rf"[.!?][\"'”’»]?\s?\({PHOTOGRAPHED}(?:\s?/[^()]{{2,60}}|,? via [^()]{{2,40}}|, [Ff]ile)*\)$|"  # lake. (AP)
    rf"\([^()]{{2,60}}[/,|]\s?{PHOTOGRAPHED}(?:,? via [^()]{{2,40}}|, [Ff]ile| [Pp]hoto)*\)\.?$|"  # (Held/Reuters)
    rf"\({PHOTOGRAPHED}\s?/[^()]{{2,60}}\)$|"  # (AP Photo/Anna Held)
    rf"(?:^|[.!?][\"'”’»]?\s)\(?(?i:{AGENCIES})(?: Photo)?\s?/\s?[A-Z][^.!?]{{1,50}}$|"  # … the lake. AFP/Anna Held
    rf"\S/\S.{{0,40}} via (?:{AGENCIES})$"
)
CAPTION_NAMES = re.compile(r"\((?P<left>[^()/]{2,50})\s?/\s?(?P<right>[^()]{2,40})\)$")
CAPTION_PHOTO = re.compile(
    r"(?:[.!?][\"'”’»]?\s|^)(?:photograph|photo|picture|illustration|composite|image|crédit photo|photo credit)s?"
    r"(?: by| :|:)\s?(?P<names>.{2,80})$",
    re.IGNORECASE,
)
CAPTION_START = re.compile(
    r"(?:image|media|video) ?(?:caption|copyright|source)(?:,|:|\s?(?-i:(?=[A-Z0-9])))|"
    r"photo ?(?:credit|source|caption)s? ?[:,]|(?:photo(?:graph)? by|photographie? (?:de|par)) (?-i:(?=[A-Z]))|"
    r"(?:image|(?:crédits?|source)(?: photo)?)s? ?: |caption: |légende ?: |"
    r"(?-i:FILE|ARCHIVES)(?: PHOTO)?\s?(?:-|–|—|:)\s",
    re.IGNORECASE,
)

SMALL = frozenset(
    "and et by par with avec from for of in at to the de du des da di del van von der bin al el la le les l d à en y e "
    "a an special staff reporter reporters writer writers correspondent correspondents editor editors editing "
    "reporting writing additional contributing contributor files news journaliste rédaction collaboration spéciale "
    "envoyé was first published".split()
)
NOT_AUTHORS = DATE_WORDS - SMALL - {"may", "mar", "jan", "april", "june", "august", "date", "local", "day", "noon"}


def is_media(text: str) -> bool:
    """Say whether a line stands for a video, a recording or pictures that the text does not hold."""
    if not _is_short(text):
        return False
    if MEDIA_WHOLE.fullmatch(text) or MEDIA_DASH.match(text):
        return True
    match = MEDIA.match(text)
    return match is not None and not _is_said(match[1], match[2])


def is_prompt(text: str) -> bool:
    """Say whether a line asks its reader to do something else than to read the story."""
    if len(text) <= LONGEST_TEXT and RIGHTS.fullmatch(text):
        return True
    if not _is_short(text):
        return False
    if LINK_HEADING.fullmatch(text) or FIXED.fullmatch(text) or FOLLOW.fullmatch(text):
        return True
    if match := LINK_LABEL.match(text):
        return not _is_said(match[1], match[2])
    if LINK_LABEL_BARE.match(text):
        return not FULL_STOP.search(text)
    return not SAID.search(text) and any(pattern.fullmatch(text) for pattern in (SIGN_UP, SUBSCRIBE, CALL))


def heads_links(text: str) -> bool:
    """Say whether a line stands above headlines of other stories."""
    if not _is_short(text):
        return False
    if MORE_FROM.fullmatch(text) and not SENTENCE_END.search(text):
        return True
    label = LINK_LABEL.match(text)
    return bool(LINK_HEADING.fullmatch(text)) or (label is not None and not label[2])


def is_share_word(text: str) -> bool:
    """Say whether a line is what a button of a share bar says; alone it may be a subhead."""
    return _is_short(text) and SHARE_WORD.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Say whether a line is an e-mail address: on a page its author's, in a press release a part of it."""
    return _is_short(text) and ADDRESS.fullmatch(text) is not None


def is_end_mark(text: str) -> bool:
    """Say whether a line only marks the end of a copy: -30-."""
    return _is_short(text) and END_MARK.fullmatch(text) is not None


def is_more_mark(text: str) -> bool:
    """Say whether a line only says that the copy goes on: (more)."""
    return _is_short(text) and MORE_MARK.fullmatch(text) is not None


def is_to_editors(text: str) -> bool:
    """Say whether a line tells the editors of a wire's clients what is new: Eds: Updates with quotes."""
    return _is_short(text) and TO_EDITORS.fullmatch(text) is not None


def is_paper(text: str) -> bool:
    """Say whether a line is the name of a newspaper or agency, as it stands below a byline."""
    return _is_short(text) and PAPER.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Say whether a line only says when the story was published or changed."""
    if not _is_short(text):
        return False
    words = [word.strip(".").lower() for word in re.split(r"[\s,;|:·•()/–—-]+", text) if word.strip(".")]
    if not any(word[0].isdigit() for word in words):
        return False
    if not all(NUMBER.fullmatch(word.replace(".", "")) or word in DATE_WORDS for word in words):
        return False
    return bool(DATED.match(text) or ISO_DAY.search(text)) or (len(words) > 1 and not MONTH_NAMES.isdisjoint(words))


def is_published(text: str) -> bool:
    """Say whether a line says in words that it is a date of publication: `Updated 3 May`."""
    return DATED.match(text) is not None and is_date(text)


def author(text: str) -> str | None:
    """Return who a line at an end of a story says wrote it, or None where it says something else."""
    if not _is_short(text):
        return None
    return _named_by(text) or _named_in_fields(text) or _named_with_post(text)


def is_credit(text: str) -> bool:
    """Say whether a line only says who reported a story, or where it was first published."""
    if len(text) > LONGEST_TEXT:
        return False
    if CONTRIBUTED.fullmatch(text):
        return True
    if not _is_short(text):
        return False
    if match := FIRST_PUBLISHED.fullmatch(text):
        rest = (match["names"] or "").strip(" .)]")
        return not rest or _is_names(rest, dated=True)
    match = CREDIT.fullmatch(text)
    return match is not None and _is_names(match["names"])


def is_agency(text: str) -> bool:
    """Say whether a line is the name of an agency and nothing else."""
    return _is_short(text) and AGENCY.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Say whether a line is the words under a picture."""
    if len(text) > LONGEST_TEXT or len(text.split()) > CAPTION_WORDS:
        return False
    if CAPTION_START.match(text):
        return _is_short(text) or CAPTION_CREDITS.search(text) is not None
    if CAPTION_CREDITS.search(text):
        return True
    if match := CAPTION_NAMES.search(text):
        return len(match["left"].split()) > 1 and _is_names(match["left"]) and _is_names(match["right"])
    match = CAPTION_PHOTO.search(text)
    return match is not None and _is_names(match["names"])


def _named_by(text: str) -> str | None:
    """Return who `By Anna Held` names."""
    match = BYLINE.fullmatch(text)
    names = match["names"].strip() if match and len(text.split()) <= BYLINE_WORDS else ""
    return names if names and _is_names(names) and not _is_when(names) else None


def _named_in_fields(text: str) -> str | None:
    """Return who `Anna Held · CBC News · Posted: May 2` names, or a line that tells only from where."""
    if (match := BYLINE_FIELDS.fullmatch(text)) and not DATED.match(text):
        return match["names"].strip()
    return text if BYLINE_PLACE.fullmatch(text) else None


def _named_with_post(text: str) -> str | None:
    """Return who `Anna Held, Staff Reporter` names."""
    match = BYLINE_POST.fullmatch(text)
    if match and len(match["names"].split()) in NAME_WORDS and _is_names(match["names"]) and _is_names(match["post"]):
        return match["names"].strip()
    return None


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_TEXT and len(text.split()) <= LONGEST


def _is_said(label: str, words: str) -> bool:
    """Say whether what follows a label goes on as a sentence: `Watch: that was all he did.`."""
    return not label.isupper() and words[:1].islower() and FULL_STOP.search(words) is not None


def _is_names(text: str, *, dated: bool = False) -> bool:
    """Say whether a text holds names and the small words between them, and nothing else."""
    words = [word.strip(".'’\"") for word in re.split(r"[\s,;:|·•()\[\]/–—-]+|(?<=\b[ldLD])['’]", text)]
    words = [word for word in words if word]
    small = SMALL | DATE_WORDS if dated else SMALL
    named = [word for word in words if not word[0].islower()]
    return bool(named) and all(not word[0].islower() or word.lower() in small for word in words)


def _is_when(text: str) -> bool:
    """Say whether names are those of a day: `By Friday`; or a saying: `By the Numbers`."""
    words = text.split()
    saying = words[0].lower() == "the" and not re.search(rf"\b(?:Board|Staff|Editors|{PAPERS}|{AGENCIES})\b", text)
    return saying or words[0].lower() in NOT_AUTHORS
