//! The order of the rows by a column: each key is read once, words become their rank.

use super::cell::{country, first_document, quote};
use super::{Column, Sort, TableRows, TableSource};
use crate::model::{ClaimId, Dataset, PlaceId, Value};
use crate::text::fold_name;
use crate::view::PlaceFigure;
use std::collections::HashMap;

/// The items in the order that is asked. They come in the order of the file.
pub fn ordered(source: TableSource<'_>, rows: TableRows, items: Vec<u32>, sort: Sort) -> Vec<u32> {
    match rows {
        _ if is_text(sort.column) => ordered_by_words(source.dataset, rows, items, sort),
        TableRows::Claims => claims_by(source, items, sort),
        TableRows::Places => places_by(source, items, sort),
    }
}

/// Whether a column is sorted by words: for a million rows that is the work of seconds.
pub fn is_text(column: Column) -> bool {
    matches!(
        column,
        Column::Place
            | Column::Country
            | Column::Claimant
            | Column::Document
            | Column::Publisher
            | Column::PartOf
            | Column::Tags
            | Column::Note
            | Column::Quote
    )
}

/// Rows, given in the order of the file, in the order of a column of words, letter case and
/// accents aside. Needs no view, so that a worker can do it.
#[must_use]
pub fn ordered_by_words(
    dataset: &Dataset,
    rows: TableRows,
    items: Vec<u32>,
    sort: Sort,
) -> Vec<u32> {
    let place = |item: u32| match rows {
        TableRows::Claims => dataset.claims.get(ClaimId::new(item as usize)).place,
        TableRows::Places => PlaceId::new(item as usize),
    };
    let claims = &dataset.claims;
    let claim = |item: u32| ClaimId::new(item as usize);
    let down = sort.down;
    match (sort.column, rows) {
        (Column::Country, _) => {
            let mut names: HashMap<PlaceId, Option<&str>> = HashMap::new();
            for &item in &items {
                let place = place(item);
                names
                    .entry(place)
                    .or_insert_with(|| country(dataset, place));
            }
            by_text(items, down, |item| *names.get(&place(item))?)
        }
        (Column::Claimant, TableRows::Claims) => {
            by_text(items, down, |item| claims.claimants(claim(item)).next())
        }
        (Column::Document, TableRows::Claims) => by_text(items, down, |item| {
            Some(first_document(dataset, claim(item))?.title.as_str())
        }),
        (Column::Publisher, TableRows::Claims) => by_text(items, down, |item| {
            first_document(dataset, claim(item))?.publisher.as_deref()
        }),
        (Column::PartOf, TableRows::Claims) => by_text(items, down, |item| {
            let whole = claims.get(claim(item)).part_of?;
            Some(dataset.place(claims.get(whole).place).name.as_str())
        }),
        (Column::Tags, TableRows::Claims) => by_text(items, down, |item| {
            claims.tags(claim(item)).first().map(String::as_str)
        }),
        (Column::Note, TableRows::Claims) => {
            by_text(items, down, |item| claims.get(claim(item)).note)
        }
        (Column::Quote, TableRows::Claims) => {
            by_text(items, down, |item| quote(dataset, claim(item)))
        }
        _ => by_text(items, down, |item| {
            Some(dataset.place(place(item)).name.as_str())
        }),
    }
}

fn claims_by(source: TableSource<'_>, items: Vec<u32>, sort: Sort) -> Vec<u32> {
    let claims = &source.dataset.claims;
    let get = |item: u32| claims.get(ClaimId::new(item as usize));
    let place = |item: u32| source.dataset.place(get(item).place);
    let down = sort.down;
    match sort.column {
        Column::Figure => by(items, down, |item| figure_key(get(item).value)),
        Column::Qualifier => by(items, down, |item| Some(get(item).value.qualifier())),
        Column::Metric => by(items, down, |item| Some(get(item).metric)),
        Column::Day => by(items, down, |item| get(item).date),
        Column::AsOf => by(items, down, |item| {
            get(item).as_of_time().filter(|time| time.is_time())
        }),
        Column::Verdict => by(items, down, |item| {
            Some(source.report.verdict(ClaimId::new(item as usize)))
        }),
        Column::Status => by(items, down, |item| Some(get(item).status)),
        Column::Drawn => by(items, down, |item| Some(source.drawn(&get(item)))),
        Column::Latitude | Column::Longitude => by(items, down, |item| {
            degrees(sort.column, place(item).mapped())
        }),
        Column::Located => by(items, down, |item| {
            degrees(Column::Latitude, place(item).mapped())
        }),
        // By words, or no column of claims.
        _ => items,
    }
}

fn places_by(source: TableSource<'_>, items: Vec<u32>, sort: Sort) -> Vec<u32> {
    let id = |item: u32| PlaceId::new(item as usize);
    let figure = |item: u32| -> Option<&PlaceFigure> { source.view.figure(id(item)) };
    let place = |item: u32| source.dataset.place(id(item));
    let down = sort.down;
    match sort.column {
        Column::Figure => by(items, down, |item| {
            figure_key(figure(item)?.value(source.dataset)?)
        }),
        Column::Rule => by(items, down, |item| figure(item).map(|figure| figure.rule)),
        Column::Claims => by(items, down, |item| {
            figure(item).map(|figure| figure.claims.len())
        }),
        Column::Spread => by(items, down, |item| {
            let (low, high) = figure(item)?.spread?;
            Some((high - low, high))
        }),
        Column::Day => by(items, down, |item| source.day_of(figure(item)?)),
        Column::Verdict => by(items, down, |item| figure(item).map(|figure| figure.worst)),
        Column::Latitude | Column::Longitude => by(items, down, |item| {
            degrees(sort.column, place(item).mapped())
        }),
        Column::Located => by(items, down, |item| {
            degrees(Column::Latitude, place(item).mapped())
        }),
        // By words, or no column of places.
        _ => items,
    }
}

/// A figure by its low end, then by its high end; words have no key, so that they stand last.
fn figure_key(value: Value<'_>) -> Option<(u64, u64)> {
    let low = value.amount()?;
    Some((low, value.high().unwrap_or(low)))
}

/// Degrees as a number that can be compared: no place has a position that is not a number.
fn degrees(column: Column, position: Option<crate::model::LatLon>) -> Option<i64> {
    let position = position?;
    let degrees = if column == Column::Longitude {
        position.longitude
    } else {
        position.latitude
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 180 degrees, to a hundred millionth of one"
    )]
    let fine = (degrees * 1e8).round() as i64;
    Some(fine)
}

/// A stable order by a key; what has none comes last, whichever way.
fn by<K: Ord>(items: Vec<u32>, down: bool, key: impl Fn(u32) -> Option<K>) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = Vec::with_capacity(items.len());
    let mut without = Vec::new();
    for item in items {
        match key(item) {
            Some(key) => keyed.push((key, item)),
            None => without.push(item),
        }
    }
    // The number in the file parts equal keys, which makes the quicker sort a stable one.
    if down {
        keyed.sort_unstable_by(|(a, a_at), (b, b_at)| b.cmp(a).then(a_at.cmp(b_at)));
    } else {
        keyed.sort_unstable();
    }
    let sorted = keyed.into_iter().map(|(_, item)| item);
    sorted.chain(without).collect()
}

/// So much of a text is folded, in bytes: what is the same so far is told apart letter by letter.
const FOLDED: usize = 120;

/// An order by words: each different text is folded once, and rows are sorted by its rank.
fn by_text<'a>(items: Vec<u32>, down: bool, text: impl Fn(u32) -> Option<&'a str>) -> Vec<u32> {
    // Texts that are the same lie, but for few, in the same place: that is asked instead of them.
    let mut known: HashMap<(usize, usize), u32> = HashMap::new();
    let mut texts: Vec<&str> = Vec::new();
    let mut numbered: Vec<(u32, u32)> = Vec::with_capacity(items.len());
    let mut without = Vec::new();
    for item in items {
        let Some(text) = text(item).filter(|text| !text.is_empty()) else {
            without.push(item);
            continue;
        };
        let number = *known
            .entry((text.as_ptr().addr(), text.len()))
            .or_insert_with(|| {
                texts.push(text);
                u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
            });
        numbered.push((number, item));
    }
    let folded = (0_u32..).zip(&texts).map(|(number, &text)| {
        let begin = text.get(..text.floor_char_boundary(FOLDED)).unwrap_or(text);
        (fold_name(begin), text, number)
    });
    let mut folded: Vec<(String, &str, u32)> = folded.collect();
    folded.sort_unstable();
    let mut ranks = vec![0_u32; folded.len()];
    let (mut rank, mut before) = (0, None);
    for (_, text, number) in folded {
        rank += u32::from(before != Some(text));
        before = Some(text);
        if let Some(slot) = ranks.get_mut(number as usize) {
            *slot = rank;
        }
    }
    for (number, _) in &mut numbered {
        *number = ranks.get(*number as usize).copied().unwrap_or_default();
    }
    // The number in the file parts equal ranks.
    if down {
        numbered.sort_unstable_by_key(|&(rank, item)| (std::cmp::Reverse(rank), item));
    } else {
        numbered.sort_unstable();
    }
    let sorted = numbered.into_iter().map(|(_, item)| item);
    sorted.chain(without).collect()
}
