//! What became of W3C Web Annotations, told as of the rows of a table.

use super::guess::Guess;
use super::mapping::Mapping;
use super::read::Import;
use super::report::{RowEntry, RowReport};
use super::settle::{Chosen, LoadOptions};
use super::whats;
use crate::load::table::{Choices, TableKind};

/// The report of annotations on its way.
#[derive(Debug, Default)]
pub(in crate::load) struct AnnotationReport {
    report: RowReport,
}

/// What is known about the place of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) enum PlaceFound<'a> {
    /// None is named.
    NotStated,
    /// One that is on no map.
    Unknown(&'a str),
    /// One of the gazetteer.
    Known(&'a str),
}

impl AnnotationReport {
    /// An annotation that makes no claim. `words` are its own, to know it by.
    pub fn left_out(&mut self, row: u64, words: &str, why: &str) {
        self.report.rows += 1;
        self.report.left_out += 1;
        let entry = entry(row, words, format!("left out: {why}"));
        self.report.add(whats::ANNOTATION_LEFT_OUT, || entry);
    }

    /// An annotation that makes a claim.
    pub fn made(&mut self, row: u64, words: &str, place: PlaceFound<'_>, has_figure: bool) {
        self.report.rows += 1;
        self.report.claims += 1;
        self.report.without_date += 1;
        if !has_figure {
            let entry = entry(row, words, "its figure is “not stated”".to_owned());
            self.report.add(whats::QUOTE_WITHOUT_FIGURE, || entry);
        }
        match place {
            PlaceFound::Known(name) => {
                self.report.on_the_map += 1;
                let entry = entry(row, name, String::new());
                self.report.add(whats::PLACE_LOOKED_UP, || entry);
            }
            PlaceFound::Unknown(name) => {
                self.report.not_located += 1;
                let entry = entry(row, name, "not located".to_owned());
                self.report.add(whats::PLACE_UNKNOWN, || entry);
            }
            PlaceFound::NotStated => {
                self.report.not_located += 1;
                let entry = entry(row, words, "not located".to_owned());
                self.report.add(whats::PLACE_NOT_STATED, || entry);
            }
        }
    }

    /// The report.
    pub fn finished(self) -> RowReport {
        self.report.finished()
    }

    /// The report as that of a table without columns.
    pub fn import(self) -> Import {
        Import {
            mapping: Mapping::default(),
            preset: None,
            guess: Guess {
                mapping: Mapping::default(),
                preset: None,
                confidence: Vec::new(),
            },
            report: self.finished(),
            headers: Vec::new(),
            sample: Vec::new(),
            kind: TableKind::Annotations,
            choices: Choices::default(),
            chosen: Chosen::Guessed,
            options: LoadOptions::default(),
            found: None,
        }
    }
}

fn entry(row: u64, words: &str, done: String) -> RowEntry {
    RowEntry {
        row,
        value: super::entries::shown(words.trim()),
        done,
        ..RowEntry::default()
    }
}
