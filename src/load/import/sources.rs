//! The sources that a row names: links and names become documents that its claims rest on.

use super::beside::Beside;
use super::links::Links;
use crate::model::{ByHash, Dataset, Document, DocumentId, Source, push_digits};
use serde_json::Value as Json;
use std::collections::HashMap;

/// The sources met so far.
#[derive(Debug)]
pub(super) struct SourceShelf<'m> {
    known: ByHash,
    links: Links,
    beside: &'m Beside,
    /// The documents of the sources that a file beside describes, by where they stand in it.
    described: HashMap<usize, DocumentId>,
    descriptions: HashMap<DocumentId, &'m str>,
    /// Ids that the file beside does not describe, of the last row.
    unknown: Vec<String>,
}

/// One source that a cell names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedSource {
    /// The link, where there is one.
    pub url: Option<String>,
    /// What the table calls it; empty where it only has the link.
    pub title: String,
}

impl<'m> SourceShelf<'m> {
    /// An empty shelf.
    pub fn new(beside: &'m Beside) -> Self {
        Self {
            known: ByHash::default(),
            links: Links::default(),
            beside,
            described: HashMap::new(),
            descriptions: HashMap::new(),
            unknown: Vec::new(),
        }
    }

    /// Drops what only finds a source again: no more rows come.
    pub fn forget(&mut self) {
        self.known = ByHash::default();
        self.links = Links::default();
    }

    /// What the file beside says of a source; empty where it says nothing.
    pub fn description(&self, document: DocumentId) -> &'m str {
        self.descriptions.get(&document).copied().unwrap_or("")
    }

    /// The ids that were met since the last time, and that the file beside does not describe.
    pub fn unknown(&mut self) -> Vec<String> {
        std::mem::take(&mut self.unknown)
    }

    /// The sources of the file beside that no row names.
    pub fn rest(&mut self, dataset: &mut Dataset) {
        for at in 0..self.beside.sources().len() {
            self.described(dataset, at);
        }
    }

    /// The document of the source that stands at `at` in the file beside.
    fn described(&mut self, dataset: &mut Dataset, at: usize) -> Option<DocumentId> {
        if let Some(&known) = self.described.get(&at) {
            return Some(known);
        }
        let source = self.beside.sources().get(at)?;
        let id = DocumentId::new(dataset.documents.len());
        dataset.documents.push(Document {
            id: format!("source-{}", dataset.documents.len()),
            ..source.document.clone()
        });
        self.described.insert(at, id);
        self.descriptions.insert(id, &source.description);
        Some(id)
    }

    /// The hash of a link, for the methods that ask for it.
    #[inline]
    pub fn hash(&self, link: &str) -> u64 {
        self.known.hash_text(link)
    }

    /// The row of the document that a link may name.
    #[inline]
    pub fn foresee(&self, hash: u64) -> Option<usize> {
        self.known.foresee(hash)
    }

    /// Reads the links of some documents, which are compared soon: together, so that none waits for
    /// the memory of another.
    pub fn look_at(&self, rows: &[usize]) {
        let bytes = rows.iter().map(|&row| self.links.look_at(row));
        std::hint::black_box(bytes.fold(0, u8::wrapping_add));
    }

    /// The document of a cell that was found to hold one link and nothing else before.
    #[inline]
    pub fn plain(&self, hash: u64, link: &str) -> Option<DocumentId> {
        let row = self.row_of(hash, link)?;
        self.links.is_plain(row).then(|| DocumentId::new(row))
    }

    fn row_of(&self, hash: u64, link: &str) -> Option<usize> {
        self.known.find(hash, |row| self.links.is(row, link))
    }

    /// The document of a cell that holds one link and nothing else, made where it is new.
    pub fn link(&mut self, dataset: &mut Dataset, hash: u64, link: &str) -> DocumentId {
        let known = self.row_of(hash, link).map(DocumentId::new);
        let id = known.unwrap_or_else(|| {
            let url = Some(link.to_owned());
            let title = String::new();
            self.new_document(dataset, hash, NamedSource { url, title })
        });
        self.links.found_plain(id.index());
        id
    }

    /// The document of a source, made where it is new.
    pub fn document(&mut self, dataset: &mut Dataset, source: NamedSource) -> DocumentId {
        let NamedSource { url, title } = source;
        if url.is_none()
            && let Some(at) = self.beside.source(&title)
            && let Some(document) = self.described(dataset, at)
        {
            return document;
        }
        // A link is the source, whatever it is called.
        let hash = match &url {
            Some(url) => self.hash(url),
            None => self.known.hash(&("title", &title)),
        };
        let is_same = |row: usize| {
            if let Some(url) = &url {
                return self.links.is(row, url);
            }
            let document = dataset.documents.get(row);
            document.is_some_and(|it| it.url.is_none() && it.title == title)
        };
        if let Some(row) = self.known.find(hash, is_same) {
            return DocumentId::new(row);
        }
        if url.is_none() && self.beside.has_sources() {
            self.unknown.push(title.clone());
        }
        self.new_document(dataset, hash, NamedSource { url, title })
    }

    fn new_document(
        &mut self,
        dataset: &mut Dataset,
        hash: u64,
        source: NamedSource,
    ) -> DocumentId {
        let NamedSource { url, title } = source;
        let title = if title.is_empty() {
            url.clone().unwrap_or_default()
        } else {
            title
        };
        let id = DocumentId::new(dataset.documents.len());
        if let Some(url) = &url {
            self.links.keep(id.index(), url);
        }
        let mut name = String::with_capacity("source-000000".len());
        name.push_str("source-");
        push_digits(&mut name, id.index() as u64);
        dataset.documents.push(Document {
            id: name,
            title,
            url,
            source: Source::NotAttached,
            ..Document::default()
        });
        self.known.insert(hash, id.index());
        id
    }
}

/// The sources that a cell names: a JSON list of links, links among other words, or names with
/// semicolons between them.
pub(super) fn sources_in(cell: &str) -> Vec<NamedSource> {
    let text = cell.trim();
    if text.starts_with(['[', '{'])
        && let Ok(json) = serde_json::from_str::<Json>(text)
    {
        let mut sources = Vec::new();
        in_json(&json, &mut sources);
        return sources;
    }
    let links = links(text);
    if !links.is_empty() {
        return links;
    }
    text.split([';', '\n', '|'])
        .map(|name| name.trim().trim_matches('"').trim())
        .filter(|name| !super::nothing::is_nothing(name))
        .map(|name| NamedSource {
            url: None,
            title: name.to_owned(),
        })
        .collect()
}

fn in_json(json: &Json, sources: &mut Vec<NamedSource>) {
    match json {
        Json::String(text) => sources.extend(sources_in_text(text)),
        Json::Array(list) => list.iter().for_each(|item| in_json(item, sources)),
        Json::Object(object) => {
            let text = |keys: &[&str]| {
                let found = keys.iter().find_map(|key| object.get(*key)?.as_str());
                found.map(|text| text.trim().to_owned()).unwrap_or_default()
            };
            let url = text(&["url", "href", "link", "path"]);
            let title = text(&["text", "title", "name", "description", "id"]);
            let url = Some(url).filter(|url| is_link(url));
            if url.is_some() || !title.is_empty() {
                sources.push(NamedSource { url, title });
            }
        }
        Json::Number(number) => sources.push(NamedSource {
            url: None,
            title: number.to_string(),
        }),
        Json::Null | Json::Bool(_) => {}
    }
}

fn sources_in_text(text: &str) -> Vec<NamedSource> {
    let links = links(text);
    if links.is_empty() && !text.trim().is_empty() {
        return vec![NamedSource {
            url: None,
            title: text.trim().to_owned(),
        }];
    }
    links
}

fn is_link(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Every link of a text.
fn links(text: &str) -> Vec<NamedSource> {
    let mut links = Vec::new();
    let mut rest = text;
    while let Some(start) = first_link(rest) {
        let Some(tail) = rest.get(start..) else { break };
        let end = end_of_link(tail);
        let (link, after) = tail.split_at_checked(end).unwrap_or((tail, ""));
        // A mark after a link belongs to the sentence around it.
        let link = link.trim_end_matches([',', ';', '.', ')', ']', '"', '\'', '»', '”']);
        if link.len() > "https://".len() {
            links.push(NamedSource {
                url: Some(link.to_owned()),
                title: String::new(),
            });
        }
        rest = after;
    }
    links
}

fn first_link(text: &str) -> Option<usize> {
    if is_link(text) {
        return Some(0);
    }
    let mut found = text.match_indices("http").map(|(at, _)| at);
    found.find(|&at| text.get(at..).is_some_and(is_link))
}

/// A link ends at a space, a quotation mark, or where a comma or semicolon leads to the next link.
fn end_of_link(link: &str) -> usize {
    for (at, c) in link.char_indices() {
        let after = || link.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            ' ' | '\n' | '\r' | '\t' | '"' | '<' | '>' | '|' | '»' | '”' | '\u{a0}' => {
                return at;
            }
            ',' | ';' if is_link(after().trim_start()) => return at,
            'h' if at > 0 && link.get(at..).is_some_and(is_link) && !is_inside(link, at) => {
                return at;
            }
            _ => {}
        }
    }
    link.len()
}

/// Whether the link at `at` is a part of the one before: `https://web.archive.org/web/https://`.
fn is_inside(link: &str, at: usize) -> bool {
    let before = link.get(..at).unwrap_or_default();
    before.ends_with(['/', '=', ':', '?', '&', '#'])
}

#[cfg(test)]
mod tests {
    use super::sources_in;

    #[track_caller]
    fn check(cell: &str, expected: &[&str]) {
        let shown: Vec<String> = sources_in(cell)
            .into_iter()
            .map(|source| match source.url {
                Some(url) if source.title.is_empty() => url,
                Some(url) => format!("{} <{url}>", source.title),
                None => source.title,
            })
            .collect();
        assert_eq!(shown, expected, "{cell}");
    }

    #[test]
    fn links_and_names_are_found_in_every_form() {
        check("", &[]);
        check("https://a.example/x", &["https://a.example/x"]);
        check("https://a.example/x,y", &["https://a.example/x,y"]);
        check(
            "https://a.example/1, https://b.example/2",
            &["https://a.example/1", "https://b.example/2"],
        );
        check(
            "https://a.example/1,https://b.example/2",
            &["https://a.example/1", "https://b.example/2"],
        );
        check("seen at https://a.example/1.", &["https://a.example/1"]);
        check(
            "https://w.example/web/https://a.example/",
            &["https://w.example/web/https://a.example/"],
        );
        check(
            "Made-up Gazette; Invented News",
            &["Made-up Gazette", "Invented News"],
        );
        check("n/a", &[]);
        check(
            r#"[{"url": "https://a.example/1", "text": "a video"}, {"url": "https://b.example", "text": ""}]"#,
            &["a video <https://a.example/1>", "https://b.example"],
        );
        check(
            r#"["src-1", "https://a.example"]"#,
            &["src-1", "https://a.example"],
        );
    }
}
