//! Numbers written as words: what a word adds to a number.

use super::language::Language;
use super::number_words::{ENGLISH, FRENCH, GERMAN, RUSSIAN, SPANISH, Table};
use crate::model::Seeded;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// 0 to 19.
    Unit(u64),
    /// 20, 30 to 90.
    Tens(u64),
    /// 200 to 900 in one word.
    Hundreds(u64),
    /// 12, 100, 1,000, 1,000,000: multiplies what stands before it.
    Times(u64),
    /// The plural, which alone is an order of magnitude: "thousands".
    Plural(u64),
}

use NumberWord::{Hundreds, Plural, Tens, Times, Unit};

/// The tables by their words: every word of every text is looked up.
static WORDS: LazyLock<HashMap<(Language, &str), NumberWord, Seeded>> = LazyLock::new(|| {
    let tables = [
        (Language::English, ENGLISH),
        (Language::Russian, RUSSIAN),
        (Language::German, GERMAN),
        (Language::French, FRENCH),
        (Language::Spanish, SPANISH),
    ];
    let rows = |(language, table): (Language, Table)| {
        table
            .lines()
            .filter_map(row)
            .flat_map(move |(number, words)| words.map(move |word| ((language, word), number)))
    };
    tables.into_iter().flat_map(rows).collect()
});

fn row(line: &'static str) -> Option<(NumberWord, impl Iterator<Item = &'static str>)> {
    let mut words = line.split(' ');
    let kind = words.next()?;
    let value = words.next()?.parse().ok()?;
    let number = match kind {
        "unit" => Unit(value),
        "tens" => Tens(value),
        "hundreds" => Hundreds(value),
        "times" => Times(value),
        "plural" => Plural(value),
        _ => return None,
    };
    Some((number, words))
}

/// What a word in lower case adds to a number, in this language.
pub(super) fn number_word(language: Language, word: &str) -> Option<NumberWord> {
    WORDS
        .get(&(language, word))
        .copied()
        .or_else(|| german_compound(language, word).map(Unit))
}

/// "zweihundertfünfzig", "siebzehntausend", "eintausendachthundert": German writes a number below a
/// million as one word.
fn german_compound(language: Language, word: &str) -> Option<u64> {
    let long = language == Language::German && word.len() > 7;
    (long
        && ["hundert", "tausend", "und"]
            .iter()
            .any(|part| word.contains(part)))
    .then(|| below_a_million(word))?
    .filter(|number| *number > 20)
}

fn below_a_million(word: &str) -> Option<u64> {
    match word.split_once("tausend") {
        Some((thousands, rest)) => {
            let thousands = if thousands.is_empty() {
                1
            } else {
                below_a_thousand(thousands)?
            };
            let rest = rest.strip_prefix("und").unwrap_or(rest);
            let rest = if rest.is_empty() {
                0
            } else {
                below_a_thousand(rest)?
            };
            Some(thousands * 1_000 + rest)
        }
        None => below_a_thousand(word),
    }
}

fn below_a_thousand(word: &str) -> Option<u64> {
    match word.split_once("hundert") {
        Some((hundreds, rest)) => {
            let hundreds = if hundreds.is_empty() {
                1
            } else {
                below_a_hundred(hundreds)?
            };
            let rest = rest.strip_prefix("und").unwrap_or(rest);
            let rest = if rest.is_empty() {
                0
            } else {
                below_a_hundred(rest)?
            };
            (hundreds < 20).then_some(hundreds * 100 + rest)
        }
        None => below_a_hundred(word),
    }
}

fn below_a_hundred(word: &str) -> Option<u64> {
    let plain = |word: &str| match word {
        "ein" | "eins" => Some(1),
        _ => match WORDS.get(&(Language::German, word))? {
            Unit(value) | Tens(value) => Some(*value),
            _ => None,
        },
    };
    plain(word).or_else(|| {
        let (unit, tens) = word.split_once("und")?;
        let (unit, tens) = (plain(unit)?, plain(tens)?);
        (unit < 10 && tens >= 20).then_some(tens + unit)
    })
}

/// "один" in "двадцать один", "un" in "vingt et un": a number only behind tens.
pub(super) fn is_one(language: Language, word: &str) -> bool {
    let words: &[&str] = match language {
        Language::English | Language::German => &[],
        Language::Russian => &["один", "одна", "одного", "одну", "одной"],
        Language::French => &["un", "une"],
        Language::Spanish => &["un", "uno", "una"],
    };
    words.contains(&word)
}

/// "half" in "half a million".
pub(super) fn is_half(language: Language, word: &str) -> bool {
    let words: &[&str] = match language {
        Language::English => &["half"],
        Language::German => &["halbe", "halben", "halbes"],
        Language::French => &["demi"],
        Language::Spanish => &["medio", "media"],
        Language::Russian => &[],
    };
    words.contains(&word)
}

/// "полторы тысячи", "anderthalb Millionen", "zweieinhalb tausend": so many halves of what follows.
pub(super) fn halves(language: Language, word: &str) -> Option<u64> {
    match (language, word) {
        (Language::Russian, "полтора" | "полторы" | "полутора")
        | (Language::German, "anderthalb" | "eineinhalb") => Some(3),
        (Language::German, _) => match WORDS.get(&(language, word.strip_suffix("einhalb")?))? {
            Unit(value) => Some(value * 2 + 1),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a plural after a number multiplies it, and alone is an order of magnitude: "две тысячи"
/// and "тысячи", "deux millions" and "des millions".
pub(super) fn counts_on(language: Language, word: NumberWord) -> bool {
    match (language, word) {
        (Language::English, _) => false,
        (Language::Russian, Plural(_)) => true,
        (_, Plural(times)) => times >= 1_000_000,
        _ => false,
    }
}

/// Words that join the parts of one number: "one hundred and twenty".
pub(super) fn joins(language: Language, word: &str) -> bool {
    match language {
        Language::English => word == "and",
        Language::French => word == "et",
        Language::Spanish => word == "y",
        Language::German => word == "und",
        Language::Russian => false,
    }
}

/// "a" in "a dozen".
pub(super) fn is_article(language: Language, word: &str) -> bool {
    let articles: &[&str] = match language {
        Language::English => &["a", "an"],
        Language::French | Language::Spanish => &["un", "une", "una"],
        Language::German => &["ein", "eine", "einem", "einer"],
        Language::Russian => &[],
    };
    articles.contains(&word)
}

/// "of" in "tens of thousands".
pub(super) fn is_of(language: Language, word: &str) -> bool {
    let words: &[&str] = match language {
        Language::English => &["of"],
        Language::French | Language::Spanish => &["de", "d'"],
        Language::German => &["von"],
        Language::Russian => &[],
    };
    words.contains(&word)
}

/// Words that make an order of magnitude of a number after them: "several thousand".
pub(super) fn is_several(word: &str) -> bool {
    const WORDS: &str = "several few many couple несколько нескольких нескольким много mehrere mehreren einige einigen paar viele plusieurs quelques varios varias algunos algunas muchos";
    WORDS.split(' ').any(|known| known == word)
}
