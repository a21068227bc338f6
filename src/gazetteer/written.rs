//! A place's name as people write it, taken apart: "г. Киров, Калужская область".

use super::fold::fold;
use super::regions::{Area, areas};

/// Words before a name that say what kind of place it is. With a full stop they may stand
/// directly at the name: "г.Москва".
const BEFORE: &str = "город гор г городок село с c деревня дер д посёлок поселок пос п рп пгт станица ст-ца \
     хутор х аул аг агрогородок місто м смт горад gorod g der pos selo city town village \
     municipality ville ciudad";

/// Words after a name that say the same.
const AFTER: &str = "city town village город гор г gorod municipality";

/// Words that are small parts of speech between the two: "city of Moscow".
const LINKS: &str = "of de the";

/// Abbreviations at the beginning of a word of a name, with what they stand for.
const SHORT: [(&str, &str); 7] = [
    ("st", "saint"),
    ("ste", "sainte"),
    ("sankt", "saint"),
    ("ft", "fort"),
    ("mt", "mount"),
    ("с", "санкт"),
    ("sv", "sveti"),
];

/// A name and what is written beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Written {
    /// The name itself.
    pub name: String,
    /// What stands behind a comma or in brackets and is understood: each may mean several areas.
    pub beside: Vec<Vec<Area>>,
    /// Whether something beside the name is not understood.
    pub has_unknown: bool,
}

/// The ways to read a written name, the likeliest first.
pub(super) fn readings(text: &str) -> Vec<Written> {
    let parts: Vec<&str> = text
        .split([',', ';', '(', ')', '[', ']', '，', '、'])
        .map(trimmed)
        .filter(|part| !fold(part).is_empty())
        .collect();
    match parts.as_slice() {
        [] => Vec::new(),
        [name] => {
            let mut readings = vec![taken_apart(name, &[])];
            readings.extend(without_commas(name));
            readings
        }
        several => {
            // "Киров, Калужская область", "Калужская область, Киров": any part may be the name.
            let beside = |name: usize| {
                let others = several
                    .iter()
                    .enumerate()
                    .filter(move |(at, _)| *at != name);
                others.map(|(_, part)| *part).collect::<Vec<_>>()
            };
            let parts = several.iter().enumerate();
            parts
                .filter(|(_, part)| !is_kind(part))
                .map(|(at, name)| taken_apart(name, &beside(at)))
                .chain([taken_apart(text, &[])])
                .collect()
        }
    }
}

/// The folded names to look a name up by, the likeliest first: the name as it stands, then
/// without the word for what kind of place it is.
pub(super) fn keys(name: &str) -> Vec<String> {
    let spaced = spaced(name);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut keys = vec![fold(name)];
    let mut add = |words: &[&str]| {
        let key = fold(&words.concat());
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    };
    if let [kind, rest @ ..] = words.as_slice()
        && contains(BEFORE, kind)
    {
        match rest {
            [link, rest @ ..] if contains(LINKS, link) => add(rest),
            _ => add(rest),
        }
    }
    if let [rest @ .., kind] = words.as_slice()
        && contains(AFTER, kind)
    {
        add(rest);
    }
    keys
}

/// Other spellings of a name that writers take for the same: "St" and "Saint".
pub(super) fn other_spellings(name: &str) -> Vec<String> {
    let words = |c: char| c.is_whitespace() || "-–‐.".contains(c);
    let words: Vec<String> = name
        .split(words)
        .filter(|word| !word.is_empty())
        .map(fold)
        .collect();
    let replaced = |from: &str, to: &str| {
        let (from, to) = (fold(from), fold(to));
        let is_there = words.contains(&from);
        let key = words
            .iter()
            .map(|word| if *word == from { &to } else { word });
        is_there.then(|| key.map(String::as_str).collect())
    };
    SHORT
        .iter()
        .flat_map(|(short, long)| [replaced(short, long), replaced(long, short)])
        .flatten()
        .collect()
}

fn taken_apart(name: &str, beside: &[&str]) -> Written {
    let mut written = Written {
        name: name.to_owned(),
        ..Written::default()
    };
    for text in beside.iter().filter(|text| !is_kind(text)) {
        match areas(text) {
            areas if areas.is_empty() => written.has_unknown = true,
            areas => written.beside.push(areas),
        }
    }
    written
}

/// "Portland Oregon", "Portland OR": the last one to three words as a state or country. A code of
/// two letters only in capitals, so that no small word is taken for one.
fn without_commas(name: &str) -> Vec<Written> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let splits = (1..words.len()).rev().take(3);
    let reading = |at: usize| {
        let (name, beside) = words.split_at(at);
        let beside = beside.join(" ");
        let is_code = |c: char| c.is_ascii_uppercase() || c == '.';
        if fold(&beside).len() < 3 && !beside.chars().all(is_code) {
            return None;
        }
        let written = taken_apart(&name.join(" "), &[&beside]);
        (!written.has_unknown && !written.beside.is_empty()).then_some(written)
    };
    splits.filter_map(reading).collect()
}

/// Whether it is a word for a kind of place: "Киров (город)".
fn is_kind(text: &str) -> bool {
    contains(BEFORE, text)
}

fn contains(words: &str, word: &str) -> bool {
    let word = word.trim_matches('.').to_lowercase();
    words.split_whitespace().any(|known| known == word)
}

/// With a space behind each full stop, so that "г.Москва" is two words.
fn spaced(name: &str) -> String {
    name.replace('.', ". ")
}

fn trimmed(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || "\"'«»“”„–—-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{Area, keys, readings};

    #[test]
    fn the_word_for_the_kind_of_place_is_taken_off() {
        for (name, key) in [
            ("г. Москва", "moskva"),
            ("г.Москва", "moskva"),
            ("город Киров", "kirov"),
            ("Киров г.", "kirov"),
            ("city of Moscow", "moscow"),
            ("c. Gomel", "gomel"),
        ] {
            assert!(
                keys(name).contains(&key.to_owned()),
                "{name}: {:?}",
                keys(name)
            );
        }
        assert_eq!(keys("Mexico City").first().unwrap(), "mexicocity");
        assert_eq!(keys("Гагарин"), ["gagarin"]);
    }

    #[test]
    fn a_state_or_country_is_read_behind_a_comma_in_brackets_and_behind_the_name() {
        for (text, name, area) in [
            ("Portland, Ore.", "Portland", Area::Region("US.OR")),
            ("Portland Oregon", "Portland", Area::Region("US.OR")),
            ("Portland OR", "Portland", Area::Region("US.OR")),
            (
                "St. Petersburg (Florida)",
                "St. Petersburg",
                Area::Region("US.FL"),
            ),
            ("Kirov, Kaluga Oblast", "Kirov", Area::Region("RU.25")),
            ("Калужская область, Киров", "Киров", Area::Region("RU.25")),
            ("Moscow Russia", "Moscow", Area::Country("RU")),
        ] {
            let is_that = |reading: &super::Written| {
                reading.name == name && reading.beside.iter().flatten().any(|&one| one == area)
            };
            assert!(
                readings(text).iter().any(is_that),
                "{text}: {:?}",
                readings(text)
            );
        }
    }

    #[test]
    fn what_is_not_understood_beside_a_name_is_known_to_be_so() {
        assert!(readings("Springfield, Narnia").first().unwrap().has_unknown);
        assert!(!readings("Киров (город)").first().unwrap().has_unknown);
        assert!(readings(" , ()").is_empty());
    }
}
