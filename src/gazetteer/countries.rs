//! Countries by any of their names.

use super::fold::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Lines of `ISO code, alpha-3 code, English name, Russian name, other names joined by |`,
/// tab-separated, in the order of the codes.
const COUNTRIES: &str = include_str!("../../assets/gazetteer/countries.tsv");

/// The ISO 3166-1 alpha-2 code of a country: from the code itself, the alpha-3 code, or a name in
/// English, Russian or the country's own language ("Russian Federation", "USA", "РФ").
#[must_use]
pub fn country_code(text: &str) -> Option<&'static str> {
    static CODES: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| {
        let names = rows().flat_map(|(code, cells)| {
            cells
                .split(['\t', '|'])
                .chain([code])
                .map(move |name| (fold(name), code))
        });
        names.filter(|(key, _)| !key.is_empty()).collect()
    });
    codes.get(fold(text).as_str()).copied()
}

/// The English name of a country.
#[must_use]
pub fn country_name(code: &str) -> Option<&'static str> {
    let (_, cells) = rows().find(|(row, _)| *row == code)?;
    cells.split('\t').nth(1)
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES.lines().filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, country_code, country_name};

    #[test]
    fn every_country_is_found_by_each_of_its_names() {
        for line in COUNTRIES.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [code, alpha_3, english, russian, others] = cells.as_slice() else {
                panic!("{line}: five cells, please");
            };
            let names = [code, alpha_3, english, russian].into_iter().copied();
            for name in names.chain(others.split('|').filter(|name| !name.is_empty())) {
                assert_eq!(country_code(name), Some(*code), "{name}");
            }
            assert_eq!(country_name(code), Some(*english), "{code}");
        }
    }

    #[test]
    fn common_ways_to_write_a_country_are_understood() {
        for (text, code) in [
            ("Russian Federation", "RU"),
            ("РФ", "RU"),
            ("россия", "RU"),
            ("ru", "RU"),
            ("USA", "US"),
            ("U.S.", "US"),
            ("the United States", "US"),
            ("UK", "GB"),
            ("Белоруссия", "BY"),
            ("Iran, Islamic Republic of", "IR"),
            ("Hong Kong", "HK"),
        ] {
            assert_eq!(country_code(text), Some(code), "{text}");
        }
        assert_eq!(country_code("Ruritania"), None);
        assert_eq!(country_code(""), None);
    }
}
