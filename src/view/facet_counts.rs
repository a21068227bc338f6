//! What there is to filter by: every claimant, document, place … with how many claims it has.

use super::filters::{Condition, Facet, Filter};
use super::index::Order;
use super::packed::Packed;
use super::{Indexed, Query};
use crate::gazetteer::country_name;
use crate::model::{Dataset, Place};
use std::collections::HashMap;

/// Something that claims have by name, with how many do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The name as a filter keeps it: an id where there is one. Empty for claims that state none.
    pub name: String,
    /// The name on the screen.
    pub label: String,
    /// How many claims of the metric and its days have it, whatever else is filtered.
    pub count: usize,
}

impl Indexed<'_> {
    /// What the claims of a query's metric and days have, the most frequent first. One pass over
    /// these claims.
    #[must_use]
    pub fn facet_counts(self, facet: Facet, query: &Query) -> Vec<FacetCount> {
        let Some(metric) = query.metric else {
            return Vec::new();
        };
        let rows = &self.index.rows;
        let columns = self.index.standing(Order::Day).columns;
        let ranges = self.index.ranges(metric, query.days);
        let count = |column: &Packed, most: usize| {
            let mut counts = vec![0_usize; most];
            for range in ranges.iter().cloned() {
                column.each(range, |number| {
                    let slot = usize::try_from(number).ok();
                    if let Some(slot) = slot.and_then(|it| counts.get_mut(it)) {
                        *slot += 1;
                    }
                });
            }
            counts
        };
        let dataset = self.dataset;
        let mut found = match facet {
            Facet::Claimant | Facet::Tag | Facet::Document | Facet::Publisher => {
                let (lists, column) = match facet {
                    Facet::Claimant => (&rows.claimants, &columns.claimants),
                    Facet::Tag => (&rows.tags, &columns.tags),
                    _ => (&rows.documents, &columns.documents),
                };
                let of_lists = count(column, lists.count()).into_iter().enumerate();
                let mut counts: HashMap<Option<&str>, usize> = HashMap::new();
                let mut single = [0];
                for (list, count) in of_lists.filter(|(_, count)| *count > 0) {
                    let list = lists.numbers(list, &mut single);
                    let name = |id: &u32| -> Option<&str> {
                        let at = *id as usize;
                        match facet {
                            Facet::Claimant => {
                                rows.claimant_names.all().get(at).map(String::as_str)
                            }
                            Facet::Tag => rows.tag_names.all().get(at).map(String::as_str),
                            Facet::Publisher => dataset.documents.get(at)?.publisher.as_deref(),
                            _ => Some(&dataset.documents.get(at)?.id),
                        }
                    };
                    let mut names: Vec<Option<&str>> = list.iter().map(name).collect();
                    if names.is_empty() {
                        names.push(None);
                    }
                    names.sort_unstable();
                    names.dedup();
                    for name in names {
                        *counts.entry(name).or_default() += count;
                    }
                }
                named(dataset, facet, counts)
            }
            Facet::Place | Facet::Country => {
                let of_places = count(&columns.other, dataset.places.len());
                let mut counts: HashMap<Option<&str>, usize> = HashMap::new();
                for (place, count) in dataset.places.iter().zip(of_places) {
                    let name = if facet == Facet::Place {
                        Some(place.id.as_str())
                    } else {
                        place.country.as_deref()
                    };
                    *counts.entry(name).or_default() += count;
                }
                named(dataset, facet, counts)
            }
        };
        found.sort_by(|one, other| {
            let by_count = other.count.cmp(&one.count);
            by_count.then_with(|| one.label.cmp(&other.label))
        });
        found
    }
}

#[expect(
    clippy::iter_over_hash_type,
    reason = "the caller sorts what comes out"
)]
fn named(dataset: &Dataset, facet: Facet, counts: HashMap<Option<&str>, usize>) -> Vec<FacetCount> {
    let mut found = Vec::new();
    let labels = Labels::new(dataset, facet);
    for (name, count) in counts {
        if count > 0 {
            found.push(FacetCount {
                name: name.unwrap_or_default().to_owned(),
                label: labels.of(name.unwrap_or_default()),
                count,
            });
        }
    }
    found
}

/// The words on the screen for the names of one kind.
struct Labels<'a> {
    facet: Facet,
    known: HashMap<&'a str, String>,
}

impl<'a> Labels<'a> {
    fn new(dataset: &'a Dataset, facet: Facet) -> Self {
        let known = match facet {
            Facet::Document => {
                let documents = dataset.documents.iter();
                documents
                    .map(|it| (it.id.as_str(), it.title.clone()))
                    .collect()
            }
            Facet::Place => {
                let places = dataset.places.iter();
                places.map(|it| (it.id.as_str(), place_label(it))).collect()
            }
            _ => HashMap::new(),
        };
        Self { facet, known }
    }

    fn of(&self, name: &str) -> String {
        match (self.facet, self.known.get(name)) {
            (_, Some(known)) => known.clone(),
            (facet, None) if name.is_empty() => format!("no {} stated", facet.key()),
            (Facet::Country, None) => country_name(name).unwrap_or(name).to_owned(),
            (_, None) => name.to_owned(),
        }
    }
}

fn place_label(place: &Place) -> String {
    place.name.to_string()
}

/// A condition in the words of a dataset: titles and names instead of ids.
#[must_use]
pub fn condition_label(dataset: &Dataset, condition: &Condition) -> String {
    let Filter::Named(facet, name) = &condition.filter else {
        return condition.label();
    };
    if name.is_empty() {
        return condition.label();
    }
    let label = match facet {
        Facet::Document => {
            let document = dataset.documents.iter().find(|it| it.id == *name);
            document.map(|it| it.title.clone())
        }
        Facet::Place => {
            let place = dataset.places.iter().find(|it| it.id == *name);
            place.map(place_label)
        }
        Facet::Country => country_name(name).map(str::to_owned),
        _ => None,
    };
    let Some(label) = label else {
        return condition.label();
    };
    let not = if condition.is_excluded { "not " } else { "" };
    format!("{not}{} {label}", facet.key())
}
