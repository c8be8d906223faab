"""Words that organisations have in their names, in many languages: data only.

``HEADS`` are what an organisation is (``ministry``, ``urząd``) and no family name; ``SURNAMES`` are
that too, and family names as often (``church``); ``QUALIFIERS`` stand with either (``national``).
"""

from __future__ import annotations

HEADS: frozenset[str] = frozenset(
    """
    academies academy administration agencies agency alliance archive archives assembly association associations
    associates authority bank board bureau cabinet campaign center centers centre centres chamber charity
    clinic club coalition collaboration collaborations collaborative collaborators college commission commissioner
    committee community company confederation conference congress consortia consortium consultants contributors
    convention cooperative corp corporation council councils delegation department departments developers directorate
    division editorial embassy enterprise enterprises executive faculty federation forum foundation fund gmbh government
    group groups hospitals inc incorporated industries initiative international llc inspectorate institute institutes institution
    institutions investigators laboratories laboratory league library limited ltd ministries ministry mission museum
    museums nations network networks newsroom observatory office organisation organisations organization organizations
    panel parliament participants partners partnership plc police polytechnic program programme project projects
    publications publishers publishing registry rights secretariat section senate service services society societies
    subcommittee survey syndicate systems task-force taskforce team technologies treasury tribunal trust trustees union
    university universities wikipedia workgroup

    abteilung akademie agentur anstalt arbeitsgemeinschaft arbeitsgruppe arbeitskreis arbeitsstelle archiv ausschuss
    ausschuß autorengruppe autorenkollektiv behörde beirat bibliothek bundesamt bundesanstalt bundesminister direktion
    fachhochschule fakultät forschungsgruppe generaldirektion genossenschaft gesellschaft gewerkschaft hansestadt
    hochschule institut klinik klinikum kommission konferenz konsortium krankenhaus landesamt landeshauptstadt landkreis
    landtag ministerium nationen netzwerk parlament präsidium projektgruppe redaktion referat regierung regierungspräsidium
    republik senat senatsverwaltung stiftung universität universitätsklinikum verband verbund verein vereinigung verlag
    verwaltung werkstatt zentralamt zentrale zentralinstitut zentrum

    académie agence assemblée association autorité bureau caisse collectif comité commissariat communauté confédération
    conseil délégation département direction école établissement fédération fondation gouvernement groupe groupement
    inspection laboratoire ligue mairie ministère musée observatoire préfecture république réseau secrétariat sénat
    société syndicat université

    academia agencia alcaldía archivo asamblea asociación autoridad ayuntamiento banco biblioteca centro colectivo
    colegio comisión comité confederación congreso consejería consejo consorcio defensoría departamento dirección
    diputación editorial equipo escuela facultad federación fiscalía fondo fundación generalitat gobierno grupo
    institución instituto junta laboratorio ministerio municipalidad museo naciones observatorio oficina organización parlamento
    presidencia procuraduría programa proyecto república secretaría senado servicio sindicato sociedad subsecretaría
    superintendencia tribunal unión universidad

    academia agência arquivo assembleia associação autoridade banco biblioteca colégio comissão comitê companhia
    confederação congresso conselho consórcio coordenação coordenadoria departamento direção direcção direcção-geral
    diretoria empresa equipe escola faculdade federação fundação fundo gabinete governo instituição laboratório
    ministério museu nações núcleo observatório organização parlamento prefeitura presidência rede república secretaria senado
    serviço sindicato sociedade subsecretaria superintendência universidade

    accademia agenzia associazione autorità azienda banca biblioteca comitato commissione confederazione consiglio
    consorzio dipartimento direzione ente facoltà federazione fondazione governo gruppo istituto laboratorio ministero
    museo organizzazione osservatorio parlamento provincia regione repubblica scuola segreteria senato servizio
    sindacato società ufficio unione università

    academie bibliotheek centrum commissie directie federatie gemeente genootschap hogeschool inspectie instituut
    maatschappij ministerie onderzoeksgroep onderzoeksraad organisatie planbureau provincie regering rijksdienst
    rijksinstituut stichting universiteit vereniging werkgroep

    agencja akademia biuro federacja fundacja instytut komisja komitet ministerstwo muzeum organizacja politechnika rząd
    sejm stowarzyszenie szkoła towarzystwo uniwersytet urząd zakład zespół związek

    agentura ministerstvo nadace organizace sdružení společnost svaz univerzita ústav úřad vláda výbor fakulta nadácia
    spoločnosť združenie zväz inštitút ministarstvo zavod društvo sveučilište univerzitet institutul ministerul
    universitatea academia asociația societatea comisia agenția

    академия агентство администрация ассоциация банк библиотека бюро ведомство департамент дума институт кабинет
    комиссия комитет корпорация министерство музей общество объединение организация отдел партия правительство редакция
    росстат служба совет союз университет управление учреждение факультет федерация фонд центр
    академія асоціація бібліотека інститут комітет міністерство організація рада служба товариство університет уряд
    агенция министерство академија министарство

    akademi akademien byrå byrån departementet direktoratet fonden forbundet foreningen fylkeskommune förbundet
    föreningen högskolan høgskolen høyskolen institutet instituttet kommissionen kommissionen kommittén kommun kommune
    myndigheten ministeriet nämnden nævnet rådet sällskapet selskabet selskapet sentralbyrå centralbyrå centralbyrån
    stiftelsen styrelsen universitet universitetet utredningen utvalget udvalget verket riksdagen regeringen stortinget
    folketinget laitos keskus liitto ministeriö seura virasto yliopisto

    akadémia egyetem hivatal intézet kormány központ minisztérium társaság
    bakanlığı başkanlığı derneği enstitüsü kurulu kurumu müdürlüğü üniversitesi vakfı
    badan departemen direktorat kementerian lembaga perpustakaan universitas yayasan
    αρχή επιτροπή εταιρεία ινστιτούτο οργανισμός πανεπιστήμιο τράπεζα υπηρεσία υπουργείο
    جامعة جمعية مركز معهد منظمة مؤسسة هيئة وزارة دانشگاه سازمان مرکز وزارت
    אוניברסיטת אוניברסיטה מכון המכון משרד
    """.split()
)

# What an organisation is, and a family name as often.
SURNAMES: frozenset[str] = frozenset(
    """
    abbey church churches city county court guild house hall hospital post press school state states temple amt bund kammer kirche
    rat staff stadt land chambre cour cámara camara câmara casa corte comune camera ordem raad rada izba palata суд
    палата unidos
    """.split()
)

# What stands in front of the name of a place, and in front of no family name.
TERRITORIES: frozenset[str] = frozenset(
    """
    stadt land freistaat gemeinde kanton kreis bezirk ville région canton commune comune provincia región municipio
    ayuntamiento município estado prefeitura gemeente gmina kommun kommune
    """.split()
)

QUALIFIERS: frozenset[str] = frozenset(
    """
    advisory african american asian australian austrian brazilian british canadian catholic central chinese
    constitutional danish dutch european federal finnish freedom french general german global indian international irish italian
    japanese joint lutheran metropolitan ministerial municipal national nordic northern norwegian orthodox pan-american
    permanent polish public regional royal russian scientific scottish social southern special spanish statistical
    supreme swedish swiss u.s. united us western white world

    allgemeine bayerische bayerischer bayerisches deutsche deutscher deutsches evangelische evangelischen europäische europäischer europäisches
    gemeinsame internationale internationaler katholische katholischen nationale oberste österreichische österreichischer
    österreichisches schweizerische schweizerischer statistisches vereinte wissenschaftliche wissenschaftlicher

    européen européenne fédéral français française haut haute international internationale national nationale suprême
    central centrale general mondial mondiale royale royal
    central española español europea europeo federal general internacional interamericana mexicana nacional nacionales
    real suprema supremo brasileira brasileiro portuguesa português superior
    centrale europea italiana italiano internazionale nazionale superiore
    nederlandse nederlandsche koninklijk koninklijke europese algemene centraal
    główny narodowy najwyższy państwowy polska polski polskie česká český český státní
    всемирная верховный государственная государственный европейская конституционный международная международный
    национальная национальный российская российский федеральная федеральное федеральный центральный центральная
    danmarks dansk finlands kungliga norges norsk riks statens statistisk statistiska svensk svenska suomen
    """.split()
)

# Small words that no person has, in any place but the first.
FUNCTION_WORDS: frozenset[str] = frozenset(
    """
    against at by for from in of on the to with aus bei beim für gegen mit über pour sur contre aux para por sobre
    contra per sulla sul tegen het för mot om mod dla przy na pro při для по при на
    """.split()
)

# Words in lower case that a person may have besides particles.
PERSONAL: frozenset[str] = frozenset("dit dite genannt gen geb née born called alias ould".split())

# Ends of words made of several: ``Umweltbundesamt``, ``Skolverket``; the number is the least length.
ENDINGS: dict[str, int] = {
    ending: int(least)
    for ending, least in (
        pair.split(":")
        for pair in """
        ministerium:11 ministerien:11 amt:9 institut:9 institute:11 gesellschaft:14 verband:9 verein:8 vereinigung:13
        kommission:12 ausschuss:11 ausschuß:10 stiftung:10 anstalt:10 agentur:9 behörde:9 zentrum:10 zentrale:11
        kammer:11 verwaltung:12 gericht:9 hochschule:12 gemeinschaft:14 gruppe:10 kollektiv:11 bibliothek:12 museum:9
        archiv:9 klinik:9 redaktion:11 konsortium:12 netzwerk:10 versicherung:14 gewerkschaft:12 regierung:11 senat:10
        hilfswerk:10 studentenwerk:13 bildungswerk:13 universität:11 konferenz:12 direktion:12 akademie:11
        styrelsen:9 styrelse:10 verket:8 institutet:10 instituttet:10 myndigheten:11 departementet:13 direktoratet:12
        förbundet:10 forbundet:10 föreningen:11 foreningen:11 nämnden:9 utredningen:12 rådet:8 sentralbyrå:11
        centralbyrån:12 universitet:11 universitetet:13 högskolan:10 høgskolen:10 høyskolen:10 kansliet:9 ministeriet:11
        nævnet:9 tilsynet:9 sällskapet:11 selskabet:10 selskapet:10
        ministeriö:10 virasto:9 laitos:9 keskus:9 yliopisto:10
        instituut:10 genootschap:12 vereniging:11 planbureau:11 inspectie:10 commissie:10 ministerie:11
        minisztérium:12 hivatal:9 intézet:9 egyetem:9 институт:9 надзор:9 стат:7
        """.split()
    )
}

# Organisations of one word.
WHOLE: frozenset[str] = frozenset(
    """
    bundesbank bundesrat bundestag bundesregierung caritas eurobarometer europarat eurostat google greenpeace landesbank microsoft nationalbank
    nationalrat notenbank riksbank riksbanken sachverständigenrat unesco unicef weltbank wikipedia wissenschaftsrat
    zentralbank росстат госкомстат юнеско воз оон
    """.split()
)

# Short names that are well known: several of them with commas between are several organisations.
ACRONYMS: frozenset[str] = frozenset(
    """
    AAAS AAP ACM ACP ADB AHA AMA ANSI APA ASTM BBC BIPM BMBF BMWi CBS CDC CEN CEPAL CERN CIA CNRS DARPA DEFRA DFG DGB
    DIN DIW DKE DOE DOJ EASA ECB ECDC ECLAC EEA EFSA EIA EMA EMBO ENISA EPA ESA ESO ETSI EU EUR FAO FBI FCC FDA GAO GIZ
    GTZ IAEA IARC IASB IBGE IBM ICAO ICD ICRC IEA IEC IEEE IETF IFAD IFC ILO IMF IMO INE INEGI INEP INSEE IOM IPCC IRENA
    ISO ISTAT ITU IUCN IUPAC MIT NASA NATO NBER NCI NGO NHS NICE NIH NIST NOAA NSF OAS OASIS OCDE OCHA OECD OIE OIT OMG
    OMS ONU OPEC OSCE PAHO RAND SCB SSB UKRI UN UNAIDS UNCTAD UNDESA UNDP UNECE UNEP UNESCO UNFCCC UNFPA UNHCR UNICEF
    UNIDO UNODC UNSD UNU UNWTO USDA USGS VDE VDI WFP WHO WIPO WMO WTO WWF
    """.split()
)

# Ends of names without blanks, in Chinese, Japanese and Korean; single signs from four signs on.
EAST_ASIAN_ENDINGS: tuple[str, ...] = tuple(
    """
    大学 大學 大学院 学院 研究所 研究院 研究会 研究會 学会 學會 委员会 委員会 委員會 協会 協會 协会 科学院 科學院 出版社 统计局
    图书馆 図書館 圖書館 博物馆 博物館 编辑部 編集部 編集委員会 编委会 课题组 公司 会社 机构 機構 財団 基金会 新聞社 報社 日報社
    대학교 연구원 연구소 학회 협회 위원회 통계청 재단 연구회 출판부
    """.split()
)
EAST_ASIAN_SIGNS = "局部省庁署院社会會所厅廳館馆组組課课府청원처"
