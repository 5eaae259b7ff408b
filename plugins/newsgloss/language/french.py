"""French: the words and phrases by which texts in it are read."""

from __future__ import annotations

from .plurals.french import french_plural
from .wording import Credits, Days, Lines, Mail, Names, Speech, Wording

VERB_ENDINGS = {  # of forms, by what is in place of them in the infinitive
    "er": (
        "ai as a ons ez ent ant ais ait aient ions iez âmes èrent é ée és ées era erai eront erons erez erait "
        "erais eraient erions eriez eons eait eais eaient eant".split()
    ),
    "yer": "ie ient iera ieras ieront ierons ierez ierait ierais ieraient".split(),
    "cer": "ça çait çais çaient çant çons".split(),
    "ir": (
        "i ie is ies it irent issent issait issais issaient issant issons issez ons ez ent ant ait ais aient ira iras "
        "irai iront irons irez irait irais iraient".split()
    ),
    "voir": "vra vrai vront vrons vrez vrait vrais vraient".split(),
    "re": "u ue us ues ons ez ent ant ait ais aient ra ras rai ront rons rez rait rais raient".split(),
}
OTHER_ENDINGS = {  # of forms and adverbs, by what is in place of them in the word
    "": "s e es x ne nes le les ment".split(),
    "e": ("ment",),
    "x": ("se", "ses"),
    "f": ("ve", "ves"),
    "al": ("aux",),
    "er": ("ère", "ères"),
}

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
        raised=("i?[èe]?m?es?", "ers?", "[rè]r?es?", "n?de?s?", "h|min|s"),
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
            "Président Présidente Ministre M. MM. Mme Mlle Maître Me Dr président présidente ministre maire juge "
            "docteur professeur sénateur sénatrice député députée maître Roi Reine Prince Princesse Maire Préfet "
            "Préfète Gouverneur Gouverneure Chancelier Chancelière Sénateur Sénatrice Député Députée Juge Procureur "
            "Procureure Ambassadeur Ambassadrice Consul Consule Mmes Mlles Madame Mesdames Mademoiselle Monsieur "
            "Messieurs madame mesdames mademoiselle monsieur messieurs veuve commissaire commandant commandante "
            "capitaine colonel colonelle général générale lieutenant lieutenante sergent sergente caporal adjudant "
            "adjudante amiral maréchal brigadier brigadière inspecteur inspectrice préfet préfète gouverneur "
            "gouverneure conseiller conseillère procureur procureure ambassadeur ambassadrice chancelier chancelière "
            "avocat avocate abbé évêque archevêque cardinal pape rabbin imam père frère sœur oncle tante cousin "
            "cousine roi reine prince princesse duc duchesse comte comtesse baron baronne marquis marquise sultan "
            "émir jeune vieux feu feue".split()
        ),
        posts=tuple("Directeur Directrice Secrétaire".split()),
        bodies=tuple(
            "Académie Agence Alliance Armée Assemblée Association Autorité Banque Bureau Centre Chambre Charte Club "
            "Code Collectif Comité Commission Communauté Compagnie Confédération Conseil Convention Cour Église "
            "Fédération Fondation Gendarmerie Gouvernement Groupe Institut Journal Ligue Loi Maison Mairie Ministère "
            "Mouvement Musée Observatoire Office Organisation Parlement Parti Police Préfecture Presse Quotidien "
            "Radio Rassemblement Réseau Sénat Société Syndicat Traité Tribunal Union Université".split()
        ),
        given_too=tuple("Aimé Blanche Constance Désiré Fleur France Marin Marine Martial Olive Reine Violette".split()),
        addresses=("Maison", "Palais", "Hôtel", "Place", "Rue"),
        partners=("[Ff]ils|[Ff]illes?|[Ff]rères|Cie|[Aa]ssociés",),
        legal_forms=("SA", "SARL", "SAS", "SCA", "SE"),
        provisions=("Article", "Articles", "Chapitre"),
        streets=tuple(
            "avenue boulevard quai rue Avenue Boulevard Place Quai Rue aéroport baie gare hôpital île lac lycée mont "
            "musée parc pont port rivière square stade théâtre tour hôtel opération ouragan tempête cyclone typhon "
            "château église cathédrale collège école villa chemin impasse place col cap golfe fleuve ruisseau forêt "
            "vallée plage canal glacier fort prix trophée fondation famille familles frères sœurs époux couple clan "
            "dynastie arrêt loi amendement décret".split()
        ),
        beginnings=tuple(
            "Cap Fort Lac Mont Port Saint Sainte Nouveau Nouvelle Vieux Vieille Jeune Grand Grande Petit Petite Haut "
            "Haute Second Seconde Deuxième Troisième Quatrième Cinquième Radio Opération Ouragan Tempête Cyclone "
            "Dynamo".split()
        ),
        adjectives=(
            r"[\w-]{3,}(?:éen|ien|yen|ais|ois)(?:ne|e)?s?|[\w-]{2,}(?:[iï]c|ob|oc|om|ub|um)aine?s?",
            "allemande?s?|espagnole?s?|belges?|suisses?|(?:biélo|béla)?russes?|tur(?:c|que)s?|gre(?:c|cque)s?|britanniques?",
            "arabes?|tchèques?|slovaques?|slovènes?|bulgares?|croates?|serbes?|kosovare?s?|moldaves?|monténégrine?s?",
            "afghane?s?|argentine?s?|birmane?s?|catalane?s?|flamande?s?|kazakhe?s?|kényane?s?|mongole?s?|nigériane?s?",
            "ouzbèkes?|philippine?s?|qatarie?s?|tadjike?s?|lettone?s?|wallon(?:ne)?s?|breton(?:ne)?s?|basques?|corses?",
            "chypriotes?|kirghizes?|kurdes?|malgaches?|monégasques?|soviétiques?|turkmènes?|yéménites?|(?:inter)?nationa(?:les?|ux)",
            "(?:fédér|région)a(?:le?s?|ux)|(?:municip|provinci)a(?:les?|ux)",
            "constitutionnel(?:le)?s?|administrati(?:f|ve)s?|militaires?|judiciaires?|pénal(?:e|es)?|pénaux",
            "criminel(?:le)?s?|commercia(?:le?s?|ux)|religieu(?:x|ses?)|islamiques?|électora(?:le?s?|ux)|martiale?s?",
            "(?:mari|légi)times?|terrestres?|(?:int|ext|sup|inf)érieure?s?|agricoles?|(?:fluvi|soci|rur|fisc)a(?:les?|ux)",
            "(?:côt|douan|financ|forest)i(?:ers?|ères?)|portuaires?|lacustres?|numériques?|publiques?|civile?s?|scolaires?",
            "sanitaires?|additionnel(?:le)?s?|complémentaires?|(?:modific|rectific)ati(?:f|ve)s?|organiques?|économiques?",
        ),
        no_adjectives=(
            "ancien(?:ne)?s?|jamais|désormais|(?:autre|par|quelque|toute)fois|combien|(?:entre|main|sou)tiens?",
            "délais|palais|relais|appraises?|turquoise",
        ),
        kinds_of_law=tuple(
            "Accord Charte Code Constitution Convention Directive Loi Ordonnance Protocole Règlement Traité accord "
            "charte code convention directive loi ordonnance protocole règlement traité".split()
        ),
        ministries=tuple("Ministère ministère Ministre ministre Secrétariat secrétariat Direction direction".split()),
        subjects=tuple(
            "Affaires Agriculture Alimentation Commerce Communication Culture Cohésion Défense "
            "Développement Économie Éducation Emploi Énergie Enfance Enseignement Environnement Famille "
            "Finances Fonction Forêt Forêts Immigration Industrie Intégration Intérieur Jeunesse Justice "
            "Lacs Logement Mer Numérique Pêche Pêches Ports Recherche Santé Sécurité Solidarités "
            "Souveraineté Sport Sports Territoires Tourisme Transition Transports Travail Ville".split()
        ),
        for_=("pour",),
        versus=("c.",),
        numbered=("bis", "ter", "quater", "quinquies", r"[nN][o°º] ?\d+"),
        parties=tuple("Alliance Bloc Coalition Front Ligue Mouvement Parti Rassemblement Union".split()),
        wings=(r"\w+iste|Canal historique|Démocratique|Indépendant|Officiel|Orthodoxe|Réel|Réformé|Unifié",),
        later=("Nouveau", "Nouvelle", "second", "seconde", "deuxième", "troisième", "quatrième", "cinquième"),
        directions=("du (?:Nord|Sud)", "de l['’](?:Est|Ouest)"),
        generations=("père", "fils"),
        treaties=tuple("accord accords convention conventions pacte protocole traité traités".split()),
        genitives=("de", "d'", "d’"),
        genitives_with_article=("du", "des", "de la", "de l'", "de l’"),
        streets_of=tuple(
            "avenue boulevard quai rue Avenue Boulevard Quai Rue baie cap col détroit golfe lac mer mont théorème "
            "paradoxe syndrome maladie rasoir loi principe effet règle hypothèse conjecture lemme duc duchesse comte "
            "comtesse vicomte vicomtesse marquis marquise baron baronne prince princesse seigneur".split()
        ),
        before_of=tuple(
            "Canton Commune Comté Duché Émirat État Fédération Gouvernement Mairie Municipalité Principauté Province "
            "Région République Royaume Sultanat Ville Nord Sud Est Ouest Agriculture Commerce Culture Défense "
            "Économie Éducation Énergie Environnement Finances Immigration Intérieur Justice Logement Santé "
            "Transports Travail".split()
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
            "raconte|résume|a résumé|rappelle|a rappelé|assure|a assuré|poursuit|a poursuivi|insiste|a insisté",
            "regrette|a regretté|déplore|a déploré|confirme|a confirmé|témoigne|a témoigné|reconnaît|a reconnu",
            "prévient|a prévenu|détaille|martèle|tempère|renchérit|s['’]exclame|s['’]indigne|s['’]inquiète",
            "se félicite|se réjouit",
        ),
        according=("[Ss]elon", "[Dd]['’]après"),
        pronouns=("il", "elle", "ils", "elles"),
        neutral=("ils", "elles"),
        attached=(r"-(?:t-)?(?:ils?|elles?)\b",),
        inserted=(r"a-t-(?:il|elle) \w+", r"\w+-(?:t-)?(?:il|elle)"),
        sentence_starts=tuple("Le La Les Un Une Il Elle Ils Mais Et Selon Pour Dans".split()),
        somebody=("[Uu]ne?",),
        unnamed=("porte-parole", "responsable"),
        prepositions=("de", "du", "des", "à"),
        before_objects=tuple("au aux avec avant après chez contre entre et par pour sous sur".split()),
        retold=(
            r"(?:[lmst]['’])?(?:avai(?:en)?t|a|ont|été) (?:informé|averti|promis|assuré|qualifié|appelé|jugé)\w*",
            r"(?:[lmst]['’])?(?:avai(?:en)?t|ont|été) (?:dit|déclaré|affirmé|écrit|répondu|expliqué|prévenu)\w*",
        ),
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
        about_authors=(
            r"est [^.]{0,60}?\b(?:chroniqueu|journaliste|correspondant|auteu|autrice|professeu|rédact|chercheu)\w*",
            r"(?:enseigne|écrit|couvre)\b",
        ),
        from_our=("de notre(?: envoyée?| spéciale?)* correspondante?",),
        papers=("Presse", "Courrier"),
        paper_articles=("Le", "La"),
        credits=(
            "avec (?:des |les )?(?:informations?|la collaboration|la contribution)(?: de| d['’])",
            "avec(?= )",
        ),
        with_agency=("avec(?: l['’]| la)?",),
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
        menu_starts=("accueil", "menu", "rubriques", "page d'accueil", "se connecter", "s'abonner"),
        correction_labels=("corrections?", "clarifications?", "rectificatif", "précision", "erratum", "mise au point"),
        editors_notes=("note de la rédaction", "ndlr"),
        corrected=(r"correct\w*", r"clarif\w*", r"corrig\w+"),
        said=("dit", "disent", "déclaré", "déclare", "affirme", "explique", "ajoute"),
        play=("(?:REGARDEZ|ÉCOUTEZ|VIDÉO)(?: LIVE)?",),
        link_labels_alone=("(?:[àa] )?lire (?:aussi|également)", "voir aussi"),
        jumps=("(?:(?:lire la )?suite|suite et fin)(?: en| à la| de la)? page",),
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
    quotation_marks=("«\u00a0", "\u00a0»", "“", "”"),
    bare_capitals=True,
    inflections=tuple(
        (ending, base) for base, endings in (*VERB_ENDINGS.items(), *OTHER_ENDINGS.items()) for ending in endings
    ),
    of_places=("(?:é?en|ien|ain)(?:ne)?s?", "(?:ais|ois)(?:es?)?", "ins?|ines?|iques?"),
    acronyms=tuple("adn afp cgt edf fifa insee onu pdg pib pme psg rer sncf tva ue ump usa".split()),
)
