//! The words around a number that say how exact it is: a table per language, as data.

use super::language::Language;
use crate::model::Qualifier::{self, About, AtLeast, AtMost, LessThan, MoreThan};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Phrases beside a number, in lower case, by the word that stands next to the number.
pub(super) type Table = HashMap<&'static str, Vec<(Qualifier, Vec<&'static str>)>>;

const ENGLISH: &str = "
at_least: at least | no fewer than | no less than | not fewer than | not less than
at_least: a minimum of | minimum of | at the very least | at a minimum | upward of
more_than: more than | over | well over | just over | slightly over | far more than
more_than: slightly more than | well more than | upwards of | in excess of | greater than
more_than: exceeding | above | well above
at_most: up to | at most | no more than | not more than | as many as | as much as
at_most: a maximum of | maximum of
less_than: fewer than | less than | under | just under | well under | below | just below
almost: almost | nearly | close to | practically | virtually | not quite
about: about | some | around | approximately | approx | roughly | circa | ca | an estimated
about: estimated | in the region of | in the order of | on the order of | more or less
about: in the neighbourhood of
vague: several | a few | many | some few | a couple of
";

const ENGLISH_AFTER: &str = "
at_least: or more | and more | at least | at the least | or above
at_most: at most | or fewer | or less
more_than: and counting
about: or so | or thereabouts | approximately | more or less
";

const RUSSIAN: &str = "
at_least: не менее | не меньше | не менее чем | не меньше чем | никак не менее | самое меньшее
at_least: как минимум | по меньшей мере | минимум | по крайней мере | от
more_than: более | больше | свыше | более чем | больше чем | выше | намного более
more_than: чуть более | чуть больше | немногим более | немногим больше | гораздо больше
at_most: до | вплоть до | не более | не больше | не более чем | не больше чем | не свыше
at_most: максимум
less_than: менее | меньше | менее чем | меньше чем | ниже
almost: почти | без малого | едва ли не | чуть менее | чуть меньше | немногим менее
almost: немногим меньше | практически
about: около | примерно | приблизительно | порядка | ориентировочно | в районе | где то
vague: несколько | нескольких | много
";

const RUSSIAN_AFTER: &str = "
at_least: и более | или более | и больше | как минимум
at_most: максимум
about: примерно
";

const GERMAN: &str = "
at_least: mindestens | wenigstens | zumindest | nicht weniger als | nicht unter | ab | minimal
more_than: mehr als | über | gut | weit über | weit mehr als | deutlich über | etwas über
more_than: etwas mehr als | deutlich mehr als | knapp über
at_most: bis zu | höchstens | maximal | nicht mehr als | bis | allenfalls
less_than: weniger als | etwas weniger als | unter | knapp unter | deutlich unter
almost: fast | beinahe | nahezu | knapp | annähernd | an die
about: etwa | ungefähr | rund | rd | circa | ca | um die | gegen | zirka | schätzungsweise
about: in etwa | geschätzt | geschätzte
vague: mehrere | mehreren | einige | einigen | ein paar | etliche
";

const GERMAN_AFTER: &str = "
at_least: oder mehr | und mehr | mindestens
at_most: oder weniger | höchstens
";

const FRENCH: &str = "
at_least: au moins | pas moins de | pas moins d' | au minimum | un minimum de | minimum
at_least: à tout le moins
more_than: plus de | plus d' | bien plus de | un peu plus de | un peu plus d'
more_than: nettement plus de | au delà de | au dessus de
at_most: jusqu' à | au plus | au maximum | pas plus de | pas plus d' | un maximum de
at_most: tout au plus
less_than: moins de | moins d' | un peu moins de | en dessous de
almost: presque | près de | près d' | quasiment | pratiquement | pas loin de | pas loin d'
about: environ | quelque | autour de | aux alentours de | aux environs de | à peu près
about: approximativement | dans les | de l' ordre de
vague: plusieurs | quelques
";

const FRENCH_AFTER: &str = "
at_least: au moins | ou plus
at_most: au plus | au maximum
about: environ
";

const SPANISH: &str = "
at_least: al menos | por lo menos | como mínimo | no menos de | un mínimo de | cuando menos
more_than: más de | mas de | por encima de | mucho más de | algo más de | poco más de
more_than: bastante más de
at_most: hasta | como máximo | como mucho | no más de | a lo sumo | un máximo de
less_than: menos de | por debajo de | algo menos de | poco menos de
almost: casi | cerca de | prácticamente
about: unos | unas | alrededor de | aproximadamente | en torno a | cosa de
vague: varios | varias | algunos | algunas
";

const SPANISH_AFTER: &str = "
at_least: al menos | o más | como mínimo | por lo menos
at_most: como máximo | como mucho
about: aproximadamente
";

/// Signs directly before a number, as spreadsheets write them.
pub(super) const SIGNS_BEFORE: [(&str, Qualifier); 8] = [
    (">=", AtLeast),
    ("<=", AtMost),
    ("≥", AtLeast),
    ("≤", AtMost),
    (">", MoreThan),
    ("<", LessThan),
    ("~", About),
    ("≈", About),
];

/// Words that stand before a number in this language, by the last of them.
pub(super) fn before(language: Language) -> &'static Table {
    static TABLES: LazyLock<HashMap<Language, Table>> = LazyLock::new(|| {
        let last = |words: &[&'static str]| words.last().copied();
        HashMap::from([
            (Language::English, table(ENGLISH, last)),
            (Language::Russian, table(RUSSIAN, last)),
            (Language::German, table(GERMAN, last)),
            (Language::French, table(FRENCH, last)),
            (Language::Spanish, table(SPANISH, last)),
        ])
    });
    &TABLES[&language]
}

/// Words that stand after a number in this language, by the first of them.
pub(super) fn after(language: Language) -> &'static Table {
    static TABLES: LazyLock<HashMap<Language, Table>> = LazyLock::new(|| {
        let first = |words: &[&'static str]| words.first().copied();
        HashMap::from([
            (Language::English, table(ENGLISH_AFTER, first)),
            (Language::Russian, table(RUSSIAN_AFTER, first)),
            (Language::German, table(GERMAN_AFTER, first)),
            (Language::French, table(FRENCH_AFTER, first)),
            (Language::Spanish, table(SPANISH_AFTER, first)),
        ])
    });
    &TABLES[&language]
}

fn table(text: &'static str, key: fn(&[&'static str]) -> Option<&'static str>) -> Table {
    let mut table = Table::new();
    for line in text.lines() {
        let Some((qualifier, phrases)) = line.split_once(": ") else {
            continue;
        };
        let Some(qualifier) = Qualifier::from_code(qualifier) else {
            continue;
        };
        for phrase in phrases.split(" | ") {
            let words: Vec<&str> = phrase.split(' ').collect();
            if let Some(key) = key(&words) {
                table.entry(key).or_default().push((qualifier, words));
            }
        }
    }
    table
}
