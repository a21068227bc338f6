//! W3C Web Annotations: each quote becomes a claim that is only proposed.

use super::import::{AnnotationReport, PlaceFound};
use super::{Kind, LoadError, Loaded, Progress, encoding, spans, stem};
use crate::gazetteer::{Candidate, Decision, Hint, LOCATED_BY_NAME, decide_exactly};
use crate::model::{
    ClaimSeed, Dataset, Document, DocumentId, EvidenceSeed, Extra, Metric, MetricId, Place,
    PlaceId, Problem, Qualifier, Role, Severity, Span, Status, Value, counted,
};
use crate::text::{Kind as Counts, Language, numbers};
use serde_json::Value as Json;
use std::collections::HashMap;

/// The most problems that are listed one by one.
const LISTED: usize = 500;

/// A quote of an annotation.
struct Quote<'j> {
    source: &'j str,
    exact: &'j str,
    prefix: &'j str,
    suffix: &'j str,
    position: Option<Span>,
}

/// Reads annotations: one, a list of them, or a page with items.
pub(super) fn read(bytes: &[u8], name: &str, progress: &dyn Progress) -> Result<Loaded, LoadError> {
    let refuse = |problems| LoadError::Unreadable {
        name: name.to_owned(),
        problems,
    };
    let text = encoding::text_of(bytes).map_err(refuse)?;
    let json: Json = serde_json::from_str(text).map_err(|error| {
        let help = "Correct it there, or save the annotations again.";
        refuse(vec![problem(
            Severity::Error,
            "not-json",
            error.to_string(),
            help,
        )])
    })?;
    let items = json
        .get("items")
        .or_else(|| json.get("first").and_then(|first| first.get("items")))
        .unwrap_or(&json);
    let items = listed(items);
    let mut reading = Reading::new(name);
    let mut left_out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if at % 256 == 0 && progress.cancelled() {
            return Err(LoadError::Cancelled);
        }
        if let Err(why) = reading.annotation(at + 1, item) {
            left_out.push(format!("annotation {} makes no claim: {why}", at + 1));
            let row = u64::try_from(at).unwrap_or(u64::MAX - 1) + 1;
            reading.report.left_out(row, own_id(item), why);
        }
    }
    let made = reading.dataset.claims.len();
    let summary = format!(
        "{}: {made} read as proposed, {} left out",
        counted(items.len(), "annotation"),
        left_out.len()
    );
    let severity = if made == 0 {
        Severity::Error
    } else {
        Severity::Information
    };
    let help = "Every figure and place was read from a quote: check each, and say what is counted.";
    let mut problems = vec![problem(severity, "annotations-read", summary, help)];
    let rest = left_out.len().saturating_sub(LISTED);
    for message in left_out.into_iter().take(LISTED) {
        let help = "It needs a target with a source and a TextQuoteSelector with its exact words.";
        problems.push(problem(
            Severity::Warning,
            "annotation-left-out",
            message,
            help,
        ));
    }
    if rest > 0 {
        let message = format!("{rest} more annotations make no claim");
        problems.push(problem(
            Severity::Warning,
            "annotation-left-out",
            message,
            "",
        ));
    }
    if made == 0 {
        return Err(LoadError::NoClaims {
            name: name.to_owned(),
            problems,
            report: Box::new(reading.report.finished()),
        });
    }
    Ok(Loaded {
        dataset: reading.dataset.finished(),
        problems,
        kind: Kind::Table,
        import: Some(Box::new(reading.report.import())),
    })
}

fn problem(severity: Severity, code: &'static str, message: String, help: &str) -> Problem {
    Problem {
        severity,
        code,
        location: None,
        path: String::new(),
        message,
        help: help.to_owned(),
    }
}

/// A list as it is, and anything else as a list of itself.
fn listed(json: &Json) -> &[Json] {
    match json {
        Json::Array(list) => list,
        Json::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// The id of an annotation; empty where it has none.
fn own_id(annotation: &Json) -> &str {
    text(annotation, "id")
}

fn text<'j>(json: &'j Json, key: &str) -> &'j str {
    json.get(key).and_then(Json::as_str).unwrap_or_default()
}

/// A dataset on its way.
struct Reading {
    dataset: Dataset,
    documents: HashMap<String, DocumentId>,
    places: HashMap<String, PlaceId>,
    report: AnnotationReport,
}

impl Reading {
    fn new(name: &str) -> Self {
        let mut dataset = Dataset::default();
        stem(name).clone_into(&mut dataset.id);
        stem(name).clone_into(&mut dataset.title);
        dataset.metrics.push(Metric {
            id: "annotated".to_owned(),
            label: "Annotated figures".to_owned(),
            unit: "counted".to_owned(),
            ..Metric::default()
        });
        Self {
            dataset,
            documents: HashMap::new(),
            places: HashMap::new(),
            report: AnnotationReport::default(),
        }
    }

    /// Makes a claim of an annotation, or says why not.
    fn annotation(&mut self, number: usize, json: &Json) -> Result<(), &'static str> {
        let quotes: Vec<Quote<'_>> = json
            .get("target")
            .map_or(&[][..], listed)
            .iter()
            .filter_map(quote)
            .collect();
        let Some(first) = quotes.first() else {
            return Err("it quotes no words of a source");
        };
        let bodies = json.get("body").map_or(&[][..], listed);
        let (mut tags, mut notes, mut named) = (Vec::new(), Vec::new(), None);
        for body in bodies {
            let value = body.as_str().unwrap_or_else(|| text(body, "value")).trim();
            match text(body, "purpose") {
                _ if value.is_empty() => {}
                "identifying" => named = named.or(Some(value)),
                "tagging" => tags.push(value),
                _ => notes.push(value),
            }
        }
        let named = named.or_else(|| {
            let mut in_quote = tags
                .iter()
                .filter(|tag| spans::name_in(first.exact, tag).is_some() && located(tag).is_some());
            in_quote.next().copied()
        });
        let name = named.or_else(|| name_in(first.exact));
        let place = self.place(name.unwrap_or("Place not stated"), name.is_some());
        let figure = figure(first.exact);
        let value = figure.and_then(|(value, _)| value);
        let value = match value {
            Some(value) => value,
            None => Value::in_words(Qualifier::Unquantified, "not stated")
                .map_err(|_impossible| "its figure cannot be told")?,
        };
        let evidence = quotes
            .iter()
            .enumerate()
            .map(|(at, quote)| EvidenceSeed {
                document: self.document(quote.source),
                role: if at == 0 && figure.is_some() {
                    Role::States
                } else {
                    Role::Cites
                },
                exact: quote.exact,
                prefix: quote.prefix,
                suffix: quote.suffix,
                position: quote.position,
                figure: figure.filter(|_| at == 0).map(|(_, span)| span),
                place: name
                    .filter(|_| at == 0)
                    .and_then(|name| spans::name_in(quote.exact, name)),
                extra: Extra::default(),
            })
            .collect();
        let mut extra = Extra::default();
        // Nothing of the annotation is lost, whatever else it says.
        extra.push("x-annotation".to_owned(), json.to_string());
        let (id, note) = (format!("annotation-{number}"), notes.join("\n"));
        let said = name.is_some_and(|name| spans::name_in(first.exact, name).is_some());
        self.dataset.claims.push(ClaimSeed {
            evidence,
            tags,
            extra,
            place_inferred: !said,
            status: Some(Status::Proposed),
            note: Some(note.as_str()).filter(|note| !note.is_empty()),
            ..ClaimSeed::new(&id, MetricId::new(0), place, value)
        });
        let found = match name {
            None => PlaceFound::NotStated,
            Some(name) if self.dataset.place(place).position.is_some() => PlaceFound::Known(name),
            Some(name) => PlaceFound::Unknown(name),
        };
        let row = u64::try_from(number).unwrap_or(u64::MAX);
        self.report.made(row, first.exact, found, figure.is_some());
        Ok(())
    }

    fn document(&mut self, source: &str) -> DocumentId {
        if let Some(&known) = self.documents.get(source) {
            return known;
        }
        let id = DocumentId::new(self.dataset.documents.len());
        let is_link = source.starts_with("https://") || source.starts_with("http://");
        self.dataset.documents.push(Document {
            id: format!("source-{}", id.index() + 1),
            title: source.to_owned(),
            url: is_link.then(|| source.to_owned()),
            ..Document::default()
        });
        self.documents.insert(source.to_owned(), id);
        id
    }

    fn place(&mut self, name: &str, is_stated: bool) -> PlaceId {
        if let Some(&known) = self.places.get(name) {
            return known;
        }
        let id = PlaceId::new(self.dataset.places.len());
        let mut place = Place {
            id: format!("place-{}", id.index() + 1).into(),
            name: name.into(),
            ..Place::default()
        };
        if let Some(found) = is_stated.then(|| located(name)).flatten() {
            place.position = Some(found.position);
            place.precision = Some(LOCATED_BY_NAME.to_owned());
            place.country = Some(found.country.to_owned());
            place.ids = vec![("geonames".to_owned(), found.geonames.to_string())];
        }
        self.dataset.places.push(place);
        self.places.insert(name.to_owned(), id);
        id
    }
}

fn quote(target: &Json) -> Option<Quote<'_>> {
    let source = target.get("source")?;
    let source = source.as_str().unwrap_or_else(|| text(source, "id"));
    let selectors = listed(target.get("selector")?);
    let of = |kind| selectors.iter().find(|one| text(one, "type") == kind);
    let words = of("TextQuoteSelector")?;
    let exact = text(words, "exact");
    if source.is_empty() || exact.trim().is_empty() {
        return None;
    }
    let position = of("TextPositionSelector").and_then(|one| {
        let end = |key| u32::try_from(one.get(key)?.as_u64()?).ok();
        let (start, end) = (end("start")?, end("end")?);
        // Counted in other units than characters it would point elsewhere.
        let fits = end.checked_sub(start)? as usize == exact.chars().count();
        fits.then_some(Span { start, end })
    });
    Some(Quote {
        source,
        exact,
        prefix: text(words, "prefix"),
        suffix: text(words, "suffix"),
        position,
    })
}

/// The only count of a quote, with where it stands.
fn figure(exact: &str) -> Option<(Option<Value<'_>>, Span)> {
    Language::ALL.into_iter().find_map(|language| {
        let found = numbers(exact, language);
        let mut counts = found.iter().filter(|one| one.kind == Counts::Count);
        let (one, None) = (counts.next()?, counts.next()) else {
            return None;
        };
        let low = one.number?;
        let value = match one.high {
            Some(high) => Value::between(low, high, None),
            None => Value::number(one.qualifier, low, None),
        };
        Some((Some(value.ok()?), one.span))
    })
}

/// The place that a name means beyond doubt.
fn located(name: &str) -> Option<Candidate> {
    match decide_exactly(name, &Hint::default()) {
        Decision::Found { place, .. } => Some(place),
        Decision::Rivals(..) | Decision::Unknown { .. } => None,
    }
}

/// The only name of a place among the capitalized words after the first.
fn name_in(exact: &str) -> Option<&str> {
    let words = exact.split(|c: char| !c.is_alphanumeric() && c != '-');
    let mut found = words
        .filter(|word| !word.is_empty())
        .skip(1)
        .filter(|word| {
            word.chars().next().is_some_and(char::is_uppercase) && located(word).is_some()
        });
    let name = found.next()?;
    found.all(|other| other == name).then_some(name)
}
