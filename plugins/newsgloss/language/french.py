"""French: the words and phrases by which texts in it are read, and its plurals."""

from __future__ import annotations

import re

from .wording import Credits, Days, Lines, Mail, Names, Speech, Wording

HEAD_ENDS_BEFORE = re.compile(
    r"(?:à|au|aux|avec|contre|dans|de|des|du|en|entre|par|pour|sans|sous|sur|vers)\Z|[dl]['’]"
)
IN_ALS = frozenset("bal banal carnaval fatal festival final natal naval récital régal".split())
IN_AUX = frozenset("bail corail émail soupirail travail vantail vitrail".split())
IN_OUX = frozenset("bijou caillou chou genou hibou joujou pou".split())
IN_EUS = frozenset("bleu émeu pneu landau sarrau".split())
IRREGULAR = {
    "bonhomme": "bonshommes",
    "ciel": "cieux",
    "gentilhomme": "gentilshommes",
    "madame": "mesdames",
    "mademoiselle": "mesdemoiselles",
    "monsieur": "messieurs",
    "mort-né": "mort-nés",
    "nouveau-né": "nouveau-nés",
    "timbre-poste": "timbres-poste",
    "œil": "yeux",
}
UNCHANGING = frozenset(  # before a hyphen: verbs, prefixes and the like, after which the last word alone agrees
    "abat anti auto avant brise cache casse chasse contre coupe couvre demi essuie ex garde gratte infra inter lance "
    "mi micro mini néo non ouvre pare passe perce pèse porte post pré presse pro pseudo quasi semi serre sous super "
    "supra sur tire ultra vice".split()
)
ALIKE_IN_PLURAL = frozenset("ciel parole monnaie bonheur temps brise plume".split())  # after a verb: porte-parole
NO_NOUN = re.compile(r"(?:après|hors|sans|laissez|cessez|rendez|tout|toute)\Z")  # begin compounds that do not change


def french_plural(name: str) -> str | None:
    """Return a name with its noun and the adjectives that agree with it in the plural: procureurs généraux.

    They end before a preposition, or a proper name: titres de séjour, visas Zenda. Acronyms have no plural.
    """
    words = name.split(" ")
    ends = (index for index, word in enumerate(words) if index and _ends_head(word, words[0]))
    head = words[: next(ends, len(words))]
    endings = [_irregular(word) or _compound_plural(word) for word in head]
    if None in endings or any(word.isupper() and len(word) > 1 for word in head):
        return None
    plural = " ".join([*map(str, endings), *words[len(head) :]])
    return plural if plural != name else None


def _ends_head(word: str, noun: str) -> bool:
    return HEAD_ENDS_BEFORE.match(word) is not None or (word[:1].isupper() and noun[:1].islower())


def _irregular(word: str) -> str | None:
    plural = IRREGULAR.get(word.lower())
    return plural.capitalize() if plural and word[0].isupper() else plural


def _compound_plural(word: str) -> str | None:
    """Return the plural of a word that may have hyphens: couvre-feux, hauts-commissaires, arcs-en-ciel."""
    first, *others = word.split("-")
    if not word[-1:].isalpha():
        return None
    if not others:
        return _ending(word)
    if NO_NOUN.match(first.lower()):
        return word
    if first.lower() in UNCHANGING:
        return word if others[-1] in ALIKE_IN_PLURAL else "-".join([first, *others[:-1], _ending(others[-1])])
    if HEAD_ENDS_BEFORE.match(others[0]):
        return "-".join([_ending(first), *others])
    return "-".join(map(_ending, (first, *others)))


def _ending(word: str) -> str:
    small = word.lower()
    if small.endswith("al") and small not in IN_ALS:
        return f"{word[:-1]}ux"
    if small in IN_AUX:
        return f"{word[:-2]}ux"
    if re.search(r"[sxz]$", small):
        return word
    in_x = small in IN_OUX or (re.search(r"[aeœ]u$", small) and small not in IN_EUS)
    return f"{word}{'x' if in_x else 's'}"


FRENCH = Wording(
    tag="fr",
    days=Days(
        months=(
            ("janvier", "janv"),
            ("février", "févr", "fév", "fevrier"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("août", "aout"),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("décembre", "déc", "decembre"),
        ),
        weekdays=(
            ("lundi",),
            ("mardi",),
            ("mercredi",),
            ("jeudi",),
            ("vendredi",),
            ("samedi",),
            ("dimanche",),
        ),
        ordinals=("er",),
        hours=(r"h\d*",),
        around=tuple(
            "le la à il y a un une heure heures jour jours et mis publié publiée modifié dernière mise h min".split()
        ),
        published=("publiée?",),
        updated=("mise? à jour", "modifiée?", "dernière mise"),
        first="1er",
    ),
    names=Names(
        titles=(r"Président|Présidente|Premier ministre|Première ministre|Ministre|M\.|Mme",),
        abbreviations=("M", "Mme", "Mlle"),
        offices=tuple(
            "Président Présidente Ministre M. MM. Mme Mlle Maître Me Dr "
            "président présidente ministre maire juge docteur professeur sénateur sénatrice député députée "
            "maître Roi Reine Prince Princesse Maire Préfet Préfète Gouverneur Gouverneure Chancelier Chancelière "
            "Sénateur Sénatrice Député Députée Juge Procureur Procureure Ambassadeur Ambassadrice "
            "Consul Consule".split()
        ),
        posts=tuple("Directeur Directrice Secrétaire".split()),
        partners=("[Ff]ils|[Ff]illes?|[Ff]rères|Cie|[Aa]ssociés",),
        legal_forms=("SA", "SARL", "SAS", "SCA", "SE"),
        provisions=("Article", "Articles", "Chapitre"),
        streets=tuple(
            "avenue boulevard quai rue Avenue Boulevard Place Quai Rue aéroport baie gare hôpital île lac lycée mont "
            "musée parc pont port rivière square stade théâtre tour".split()
        ),
        beginnings=tuple(
            "Cap Fort Lac Mont Port Saint Sainte Nouveau Nouvelle Vieux Vieille Jeune Grand Grande Petit Petite Haut "
            "Haute Second Seconde".split()
        ),
        genitives=("de", "d'", "d’"),
        genitives_with_article=("du", "des", "de la", "de l'", "de l’"),
        streets_of=tuple(
            "avenue boulevard quai rue Avenue Boulevard Quai Rue baie cap col détroit golfe lac mer mont".split()
        ),
        before_of=tuple(
            "Canton Commune Comté Duché Émirat État Fédération Gouvernement Mairie Municipalité Principauté Province "
            "Région République Royaume Sultanat Ville Nord Sud Est Ouest Agriculture Commerce Culture Défense Économie "
            "Éducation Énergie Environnement Finances Immigration Intérieur Justice Logement Santé Transports "
            "Travail".split()
        ),
        joining=("de", "du", "des", "la", "le", "et"),
        in_titles=tuple("de des du et la le les".split()),
        elisions=tuple("l d j m t s c n qu jusqu lorsqu puisqu quoiqu".split()),
        articles=("la", "le", "les"),
        conjunctions=("et",),
    ),
    speech=Speech(
        verbs=(
            "a dit|dit|déclare|a déclaré|explique|a expliqué|affirme|a affirmé|ajoute|a ajouté|a conclu|conclut",
            "a écrit|écrit|a répondu|répond|a indiqué|indique|a confié|confie|souligne|a souligné|estime|précise",
            "raconte",
        ),
        according=("[Ss]elon", "[Dd]['’]après"),
        pronouns=("il", "elle", "ils", "elles"),
        attached=(r"-(?:t-)?(?:ils?|elles?)\b",),
        inserted=(r"a-t-(?:il|elle) \w+", r"\w+-(?:t-)?(?:il|elle)"),
        sentence_starts=tuple("Le La Les Un Une Il Elle Ils Mais Et Selon Pour Dans".split()),
        somebody=("[Uu]ne?",),
        unnamed=("porte-parole", "responsable"),
        prepositions=("de", "du", "des", "à"),
        plain_verbs=("a dit|dit|a déclaré|déclare|a ajouté|ajoute|a répondu|répond|a écrit|écrit",),
        occasions=(
            "hier|aujourd['’]hui|ce (?:matin|soir)",
            (
                r"(?:dans|lors d['’]|au cours d['’]) ?(?:une? |le |la |l['’])?"
                r"(?:communiqué|entretien|entrevue|conférence de presse|discours|courriel|lettre|message|débat)"
            ),
        ),
        doubts=(
            r"jamais|si|selon|d['’]après|citant|lisant|répétant|imitant|aurait|nom|rôle|prétend\w*|accus\w+|fauss?e?s?",
            r"démen\w+|parodi\w+|satiri\w+|truqué\w*|roman|film|sketch|légende|attribué\w*|croire",
        ),
        negations=(r"ne|n['’]\w+|pas|jamais|aucune?|rien|personne|sans|ni|non|si",),
    ),
    credits=Credits(
        by=(r"(?:propos )?recueillis? par", "par", "texte"),
        author=("auteure?",),
        posts=("journaliste", r"rédact\w+", "correspondante?", r"chroniqueu\w+"),
        staff=(r"correspondant\w*", "envoyée? spéciale?"),
        from_our=("de notre(?: envoyée?| spéciale?)* correspondante?",),
        papers=("Presse", "Courrier"),
        paper_articles=("Le", "La"),
        credits=(
            "avec (?:des |les )?(?:informations?|la collaboration|la contribution)(?: de| d['’])",
            "avec(?= )",
        ),
        first_published=(
            r"(?:ce texte|cet article|ce reportage) a (?:initialement|d['’]abord|originalement) (?:été )?publié\b.*",
        ),
        contributed=("a collaboré à (?:cet article|ce texte)",),
        caption_starts=(
            r"photographie? (?:de|par) (?-i:(?=[A-Z]))",
            r"(?:crédits?|source)(?: photo)?s? ?: |légende ?: ",
            r"(?-i:ARCHIVES(?: PHOTO)?)\s?(?:-|–|—|:)\s",
        ),
        picture_credits=("crédit photos? ?:",),
        small=tuple(
            "et par avec de du des la le les l d à en a journaliste rédaction collaboration spéciale envoyé".split()
        ),
    ),
    lines=Lines(
        releases=("communiqué(?: de presse)?", "pour (?:diffusion|publication) immédiate"),
        skip_links=("(?:aller|passer|accéder) (?:directement )?au (?:contenu|menu)(?: principal)?",),
        about=("[àa] propos (?:de la |de l['’]|du |des |de |d['’])",),
        contacts=(r"(?:contacts?|relations?)(?: (?:de )?(?:presse|médias))?",),
        pages=("page", r"p\."),
        of_pages=("sur", "de"),
        sections=tuple(
            "monde politique actualités économie opinions santé sciences société environnement analyse".split()
        ),
        correction_labels=("corrections?", "clarifications?", "rectificatif", "précision", "erratum", "mise au point"),
        editors_notes=("note de la rédaction", "ndlr"),
        corrected=(r"correct\w*", r"clarif\w*", r"corrig\w+"),
        said=("dit", "disent", "déclaré", "déclare", "affirme", "explique", "ajoute"),
        play=("(?:REGARDEZ|ÉCOUTEZ|VIDÉO)(?: LIVE)?",),
        link_labels_alone=("(?:[àa] )?lire (?:aussi|également)", "voir aussi"),
        go_on=("à suivre", "suite"),
        ends=("FIN", "fin"),
    ),
    mail=Mail(
        subjects=("objet", "sujet"),
        dates=("date", "envoyé", "envoyé le"),
        senders=("de", "expéditeur"),
        others=("à", "a", "cc", "cci", "destinataire", "répondre à"),
        rare=("priorité", "pièces-jointes", "pièces jointes"),
        forwarded=("début du message (?:réexpédié|transféré) ?:",),
        answers=("re", "tr"),
    ),
    plural=french_plural,
    bare_capitals=True,
    acronyms=tuple("adn afp cgt edf fifa insee onu pdg pib pme psg rer sncf tva ue ump usa".split()),
)
