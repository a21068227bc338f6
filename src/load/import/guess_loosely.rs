//! Columns whose header only holds a known name among other words: "Latitude (N)", "Date of
//! protest", "People arrested (est.)".

use super::content::Contents;
use super::headers::Headers;
use super::mapping::ColumnRole;
use super::synonyms::{COUNTED, DAY, MONTH, NO_COUNT, ROLES, names as listed};
use crate::text::calendar::month;

/// The roles that are looked for so: what stands in the column must speak for them too.
pub(super) const ROLES_IN_WORDS: [ColumnRole; 7] = [
    ColumnRole::Latitude,
    ColumnRole::Longitude,
    ColumnRole::Date,
    ColumnRole::Place,
    ColumnRole::Region,
    ColumnRole::Country,
    ColumnRole::Source,
];

/// Words beside a name that make another thing of it: a share of arrests is no count of them.
const OTHER_THINGS: &str = "any|rate|percent|percentage|pct|per|share|cat|category|type|mean|\
    average|avg|change|ratio|kind|anteil|prozent|доля|процент|scale|precision|accuracy|updated|\
    added|modified|created|published|birth|verified";

/// Shorter names are words of their own too often: "x", "no", "bis".
const SHORTEST: usize = 3;

/// The first free column that holds a name of the role, by whole words.
pub(super) fn column_of(
    role: ColumnRole,
    headers: &Headers,
    contents: &Contents,
    is_free: impl Fn(usize) -> bool,
) -> Option<usize> {
    let (_, names) = ROLES.iter().find(|(known, _)| *known == role)?;
    let says_so = |column| match role {
        ColumnRole::Source => contents.has_links(column),
        _ => contents.is_filled(column) && contents.agrees(column, role).is_some(),
    };
    let mut columns = headers
        .iter()
        .filter(|&(column, header)| holds_one(header, names) && is_free(column) && says_so(column));
    columns.next().map(|(column, _)| column)
}

/// The columns with the month and the day of a date that is only a year.
pub(super) fn date_parts(
    year: usize,
    headers: &Headers,
    contents: &Contents,
    is_free: impl Fn(usize) -> bool,
) -> Option<[(ColumnRole, Option<usize>); 2]> {
    let is_year = |cell: &str| matches!(cell.parse::<u16>(), Ok(1_800..=2_100));
    if !contents.all(year, is_year) {
        return None;
    }
    let find = |names, is_such: fn(&str) -> bool| {
        let mut columns = listed(names).filter_map(|name| headers.find(&[name]));
        columns.find(|&column| is_free(column) && contents.all(column, is_such))
    };
    let is_month = |cell: &str| {
        matches!(cell.parse::<u8>(), Ok(0..=12)) || month(&cell.to_lowercase()).is_some()
    };
    let is_day = |cell: &str| matches!(cell.parse::<u8>(), Ok(0..=31));
    Some([
        (ColumnRole::DateMonth, find(MONTH, is_month)),
        (ColumnRole::DateDay, find(DAY, is_day)),
    ])
}

/// The first free column of whole numbers for each thing that may be counted.
pub(super) fn counts<'a>(
    headers: &'a Headers,
    contents: &'a Contents,
    is_free: impl Fn(usize) -> bool + 'a,
) -> impl Iterator<Item = usize> + 'a {
    COUNTED.iter().filter_map(move |counted| {
        let mut columns = headers.iter().filter(|&(column, header)| {
            let is_other = words(header).any(|word| listed(NO_COUNT).any(|name| name == word));
            holds_one(header, counted.headers)
                && !is_other
                && is_free(column)
                && contents.counts(column)
        });
        columns.next().map(|(column, _)| column)
    })
}

fn words(header: &str) -> impl Iterator<Item = &str> {
    header.split(' ')
}

/// Whether a folded header holds one of the names among other words, and none that changes it.
fn holds_one(header: &str, names: &'static str) -> bool {
    let padded = format!(" {header} ");
    let has = |name: &str| {
        name.chars().count() >= SHORTEST && header != name && padded.contains(&format!(" {name} "))
    };
    let is_other = words(header).any(|word| listed(OTHER_THINGS).any(|other| other == word));
    !is_other && listed(names).any(has)
}

#[cfg(test)]
mod tests {
    use super::{COUNTED, holds_one};

    #[test]
    fn names_are_found_as_whole_words_and_not_where_they_mean_something_else() {
        let arrests = COUNTED[0].headers;
        for header in [
            "people arrested est",
            "total arrests 2021",
            "nombre d arrestations",
        ] {
            assert!(holds_one(header, arrests), "{header}");
        }
        for header in ["arrest rate", "arrests any", "arreststation", "arrests"] {
            assert!(!holds_one(header, arrests), "{header}");
        }
    }
}
