"""Words of dates in many languages: months, seasons, fillers, "about", eras.

Words are compared without accents and case (:func:`bibconv.text.dates.fold`). A word that
means different months in different languages (``listopad``: November in Czech and Polish,
October in Croatian) is left out.
"""

from __future__ import annotations

# One row per month: full forms, genitives and usual abbreviations.
MONTH_WORDS: tuple[str, ...] = (
    """january jan januar janner jänner janvier janv enero ene janeiro gennaio gen januari janúar
    stycznia styczeń sty leden ledna január siječanj siječnja sječanj ianuarie ian ocak oca
    январь января янв січень січня ιανουάριος ιανουαρίου ιαν gener tammikuu tammikuuta
    január janvāris sausis sausio jaanuar яну януари""",
    """february feb febr februar feber février févr fév febrero fevereiro fev febbraio februari
    febrúar luty lutego únor února únoru február veljača veljače februarie şubat şub
    февраль февраля фев лютий лютого φεβρουάριος φεβρουαρίου φεβ febrer helmikuu helmikuuta
    helmi februāris vasaris vasario veebruar febbr""",
    """march mar mrt märz maerz mars marzo março marco maart marec marzec marca březen března
    ožujak ožujka martie mart март марта мар березень березня μάρτιος μαρτίου μαρ març
    maaliskuu maaliskuuta maalis március márc marts maret märts kovas kovo marz""",
    """april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna apríl travanj travnja
    aprilie nisan nis апрель апреля апр квітень квітня απρίλιος απριλίου απρ huhtikuu
    huhtikuuta huhti április ápr aprīlis aprill balandis balandžio""",
    """may mai mayo maio maggio mag mei maj května květen květnu maja máj svibanj svibnja mayıs
    май мая травень травня μάιος μαΐου maig toukokuu toukokuuta touko május máj maijs gegužė
    gegužės maí""",
    """june jun juni juin junio junho giugno giu czerwiec czerwca cze červen června jún lipanj
    lipnja iunie iun haziran haz июнь июня июн червень червня ιούνιος ιουνίου juny kesäkuu
    kesäkuuta június jún jūnijs birželis birželio juuni júní""",
    """july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července júl
    srpanj srpnja iulie iul temmuz tem июль июля июл липень липня ιούλιος ιουλίου juliol heinäkuu
    heinäkuuta heinä július jūlijs liepa liepos juuli júlí""",
    """august aug août aout agosto ago augustus augusti sierpień sierpnia sie srpen srpna kolovoz
    kolovoza ağustos ağu август августа авг серпень серпня αύγουστος αυγούστου αυγ agost elokuu
    elokuuta elo augusztus aug augusts rugpjūtis rugpjūčio agustus ágúst""",
    """september sep sept septembre septiembre setiembre setembro set settembre sett wrzesień
    września wrz září rujan rujna septembrie eylül eyl сентябрь сентября сен сент вересень
    вересня σεπτέμβριος σεπτεμβρίου σεπ setembre syyskuu syyskuuta syys szeptember szept
    septembris rugsėjis rugsėjo""",
    """october oct oktober okt octobre octubre outubro out ottobre ott październik października
    paź říjen října október octombrie ekim eki октябрь октября окт жовтень жовтня οκτώβριος
    οκτωβρίου οκτ lokakuu lokakuuta loka oktobris spalis spalio oktoober""",
    """november nov novembre noviembre novembro studeni studenoga noiembrie kasım kas ноябрь
    ноября ноя νοέμβριος νοεμβρίου νοε marraskuu marraskuuta marras novembris lapkritis
    lapkričio nóvember""",
    """december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des
    grudzień grudnia gru prosinec prosince prosinac prosinca decembrie aralık ara декабрь
    декабря дек грудень грудня δεκέμβριος δεκεμβρίου δεκ desembre joulukuu joulukuuta joulu
    decembris gruodis gruodžio detsember""",
)

# Spring, summer, autumn, winter: CSL's and EDTF's order.
SEASON_WORDS: tuple[str, ...] = (
    """spring printemps frühling frühjahr primavera lente voorjaar vår forår wiosna jaro jar proljeće
    весна kevät tavasz ilkbahar άνοιξη""",
    "summer sum été sommer verano verão estate zomer sommar lato léto leto ljeto лето kesä nyár yaz estiu",
    """autumn fall automne aut herbst otoño outono autunno herfst najaar höst efterår høst jesień
    podzim jeseň jesen осень syksy ősz sonbahar tardor""",
    "winter win hiver invierno inverno vinter zima зима talvi tél kış hivern",
)

# Words that carry nothing between the parts of a date.
FILLERS: frozenset[str] = frozenset(
    """of the de del do da den der di d le la el l am im on in st nd rd th er ere eme ter o
    года г rok roku year
    monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat
    sunday sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miercoles jueves viernes sabado domingo""".split()
)

RANGE_WORDS: frozenset[str] = frozenset("to bis au until a al through и и".split())

# Before a date: "about".
CIRCA_PREFIXES: tuple[str, ...] = (
    "c.", "ca.", "ca", "circa", "cca", "cca.", "approximately", "approx.", "approx", "about",
    "around", "um", "etwa", "gegen", "vers", "env.", "environ", "hacia", "cerca de", "ok.", "около", "probably",
)  # fmt: skip

# After (or before) a year: before Christ, of our era.
BC_WORDS = ("bc", "bce", "b.c.", "b.c.e.", "b. c.", "v. chr.", "v.chr.", "av. j.-c.", "a.c.", "a. c.", "a.e.c.", "p.n.e.")  # fmt: skip
AD_WORDS = ("ad", "ce", "a.d.", "c.e.", "n. chr.", "n.chr.", "ap. j.-c.", "d.c.", "d. c.")
