//! Where the entries of a dataset stand in its file: line, column and JSON path, for messages
//! that come from what the dataset says and not from how it is written.
//!
//! Entries are found by what names them (an id, a quote's words), since a broken entry of the
//! file has no row in the dataset.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::HashMap;

/// A place in a dataset file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabout {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in Unicode scalar values, counted from 1.
    pub column: usize,
    /// The JSON path: `claims[3].evidence[0].exact`.
    pub path: String,
}

/// The entries of a dataset file with where they stand.
#[derive(Debug, Clone, Default)]
pub struct Whereabouts {
    text: String,
    /// The bytes that the lines begin at.
    lines: Vec<usize>,
    claims: HashMap<String, Entry>,
    places: HashMap<String, Entry>,
    documents: HashMap<String, Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    row: usize,
    /// The byte that the value of `id` begins at.
    at: usize,
    /// The words of each quote and the byte that they begin at.
    quotes: Vec<(String, usize)>,
}

#[derive(Deserialize)]
struct FileSketch<'a> {
    #[serde(borrow, default)]
    claims: Vec<EntrySketch<'a>>,
    #[serde(borrow, default)]
    places: Vec<EntrySketch<'a>>,
    #[serde(borrow, default)]
    documents: Vec<EntrySketch<'a>>,
}

#[derive(Deserialize)]
struct EntrySketch<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    evidence: Vec<QuoteSketch<'a>>,
}

#[derive(Deserialize)]
struct QuoteSketch<'a> {
    #[serde(borrow)]
    exact: Option<&'a RawValue>,
}

impl Whereabouts {
    /// Reads where things stand. A file of another shape has nothing to find, and no error: its
    /// problems were reported when it was loaded.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Self::default();
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Ok(sketch) = serde_json::from_str::<FileSketch<'_>>(text) else {
            return Self::default();
        };
        Self {
            claims: entries(text, &sketch.claims),
            places: entries(text, &sketch.places),
            documents: entries(text, &sketch.documents),
            lines: std::iter::once(0)
                .chain(text.match_indices('\n').map(|(end, _)| end + 1))
                .collect(),
            text: text.to_owned(),
        }
    }

    /// A claim by its id.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<Whereabout> {
        self.entry(self.claims.get(id)?, "claims")
    }

    /// A place by its id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<Whereabout> {
        self.entry(self.places.get(id)?, "places")
    }

    /// A document by its id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<Whereabout> {
        self.entry(self.documents.get(id)?, "documents")
    }

    /// A quote of a claim by its words.
    #[must_use]
    pub fn quote(&self, claim: &str, exact: &str) -> Option<Whereabout> {
        let Entry { row, quotes, .. } = self.claims.get(claim)?;
        let at = quotes.iter().position(|(words, _)| words == exact)?;
        let path = format!("claims[{row}].evidence[{at}].exact");
        self.at(quotes.get(at)?.1, path)
    }

    fn entry(&self, entry: &Entry, list: &str) -> Option<Whereabout> {
        self.at(entry.at, format!("{list}[{}]", entry.row))
    }

    fn at(&self, byte: usize, path: String) -> Option<Whereabout> {
        let line = self.lines.partition_point(|&start| start <= byte);
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let column = self.text.get(start..byte)?.chars().count() + 1;
        Some(Whereabout { line, column, path })
    }
}

fn entries(text: &str, sketches: &[EntrySketch<'_>]) -> HashMap<String, Entry> {
    sketches
        .iter()
        .enumerate()
        .map(|(row, sketch)| {
            let (id, at) = sketch
                .id
                .map(|raw| string_at(text, raw))
                .unwrap_or_default();
            let quotes = sketch.evidence.iter().filter_map(|quote| quote.exact);
            let quotes = quotes.map(|raw| string_at(text, raw)).collect();
            (id, Entry { row, at, quotes })
        })
        .collect()
}

/// A string with the byte of `text` that it begins at: `raw` is a part of `text`.
fn string_at(text: &str, raw: &RawValue) -> (String, usize) {
    let at = raw.get().as_ptr().addr() - text.as_ptr().addr();
    (serde_json::from_str(raw.get()).unwrap_or_default(), at)
}
