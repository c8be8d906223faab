"""Words that tell what a stretch of a reference is: data only.

Journal words in their usual abbreviations (ISO 4), words of publishers and organisations,
cities that publishers sit in, words for editors, editions and theses in several languages.
"""

from __future__ import annotations

import re

JOURNAL_ABBREVIATIONS = frozenset(
    """
    abstr acad acc acta adm adv aeronaut afr agric am anaesth anal anat anesth angew anim ann anthropol
    anthropos anthro antibiot antimicrob antivir appl arch artif assess assoc astron astrophys atmos aust automat autom
    bacteriol behav ber biochem biochim bioeng bioinform biol biomed biometeorol biophys biosci biotechnol bioresour
    bmc bot br brain breed bull bur can carbohydr carcinog cardiol cardiovasc cent ceram chem
    chir chromatogr chron cim circ civ clim clin coast cogn coll colloid commun comp compend compet comput
    conf congr conserv constr contemp contr cosmochim crit cryst crystallogr cult
    curr cybern cytol dent dermatol des dev devel diabet diabetes diagn dig dis discov discuss
    dist dokl dtsch earthq ecol econ econom ecosyst ecotoxicol educ eff elast electr electrochem
    electron emerg endocr endocrinol energ energy eng engl ent entomol environ enzym enzymol epidemiol
    epilepsy equip ergon esp ethn ethnol eur europhys eval evol exp explor expr fam fed fertil finance fiz fluid
    forens for front funct fund gastroenterol gaz gen genet genom geochim geod geogr geol geomorphol geophys
    geosci geotech geriatr gerontol ges gesch growth gynecol haematol handb heat hematol
    hepatol herpetol hist histochem hosp hum hydrol hyg hypertens ieee immun immunol immunother ind indian
    infect inform inf infus inorg insect inst instrum int integr intell intensiv intern invest ion isr ital j jahrb jap
    jpn lab lang learn leg lett leuk libr limnol linguist lit lond mach macromol magn
    mag malar manag manage manuf mar mat mater math meas mech med mem ment metab metall metas meteorol meth methods
    microb microbiol microsc microwave mil min miner mod mol monogr morphol multidiscip mus mutat mycol nanotechnol
    nat natl nav ned nephrol netw network neural neurobiol neurochem neurol neuropathol neuropharmacol neurophysiol
    neuropsychol neurosci neurosurg nucl nucleic numer nurs nutr obes obstet occup ocean oceanogr off oncol
    opt oper ophthalmol oral org organ ornithol orthop osteoporos otolaryngol paediatr palaeontol paleontol
    parasit parasitol part pathog pathol patt pediatr percept perform period pers pest petrol pharm pharmacogenet pharmacol
    philos phil photochem photon phys physiol phytochem phytopathol plast plos pol polit poll polym popul postgrad
    powder pract prev proc prod prof prog progr prot psychiat psychiatr psychiatry psychol
    psychopharmacol psychosom psychother publ pulm pure qual quant quart quaternary radiat radiol radiother rch
    reconstr rec reg regul rehabil relat rel rem ren rep repr reprod res respir resour rev rheumatol rheum rend ric risk
    robot roy sc scand sch sci semin sens separ ser serv simul singap soc sociol softw sol
    soziol spec spectrom spectrosc stand stat std stereotact stereochem strateg struct
    stud subst suppl surf surg surv sust sustain symp syn syst technol tech telecommun telem temp teor test theor ther thermophys
    thorac thromb tijdschr top toxicol trace trans transfus transl transp transplant trend trop tuberc u ultrason
    univ urol vasc vet vib virol vis vitam wash wiley wirel wkly x yearb yonsei z zbl zool ztg zh
    """.split()
)

PLACES = frozenset(
    """
    Aachen Aarhus Aldershot Amsterdam Ann_Arbor Antwerp Antwerpen Athens Baltimore Bamberg Barcelona Basel Basingstoke Beijing
    Belmont Berkeley Berlin Bern Beverly_Hills Bielefeld Bloomington Bologna Bonn Boston Boulder Brasília Bremen Bristol
    Brussels Bruxelles Budapest Buenos_Aires Calgary Cambridge Canberra Cham Chapel_Hill Cheltenham Chicago Chichester
    Copenhagen Darmstadt Delhi Den_Haag Dordrecht Dortmund Dresden Dublin Durham Düsseldorf Edinburgh Erlangen Essen Farnham
    Firenze Frankfurt Frankfurt_a._M. Frankfurt_a.M. Frankfurt_am_Main Frankfurt/M. Freiburg Genova Geneva Genève Glasgow
    Göttingen Gütersloh Hague Halle Hamburg Hannover Harmondsworth Hauppauge Heidelberg Helsinki Hillsdale Hoboken Hong_Kong Houston
    Ithaca Jena Jerusalem Kiel Konstanz København Köln Lausanne Leiden Leipzig Leuven Lisboa Lisbon Liverpool London Los_Angeles
    Louvain Lund Lyon Madrid Mahwah Mainz Malden Manchester Mannheim Marburg Melbourne México Mexico_City Milan Milano Minneapolis
    Montréal Montreal Moscow Moskva Mumbai München Munich Münster Napoli Neuwied New_Delhi New_Haven New_York Newbury_Park Notre_Dame
    Nürnberg Opladen Osaka Oslo Ottawa Oxford Paderborn Palermo Palo_Alto Paris Pavia Petersburg Philadelphia Pisa Pittsburgh Porto Porto_Alegre
    Potsdam Praha Prague Princeton Recife Reading Regensburg Reinbek Rio_de_Janeiro Rockville Roma Rome Rotterdam Salvador Salzburg San_Diego
    San_Francisco Santiago Saarbrücken Seattle Singapore Sevilla Shanghai Stanford St._Louis Stockholm Stuttgart Sydney São_Paulo
    The_Hague Thousand_Oaks Tokyo Torino Toronto Trier Tübingen Turin Tunbridge_Wells Uppsala Utrecht Valencia Vancouver Venezia Vienna
    Warszawa Warsaw Washington Washington,_DC Washington,_D.C. Washington_DC Weinheim Wien Wiesbaden Würzburg Zagreb Zürich Zurich
    """.replace("_", "\u00a0").split()
)
KNOWN_PLACES = frozenset(place.replace("\u00a0", " ") for place in PLACES)

CONFERENCE = re.compile(
    r"\b(?:proceedings|proc\b\.?|conf\b\.?|symp\b\.?|conference|symposium|workshop|congress|congresso|congreso|congrès|tagung(?:sband)?|konferenz|"
    r"conférence|colloque|convegno|meeting|simpósio|encontro)(?!\w)",
    re.IGNORECASE,
)

THESIS = re.compile(
    r"[(\[]?\b(?P<genre>(?:unpublished |unveröffentlichte |inaugural-?)?(?:ph\.?\s?d\.?|doctoral|master(?:'s|’s|s)?|m\.?\s?sc\.?|m\.?\s?a\.?|bachelor(?:'s|’s)?|diploma|"
    r"licentiate|habilitation)\s?(?:thesis|dissertation)|(?:inaugural-?|phil\. )?dissertation|diplomarbeit|magisterarbeit|masterarbeit|bachelorarbeit|doktorarbeit|"
    r"habilitation(?:sschrift)?|tese(?: \(?(?:doutorado|de doutorado)\)?)?|dissertação(?: \(?(?:mestrado|de mestrado)\)?)?|"
    r"tesis(?: doctoral| de maestría| de grado)?|thèse(?: de doctorat)?|tesi di (?:laurea|dottorato)|proefschrift|thesis|diss\.)",
    re.IGNORECASE,
)

REPORT = re.compile(
    r"\b(?P<genre>(?:technical|research|annual|final|scientific|project) report|working papers?|discussion papers?|white paper|"
    r"policy (?:paper|brief)|tech\.? rep\.?|arbeitspapier|forschungsbericht|abschlussbericht|rapport|relatório|informe)\b",
    re.IGNORECASE,
)
