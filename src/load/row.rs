//! One row of the short form: which of its keys is what, and what they say.

use super::cursor::{Cursor, Kind};
use super::field::{At, Field, Text, duplicate_key};
use super::file;
use super::positions::position;
use super::problems::Stretch;
use crate::model::{CivilDate, LatLon};

/// What may be counted in a short form, with the keys that say so, the best first.
pub(super) const COUNTED: [Counted; 4] = [
    Counted::new(
        "arrests",
        "Arrests",
        &[
            "arrests",
            "arrested",
            "detained",
            "detentions",
            "count",
            "value",
        ],
    ),
    Counted::new("protesters", "Protesters", &["protesters", "participants"]),
    Counted::new("injured", "Injured", &["injured"]),
    Counted::new("deaths", "Deaths", &["deaths", "killed"]),
];

const CITY: &[&str] = &["city", "place", "name"];
const LATITUDE: &[&str] = &["lat", "latitude"];
const LONGITUDE: &[&str] = &["lon", "lng", "longitude"];
const DATE: &[&str] = &["date", "day"];
const SENTENCES: &[&str] = &["sentences", "sentence", "quotes", "quote"];
const SOURCE: &[&str] = &["source"];

/// A metric that a short form may imply.
pub(super) struct Counted {
    pub id: &'static str,
    pub label: &'static str,
    keys: &'static [&'static str],
}

impl Counted {
    const fn new(id: &'static str, label: &'static str, keys: &'static [&'static str]) -> Self {
        Self { id, label, keys }
    }
}

/// A row as it was understood.
pub(super) struct Row<'a> {
    pub city: At<Text<'a>>,
    pub position: Option<LatLon>,
    /// Neither latitude nor longitude is given; a wrong position is no missing one.
    pub has_no_position: bool,
    /// Figures with their positions in [`COUNTED`]; at least one.
    pub figures: Vec<(usize, At<file::Value<'a>>)>,
    pub date: Option<CivilDate>,
    /// The words of a date that is none.
    pub date_note: Option<String>,
    pub sentences: Vec<At<Text<'a>>>,
    pub source: Option<At<Text<'a>>>,
    /// Every other key with the stretch of its value.
    pub others: Vec<(At<Text<'a>>, Stretch)>,
}

/// The members of a row that were not asked for yet.
struct Members<'a>(Vec<(At<Text<'a>>, Stretch)>);

impl<'a> Members<'a> {
    /// Takes out the member with the first of `keys` that is there.
    fn take(&mut self, keys: &[&str]) -> Option<(At<Text<'a>>, Stretch)> {
        keys.iter().find_map(|wanted| {
            let is_wanted = |(key, _): &(At<Text<'a>>, Stretch)| is_same(&key.value, wanted);
            let index = self.0.iter().position(is_wanted)?;
            Some(self.0.remove(index))
        })
    }
}

/// Reads the row that stands next; `None` after its problems were noted.
pub(super) fn read_row<'a>(cursor: &mut Cursor<'a>) -> Option<Row<'a>> {
    let object = super::record::open(cursor)?;
    let mut members = members(cursor)?;
    let end = cursor.at();
    let row = understood(cursor, object, &mut members);
    cursor.go_to(end);
    row
}

/// Every key with its value; `None` where a key stands there twice: which one is meant?
fn members<'a>(cursor: &mut Cursor<'a>) -> Option<Members<'a>> {
    let mut members = Members(Vec::new());
    let mut is_sound = true;
    while let Some(key) = cursor.next_key() {
        if members.0.iter().any(|(known, _)| known.value == key.value) {
            duplicate_key(cursor, &key);
            is_sound = false;
        } else {
            let value = cursor.skip();
            let is_nothing = matches!(cursor.raw(value), "null" | "\"\"") && is_known(&key.value);
            if !is_nothing {
                members.0.push((key, value));
            }
        }
    }
    is_sound.then_some(members)
}

fn is_same(key: &str, known: &str) -> bool {
    key.trim().eq_ignore_ascii_case(known)
}

/// Whether it is one of our keys; null or "" under one of them says what a missing key says.
fn is_known(key: &str) -> bool {
    let columns = [CITY, LATITUDE, LONGITUDE, DATE, SENTENCES, SOURCE];
    let counted = COUNTED.iter().map(|counted| counted.keys);
    let mut known = columns.into_iter().chain(counted).flatten();
    known.any(|known| is_same(key, known))
}

fn understood<'a>(
    cursor: &mut Cursor<'a>,
    object: Stretch,
    members: &mut Members<'a>,
) -> Option<Row<'a>> {
    let city = member(cursor, members, CITY, At::<Text<'a>>::read);
    let latitude = member(cursor, members, LATITUDE, |cursor| Some(degrees(cursor)));
    let longitude = member(cursor, members, LONGITUDE, |cursor| Some(degrees(cursor)));
    let has_no_position = latitude.is_none() && longitude.is_none();
    let position = located(latitude, longitude, cursor);
    let mut figures = Vec::new();
    let mut has_figure = false;
    for (index, counted) in COUNTED.iter().enumerate() {
        if let Some((_, value)) = members.take(counted.keys) {
            has_figure = true;
            cursor.go_to(value.start as usize);
            figures.extend(At::read(cursor).map(|figure| (index, figure)));
        }
    }
    let date = member(cursor, members, DATE, |cursor| Some(date(cursor))).unwrap_or_default();
    let sentences = member(cursor, members, SENTENCES, sentences).unwrap_or_default();
    let source = member(cursor, members, SOURCE, At::<Text<'a>>::read);

    let city = city.filter(|city| !city.value.trim().is_empty());
    if city.is_none() {
        cursor.problems.error(
            "row-without-city",
            object,
            "the row names no city",
            "Add \"city\": \"...\"; until then the row is left out.",
        );
    }
    if !has_figure {
        cursor.problems.error(
            "row-without-figure",
            object,
            "the row states no figure",
            "Add \"arrests\": with a number, or with the words of the source such as \"at least 20\"; until then the row is left out.",
        );
    }
    let (date, date_note) = date;
    Some(Row {
        city: city?,
        position,
        has_no_position,
        figures: Some(figures).filter(|figures| !figures.is_empty())?,
        date,
        date_note,
        sentences,
        source,
        others: std::mem::take(&mut members.0),
    })
}

/// Reads the value of the best of `keys`.
fn member<'a, T>(
    cursor: &mut Cursor<'a>,
    members: &mut Members<'a>,
    keys: &[&str],
    read: impl FnOnce(&mut Cursor<'a>) -> Option<T>,
) -> Option<T> {
    let (_, value) = members.take(keys)?;
    cursor.go_to(value.start as usize);
    read(cursor)
}

/// The position, if both can be read.
fn located(
    latitude: Option<Result<At<f64>, Reported>>,
    longitude: Option<Result<At<f64>, Reported>>,
    cursor: &mut Cursor<'_>,
) -> Option<LatLon> {
    let latitude = latitude.transpose().ok()?;
    let longitude = longitude.transpose().ok()?;
    position(latitude, longitude, None, &mut cursor.problems)
}

/// What cannot be read was noted as a problem.
struct Reported;

/// A number of degrees, with or without quotation marks.
fn degrees(cursor: &mut Cursor<'_>) -> Result<At<f64>, Reported> {
    if cursor.kind() == Kind::Text {
        let text = cursor.text().ok_or(Reported)?;
        let degrees: Option<f64> = text.value.trim().parse().ok();
        // Rust also reads "inf" and "nan".
        if let Some(degrees) = degrees.filter(|degrees| degrees.is_finite()) {
            return Ok(At::new(degrees, text.at));
        }
        cursor.problems.error(
            "coordinates-unreadable",
            text.at,
            format!("\"{}\" is no number of degrees", text.value),
            "Write decimal degrees with a point: 55.752.",
        );
        return Err(Reported);
    }
    let degrees = At::<super::scalars::Degrees>::read(cursor).ok_or(Reported)?;
    Ok(At::new(degrees.value.0, degrees.at))
}

/// The date, or the words of one that cannot be read.
fn date(cursor: &mut Cursor<'_>) -> (Option<CivilDate>, Option<String>) {
    let text = match cursor.kind() {
        Kind::Number => {
            let at = cursor.skip();
            Some(At::new(Text::Borrowed(cursor.raw(at)), at))
        }
        _ => At::<Text<'_>>::read(cursor),
    };
    let Some(text) = text.filter(|text| !text.value.trim().is_empty()) else {
        return (None, None);
    };
    match CivilDate::parse(text.value.trim()) {
        Ok(date) => (Some(date), None),
        Err(error) => {
            cursor.problems.error(
                "date-unreadable",
                text.at,
                format!("\"{}\" {error}", text.value),
                "Until then the row stands under \"no date\", with your words beside it.",
            );
            (None, Some(format!("Written as \"{}\".", text.value)))
        }
    }
}

/// One sentence, or a list of them.
fn sentences<'a>(cursor: &mut Cursor<'a>) -> Option<Vec<At<Text<'a>>>> {
    let sentences = if cursor.kind() == Kind::List {
        Vec::<At<Text<'a>>>::read(cursor)?
    } else {
        vec![At::<Text<'a>>::read(cursor)?]
    };
    let mut sentences = sentences;
    sentences.retain(|sentence| !sentence.value.trim().is_empty());
    Some(sentences)
}

/// Whether one of these keys names a city, and whether one names a figure.
pub(super) fn short_keys<'k>(keys: impl Iterator<Item = &'k str>) -> (bool, bool) {
    let (mut has_city, mut has_figure) = (false, false);
    for key in keys {
        has_city |= CITY.iter().any(|known| is_same(key, known));
        let mut counted = COUNTED.iter().flat_map(|counted| counted.keys);
        has_figure |= counted.any(|known| is_same(key, known));
    }
    (has_city, has_figure)
}
