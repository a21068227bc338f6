//! The short form, what a reporter writes first: a list of cities with figures and sentences.
//!
//! It is lifted to version 1 in memory: one metric per kind of figure, one place per city and
//! position, one document per source, one claim per figure, every claim only proposed.

use super::by_name::{self, Unlocated};
use super::cursor::{Cursor, Kind};
use super::field::{At, Text, duplicate_key};
use super::file;
use super::problems::Stretch;
use super::row::{COUNTED, Row, read_row};
use super::values::{Reading, reading};
use super::{Cancelled, Progress, spans};
use crate::model::{
    ClaimSeed, Dataset, Document, DocumentId, EvidenceSeed, Extra, LatLon, Metric, MetricId, Place,
    PlaceId, PlaceKind, Role, Severity, Source, Status,
};
use std::collections::{HashMap, HashSet};

/// Progress is told, and a cancellation noticed, every so many rows.
const STEP: usize = 1_024;

/// Where a row says in which country its city lies, and in which part of it. Both are also kept.
const COUNTRY: &[&str] = &["country", "country_code"];
const REGION: &[&str] = &["region", "state", "province", "oblast"];

/// Sentences without a source are from this document.
const NO_SOURCE: &str = "Source not stated";

/// Reads the whole file; `name` is its id, and its title where it has none.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    name: &str,
    progress: &dyn Progress,
) -> Result<Dataset, Cancelled> {
    cursor.problems.add(
        Severity::Information,
        "short-form",
        None,
        "this is the short form: every figure is read as a claim that is only proposed",
        "It becomes the full format in memory, with places, sources and claims of their own; the file stays as it is.",
    );
    let mut lift = Lift::default();
    name.clone_into(&mut lift.dataset.id);
    name.clone_into(&mut lift.dataset.title);
    if cursor.kind() == Kind::Object {
        lift.wrapper(cursor);
    }
    cursor.enter();
    for count in 0.. {
        if !cursor.next_element() {
            break;
        }
        if count % STEP == 0 {
            let claims = lift.dataset.claims.len();
            super::step(
                progress,
                super::Pass::Meaning,
                cursor.at(),
                cursor.len(),
                claims,
            )?;
        }
        if let Some(row) = read_row(cursor) {
            let end = cursor.at();
            lift.row(cursor, row, count + 1);
            cursor.go_to(end);
        }
    }
    for kept in lift.kept {
        kept.note(cursor);
    }
    by_name::locate(&mut lift.dataset, &lift.unlocated, &mut cursor.problems);
    Ok(lift.dataset.finished())
}

/// A dataset on its way, and what it already holds.
#[derive(Default)]
struct Lift<'a> {
    dataset: Dataset,
    metrics: HashMap<usize, MetricId>,
    places: HashMap<PlaceKey, PlaceId>,
    unlocated: Vec<Unlocated>,
    place_ids: HashSet<String>,
    documents: HashMap<Text<'a>, DocumentId>,
    kept: Vec<Kept<'a>>,
}

/// What tells places apart: the name, the position, and without one the stated country and region.
type PlaceKey = (String, Option<[u64; 2]>, Option<String>, Option<String>);

/// A key that is none of ours and is carried along.
struct Kept<'a> {
    key: Text<'a>,
    first: Stretch,
    count: usize,
}

impl Kept<'_> {
    fn note(self, cursor: &mut Cursor<'_>) {
        let times = match self.count {
            1 => String::new(),
            count => format!(" in {count} rows"),
        };
        cursor.problems.add(
            Severity::Information,
            "key-kept",
            Some(self.first),
            format!("\"{0}\" is kept as \"x-{0}\"{times}", self.key),
            "It is none of the keys that are shown; nothing of it is lost.",
        );
    }
}

impl<'a> Lift<'a> {
    /// Reads the members of the object around the list and goes to the list.
    fn wrapper(&mut self, cursor: &mut Cursor<'a>) {
        let mut list = None;
        let mut others = Vec::new();
        let mut seen = HashSet::new();
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            if !seen.insert(key.value.clone()) {
                duplicate_key(cursor, &key);
                continue;
            }
            match (key.value.as_ref(), cursor.kind()) {
                (_, Kind::List) => list = Some(cursor.skip()),
                ("title", Kind::Text) => {
                    let title = cursor.text().map(|title| title.value.into_owned());
                    self.dataset.title = title.unwrap_or_default();
                }
                _ => others.push((key, cursor.skip())),
            }
        }
        self.dataset.extra = self.foreign(cursor, others);
        cursor.go_to(list.unwrap_or_default().start as usize);
    }

    /// Makes claims of a row, the `number`th of the file.
    fn row(&mut self, cursor: &mut Cursor<'a>, row: Row<'a>, number: usize) {
        let several = row.figures.len() > 1;
        let place = self.place(cursor, &row);
        let name = row.city.value.trim();
        let document = self.document(row.source.as_ref(), !row.sentences.is_empty());
        let mut others = row.others;
        if row.sentences.is_empty()
            && let Some(source) = &row.source
        {
            // No quote links it to its claim, so the claim itself keeps it.
            let key = At::new(Text::Borrowed("source"), source.at);
            others.push((key, source.at));
        }
        let extra = self.foreign(cursor, others);
        for (index, figure) in &row.figures {
            let Some(Reading { value, form, text }) = reading(figure, &mut cursor.problems) else {
                continue;
            };
            let metric = self.metric(*index);
            let evidence = row.sentences.iter().map(|sentence| EvidenceSeed {
                document,
                role: Role::States,
                exact: &sentence.value,
                prefix: "",
                suffix: "",
                position: None,
                figure: value
                    .amount()
                    .and_then(|number| spans::number_in(&sentence.value, number)),
                place: spans::name_in(&sentence.value, name),
                extra: Extra::default(),
            });
            let mut extra = extra.clone();
            if let file::Value::Object(object) = &figure.value {
                extra.push_inner("value", &object.extra.0);
            }
            let id = match COUNTED.get(*index) {
                Some(counted) if several => format!("row-{number}-{}", counted.id),
                _ => format!("row-{number}"),
            };
            self.dataset.claims.push(ClaimSeed {
                date: row.date,
                date_note: row.date_note.as_deref(),
                value_form: form,
                value_text: text,
                evidence: evidence.collect(),
                status: Some(Status::Proposed),
                extra,
                ..ClaimSeed::new(&id, metric, place, value)
            });
        }
    }

    fn metric(&mut self, index: usize) -> MetricId {
        let metrics = &mut self.dataset.metrics;
        *self.metrics.entry(index).or_insert_with(|| {
            let id = MetricId::new(metrics.len());
            if let Some(counted) = COUNTED.get(index) {
                metrics.push(Metric {
                    id: counted.id.to_owned(),
                    label: counted.label.to_owned(),
                    unit: "people".to_owned(),
                    ..Metric::default()
                });
            }
            id
        })
    }

    /// The place of a row: rows with the same city and coordinates share one; without coordinates,
    /// those with the same city, country and region.
    fn place(&mut self, cursor: &mut Cursor<'a>, row: &Row<'a>) -> PlaceId {
        let name = row.city.value.trim();
        let bits = |at: LatLon| [at.latitude.to_bits(), at.longitude.to_bits()];
        let mut stated = |keys| stated(cursor, row, keys).filter(|_| row.position.is_none());
        let (country, region) = (stated(COUNTRY), stated(REGION));
        let key = (
            name.to_owned(),
            row.position.map(bits),
            country.clone(),
            region.clone(),
        );
        if let Some(&known) = self.places.get(&key) {
            return known;
        }
        let id = PlaceId::new(self.dataset.places.len());
        let place = self.new_place(name, row.position);
        self.dataset.places.push(place);
        self.places.insert(key, id);
        if row.has_no_position {
            self.unlocated.push(Unlocated {
                place: id,
                at: row.city.at,
                country,
                region,
            });
        }
        id
    }

    fn new_place(&mut self, name: &str, position: Option<LatLon>) -> Place {
        let slug = slug(name);
        let mut id = slug.clone();
        let mut number = 2;
        while !self.place_ids.insert(id.clone()) {
            id = format!("{slug}-{number}");
            number += 1;
        }
        Place {
            id: id.into(),
            name: name.into(),
            kind: PlaceKind::City,
            position,
            ..Place::default()
        }
    }

    /// The document of a row's source; without quotes nothing refers to it, and none is made.
    fn document(&mut self, source: Option<&At<Text<'a>>>, has_quotes: bool) -> DocumentId {
        let documents = &mut self.dataset.documents;
        let id = DocumentId::new(documents.len());
        if !has_quotes {
            return id;
        }
        let title = source.map_or(Text::Borrowed(NO_SOURCE), |source| source.value.clone());
        *self.documents.entry(title).or_insert_with_key(|title| {
            let is_link = title.starts_with("https://") || title.starts_with("http://");
            documents.push(Document {
                id: format!("source-{}", documents.len() + 1),
                title: title.clone().into_owned(),
                url: is_link.then(|| title.clone().into_owned()),
                source: Source::NotAttached,
                ..Document::default()
            });
            id
        })
    }

    /// Keeps keys that are none of ours, each under a name that begins with `x-`.
    fn foreign(&mut self, cursor: &mut Cursor<'a>, others: Vec<(At<Text<'a>>, Stretch)>) -> Extra {
        let mut extra = Extra::default();
        for (key, value) in others {
            cursor.go_to(value.start as usize);
            let Some(json) = cursor.foreign_value() else {
                continue;
            };
            let mut name = key.value.to_string();
            let is_ours = !name.starts_with("x-");
            while !name.starts_with("x-") || extra.iter().any(|(kept, _)| kept == name) {
                name.insert_str(0, "x-");
            }
            extra.push(name, json.to_owned());
            if is_ours {
                self.count(key);
            }
        }
        extra
    }

    fn count(&mut self, key: At<Text<'a>>) {
        match self.kept.iter_mut().find(|kept| kept.key == key.value) {
            Some(kept) => kept.count += 1,
            None => self.kept.push(Kept {
                key: key.value,
                first: key.at,
                count: 1,
            }),
        }
    }
}

/// What a row says under one of `keys`, which are none of a short form's own, where it is a text.
fn stated(cursor: &mut Cursor<'_>, row: &Row<'_>, keys: &[&str]) -> Option<String> {
    let is_one = |key: &str| keys.iter().any(|one| key.trim().eq_ignore_ascii_case(one));
    let (_, value) = row.others.iter().find(|(key, _)| is_one(&key.value))?;
    cursor.go_to(value.start as usize);
    if cursor.kind() != Kind::Text {
        return None;
    }
    let text = cursor.text()?.value.trim().to_owned();
    Some(text).filter(|text| !text.is_empty())
}

/// `Saint Petersburg` as an id: `saint-petersburg`.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        "place".to_owned()
    } else {
        words.join("-")
    }
}
