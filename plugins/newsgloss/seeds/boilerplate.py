"""One line of an article -> whether it is boilerplate: a player, a prompt, a link, a button, a mark for editors.

A line that could be a sentence of the story is none: its words are compared as a whole, not by how it begins.
"""

from __future__ import annotations

import re

LONGEST = 30  # words; a longer line is prose, however it begins
LONGEST_TEXT = 1000  # characters; nothing longer is boilerplate, nor worth asking at length
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
SAID = re.compile(r"\b(?:said|says|saying|told|asked|wrote|dit|disent|déclaré|déclare|affirme|explique|ajoute)\b")
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


def is_short(text: str) -> bool:
    """Return whether a line is no longer than boilerplate can be."""
    return len(text) <= LONGEST_TEXT and len(text.split()) <= LONGEST


def is_media(text: str) -> bool:
    """Return whether a line stands for a video, a recording or pictures that the text does not hold."""
    if not is_short(text):
        return False
    if MEDIA_WHOLE.fullmatch(text) or MEDIA_DASH.match(text):
        return True
    match = MEDIA.match(text)
    return match is not None and not _is_said(match[1], match[2])


def is_prompt(text: str) -> bool:
    """Return whether a line asks its reader to do something else than to read the story."""
    if len(text) <= LONGEST_TEXT and RIGHTS.fullmatch(text):
        return True
    if not is_short(text):
        return False
    if LINK_HEADING.fullmatch(text) or FIXED.fullmatch(text) or FOLLOW.fullmatch(text):
        return True
    if match := LINK_LABEL.match(text):
        return not _is_said(match[1], match[2])
    if LINK_LABEL_BARE.match(text):
        return not FULL_STOP.search(text)
    return not SAID.search(text) and any(pattern.fullmatch(text) for pattern in (SIGN_UP, SUBSCRIBE, CALL))


def heads_links(text: str) -> bool:
    """Return whether a line stands above headlines of other stories."""
    if not is_short(text):
        return False
    if MORE_FROM.fullmatch(text) and not SENTENCE_END.search(text):
        return True
    label = LINK_LABEL.match(text)
    return bool(LINK_HEADING.fullmatch(text)) or (label is not None and not label[2])


def is_share_word(text: str) -> bool:
    """Return whether a line is what a button of a share bar says; alone it may be a subhead."""
    return is_short(text) and SHARE_WORD.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Return whether a line is an e-mail address: on a page its author's, in a press release a part of it."""
    return is_short(text) and ADDRESS.fullmatch(text) is not None


def is_end_mark(text: str) -> bool:
    """Return whether a line only marks the end of a copy: -30-."""
    return is_short(text) and END_MARK.fullmatch(text) is not None


def is_more_mark(text: str) -> bool:
    """Return whether a line only says that the copy goes on: (more)."""
    return is_short(text) and MORE_MARK.fullmatch(text) is not None


def is_to_editors(text: str) -> bool:
    """Return whether a line tells the editors of a wire's clients what is new: Eds: Updates with quotes."""
    return is_short(text) and TO_EDITORS.fullmatch(text) is not None


def _is_said(label: str, words: str) -> bool:
    """Return whether what follows a label goes on as a sentence: `Watch: that was all he did.`."""
    return not label.isupper() and words[:1].islower() and FULL_STOP.search(words) is not None
