//! `TimeMap`'s other two files: what the ids in its events mean.

use crate::load::encoding;
use crate::model::{Document, DocumentMore, Extra, Problem, Rare, Severity, Source};
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// The file that describes the sources, beside the events.
const SOURCES: &str = "sources.json";
/// The file that names the associations, beside the events.
const ASSOCIATIONS: &str = "associations.json";

/// What stands in the files beside a table: nothing, where it needs none.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    sources: Vec<Described>,
    source_ids: HashMap<String, usize>,
    associations: HashMap<String, String>,
    has_sources: bool,
    has_associations: bool,
    problems: Vec<Problem>,
}

/// A source as its file describes it.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub document: Document,
    /// Empty where there is none.
    pub description: String,
}

impl Beside {
    /// The names of the files that belong beside events of `TimeMap`.
    pub const NAMES: [&str; 2] = [SOURCES, ASSOCIATIONS];

    /// Reads one of the files. What cannot be read is told among the problems.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        let json = encoding::text_of(bytes)
            .map_err(|_not_text| "it is no text in UTF-8".to_owned())
            .and_then(|text| serde_json::from_str::<Json>(text).map_err(|error| error.to_string()));
        let entries = json.and_then(|json| {
            entries(json).ok_or_else(|| "it is no list and no object of entries".to_owned())
        });
        match entries {
            Ok(entries) => self.take(name, entries),
            Err(why) => self.unreadable(name, &why),
        }
    }

    /// Says that one of the files cannot be read.
    pub fn unreadable(&mut self, name: &str, why: &str) {
        self.tell(
            Severity::Warning,
            "beside-unreadable",
            format!("{name} beside this file cannot be read: {why}"),
            "The ids in the events are shown as they are; mend it, and open the events again.",
        );
    }

    /// Says that one of the files is not there.
    pub fn missing(&mut self, name: &str) {
        self.tell(
            Severity::Information,
            "beside-missing",
            format!("there is no {name} beside this file"),
            "The ids in the events are shown as they are; put it into the same folder.",
        );
    }

    pub(in crate::load) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub(super) fn has_sources(&self) -> bool {
        self.has_sources
    }

    pub(super) fn has_associations(&self) -> bool {
        self.has_associations
    }

    /// Where a source stands in its file.
    pub(super) fn source(&self, id: &str) -> Option<usize> {
        self.source_ids.get(id).copied()
    }

    /// Every source in the order of its file.
    pub(super) fn sources(&self) -> &[Described] {
        &self.sources
    }

    /// What an association is called.
    pub(super) fn association(&self, id: &str) -> Option<&str> {
        self.associations.get(id).map(String::as_str)
    }

    fn take(&mut self, name: &str, entries: Vec<(String, Map<String, Json>)>) {
        let (mut nameless, mut twice) = (0_usize, 0_usize);
        let is_sources = name == SOURCES;
        if is_sources {
            self.has_sources = true;
        } else {
            self.has_associations = true;
        }
        for (id, entry) in entries {
            let is_known = if is_sources {
                self.source_ids.contains_key(&id)
            } else {
                self.associations.contains_key(&id)
            };
            if id.is_empty() {
                nameless += 1;
            } else if is_known {
                twice += 1;
            } else if is_sources {
                self.source_ids.insert(id.clone(), self.sources.len());
                self.sources.push(described(&id, entry));
            } else {
                let label = label(&entry).unwrap_or_else(|| id.clone());
                self.associations.insert(id, label);
            }
        }
        for (count, what) in [
            (nameless, "without an id"),
            (twice, "with an id that was there before"),
        ] {
            if count > 0 {
                self.tell(
                    Severity::Warning,
                    "beside-left-out",
                    format!("{name}: left out: {count} {what}"),
                    "Give each an id of its own.",
                );
            }
        }
    }

    fn tell(&mut self, severity: Severity, code: &'static str, message: String, help: &str) {
        self.problems.push(Problem {
            severity,
            code,
            location: None,
            path: String::new(),
            message,
            help: help.to_owned(),
        });
    }
}

/// The entries of a file with their ids: a list of objects, or objects under their ids.
fn entries(json: Json) -> Option<Vec<(String, Map<String, Json>)>> {
    let object = |json: Json| match json {
        Json::Object(object) => object,
        other => Map::from_iter([("title".to_owned(), other)]),
    };
    match json {
        Json::Array(list) => {
            let entries = list.into_iter().map(|entry| {
                let entry = object(entry);
                let id = entry.get("id").map(words).unwrap_or_default();
                (id, entry)
            });
            Some(entries.collect())
        }
        Json::Object(entries) => {
            let entries = entries.into_iter().map(|(key, entry)| (key, object(entry)));
            Some(entries.collect())
        }
        _ => None,
    }
}

/// A text or a number as text.
fn words(json: &Json) -> String {
    match json {
        Json::String(text) => text.trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn described(id: &str, mut entry: Map<String, Json>) -> Described {
    entry.remove("id");
    let mut text = |key: &str| {
        let is_text = entry.get(key).is_some_and(Json::is_string);
        let taken = is_text.then(|| entry.remove(key)).flatten();
        taken.map(|json| words(&json)).unwrap_or_default()
    };
    let (title, mut url) = (text("title"), text("url"));
    let (description, date) = (text("description"), text("date"));
    let mut extra = Extra::default();
    extra.set_text("x-id", id);
    if !is_link(&url) {
        if !url.is_empty() {
            extra.set_text("x-url", &url);
        }
        url = entry
            .get("paths")
            .and_then(Json::as_array)
            .and_then(|paths| paths.iter().map(words).find(|path| is_link(path)))
            .unwrap_or_default();
    }
    for (key, json) in entry {
        let key = format!("x-{key}");
        if key != "x-id" && key != "x-url" {
            extra.push(key, json.to_string());
        }
    }
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    let named = [&title, &url].into_iter().find(|text| !text.is_empty());
    let title = named.map_or_else(|| id.to_owned(), Clone::clone);
    Described {
        document: Document {
            title,
            url: filled(url),
            source: Source::NotAttached,
            more: Rare::from(DocumentMore {
                published: filled(date),
                extra,
                ..DocumentMore::default()
            }),
            ..Document::default()
        },
        description,
    }
}

fn is_link(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// What an association is called: its title, else where it stands among the filters.
fn label(entry: &Map<String, Json>) -> Option<String> {
    let text = |key: &str| {
        let text = entry.get(key).map(words)?;
        Some(text).filter(|text| !text.is_empty())
    };
    text("title").or_else(|| text("desc")).or_else(|| {
        let path = entry.get("filter_paths")?.as_array()?;
        let path: Vec<String> = path.iter().map(words).collect();
        Some(path.join(" / ")).filter(|path| !path.is_empty())
    })
}
