"""The settings under which one signal of a build hands to the next what it has made."""

CONTENT = "NEWSGLOSS_CONTENT"  # all that was read, a `Content`
PROBLEMS = "NEWSGLOSS_PROBLEMS"  # what is wrong with it and stops nothing
LANGUAGE = "NEWSGLOSS_LANGUAGE"  # the language of the page that is being written
FAULTS = "NEWSGLOSS_FAULTS"  # what is wrong with the pages that were written
FILES = "NEWSGLOSS_FILES"  # the files that the site must hold, with their digests
LISTENER = "NEWSGLOSS_LISTENER"  # who runs Pelican in a process of their own, and is told how far it is
REMEMBERED = "NEWSGLOSS_REMEMBERED"  # what such a process keeps for the next site with the same settings
INPUTS = "NEWSGLOSS_INPUTS"  # the files that were read, for such a process
ARTICLES_GENERATOR = "NEWSGLOSS_ARTICLES"  # Pelican's generator of articles, for such a process
TEMPLATES = "NEWSGLOSS_TEMPLATES"  # the code of templates, which all generators draw
STATICS = "NEWSGLOSS_STATICS"  # Pelican's own list of the files that it copies
LISTED = "NEWSGLOSS_LISTED"  # the files of pages that were written and that search engines may list
LINKS = "NEWSGLOSS_LINKS"  # the links of all pages that were written
STEPS = "NEWSGLOSS_STEPS"  # what runs the steps of the build, or remembers them
READS = "NEWSGLOSS_READS"  # what templates read of Pelican's own values
EMBEDDING = "NEWSGLOSS_EMBEDDING"  # what draws our pages for another theme, if the site has one
