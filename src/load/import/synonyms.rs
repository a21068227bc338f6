//! What columns are called, in English, Russian, German, French and Spanish: data, folded, with
//! `|` between names.

use super::mapping::ColumnRole;

/// Headers of each role, the surest first.
pub(super) const ROLES: &[(ColumnRole, &str)] = &[
    (
        ColumnRole::Latitude,
        "latitude|lat|geometry latitude|gps lat|широта|breitengrad|breite|latitud|y|\
         lat y|decimal latitude|place lat|geo lat|geogr breite|geografische breite",
    ),
    (
        ColumnRole::Longitude,
        "longitude|lon|lng|long|geometry longitude|gps lon|gps lng|долгота|\
         längengrad|laengengrad|länge|laenge|longitud|x|lon x|decimal longitude|place lon|\
         geo lon|geo lng|geogr länge|geogr laenge|geografische länge",
    ),
    (
        ColumnRole::LatitudeLongitude,
        "geolocation|lat lon|lat long|lat lng|latitude longitude|latlng|latlon|\
         coordinates|coordinate|coords|gps|location coordinates|координаты|\
         koordinaten|coordonnées|coordenadas|geo",
    ),
    (
        ColumnRole::LongitudeLatitude,
        "lon lat|long lat|lng lat|longitude latitude|lnglat|wkt|geom wkt|the geom|\
         point",
    ),
    (
        ColumnRole::Place,
        "city|place|town|locality|municipality|settlement|location|place name|\
         city name|location name|город|место|населенный пункт|населённый пункт|\
         населенныи пункт|stadt|ort|gemeinde|ville|lieu|commune|ciudad|lugar|\
         localidad|municipio|precinct|station|police station|site|venue",
    ),
    (
        ColumnRole::Region,
        "region|state|province|admin1|adm1|adm 1|oblast|state province|регион|\
         область|субъект|bundesland|kanton|région|département|provincia|estado|\
         comunidad|county|district",
    ),
    (
        ColumnRole::Country,
        "country|country name|country code|nation|iso|iso2|iso3|iso a2|iso a3|iso code|iso numeric|страна|\
         land|staat|pays|país|pais",
    ),
    (
        ColumnRole::DateEnd,
        "end date|date end|enddate|last day|until|date to|to date|дата окончания|\
         enddatum|bis|date de fin|fecha fin|fecha final",
    ),
    (
        ColumnRole::Date,
        "date|day|event date|date of event|start date|date start|startdate|date from|\
         incident date|date of incident|дата|день|дата события|datum|tag|startdatum|\
         date de|jour|date de début|fecha|día|fecha inicio|month|year|iyear|event year|jahr|année|año|год|timestamp|\
         datetime|date time",
    ),
    (
        ColumnRole::Sentence,
        "sentence|sentences|quote|quotation|quotes|source sentence|exact quote|\
         цитата|предложение|zitat|satz|citation|phrase|cita|frase",
    ),
    (
        ColumnRole::Source,
        "source|sources|url|link|links|source url|source link|href|reference|\
         references|article|источник|источники|ссылка|ссылки|quelle|quellen|lien|\
         liens|fuente|fuentes|enlace|enlaces|news url|media",
    ),
    (
        ColumnRole::Claimant,
        "claimant|attributed to|according to|reported by|claimed by|\
         organisation reporting|кто сообщает|по данным|laut|gemeldet von|selon|según|\
         segun",
    ),
    (
        ColumnRole::Description,
        "description|notes|note|summary|details|comment|comments|remarks|\
         what happened|описание|примечание|комментарий|beschreibung|anmerkung|\
         bemerkung|remarques|résumé|descripción|descripcion|notas|resumen|text",
    ),
    (
        ColumnRole::Title,
        "title|headline|event|event name|event title|название|заголовок|событие|\
         titel|ereignis|titre|événement|título|titulo|evento",
    ),
    (
        ColumnRole::Metric,
        "metric|indicator|variable|measure|показатель|kennzahl|indicateur|indicador",
    ),
    (
        ColumnRole::Tags,
        "tags|keywords|labels|теги|метки|schlagwörter|mots clés|etiquetas",
    ),
    (
        ColumnRole::Id,
        "id|event id|feature id|row id|no|nr|objectid|fid|gid|index|№|uuid",
    ),
];

/// Headers of a place that are also those of other things: taken where nothing better is there.
pub(super) const WEAK_PLACE: &str = "name|имя|наименование|название|nom|nombre|label|address|адрес";

/// A metric and the headers that say so.
pub(super) struct Counted {
    pub metric: &'static str,
    pub label: &'static str,
    pub headers: &'static str,
}

/// What may be counted.
pub(super) const COUNTED: &[Counted] = &[
    Counted {
        metric: "arrests",
        label: "Arrests",
        headers: "arrests|arrested|arrest|detained|detentions|detainees|number of detentions|\
         number of arrests|number arrested|number detained|total arrests|\
         people arrested|people detained|persons arrested|arrest count|num arrests|\
         задержано|задержания|задержаны|число задержанных|количество задержанных|\
         задержанных|арестовано|verhaftungen|verhaftet|festnahmen|festgenommen|\
         arrestations|interpellations|interpellés|arrêtés|detenidos|arrestos|\
         detenciones",
    },
    Counted {
        metric: "protesters",
        label: "Protesters",
        headers: "protesters|protestors|participants|crowd size|crowd|attendance|attendees|\
         number of protesters|number of participants|size|участники|участников|\
         число участников|количество участников|протестующие|teilnehmer|teilnehmende|\
         demonstranten|manifestants|participantes|manifestantes|asistentes",
    },
    Counted {
        metric: "injured",
        label: "Injured",
        headers: "injured|injuries|wounded|number injured|ранено|раненые|раненых|пострадавшие|\
         verletzte|verletzt|blessés|heridos",
    },
    Counted {
        metric: "deaths",
        label: "Deaths",
        headers: "deaths|fatalities|killed|dead|number killed|death toll|погибшие|погибших|\
         убито|убитые|tote|getötet|morts|tués|muertos|fallecidos",
    },
    Counted {
        metric: "cases",
        label: "Criminal cases",
        headers: "cases|criminal cases|prosecutions|уголовные дела|дел|strafverfahren|\
         poursuites|procesos",
    },
    Counted {
        metric: "events",
        label: "Events",
        headers: "events|incidents|protests|события|ereignisse|événements|eventos|protestas",
    },
];

/// Headers of a count that do not say what is counted.
pub(super) const ANY_COUNT: &str = "value|count|number|total|amount|n|sum|quantity|people|persons|число|\
         количество|всего|итого|значение|человек|anzahl|zahl|wert|summe|gesamt|\
         nombre|total général|effectif|valeur|cantidad|número|numero|valor|personas|\
         best";

/// Headers of the low end of a count.
pub(super) const LOW: &str = "low|min|minimum|lower|from|low estimate|минимум|от|niedrig|bas|mínimo|\
         size low";

/// Headers of the high end of a count.
pub(super) const HIGH: &str = "high|max|maximum|upper|to|high estimate|максимум|до|hoch|haut|máximo|\
         size high";

/// Headers of the words before a count.
pub(super) const QUALIFIER: &str = "qualifier|precision of number|уточнение|qualifikator|qualificatif|\
         calificador";

/// Words in headers of columns with numbers that count nothing.
pub(super) const NO_COUNT: &str = "id|code|zip|zipcode|postal|phone|year|month|day|hour|minute|age|altitude|\
         elevation|lat|lon|lng|latitude|longitude|rank|index|no|nr|row|number of row|\
         geoid|fips|iso|objectid|fid|gid|timestamp|version|год|месяц|день|индекс|\
         номер|код|возраст|plz|jahr|monat|année|mois|año|mes|population|население|\
         area";

/// The names of a list.
pub(super) fn names(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}

/// Columns that only lists of events have: each of their rows is one.
pub(super) const EVENT_KIND: &str = "event type|sub event type|type of event|event root code|disorder type|incident type|type of incident|тип события|вид события|type d'événement|ereignisart|tipo de evento";

/// Headers of the month where the date is only a year.
pub(super) const MONTH: &str = "month|imonth|event month|monat|mois|mes|месяц";

/// Headers of the day of the month where the date is only a year.
pub(super) const DAY: &str = "day|iday|event day|day of month|tag|jour|día|dia|день";
