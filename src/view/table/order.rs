//! The order of the rows by a column: each key is read once, texts become their rank.

use super::{Column, Sort, TableRows, TableSource};
use crate::model::{ClaimId, PlaceId, Value};
use crate::text::fold_name;
use crate::view::PlaceFigure;
use std::collections::HashMap;

/// The items in the order that is asked. They come in the order of the file.
pub fn ordered(source: TableSource<'_>, rows: TableRows, items: Vec<u32>, sort: Sort) -> Vec<u32> {
    match rows {
        TableRows::Claims => claims_by(source, items, sort),
        TableRows::Places => places_by(source, items, sort),
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
        Column::PartOf => by_text(items, down, |item| {
            let whole = get(item).part_of?;
            Some(source.dataset.place(claims.get(whole).place).name.as_str())
        }),
        Column::Claimant => by_text(items, down, |item| {
            claims.claimants(ClaimId::new(item as usize)).next()
        }),
        Column::Document => by_text(items, down, |item| {
            Some(
                source
                    .first_document(ClaimId::new(item as usize))?
                    .title
                    .as_str(),
            )
        }),
        Column::Publisher => by_text(items, down, |item| {
            let document = source.first_document(ClaimId::new(item as usize))?;
            document.publisher.as_deref()
        }),
        Column::Tags => by_text(items, down, |item| {
            let tags = claims.tags(ClaimId::new(item as usize));
            tags.first().map(String::as_str)
        }),
        Column::Note => by_text(items, down, |item| get(item).note),
        Column::Quote => by_text(items, down, |item| {
            source.quote(ClaimId::new(item as usize))
        }),
        Column::Country => by_country(source, items, down, |item| get(item).place),
        Column::Place | Column::Rule | Column::Claims | Column::Spread => {
            by_text(items, down, |item| Some(place(item).name.as_str()))
        }
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
        Column::Country => by_country(source, items, down, id),
        _ => by_text(items, down, |item| Some(place(item).name.as_str())),
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

/// An order by words, letter case and accents aside: each different text is folded once, and
/// rows are sorted by its rank.
fn by_text<'a>(items: Vec<u32>, down: bool, text: impl Fn(u32) -> Option<&'a str>) -> Vec<u32> {
    let text = |item| text(item).filter(|text| !text.is_empty());
    let mut ranks: HashMap<&str, u32> = HashMap::new();
    for &item in &items {
        if let Some(text) = text(item) {
            ranks.entry(text).or_default();
        }
    }
    let folded = ranks.keys().map(|&text| (fold_name(text), text));
    let mut folded: Vec<(String, &str)> = folded.collect();
    folded.sort_unstable();
    for (rank, (_, text)) in (0..).zip(folded) {
        ranks.insert(text, rank);
    }
    by(items, down, |item| ranks.get(text(item)?).copied())
}

/// An order by the name of the country, which is asked once for each place.
fn by_country(
    source: TableSource<'_>,
    items: Vec<u32>,
    down: bool,
    place: impl Fn(u32) -> PlaceId,
) -> Vec<u32> {
    let mut names: HashMap<PlaceId, Option<&str>> = HashMap::new();
    for &item in &items {
        let place = place(item);
        names.entry(place).or_insert_with(|| source.country(place));
    }
    by_text(items, down, |item| *names.get(&place(item))?)
}
