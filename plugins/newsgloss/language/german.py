"""German: the words and phrases by which texts in it are read."""

from __future__ import annotations

from .plurals.german import german_cases, german_plural
from .wording import Credits, Days, Lines, Mail, Names, Speech, Wording

OFFICES = tuple(  # with "in" for women, and as the end of a longer word: Verkehrsministerin
    (
        "minister präsident kanzler senator sprecher direktor sekretär richter anwalt botschafter kommissar general "
        "oberst bischof pfarrer meister chef leiter vorsitzender intendant rektor dekan rat vogt"
    ).split()
)
WOMEN = tuple("Anwältin Bischöfin Chefin Vorsitzende Rätin Vögtin".split())

GERMAN = Wording(
    tag="de",
    days=Days(
        months=tuple(
            (name, *short)
            for name, short in {
                "Januar": ["Jan", "Jänner"],
                "Februar": ["Feb"],
                "März": ["Mär", "Mrz"],
                "April": ["Apr"],
                "Mai": [],
                "Juni": ["Jun"],
                "Juli": ["Jul"],
                "August": ["Aug"],
                "September": ["Sep", "Sept"],
                "Oktober": ["Okt"],
                "November": ["Nov"],
                "Dezember": ["Dez"],
            }.items()
        ),
        weekdays=tuple(
            (name,) for name in "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Sonnabend".split()
        ),
        ordinals=(r"\.",),
        hours=("uhr",),
        around=tuple("um uhr am den vom stand aktualisiert veröffentlicht erschienen zuletzt".split()),
        published=("stand|(?:veröffentlicht|erschienen)(?: am)?",),
        updated=("(?:zuletzt )?aktualisiert(?: am)?",),
        before_month=(r"\b(?:im|seit|bis|ab|vom|zum|anfang|mitte|ende|vergangenen|nächsten|kommenden|diesen|dieses)",),
        after_ordinals=(
            "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
            "Jahrhunderts?|Weltkriege?s?|Kammer|Senats?|Klasse|Auflage|Stock|Etage|Liga|Tage?s?|Mal|Runde|Woche|Etappe",
            "Wahlperiode|Sinfonie|Symphonie|Bundesliga|Geburtstage?s?|Jahrestage?s?|Novelle|Sitzung|Bezirke?s?",
        ),
    ),
    names=Names(
        titles=(
            r"(?:[A-ZÄÖÜ][a-zäöüß]+)?(?:[Mm]inister|[Pp]räsident|[Kk]anzler|[Ss]precher|[Bb]ürgermeister)(?:in)?",
            r"Herr|Frau|König(?:in)?|Fürst(?:in)?|Prinz(?:essin)?|Direktor(?:in)?|Richter(?:in)?|Senator(?:in)?",
            r"Botschafter(?:in)?|Abgeordneter?|[A-ZÄÖÜ][a-zäöüß]+(?:chef(?:in)?|leiter(?:in)?)|Papst",
        ),
        ranks=("Vize", "[Ee]hemaliger?", "[Ss]tellvertretender?", "[Ff]rüherer?"),
        before_names=("Prof", "Hr", "Fr", "Mag", "Dipl", "Ing", "Frhr"),
        abbreviations=(
            *(
                "[dioz]",
                r"d\. ?h",
                r"u\. ?a",
                "Abs",
                "Nr",
                "Kap",
                "Ziff",
                "Bd",
                "Hrsg",
                "Tel",
                "Str",
                "vgl",
                "bzw",
                "ca",
                "ggf",
                "evtl",
            ),
            *("inkl", "zzgl", "sog", "Mio", "Mrd", "geb", "gest", "Anm", "Okt", "Dez", "u", "lfd", "gem", "max", "min"),
        ),
        offices=tuple(
            "Herr Herrn Frau Dr. Prof. Doktor König Königin Fürst Fürstin Prinz Prinzessin Graf Gräfin Baron Baronin "
            "Freiherr Papst Kardinal Pater Pastor Pastorin Schwester Bruder Onkel Tante Hauptmann Major Leutnant "
            "Feldwebel Admiral Kapitän Kommandant Kommandantin Abgeordnete Abgeordneter Abgeordneten Bundesrat "
            "Stadtrat Kollege Kollegin".split()
        )
        + tuple(
            form
            for office in OFFICES
            for form in (office.capitalize(), f"{office.capitalize()}in", f"{office.capitalize()}s")
        )
        + WOMEN,
        posts=tuple(
            "Geschäftsführer Geschäftsführerin Vorstand Vorständin Experte Expertin Forscher Forscherin".split()
        ),
        bodies=tuple(
            "Akademie Agentur Aktion Akte Allianz Amt Anstalt Archiv Arena Armee Bahnhof Börse Brauerei Bücherei Bühne "
            "Bund Bündnis Büro Chor Fabrik Festspiele Flughafen Feuerwehr Filmfest Forum Fraktion Galerie "
            "Gemeinschaft Gericht Gesellschaft Gewerkschaft Gilde Haus Hochschule Hof Initiative Institut Kammer "
            "Kammern Kanzlei Kirche Klinik Klinikum Klub Kolleg Komitee Kommission Konzern Kurier Liga Liste "
            "Ministerium Nachrichten Netzwerk Oper Orchester Partei Polizei Presse Projekt Rat "
            "Rundfunk Rundschau Schule Senat Stiftung Tageblatt Theater Treff Truppe Union Universität Verband "
            "Verein Vereinigung Verlag Versicherung Vertrag Werk Werke Werft Zeitschrift Zeitung Zentrale Zentrum "
            "Bank Sparkasse Volksbank Kasse Anzeiger Bote Allgemeine Morgenpost Museum Hotel Gasthof Brücke Turm "
            "Hütte Stadion Schloss Burg Kloster Dom Fonds Holding Energie Gruppe Marathon Pokal Preis Medaille".split()
        ),
        addresses=tuple("Straße Allee Platz Weg Gasse Haus Palais Schloss".split()),
        given_too=tuple("Ernst Frank Heide Rose Viola Wolf Engel Christian Marina Jasmin".split()),
        partners=("Söhne|Sohn|Töchter|Brüder|Partner|Gebrüder|Cie",),
        generations=("junior", "senior", "jun.", "sen."),
        particles=("von",),
        works=tuple(
            "Roman Romans Film Films Kurzfilm Spielfilm Buch Buches Bildband Lied Song Album Serie Stück Theaterstück "
            "Oper Gedicht Ausstellung Titel Band Podcast Erzählung Reihe Sendung Novelle Hörspiel Gemälde Motto Hotel "
            "Gasthof Gasthaus Restaurant Kneipe Lokal Café Schiff Frachter Fähre Boot Aktion Operation Projekt Verein "
            "Initiative Bündnis Netzwerk Stiftung Partei Gruppe Firma Zeitschrift Magazin Zeitung Blatt".split()
        ),
        kin=("Brüder|Schwestern|Geschwister|Zwillinge",),
        legal_forms=tuple("GmbH AG KG OHG eG e.V. UG SE KGaA mbH".split()),
        provisions=tuple("Artikel Paragraf Paragraph Absatz Kapitel Anhang".split()),
        streets=tuple(
            "Straße Allee Gasse Kap Fort Bad Sankt Hafen See Insel Berg Tal Wald Kreis Landkreis Bezirk "
            "Möbel Burg Schloss Hotel Villa Gasthof Grand Operation Hurrikan Zyklon "
            "Taifun Orkan Familie Ehepaar Geschwister Gebrüder Brüder Stadion Flughafen Bahnhof Radio Klinik Café "
            "Restaurant Theater Schule Stiftung Verlag Brauerei Aktion Netzwerk Projekt Initiative Agentur Fall Causa "
            "Akte Haus Kloster Dom Zirkus Werft Reederei Zeche Grube Camp Lager Verein Bündnis Forum Gruppe Partei "
            "Liste Bank Preis Pokal Galerie Kanzlei Praxis Apotheke".split()
        ),
        beginnings=tuple(
            "Neu Alt Ober Unter Nieder Groß Klein Nord Süd Ost West Hinter Vorder Zweites Zweiter Zweite Zweiten "
            "Drittes Dritter Dritte Dritten Vierte Viertes Neue Neues Neuer Neuen Alte Altes Alter Alten Junge Jungen "
            "Große Großes Großer Großen Kleine Kleines Kleiner Kleinen Freie Freies Freien "
            "Vereinigte Vereinigten".split()
        ),
        kinds_of_law=tuple(
            "Gesetz Abkommen Vertrag Übereinkommen Verordnung Richtlinie Verfassung Konvention Protokoll Charta Erlass "
            "Ordnung Gesetzbuch Staatsvertrag Statut".split()
        ),
        ministries=tuple("Ministerium Ministeriums Minister Ministerin Staatssekretariat Ressort".split()),
        subjects=tuple(
            "Arbeit Bildung Digitales Energie Ernährung Familie Familien Finanzen Fischerei Forschung Forsten Frauen "
            "Gesundheit Handel Häfen Inneres Integration Jugend Justiz Klimaschutz Kultur Landwirtschaft Migration "
            "Pflege Senioren Soziales Sport Tourismus Umwelt Verbraucherschutz Verkehr Verteidigung Wirtschaft "
            "Wissenschaft Wohnen".split()
        ),
        for_=("für",),
        numbered=(r"[Nn]r\. ?\d+",),
        later=tuple("zweite zweiten zweites dritte dritten drittes vierte vierten viertes neue neuen neues".split()),
        parties=tuple("Allianz Bündnis Front Liga Liste Partei Union Bewegung Sammlung".split()),
        wings=(r"\w+isten|Marxisten|Opposition|Reform|Freie",),
        namesakes=tuple("Stiftung Museum Radio Magazin Preis".split()),
        directions=("(?:Nord|Süd|Ost|West|Mitte)",),
        treaties=tuple("vertrag abkommen".split()),
        genitives=("von", "vom"),
        genitive_articles=("der", "des"),
        streets_of=tuple(
            "Herr Herrn Frau Graf Grafen Gräfin Baron Baronin Freiherr Fürst Fürstin Prinz Prinzessin Herzog Herzogin "
            "Schlacht Belagerung Vertrag Frieden Golf Bucht Kap Straße Meer Meerenge Familie Haus Bischof".split()
        ),
        joining=("von", "der", "des", "und", "für", "zu"),
        in_titles=tuple("der die das des dem den ein eine im in und von zu für".split()),
        articles=("der", "das", "dem", "den"),  # not die and des, which English and French have
        conjunctions=("und",),
    ),
    speech=Speech(
        verbs=(
            "sagte|sagt|sagten|sagen|erklärte|erklärt|erklärten|betonte|betont|ergänzte|ergänzt|schrieb|schreibt",
            "schrieben|fragte|fragt|antwortete|antwortet|erwiderte|erwidert|entgegnete|entgegnet|warnte|warnt|meinte",
            "meint|erzählte|erzählt|berichtete|klagte|klagt|kritisierte|kritisiert|versicherte|versichert|bestätigte",
            "bestätigt|bekräftigte|bekräftigt|forderte|fordert|mahnte|mahnt|rief|urteilte|urteilt|beteuerte|beteuert",
            "bedauerte|bedauert|vermutete|vermutet|argumentierte|argumentiert|unterstrich|unterstreicht|resümierte",
        ),
        listeners=tuple(
            "Reportern Journalisten Journalistinnen Korrespondenten Medienvertretern Zuschauern Zuhörern Anhängern "
            "Abgeordneten Demonstranten Parteifreunden Fischern Wählern".split()
        ),
        article=("der", "die", "das"),
        according=("[Nn]ach Angaben (?:von|des|der)", "[Nn]ach Ansicht (?:von|des|der)", "[Ll]aut"),
        pronouns=("er", "sie"),
        neutral=("sie",),
        inverted=("er", "sie"),
        clauses=("das", "es", "er", "sie", "der"),
        sentence_starts=tuple(
            "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Ihre Ihrer Ihrem Ihren "
            "Ihres Ihnen Und Aber Doch Denn Auch Auf Aus Bei Beim Bis Da Dann Dort Damit Dabei Dazu Danach "
            "Dagegen Deshalb Dies Diese Dieser Dieses Durch Für Gegen Hier Im In Ins Ja Jetzt Laut Mit Nach "
            "Nachdem Nein Nicht Noch Nun Nur Ob Ohne Schon Seit So Trotz Um Unter Von Vom Vor Während Was "
            "Weil Wenn Wer Wie Wo Zu Zum Zur Zuvor Zudem Zuletzt Gestern Heute".split()
        ),
        somebody=("[Ee]in(?:e[mnrs]?)?",),
        unnamed=(
            "Sprecher(?:in)?|Beamter|Beamte|Beamtin|Diplomat(?:in)?|Zeuge|Zeugin|Vertreter(?:in)?|Anwalt|Anwältin",
            "Experte|Expertin|Anwohner(?:in)?|Augenzeuge|Augenzeugin|Offizier|Mitarbeiter(?:in)?|Fischer(?:in)?",
        ),
        in_bodies=("für", "und"),
        prepositions=("von", "vom", "aus"),
        before_objects=tuple("mit nach bei gegen über vor zu zum zur beim und neben ohne durch".split()),
        retold=(
            "(?:habe|hat|hatte|hätten|haben|hatten|worden|sei|wurde) \\w+",
            "glaubt|glaubte|dachte|denkt|versprach|verspricht|behauptete|behauptet|nannte|nennt|bezeichnete|verlangte",
        ),
        plain_verbs=(
            "sagte|sagt|erklärte|erklärt|schrieb|schreibt|antwortete|antwortet|ergänzte|ergänzt|betonte|betont",
        ),
        occasions=(
            "gestern|heute|am (?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|am (?:Mittwoch|Sonnabend)",
            "am (?:Abend|Morgen|Mittag)",
            "(?:in|bei|auf) eine[rm] (?:Gespräch|Interview|Rede|Erklärung|Mitteilung|Pressekonferenz|Debatte|Anhörung)",
            "(?:im|beim) (?:Parlament|Rundfunk|Fernsehen|Interview|Gespräch)|vor (?:Journalisten|der Presse)",
        ),
        doubts=(
            r"nie|niemals|wenn|ob|laut|angeblich\w*|vermeintlich\w*|mutmaßlich\w*|soll|sollen|sollte\w*|behaupt\w+",
            r"zitier\w+|zitat\w*|vorgelesen|vorlas|verlas|wiederhol\w+|nachahm\w+|imitier\w+|parodi\w+|satir\w+|erfund\w+",
            r"gefälscht\w*|falsch\w*|dementi\w+|bestreit\w+|bestritt\w*|romanfigur|verfilm\w*|liedtext\w*|gedicht\w*|rolle",
            r"übersetz\w+|zufolge|zugeschrieben\w*|namens|stellvertretend|anwalt\w*|witz\w*|überschrift\w*",
        ),
        negations=("nicht|kein\\w*|nie|niemals|niemand\\w*|nichts|weder|noch|ohne|kaum|wenn|un\\w+",),
    ),
    credits=Credits(
        by=(r"(?:text|protokoll|bericht|interview) ?:? ?von",),
        author=("autor(?:in)?",),
        posts=("redakteur(?:in)?", "korrespondent(?:in)?", "reporter(?:in)?", "journalist(?:in)?", "kolumnist(?:in)?"),
        staff=("redaktion", r"korrespondent\w*"),
        about_authors=(
            r"ist [^.]{0,60}?\b(?:redakteur|korrespondent|journalist|autor|professor|kolumnist|reporter)\w*",
            r"(?:schreibt|berichtet|lehrt)\b",
        ),
        from_our=(
            r"von unserem korrespondenten|von unserer korrespondentin|von unseren? \w*(?:korrespondent|reporter)\w*",
        ),
        papers=tuple("Zeitung Nachrichten Kurier Anzeiger Rundschau Tageblatt Allgemeine Bote Morgenpost".split()),
        paper_articles=("Der", "Die", "Das"),
        credits=(
            "mit (?:material|informationen|beiträgen) (?:von|der|des)",
            "(?:mitarbeit|redaktion|recherche|übersetzung|bearbeitung) ?(?::|von)",
        ),
        with_agency=("mit(?: Material (?:der|von))?",),
        first_published=(
            r"(?:dieser|der) (?:artikel|beitrag|text) (?:erschien|ist) (?:zuerst|zunächst) [^.]{2,60}\.?",
        ),
        contributed=("hat(?:te|ten)? (?:an|zu) diesem (?:artikel|beitrag|text) (?:mitgearbeitet|beigetragen)",),
        caption_starts=(
            r"(?:foto|bild|grafik|abbildung)s? ?: ",
            r"(?:quelle|fotograf(?:in)?|bildquelle) ?: ",
            r"(?-i:ARCHIV(?:BILD|FOTO)?)\s?(?:-|–|—|:)\s",
        ),
        picture_credits=("(?:foto|bild|grafik|symbolbild|archivbild)s? ?:",),
        small=tuple("und von mit aus der die das des dem den in im am für zu".split()),
    ),
    lines=Lines(
        releases=("(?:presse|medien)(?:mitteilung|information|meldung)", r"(?:sperrfrist|gesperrt bis)\b.{2,60}"),
        skip_links=("(?:zum (?:haupt)?inhalt|zur (?:haupt)?navigation)(?: springen| wechseln)?", "direkt zum inhalt"),
        about=("über (?:den |die |das )?",),
        contacts=("(?:(?:presse|medien)-?)?(?:kontakte?|anfragen)|ansprechpartner(?:in)?",),
        pages=("seite", r"s\."),
        of_pages=("von",),
        sections=tuple("politik wirtschaft sport kultur wissen meinung regionales ausland inland panorama".split()),
        menu_starts=("startseite", "menü", "anmelden", "abonnieren"),
        correction_labels=("korrektur(?:en)?", "berichtigung", "klarstellung", "richtigstellung"),
        editors_notes=("(?:anmerkung|hinweis|anm\\.) der redaktion",),
        corrected=(r"korrigier\w*", r"berichtig\w*", r"richtiggestellt", r"in einer früheren (?:fassung|version)"),
        no_places=tuple("EILMELDUNG UPDATE EXKLUSIV VIDEO ANALYSE KOMMENTAR KORREKTUR".split()),
        transcript=("F",),
        said=("sagte", "sagt", "sagten", "erklärte", "schrieb", "fragte"),
        play=("(?:VIDEO|AUDIO|JETZT ANSEHEN)(?: LIVE)?",),
        link_labels_alone=("lesen sie auch", "siehe auch"),
        more_from=(r"mehr (?:aus|von) (?:\S+ ?){1,4}",),
        jumps=("(?:fortsetzung|weiter)(?: auf| von)?(?: der)? seite",),
        go_on=("(?:wird )?fortgesetzt|fortsetzung folgt",),
        ends=("ENDE",),
        to_editors=(r"(?:Achtung|ACHTUNG|An die) (?:Redaktionen|REDAKTIONEN)[:,] ?.*",),
    ),
    mail=Mail(
        subjects=("betreff",),
        dates=("datum", "gesendet"),
        senders=("von",),
        others=("an",),
        rare=("priorität", "anlagen", "anhänge"),
        forwarded=(
            "anfang der weitergeleiteten nachricht ?:",
            r"-{2,}\s*(?:weitergeleitete|ursprüngliche) nachricht\s*-{2,}",
        ),
        answers=("aw", "wg"),
    ),
    plural=german_plural,
    cases=german_cases,
    capital_nouns=True,
    nouns_end=("ung|heit|keit|schaft|ität|tion|ismus|enz",),
    endings=tuple("innen ungen lichen liche lich isch en er es em e n s te ten t st".split()),
    prefixes=("un",),
    quotation_marks=("„", "“", "‚", "‘"),
    acronyms=tuple("ard bmw cdu csu ddr dfb dna eu fdp fifa fpö nato orf rtl spd spö tv usa wdr zdf övp".split()),
)
