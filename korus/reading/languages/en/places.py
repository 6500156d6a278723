"""Cities, provinces and seas that the parser takes for people or firms; capitals are in `countries`.

Only the best known of each part of the world. Where a name is borne by people, too (Sydney, Florence), it is a place
only as long as nothing else speaks for a person.
"""

PLACES: frozenset[str] = frozenset(
    name.strip()
    for name in """
    Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Hawaii; Idaho;
    Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota;
    Mississippi; Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; New York; North
    Carolina; North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina; South Dakota;
    Tennessee; Texas; Utah; Vermont; Virginia; West Virginia; Wisconsin; Wyoming; New York City; Los Angeles;
    Chicago; Houston; Phoenix; Philadelphia; San Antonio; San Diego; Dallas; San Francisco; Seattle; Denver; Boston;
    Detroit; Nashville; Portland; Las Vegas; Baltimore; Milwaukee; Albuquerque; Tucson; Sacramento; Atlanta; Miami;
    Minneapolis; Cleveland; Pittsburgh; St. Louis; Cincinnati; New Orleans; Honolulu; Toledo; Ontario; Quebec;
    Alberta; Manitoba; Saskatchewan; Nova Scotia; New Brunswick; Newfoundland; British Columbia; Toronto; Montreal;
    Vancouver; Calgary; Edmonton; Winnipeg; New South Wales; Queensland; Tasmania; Western Australia; South
    Australia; Northern Territory; Melbourne; Brisbane; Perth; Adelaide; Hobart; Darwin; Auckland; Christchurch;
    Dunedin; Yorkshire; Cornwall; Kent; Essex; Sussex; Lancashire; Manchester; Birmingham; Liverpool; Leeds;
    Sheffield; Bristol; Newcastle; Glasgow; Edinburgh; Aberdeen; Dundee; Cardiff; Swansea; Belfast; Cork; Galway;
    Limerick; Normandy; Brittany; Provence; Marseille; Lyon; Toulouse; Nantes; Strasbourg; Bordeaux; Lille; Nice;
    Hamburg; Munich; Cologne; Frankfurt; Stuttgart; Leipzig; Dresden; Hanover; Bremen; Saxony; Thuringia; Hesse;
    Brandenburg; Graz; Salzburg; Innsbruck; Linz; Zurich; Geneva; Basel; Milan; Naples; Turin; Palermo; Genoa;
    Bologna; Florence; Venice; Sicily; Sardinia; Tuscany; Lombardy; Barcelona; Valencia; Seville; Zaragoza; Bilbao;
    Málaga; Andalusia; Galicia; Aragon; Porto; Rotterdam; Utrecht; Eindhoven; Groningen; Antwerp; Ghent; Bruges;
    Flanders; Wallonia; Gothenburg; Malmö; Bergen; Trondheim; Aarhus; Odense; Tampere; Turku; Gdańsk; Kraków;
    Krakow; Łódź; Wrocław; Poznań; Katowice; Brno; Ostrava; Kaunas; Thessaloniki; Plovdiv; Varna; Cluj; Split;
    Kharkiv; Odesa; Odessa; Lviv; Donetsk; Luhansk; Crimea; Mariupol; Siberia; Chechnya; Vladivostok; Istanbul;
    Izmir; Aleppo; Mosul; Basra; Isfahan; Gaza; West Bank; Haifa; Jeddah; Mecca; Medina; Dubai; Sharjah; Alexandria;
    Casablanca; Marrakesh; Lagos; Kano; Kaduna; Mombasa; Kisumu; Johannesburg; Cape Town; Durban; Gauteng; Darfur;
    Tigray; Katanga; Kivu; Karachi; Lahore; Punjab; Sindh; Balochistan; Peshawar; Mumbai; Bengaluru; Bangalore;
    Chennai; Kolkata; Hyderabad; Ahmedabad; Pune; Jaipur; Lucknow; Assam; Bihar; Gujarat; Karnataka; Kerala;
    Maharashtra; Odisha; Rajasthan; Tamil Nadu; Telangana; Uttar Pradesh; Madhya Pradesh; West Bengal; Kashmir;
    Chittagong; Chiang Mai; Ho Chi Minh City; Da Nang; Can Tho; Mandalay; Rakhine; Penang; Johor; Sabah; Sarawak;
    Surabaya; Bandung; Medan; Java; Sumatra; Sulawesi; Kalimantan; Bali; Papua; Cebu; Davao; Mindanao; Luzon; Busan;
    Incheon; Daegu; Daejeon; Gwangju; Ulsan; Suwon; Sejong; Jeju; Pohang; Changwon; Gyeonggi; Gangwon; Jeolla;
    Gyeongsang; Chungcheong; Osaka; Nagoya; Sapporo; Fukuoka; Kobe; Kyoto; Yokohama; Kawasaki; Hiroshima; Sendai;
    Niigata; Nagasaki; Hokkaido; Okinawa; Fukushima; Kyushu; Tohoku; Kansai; Shikoku; Miyagi; Aichi; Hyogo;
    Shizuoka; Shanghai; Shenzhen; Guangzhou; Guangdong; Tianjin; Wuhan; Chengdu; Chongqing; Nanjing; Hangzhou; Xian;
    Xi'an; Qingdao; Sichuan; Zhejiang; Jiangsu; Fujian; Hunan; Hubei; Henan; Shandong; Xinjiang; Tibet; Inner
    Mongolia; Yunnan; Kowloon; Kaohsiung; Taichung; Tainan; Taoyuan; Hsinchu; São Paulo; Sao Paulo; Rio de Janeiro;
    Salvador; Recife; Porto Alegre; Manaus; Amazonas; Bahia; Minas Gerais; Córdoba; Rosario; Mendoza; Patagonia;
    Guayaquil; Medellín; Medellin; Cali; Cartagena; Barranquilla; Maracaibo; Arequipa; Cusco; Valparaíso;
    Antofagasta; Guadalajara; Monterrey; Tijuana; Puebla; Jalisco; Oaxaca; Chiapas; Yucatán; Europe; Asia; Africa;
    Latin America; Middle East; Southeast Asia; Arctic; Antarctica; Balkans; Caucasus; Sahel; Gulf; Persian Gulf;
    Mediterranean; Baltic; Pacific; Indo-Pacific; Atlantic; Black Sea; Red Sea; South China Sea; Mars; Moon;
    Ala; Ariz; Ark; Calif; Colo; Conn; Fla; Ga; Ill; Ind; Kan; Ky; La; Mass; Mich; Minn; Neb; Nev; N.H; N.J; N.M; N.Y;
    N.C; N.D; Okla; Ore; Pa; R.I; S.C; S.D; Tenn; Tex; Vt; Va; Wash; W.Va; Wis; Wyo; Alta; B.C; Man; N.B; N.L; N.S;
    Ont; P.E.I; Que; Sask; N.W.T
    """.replace("\n", " ").split(";")
)
