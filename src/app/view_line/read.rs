//! Reads the line of a view: what is wrong with it is said with where and what to do.

use super::words::{Word, words};
use super::{BEGINS, Quote, ViewLine};
use crate::app::MainView;
use crate::scene::camera::Camera;
use std::str::FromStr;

/// Why a text is no view.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// It begins with something else.
    #[error("this is no view: a view begins with “{BEGINS}”; copy the whole line")]
    NotAView,
    /// It comes from a newer version of the program.
    #[error("this view has the form {0}, and this version of the program knows form 1: update it")]
    Newer(String),
    /// A quotation mark is not closed.
    #[error("the quotation mark in column {column} is not closed: copy the whole line")]
    Unclosed {
        /// Where it stands, in characters from 1.
        column: usize,
    },
    /// A word has no meaning.
    #[error(
        "“{word}” in column {column} means nothing here: known are {}, dataset:, select:, doc:, \
         quote: and piece:, and after a | what is asked",
        views()
    )]
    Unknown {
        /// The word.
        word: String,
        /// Where it stands, in characters from 1.
        column: usize,
    },
    /// Something is said twice.
    #[error("“{key}” stands twice, again in column {column}: leave one of them out")]
    Twice {
        /// What.
        key: String,
        /// Where it stands again, in characters from 1.
        column: usize,
    },
    /// A number cannot be read.
    #[error("“{word}” in column {column} is no {wanted}")]
    Number {
        /// What stands there.
        word: String,
        /// Where, in characters from 1.
        column: usize,
        /// What should stand there.
        wanted: &'static str,
    },
}

fn views() -> String {
    MainView::ALL.map(MainView::code).join(", ")
}

const POSITION: &str = "position of the map: write it as map@55.75,37.62,z4.2 (degrees north, \
                        degrees east, zoom)";

impl FromStr for ViewLine {
    type Err = LineError;

    fn from_str(text: &str) -> Result<Self, LineError> {
        let text = text.trim();
        let (kind, _) = BEGINS.split_once(':').unwrap_or((BEGINS, ""));
        let head = text.split_whitespace().next().unwrap_or_default();
        match head.strip_prefix(kind).and_then(|it| it.strip_prefix(':')) {
            _ if head == BEGINS => {}
            Some(version) if version.parse::<u32>().is_ok_and(|it| it > 1) => {
                return Err(LineError::Newer(version.to_owned()));
            }
            _ => return Err(LineError::NotAView),
        }
        let (words, query) = words(text)?;
        let mut line = Self {
            query,
            ..Self::default()
        };
        let mut told: Vec<&str> = Vec::new();
        let mut piece = 1;
        for word in words.iter().skip(1) {
            let (key, value) = match word.text.split_once(':') {
                Some((key, value)) if !is_view(key) => (key, value.to_owned()),
                _ => ("view", word.text.clone()),
            };
            if told.contains(&key) {
                let (key, column) = (key.to_owned(), word.column);
                return Err(LineError::Twice { key, column });
            }
            match key {
                "view" => view(&mut line, word)?,
                "dataset" => line.dataset = value,
                "select" => line.place = Some(value),
                "doc" => line.document = Some(value),
                "quote" => {
                    let claim = value;
                    line.quote = Some(Quote { claim, piece: 1 });
                }
                "piece" => piece = counting(&value, word)?,
                _ => return Err(unknown(word)),
            }
            told.push(key);
        }
        if let Some(quote) = &mut line.quote {
            quote.piece = piece;
        }
        Ok(line)
    }
}

fn is_view(word: &str) -> bool {
    let name = word.split_once('@').map_or(word, |(name, _)| name);
    MainView::from_code(name).is_some()
}

fn unknown(word: &Word) -> LineError {
    LineError::Unknown {
        word: word.text.clone(),
        column: word.column,
    }
}

/// `map`, or `map@55.75,37.62,z4.2`.
fn view(line: &mut ViewLine, word: &Word) -> Result<(), LineError> {
    let (name, position) = match word.text.split_once('@') {
        Some((name, position)) => (name, Some(position)),
        None => (word.text.as_str(), None),
    };
    line.main_view = MainView::from_code(name).ok_or_else(|| unknown(word))?;
    let Some(position) = position else {
        return Ok(());
    };
    let mut parts = position.splitn(3, ',');
    let mut number = |sign: &str| {
        let part = parts.next()?.trim().strip_prefix(sign)?;
        part.parse::<f64>().ok().filter(|it| it.is_finite())
    };
    let camera = || {
        let (latitude, longitude) = (number("")?, number("")?);
        let zoom = number("z")?;
        let is_on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        is_on_earth.then(|| Camera::new(latitude, longitude, zoom))
    };
    let camera = Some(camera).and_then(|mut camera| camera());
    line.camera = Some(camera.ok_or_else(|| LineError::Number {
        word: word.text.clone(),
        column: word.column,
        wanted: POSITION,
    })?);
    Ok(())
}

fn counting(value: &str, word: &Word) -> Result<usize, LineError> {
    let number = value.parse::<usize>().ok().filter(|number| *number > 0);
    number.ok_or_else(|| LineError::Number {
        word: word.text.clone(),
        column: word.column,
        wanted: "number of a quote: they are counted from 1",
    })
}
