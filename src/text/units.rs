//! The words beside a number that say what it is: a day, a price, an age. Tables, as data.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a number in a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It counts something.
    Count,
    /// An order of magnitude in words: "dozens", "several hundred".
    Vague,
    /// A day of a month, or a date in digits.
    Date,
    /// A year.
    Year,
    /// A time of day.
    Time,
    /// "two weeks", "a 15-day sentence".
    Duration,
    /// "aged 34", "a 25-year-old".
    Age,
    /// "third largest", "2nd".
    Ordinal,
    /// A sum of money.
    Money,
    /// "70,76%".
    Percentage,
    /// Kilometres, degrees, tonnes.
    Measure,
    /// Not a whole number.
    Fraction,
    /// "one of", "no one".
    Pronoun,
    /// Part of a name: "Article 20.2", "COVID-19".
    Name,
}

impl Kind {
    /// The kind in one or two words, as the reason why a number is left aside.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Vague => "vague word",
            Self::Date => "date",
            Self::Year => "year",
            Self::Time => "time of day",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Ordinal => "ordinal",
            Self::Money => "money",
            Self::Percentage => "percentage",
            Self::Measure => "measure",
            Self::Fraction => "fraction",
            Self::Pronoun => "pronoun",
            Self::Name => "part of a name",
        }
    }

    /// Whether a claim may rest on it: nobody claims a day of the month or a percentage.
    #[must_use]
    pub fn may_be_claimed(self) -> bool {
        !matches!(
            self,
            Self::Date
                | Self::Time
                | Self::Ordinal
                | Self::Percentage
                | Self::Fraction
                | Self::Name
                | Self::Vague
        )
    }
}

/// Words after a number. A star stands for up to four more letters.
const AFTER: [(Kind, &[&str]); 5] = [
    (
        Kind::Percentage,
        &["percent", "percentage", "процент*", "prozent*", "pct"],
    ),
    (
        Kind::Money,
        &[
            "euro*",
            "dollar*",
            "rouble*",
            "ruble*",
            "rubel",
            "pound*",
            "yen",
            "yuan",
            "hryvni*",
            "tenge",
            "lira*",
            "peso*",
            "franc*",
            "usd",
            "eur",
            "rub",
            "gbp",
            "евро",
            "доллар*",
            "рубл*",
            "руб",
            "dólar*",
            "dólares",
            "libra*",
        ],
    ),
    (
        Kind::Duration,
        &[
            "second",
            "seconds",
            "minute*",
            "hour*",
            "day",
            "days",
            "day's",
            "days'",
            "night",
            "nights",
            "week",
            "weeks",
            "week's",
            "weeks'",
            "month",
            "months",
            "month's",
            "months'",
            "year",
            "years",
            "year's",
            "years'",
            "decade*",
            "centur*",
            "секунд*",
            "минут*",
            "час",
            "часа",
            "часов",
            "день",
            "дня",
            "дней",
            "сутки",
            "суток",
            "недел*",
            "месяц*",
            "год",
            "года",
            "лет",
            "sekunde*",
            "stunde*",
            "tag",
            "tage",
            "tagen",
            "woche*",
            "monat*",
            "jahr",
            "jahre",
            "jahren",
            "heure",
            "heures",
            "jour",
            "jours",
            "semaine*",
            "mois",
            "ans",
            "année*",
            "minuto*",
            "hora",
            "horas",
            "día",
            "días",
            "semana*",
            "mes",
            "meses",
            "año",
            "años",
        ],
    ),
    (
        Kind::Time,
        &["am", "pm", "o'clock", "uhr", "hrs", "gmt", "utc", "h", "ч"],
    ),
    (
        Kind::Measure,
        &[
            "km",
            "kilometre*",
            "kilometer*",
            "metre*",
            "meter*",
            "mile",
            "miles",
            "kg",
            "kilogram*",
            "tonne*",
            "tons",
            "degrees",
            "litre*",
            "liter*",
            "hectare*",
            "cm",
            "mm",
            "mph",
            "kph",
            "feet",
            "acres",
            "км",
            "килограмм*",
            "километр*",
            "метр*",
            "градус*",
            "kilómetro*",
            "metros",
            "mètre*",
            "kilomètre*",
            "°c",
            "°f",
        ],
    ),
];

/// Words directly before a number that make it part of a name.
const NAMES: [&str; 37] = [
    "article",
    "articles",
    "section",
    "sections",
    "paragraph",
    "chapter",
    "page",
    "pages",
    "no",
    "nos",
    "nr",
    "number",
    "part",
    "clause",
    "room",
    "flight",
    "channel",
    "route",
    "highway",
    "apartment",
    "school",
    "unit",
    "colony",
    "hospital",
    "resolution",
    "bus",
    "phase",
    "art",
    "version",
    "статья",
    "статье",
    "статьи",
    "ст",
    "artikel",
    "artículo",
    "numéro",
    "núm",
];

/// Words directly before a number that make it an age.
const AGES: [&str; 4] = ["aged", "age", "ages", "возрасте"];

/// Words that count people or what happens to them: before them 2000 is no year.
const COUNTED: [&str; 40] = [
    "people",
    "persons",
    "protesters",
    "protestors",
    "demonstrators",
    "arrests",
    "detentions",
    "detainees",
    "journalists",
    "officers",
    "police",
    "men",
    "women",
    "students",
    "cases",
    "activists",
    "supporters",
    "citizens",
    "participants",
    "soldiers",
    "troops",
    "arrested",
    "detained",
    "others",
    "children",
    "minors",
    "migrants",
    "workers",
    "prisoners",
    "residents",
    "человек",
    "задержанных",
    "menschen",
    "personen",
    "festnahmen",
    "personnes",
    "manifestants",
    "personas",
    "manifestantes",
    "detenidos",
];

/// Words that may stand between a number and its unit.
const BETWEEN: [&str; 10] = [
    "full",
    "more",
    "long",
    "consecutive",
    "whole",
    "straight",
    "further",
    "additional",
    "other",
    "calendar",
];

/// Letters glued to digits that make an ordinal: "2nd".
const ORDINAL_ENDINGS: [&str; 15] = [
    "st", "nd", "rd", "th", "er", "ère", "re", "e", "ème", "º", "ª", "й", "го", "я", "м",
];

const CURRENCY_SIGNS: &str = "$€£¥₽₴₸₺₹";

/// The words of [`AFTER`] without a star, and the stems of those with one by their first letter.
struct Units {
    words: HashMap<&'static str, Kind>,
    stems: HashMap<char, Vec<(&'static str, Kind)>>,
}

static UNITS: LazyLock<Units> = LazyLock::new(|| {
    let mut units = Units {
        words: HashMap::new(),
        stems: HashMap::new(),
    };
    for &(kind, patterns) in &AFTER {
        for &pattern in patterns {
            match (pattern.strip_suffix('*'), pattern.chars().next()) {
                (Some(stem), Some(first)) => {
                    units.stems.entry(first).or_default().push((stem, kind));
                }
                _ => {
                    units.words.insert(pattern, kind);
                }
            }
        }
    }
    units
});

/// What a word after a number makes of it.
pub(super) fn unit_after(word: &str) -> Option<Kind> {
    let by_stem = || {
        let stems = UNITS.stems.get(&word.chars().next()?)?;
        stems.iter().find_map(|&(stem, kind)| {
            let ending = word.strip_prefix(stem)?;
            (ending.chars().count() <= 4).then_some(kind)
        })
    };
    UNITS.words.get(word).copied().or_else(by_stem)
}

pub(super) fn names_before(word: &str) -> bool {
    NAMES.contains(&word)
}

pub(super) fn age_before(word: &str) -> bool {
    AGES.contains(&word)
}

pub(super) fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word)
}

pub(super) fn may_stand_between(word: &str) -> bool {
    BETWEEN.contains(&word)
}

pub(super) fn is_ordinal_ending(word: &str) -> bool {
    ORDINAL_ENDINGS.contains(&word)
}

pub(super) fn is_currency_sign(mark: char) -> bool {
    CURRENCY_SIGNS.contains(mark)
}
