//! From the objects of a file in format version 1 to a dataset.

use super::by_name::{self, Unlocated};
use super::claims::{Lists, read_claims};
use super::cursor::Cursor;
use super::documents::is_inside_folder;
use super::field::{At, Field, Needed, Text};
use super::ids::{Ids, without_cycles};
use super::lists::{ClaimList, Rows};
use super::positions::position;
use super::problems::{Problems, Stretch};
use super::scalars::Names;
use super::{Cancelled, Progress, file};
use crate::model::{
    Claims, Dataset, Dismissed, Document, DocumentMore, Metric, MetricId, Place, PlaceId,
    PlaceKind, PlaceMore, Rare, Severity, Source, Span,
};

/// Reads the whole file; `name` stands in for a title.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    name: &str,
    progress: &dyn Progress,
) -> Result<Dataset, Cancelled> {
    let Some(head) = Head::read(cursor) else {
        return Ok(Dataset::default().finished());
    };
    let claims = match head.claims {
        ClaimList::InFile(offset) => {
            cursor.go_to(offset);
            read_claims(cursor, &head.lists, progress)?
        }
        ClaimList::Missing | ClaimList::InDataset(..) => Claims::default(),
    };
    Ok(head.dataset(claims, name, &mut cursor.problems))
}

/// All of a file but its claims.
pub(super) struct Head<'a> {
    dataset: Dataset,
    id: Needed<Text<'a>>,
    title: Needed<Text<'a>>,
    unlocated: Vec<Unlocated>,
    /// What claims refer to.
    pub lists: Lists<'a>,
    claims: ClaimList<'a>,
}

impl<'a> Head<'a> {
    /// Reads the object that stands next; `None` after a problem was noted.
    pub fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        let head = file::Dataset::read(cursor)?;
        let problems = &mut cursor.problems;
        let (metrics, metric_ids) = metrics(head.metrics, problems);
        let (documents, document_ids) = documents(head.documents, problems);
        let (places, place_ids, unlocated) = places(head.places, problems);
        let mut dataset = Dataset::default();
        dataset.description = head.description.map(Text::into_owned);
        dataset.language = head.language.map(Text::into_owned);
        dataset.licence = head.licence.map(Text::into_owned);
        dataset.date_note = head.date_note.map(Text::into_owned);
        dataset.metrics = metrics;
        dataset.documents = documents.into();
        dataset.places = places.into();
        dataset.extra = head.extra.0;
        Some(Self {
            dataset,
            id: head.id,
            title: head.title,
            unlocated,
            lists: Lists {
                metrics: metric_ids,
                documents: document_ids,
                places: place_ids,
            },
            claims: head.claims,
        })
    }

    /// The whole dataset; `name` stands in for a title.
    pub fn dataset(self, claims: Claims, name: &str, problems: &mut Problems) -> Dataset {
        let or_name =
            |Needed(text): Needed<Text<'_>>| text.map_or(name.to_owned(), Text::into_owned);
        let mut dataset = self.dataset;
        dataset.id = or_name(self.id);
        dataset.title = or_name(self.title);
        dataset.claims = claims;
        by_name::offer(&dataset, &self.unlocated, problems);
        dataset.finished()
    }
}

/// The rows of a list whose ids are good, and those ids.
fn with_ids<'a, T>(
    list: Rows<'a, T>,
    what: &'static str,
    id: impl Fn(&T) -> &At<Text<'a>>,
    problems: &mut Problems,
) -> (Vec<T>, Ids<'a>) {
    let mut ids = Ids::new(what, list.left_out);
    let mut rows = list.rows;
    rows.retain(|row| ids.take(id(row).clone(), problems));
    (rows, ids)
}

/// What each row refers to in its own list, free of circles.
fn wholes<'a, T>(
    rows: &[T],
    ids: &Ids<'_>,
    what: &str,
    reference: impl Fn(&T) -> Option<&At<Text<'a>>>,
    problems: &mut Problems,
) -> Vec<Option<usize>> {
    let mut wholes: Vec<Option<usize>> = rows
        .iter()
        .map(|row| reference(row).and_then(|whole| ids.resolve(whole, problems)))
        .collect();
    let place = |row: usize| rows.get(row).and_then(&reference).map(|whole| whole.at);
    without_cycles(&mut wholes, place, what, problems);
    wholes
}

fn metrics<'a>(
    list: Rows<'a, file::Metric<'a>>,
    problems: &mut Problems,
) -> (Vec<Metric>, Ids<'a>) {
    let (rows, ids) = with_ids(list, "metric", |row| &row.id, problems);
    let supersets = wholes(
        &rows,
        &ids,
        "subset_of",
        |row| row.subset_of.as_ref(),
        problems,
    );
    let metrics = rows
        .into_iter()
        .zip(supersets)
        .map(|(row, superset)| Metric {
            id: row.id.value.into_owned(),
            label: row.label.into_owned(),
            unit: row.unit.into_owned(),
            per_event: row.per_event,
            subset_of: superset.map(MetricId::new),
            extra: row.extra.0,
        });
    (metrics.collect(), ids)
}

/// The places, their ids, and which towns among them have no coordinates.
fn places<'a>(
    list: Rows<'a, file::Place<'a>>,
    problems: &mut Problems,
) -> (Vec<Place>, Ids<'a>, Vec<Unlocated>) {
    let (rows, ids) = with_ids(list, "place", |row| &row.id, problems);
    let wholes = wholes(&rows, &ids, "part_of", |row| row.part_of.as_ref(), problems);
    let is_without = |row: &file::Place<'_>| row.lat.is_none() && row.lon.is_none();
    let without: Vec<Option<Stretch>> = rows
        .iter()
        .map(|row| is_without(row).then_some(row.id.at))
        .collect();
    let places = rows.into_iter().zip(wholes).map(|(row, whole)| {
        if let Some(country) = &row.country {
            check_country(country, problems);
        }
        let country = row.country.map(|country| country.value.into_owned());
        let latitude = row.lat.map(|lat| At::new(lat.value.0, lat.at));
        let longitude = row.lon.map(|lon| At::new(lon.value.0, lon.at));
        Place {
            id: row.id.value.as_ref().into(),
            name: row.name.as_ref().into(),
            kind: row.kind.0,
            position: position(latitude, longitude, country.as_deref(), problems),
            country,
            part_of: whole.map(PlaceId::new),
            more: Rare::from(PlaceMore {
                precision: row.precision.map(Text::into_owned),
                names: owned_names(row.names),
                aliases: owned(row.aliases),
                ids: owned_names(row.ids),
                extra: row.extra.0,
            }),
        }
    });
    let places: Vec<Place> = places.collect();
    let unlocated = places
        .iter()
        .zip(without)
        .enumerate()
        .filter(|(_, (place, _))| by_name::is_town(place))
        .filter_map(|(index, (place, at))| {
            let whole = place.part_of.and_then(|whole| places.get(whole.index()));
            let region = whole.filter(|whole| whole.kind == PlaceKind::Region);
            Some(Unlocated {
                place: PlaceId::new(index),
                at: at?,
                country: place.country.clone(),
                region: region.map(|region| region.name.to_string()),
            })
        })
        .collect();
    (places, ids, unlocated)
}

fn check_country(country: &At<Text<'_>>, problems: &mut Problems) {
    let code = &country.value;
    if code.len() != 2 || !code.chars().all(|c| c.is_ascii_uppercase()) {
        problems.add(
            Severity::Warning,
            "country-code",
            Some(country.at),
            format!("\"{code}\" is no country code of two capital letters"),
            "Write the ISO 3166-1 code: RU for Russia, US for the United States.",
        );
    }
}

fn documents<'a>(
    list: Rows<'a, file::Document<'a>>,
    problems: &mut Problems,
) -> (Vec<Document>, Ids<'a>) {
    let (rows, ids) = with_ids(list, "document", |row| &row.id, problems);
    let documents = rows.into_iter().map(|row| Document {
        id: row.id.value.into_owned(),
        title: row.title.into_owned(),
        url: row.url.map(Text::into_owned),
        more: Rare::from(DocumentMore {
            publisher: row.publisher.map(Text::into_owned),
            authors: owned(row.authors),
            published: row.published.map(Text::into_owned),
            language: row.language.map(Text::into_owned),
            archived_url: row.archived_url.map(Text::into_owned),
            retrieved: row.retrieved.map(Text::into_owned),
            sha256: row.sha256.and_then(|digits| sha256(&digits, problems)),
            dismissed: row
                .dismissed
                .into_iter()
                .filter_map(|dismissed| set_aside(dismissed, problems))
                .collect(),
            extra: row.extra.0,
        }),
        source: source(row.text, row.file, problems),
    });
    (documents.collect(), ids)
}

fn source(
    text: Option<At<Text<'_>>>,
    file: Option<At<Text<'_>>>,
    problems: &mut Problems,
) -> Source {
    match (text, file) {
        (None, None) => Source::NotAttached,
        (Some(text), None) => Source::Inline(text.value.into()),
        (Some(text), Some(file)) => {
            problems.error(
                "text-and-file",
                file.at,
                "the document has a \"text\" and a \"file\"",
                "Keep one of them; until then \"text\" counts.",
            );
            Source::Inline(text.value.into())
        }
        (None, Some(file)) if is_inside_folder(&file.value) => {
            Source::File(file.value.into_owned())
        }
        (None, Some(file)) => {
            problems.error(
                "file-outside",
                file.at,
                format!("\"{}\" is no file inside the dataset's folder", file.value),
                "Name the file from the dataset's folder on, with / between folders: \"sources/a.txt\". No \"..\", no drive, no leading /.",
            );
            Source::NotAttached
        }
    }
}

fn sha256(digits: &At<Text<'_>>, problems: &mut Problems) -> Option<String> {
    let text = &digits.value;
    if text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit()) {
        return Some(text.to_ascii_lowercase());
    }
    problems.error(
        "sha256-unreadable",
        digits.at,
        "a SHA-256 has 64 hexadecimal digits",
        "Let \"sha256sum FILE\" write it, or leave the key out.",
    );
    None
}

fn set_aside(dismissed: file::Dismissed<'_>, problems: &mut Problems) -> Option<Dismissed> {
    let span = file::Span {
        start: dismissed.start,
        end: dismissed.end.value,
        extra: super::record::Extras::default(),
    };
    Some(Dismissed {
        span: read_span(&At::new(span, dismissed.end.at), problems)?,
        exact: dismissed.exact.into_owned(),
        reason: dismissed.reason.into_owned(),
        extra: dismissed.extra.0,
    })
}

/// A span that covers something.
pub(super) fn read_span(span: &At<file::Span>, problems: &mut Problems) -> Option<Span> {
    let start = u32::try_from(span.value.start.0).ok();
    let end = u32::try_from(span.value.end.0).ok();
    match (start, end) {
        (Some(start), Some(end)) if start < end => Some(Span { start, end }),
        _ => {
            problems.error(
                "span-backwards",
                span.at,
                "the end does not lie after the start",
                "\"start\" is the first character, counted from 0, and \"end\" the one after the last.",
            );
            None
        }
    }
}

fn owned(texts: Vec<Text<'_>>) -> Vec<String> {
    texts.into_iter().map(Text::into_owned).collect()
}

fn owned_names(names: Names<'_>) -> Vec<(String, String)> {
    let pairs = names.0.into_iter();
    pairs
        .map(|(key, text)| (key.into_owned(), text.into_owned()))
        .collect()
}
