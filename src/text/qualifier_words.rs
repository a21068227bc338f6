//! The words around a number that say how exact it is: a table per language, as data.

use super::language::Language;
use crate::model::Qualifier::{self, About, Almost, AtLeast, AtMost, LessThan, MoreThan, Vague};

/// Words beside a number, in lower case; the longest phrase counts where several fit.
pub(super) type Table = &'static [(Qualifier, &'static [&'static str])];

const ENGLISH: Table = &[
    (
        AtLeast,
        &[
            "at least",
            "no fewer than",
            "no less than",
            "not fewer than",
            "not less than",
            "a minimum of",
            "minimum of",
            "at the very least",
            "at a minimum",
            "upward of",
        ],
    ),
    (
        MoreThan,
        &[
            "more than",
            "over",
            "well over",
            "just over",
            "slightly over",
            "far more than",
            "slightly more than",
            "upwards of",
            "in excess of",
            "greater than",
            "exceeding",
            "above",
            "well above",
        ],
    ),
    (
        AtMost,
        &[
            "up to",
            "at most",
            "no more than",
            "not more than",
            "as many as",
            "as much as",
            "a maximum of",
            "maximum of",
        ],
    ),
    (
        LessThan,
        &[
            "fewer than",
            "less than",
            "under",
            "just under",
            "well under",
            "below",
            "just below",
        ],
    ),
    (
        Almost,
        &[
            "almost",
            "nearly",
            "close to",
            "practically",
            "virtually",
            "not quite",
        ],
    ),
    (
        About,
        &[
            "about",
            "some",
            "around",
            "approximately",
            "approx",
            "roughly",
            "circa",
            "ca",
            "an estimated",
            "estimated",
            "in the region of",
            "in the order of",
            "on the order of",
            "more or less",
            "in the neighbourhood of",
        ],
    ),
    (
        Vague,
        &["several", "a few", "many", "some few", "a couple of"],
    ),
];

const ENGLISH_AFTER: Table = &[
    (
        AtLeast,
        &[
            "or more",
            "and more",
            "at least",
            "at the least",
            "or above",
        ],
    ),
    (AtMost, &["at most", "or fewer", "or less"]),
    (MoreThan, &["and counting"]),
    (
        About,
        &["or so", "or thereabouts", "approximately", "more or less"],
    ),
];

const RUSSIAN: Table = &[
    (
        AtLeast,
        &[
            "не менее",
            "не меньше",
            "как минимум",
            "по меньшей мере",
            "минимум",
            "по крайней мере",
            "от",
        ],
    ),
    (
        MoreThan,
        &[
            "более",
            "больше",
            "свыше",
            "более чем",
            "больше чем",
            "выше",
            "намного более",
        ],
    ),
    (
        AtMost,
        &["до", "не более", "не больше", "не более чем", "максимум"],
    ),
    (
        LessThan,
        &["менее", "меньше", "менее чем", "меньше чем", "ниже"],
    ),
    (
        Almost,
        &[
            "почти",
            "без малого",
            "едва ли не",
            "чуть менее",
            "чуть меньше",
        ],
    ),
    (
        About,
        &[
            "около",
            "примерно",
            "приблизительно",
            "порядка",
            "ориентировочно",
        ],
    ),
    (Vague, &["несколько"]),
];

const GERMAN: Table = &[
    (
        AtLeast,
        &[
            "mindestens",
            "wenigstens",
            "zumindest",
            "nicht weniger als",
            "ab",
            "minimal",
        ],
    ),
    (
        MoreThan,
        &[
            "mehr als",
            "über",
            "gut",
            "weit über",
            "weit mehr als",
            "deutlich über",
            "etwas über",
        ],
    ),
    (
        AtMost,
        &["bis zu", "höchstens", "maximal", "nicht mehr als", "bis"],
    ),
    (LessThan, &["weniger als", "unter", "knapp unter"]),
    (Almost, &["fast", "beinahe", "nahezu", "knapp", "annähernd"]),
    (
        About,
        &[
            "etwa",
            "ungefähr",
            "rund",
            "circa",
            "ca",
            "um die",
            "gegen",
            "zirka",
            "schätzungsweise",
            "in etwa",
        ],
    ),
    (Vague, &["mehrere", "einige", "ein paar", "etliche"]),
];

const FRENCH: Table = &[
    (
        AtLeast,
        &[
            "au moins",
            "pas moins de",
            "au minimum",
            "un minimum de",
            "à tout le moins",
        ],
    ),
    (
        MoreThan,
        &[
            "plus de",
            "plus d'",
            "bien plus de",
            "au delà de",
            "un peu plus de",
            "au dessus de",
        ],
    ),
    (
        AtMost,
        &[
            "jusqu' à",
            "au plus",
            "au maximum",
            "pas plus de",
            "un maximum de",
            "tout au plus",
        ],
    ),
    (
        LessThan,
        &["moins de", "moins d'", "un peu moins de", "en dessous de"],
    ),
    (
        Almost,
        &[
            "presque",
            "près de",
            "quasiment",
            "pratiquement",
            "pas loin de",
        ],
    ),
    (
        About,
        &[
            "environ",
            "quelque",
            "autour de",
            "aux alentours de",
            "à peu près",
            "approximativement",
            "dans les",
        ],
    ),
    (Vague, &["plusieurs", "quelques", "des"]),
];

const FRENCH_AFTER: Table = &[
    (AtLeast, &["au moins", "ou plus"]),
    (AtMost, &["au plus", "au maximum"]),
    (About, &["environ"]),
];

const SPANISH: Table = &[
    (
        AtLeast,
        &[
            "al menos",
            "por lo menos",
            "como mínimo",
            "no menos de",
            "un mínimo de",
            "cuando menos",
        ],
    ),
    (
        MoreThan,
        &[
            "más de",
            "mas de",
            "por encima de",
            "mucho más de",
            "algo más de",
            "poco más de",
        ],
    ),
    (
        AtMost,
        &[
            "hasta",
            "como máximo",
            "no más de",
            "a lo sumo",
            "un máximo de",
        ],
    ),
    (LessThan, &["menos de", "por debajo de"]),
    (Almost, &["casi", "cerca de", "prácticamente"]),
    (
        About,
        &[
            "unos",
            "unas",
            "alrededor de",
            "aproximadamente",
            "en torno a",
            "cosa de",
            "sobre",
        ],
    ),
    (Vague, &["varios", "varias", "algunos", "algunas"]),
];

const SPANISH_AFTER: Table = &[
    (AtLeast, &["al menos", "o más", "como mínimo"]),
    (AtMost, &["como máximo"]),
    (About, &["aproximadamente"]),
];

const RUSSIAN_AFTER: Table = &[(AtLeast, &["и более", "или более"])];
const GERMAN_AFTER: Table = &[
    (AtLeast, &["oder mehr", "und mehr"]),
    (AtMost, &["oder weniger"]),
];

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

/// Words that stand before a number in this language.
pub(super) fn before(language: Language) -> Table {
    match language {
        Language::English => ENGLISH,
        Language::Russian => RUSSIAN,
        Language::German => GERMAN,
        Language::French => FRENCH,
        Language::Spanish => SPANISH,
    }
}

/// Words that stand after a number in this language.
pub(super) fn after(language: Language) -> Table {
    match language {
        Language::English => ENGLISH_AFTER,
        Language::Russian => RUSSIAN_AFTER,
        Language::German => GERMAN_AFTER,
        Language::French => FRENCH_AFTER,
        Language::Spanish => SPANISH_AFTER,
    }
}
