//! What stands in a cell, made for the rows that are seen.

use super::{Column, TableRows};
use crate::gazetteer::country_name;
use crate::model::{
    CivilDate, ClaimId, ClaimRef, Dataset, Document, Place, PlaceId, PlaceKind, Report, Status,
    grouped,
};
use crate::text::sentences;
use crate::view::{Part, PlaceFigure, Rule, View, claim_words, part_words};
use std::borrow::Cow;

/// How many steps lead from a place to the largest that it lies in, at most: a chain that leads
/// back into itself is a mistake of the file.
const NESTED: usize = 16;

/// What a table is made of.
#[derive(Debug, Clone, Copy)]
pub struct TableSource<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// What the audit said of it.
    pub report: &'a Report,
    /// What is shown of it.
    pub view: &'a View,
}

/// Whether a claim is drawn on the map, in the order in which the column is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawn {
    /// It is the mark of its place.
    Mark,
    /// It is added up in the mark of its place.
    InSum,
    /// Another claim is the mark, by this rule.
    Another(Rule),
    /// It is a part of another claim for the same place.
    Inside,
    /// It was turned down.
    Rejected,
    /// A region's or a country's figure has no point.
    NoPoint,
    /// The place has no coordinates.
    NotLocated,
}

impl<'a> TableSource<'a> {
    /// The text of a cell; empty where there is nothing to say.
    #[must_use]
    pub fn text(self, rows: TableRows, column: Column, item: u32) -> Cow<'a, str> {
        match rows {
            TableRows::Claims => self.of_claim(column, ClaimId::new(item as usize)),
            TableRows::Places => self.of_place(column, PlaceId::new(item as usize)),
        }
    }

    /// The place that a row is about.
    #[must_use]
    pub fn place_of(self, rows: TableRows, item: u32) -> PlaceId {
        match rows {
            TableRows::Claims => self.dataset.claims.get(ClaimId::new(item as usize)).place,
            TableRows::Places => PlaceId::new(item as usize),
        }
    }

    fn of_claim(self, column: Column, id: ClaimId) -> Cow<'a, str> {
        let dataset = self.dataset;
        let claim = dataset.claims.get(id);
        let place = dataset.place(claim.place);
        match column {
            Column::Figure => claim.value.to_string().into(),
            Column::Qualifier => claim.value.qualifier().label().into(),
            Column::Metric => dataset.metric(claim.metric).label.as_str().into(),
            Column::Day => claim.date.map_or("no date".into(), |date| {
                let inferred = if claim.date_inferred {
                    " (inferred)"
                } else {
                    ""
                };
                format!("{}{inferred}", date.long()).into()
            }),
            Column::AsOf => claim.as_of.unwrap_or_default().into(),
            Column::Claimant => joined(dataset.claims.claimants(id)),
            Column::Document => joined(self.documents(id).map(|it| it.title.as_str())),
            Column::Publisher => {
                joined(self.documents(id).filter_map(|it| it.publisher.as_deref()))
            }
            Column::Verdict => self.report.verdict(id).label().into(),
            Column::Status => claim.status.code().into(),
            Column::Drawn => drawn_words(self.drawn(&claim)).into(),
            Column::PartOf => claim
                .part_of
                .map_or("".into(), |whole| claim_words(dataset, whole).into()),
            Column::Tags => joined(dataset.claims.tags(id).iter().map(String::as_str)),
            Column::Note => claim.note.unwrap_or_default().into(),
            Column::Quote => quote(dataset, id).map_or("".into(), first_sentence),
            _ => self.whereabouts(column, claim.place, place),
        }
    }

    fn of_place(self, column: Column, id: PlaceId) -> Cow<'a, str> {
        let place = self.dataset.place(id);
        let Some(figure) = self.view.figure(id) else {
            return self.whereabouts(column, id, place);
        };
        match column {
            Column::Figure => figure
                .value(self.dataset)
                .map_or("no figure of its own".into(), |value| {
                    value.to_string().into()
                }),
            Column::Rule if !figure.is_drawn() => "every claim is a part of another".into(),
            Column::Rule => figure.rule.label().into(),
            Column::Claims => grouped(figure.claims.len() as u64).into(),
            Column::Spread => figure.spread.map_or("".into(), |(low, high)| {
                format!("{} to {}", grouped(low), grouped(high)).into()
            }),
            Column::Day => match (self.days(figure), self.day_of(figure)) {
                (true, Some(latest)) => format!("several, latest {}", latest.long()).into(),
                (_, Some(day)) => day.long().into(),
                (_, None) => "no date".into(),
            },
            Column::Verdict => figure.worst.label().into(),
            _ => self.whereabouts(column, id, place),
        }
    }

    /// What a place says of itself, whether the row is the place's or a claim's.
    fn whereabouts(self, column: Column, id: PlaceId, place: &'a Place) -> Cow<'a, str> {
        let position = place.mapped();
        match column {
            Column::Place => place.name.as_str().into(),
            Column::Country => country(self.dataset, id).unwrap_or_default().into(),
            Column::Located => match position {
                Some(at) => format!("{:.4}, {:.4}", at.latitude, at.longitude).into(),
                None if place.kind.is_point() => "not located".into(),
                None => "no point, the whole of it".into(),
            },
            Column::Latitude => degrees_words(position.map(|at| at.latitude)),
            Column::Longitude => degrees_words(position.map(|at| at.longitude)),
            _ => "".into(),
        }
    }

    /// Whether a claim is drawn on the map, and if not, why.
    #[must_use]
    pub fn drawn(self, claim: &ClaimRef<'_>) -> Drawn {
        let place = self.dataset.place(claim.place);
        if place.mapped().is_none() {
            return if place.kind.is_point() {
                Drawn::NotLocated
            } else {
                Drawn::NoPoint
            };
        }
        let figure = self.view.figure(claim.place);
        if figure.is_some_and(|figure| figure.shown == Some(claim.id)) {
            return Drawn::Mark;
        }
        if claim.status == Status::Rejected {
            return Drawn::Rejected;
        }
        if let Some(Part::Inside(_)) = part_words(self.dataset, claim) {
            return Drawn::Inside;
        }
        match figure {
            Some(figure) if figure.sum.is_some() => Drawn::InSum,
            Some(figure) => Drawn::Another(figure.rule),
            None => Drawn::Another(Rule::OnlyClaim),
        }
    }

    /// The date of a place's figure; the latest of those added up.
    #[must_use]
    pub fn day_of(self, figure: &PlaceFigure) -> Option<CivilDate> {
        let date = |id: &ClaimId| self.dataset.claims.get(*id).date;
        match figure.shown {
            Some(shown) => date(&shown),
            None => figure.claims.iter().filter_map(date).max(),
        }
    }

    /// Whether claims of several days are added up in a place's figure.
    fn days(self, figure: &PlaceFigure) -> bool {
        let date = |id: &ClaimId| self.dataset.claims.get(*id).date;
        let mut dates = figure.claims.iter().map(date);
        let first = dates.next();
        figure.sum.is_some() && dates.any(|date| Some(date) != first)
    }

    fn documents(self, id: ClaimId) -> impl Iterator<Item = &'a Document> {
        let evidence = self.dataset.claims.evidence(id);
        evidence.map(move |piece| self.dataset.document(piece.document))
    }
}

/// The country that a place lies in, as the file says it: by its code, or by what it is a part of.
pub fn country(dataset: &Dataset, id: PlaceId) -> Option<&str> {
    let mut place = dataset.place(id);
    for _step in 0..NESTED {
        if let Some(code) = &place.country {
            return Some(country_name(code).unwrap_or(code));
        }
        if place.kind == PlaceKind::Country {
            return Some(&place.name);
        }
        place = dataset.place(place.part_of?);
    }
    None
}

/// The words that state a claim: of the quote that carries the figure, else of the first.
pub fn quote(dataset: &Dataset, id: ClaimId) -> Option<&str> {
    let quotes = || {
        let pieces = dataset.claims.evidence(id);
        pieces.filter(|piece| !piece.exact.is_empty())
    };
    let stated = quotes().find(|piece| piece.role.carries_figure());
    Some(stated.or_else(|| quotes().next())?.exact)
}

/// The document that a claim names first.
pub fn first_document(dataset: &Dataset, id: ClaimId) -> Option<&Document> {
    let first = dataset.claims.evidence(id).next()?;
    Some(dataset.document(first.document))
}

fn drawn_words(drawn: Drawn) -> String {
    match drawn {
        Drawn::Mark => "yes".to_owned(),
        Drawn::InSum => "yes, in the sum".to_owned(),
        Drawn::Another(rule) => format!("no, another claim is ({})", rule.label()),
        Drawn::Inside => "no, inside another claim".to_owned(),
        Drawn::Rejected => "no, rejected".to_owned(),
        Drawn::NoPoint => "no, the whole has no point".to_owned(),
        Drawn::NotLocated => "no, not located".to_owned(),
    }
}

fn degrees_words(degrees: Option<f64>) -> Cow<'static, str> {
    degrees.map_or("not located".into(), |degrees| {
        format!("{degrees:.4}").into()
    })
}

/// Each text once, in the order in which they come.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Cow<'a, str> {
    let mut different: Vec<&str> = Vec::new();
    for text in texts {
        if !different.contains(&text) {
            different.push(text);
        }
    }
    match different.as_slice() {
        [] => "".into(),
        [only] => (*only).into(),
        several => several.join("; ").into(),
    }
}

fn first_sentence(text: &str) -> Cow<'_, str> {
    let first = sentences(text).into_iter().next();
    first
        .and_then(|range| text.get(range))
        .unwrap_or(text)
        .into()
}
