"""Entry types and fields that BibTeX and biblatex know, and fields that other programs add.

Sources: btxdoc sections 3.1 and 3.2; biblatex's data model (blx-dm.def) and its aliases; the
documented fields of IEEEtran, REVTeX, natbib, JabRef, BibDesk, Mendeley, DBLP and others.
"""

from __future__ import annotations

ENTRY_TYPES: frozenset[str] = frozenset(
    """
    article book booklet conference inbook incollection inproceedings manual mastersthesis misc
    phdthesis proceedings techreport unpublished
    artwork audio bibnote bookinbook collection commentary customa customb customc customd
    custome customf dataset electronic image inreference jurisdiction legal legislation letter
    movie music mvbook mvcollection mvproceedings mvreference online patent performance
    periodical reference report review set software standard suppbook suppcollection
    suppperiodical thesis video www xdata
    """.split()
)

# Entries that set up a style: IEEEtran, REVTeX, achemso. They are no references.
CONTROL_TYPES: frozenset[str] = frozenset(
    "ieeetranbstctl control revtex-control achemso-control aipnum-control apsrev-control".split()
)

# Types that packages for biblatex define in their manuals: biblatex-software.
PACKAGE_TYPES: frozenset[str] = frozenset("softwareversion softwaremodule codefragment".split())

# Types of other programs -> the entry type that means this.
SAME_MEANING: dict[str, str] = {
    "webpage": "online",
    "website": "online",
    "internet": "online",
    "journal": "article",
    "journalarticle": "article",
    "paper": "article",
    "preprint": "online",
    "dissertation": "thesis",
    "bachelorsthesis": "thesis",
    "bachelorthesis": "thesis",
    "chapter": "incollection",
    "bookchapter": "incollection",
    "standards": "standard",
    "film": "movie",
    "law": "legislation",
    "game": "software",
}

FIELDS: frozenset[str] = frozenset(
    """
    address annote author booktitle chapter crossref edition editor howpublished institution
    journal key month note number organization pages publisher school series title type volume
    year day doi url isbn issn eprint archiveprefix primaryclass keywords language
    abstract addendum afterword annotation annotator authortype bookauthor bookpagination
    booksubtitle booktitleaddon commentator date editora editorb editorc editortype editoratype
    editorbtype editorctype eid entryset entrysubtype eprintclass eprinttype eventdate
    eventtitle eventtitleaddon execute file foreword gender holder ids indexsorttitle indextitle
    introduction isan ismn isrn issue issuesubtitle issuetitle issuetitleaddon iswc
    journalsubtitle journaltitle journaltitleaddon label langid langidopts library lista listb
    listc listd liste listf location mainsubtitle maintitle maintitleaddon namea nameaddon
    nameatype nameb namebtype namec namectype options origdate origlanguage origlocation
    origpublisher origtitle origyear pagetotal pagination part pdf presort pubstate related
    relatedoptions relatedstring relatedtype reprinttitle shortauthor shorteditor shorthand
    shorthandintro shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle
    sortyear subtitle titleaddon translator urldate usera userb userc userd usere userf venue
    verba verbb verbc version volumes xdata xref hyphenation
    """.split()
)

# Near enough to a field to be taken for its misspelling, and meant: fields of other programs,
# styles and databases, and parts of data that people file under a name of their own.
OTHER_FIELDS: frozenset[str] = frozenset(
    """
    adsnote adsurl affiliation archive archived area artist articleno author+an award bibdate
    biburl bibsource bin book callnumber catalog citation cite city code coden collaboration
    comment comments contents copyright country created creator cover data dateadded datemodified db
    dates day description director distributor eissn endpage ee event eventplace eventvenue
    file files fjournal format genre group groups host images index isbn10 isbn13 issn-l issuedate
    issue_date item issued journalabbr keyword kind lang lccn level licence license link links
    local-url lastpage list listing localfile mrclass mrnumber mrreviewer name names numpages
    numpage numvolumes oclc origin original owner page-count pagecount paper place pmcid pmid
    poster preprint price printed priority private producer pubmed quality range rating read
    readstatus region relation relevance reprint review reviewer rights section session size
    slides software source sponsor state status subject subtype summary tag tags talk text theme
    thesis time timestamp topic topics track translation translated uri urn usage user value
    video videos view volumetitle website words zbl zblnumber
    """.split()
)
