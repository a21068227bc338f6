//! What a row rests on: its own description, the sentence of a source, the sources it names.

use super::cells::Cells;
use super::mapping::{ColumnRole, Mapping};
use super::sources::{SourceShelf, sources_in};
use crate::load::spans;
use crate::model::{Dataset, DocumentId, EvidenceSeed, Extra, Role};
use std::borrow::Cow;

/// So many sources of one row are linked; a cell that holds more is kept whole beside them.
const MOST_SOURCES: usize = 40;

/// One piece of evidence before it belongs to a claim.
#[derive(Debug, Clone)]
struct Piece<'r> {
    document: DocumentId,
    role: Role,
    exact: Cow<'r, str>,
}

/// The evidence that all claims of a row share.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces<'r> {
    list: Vec<Piece<'r>>,
    /// Cells of which nothing is lost, since they are a document's link or title.
    held: Vec<&'r str>,
}

impl<'r> Pieces<'r> {
    /// Reads the row. `table` is the document of the table itself: what stands in a description
    /// is stated in the table, and in no source.
    pub fn of_row<'m: 'r>(
        mapping: &Mapping,
        cells: Cells<'r, '_>,
        table: DocumentId,
        shelf: &mut SourceShelf<'m>,
        dataset: &mut Dataset,
    ) -> Self {
        let mut pieces = Self::default();
        let mut sources = Vec::new();
        for column in mapping.columns_of(ColumnRole::Source) {
            let cell = cells.text(column);
            let named = sources_in(cell);
            if let [only] = named.as_slice()
                && only.url.as_deref().unwrap_or(&only.title) == cell
            {
                pieces.held.push(cell);
            }
            for source in named {
                if sources.len() < MOST_SOURCES {
                    let document = shelf.document(dataset, source);
                    if !sources.contains(&document) {
                        sources.push(document);
                    }
                }
            }
        }
        let filled = |role| {
            let texts = mapping.columns_of(role).map(|column| cells.text(column));
            texts.filter(|text| !super::nothing::is_nothing(text))
        };
        for sentence in filled(ColumnRole::Sentence) {
            let document = sources.first().copied().unwrap_or(table);
            for sentence in sentences_in(sentence) {
                pieces.add(document, Role::States, sentence);
            }
        }
        for text in filled(ColumnRole::Title).chain(filled(ColumnRole::Description)) {
            pieces.add(table, Role::Cites, Cow::Borrowed(text));
        }
        if pieces.list.is_empty() && sources.is_empty() {
            // The row itself is what there is.
            pieces.add(table, Role::Cites, Cow::Borrowed(""));
        }
        for source in sources {
            let is_quoted = |piece: &Piece<'_>| piece.document == source;
            if !pieces.list.iter().any(is_quoted) {
                let said = shelf.description(source);
                let said = if pieces.hold(said) { "" } else { said };
                pieces.add(source, Role::Cites, Cow::Borrowed(said));
            }
        }
        pieces
    }

    fn add(&mut self, document: DocumentId, role: Role, exact: Cow<'r, str>) {
        let is_said = |piece: &Piece<'_>| !exact.is_empty() && piece.exact == exact;
        if !self.list.iter().any(is_said) {
            self.list.push(Piece {
                document,
                role,
                exact,
            });
        }
    }

    /// Whether a text is one of the pieces, letter for letter.
    pub fn hold(&self, text: &str) -> bool {
        self.list.iter().any(|piece| piece.exact == text)
    }

    /// Whether a cell is nothing but the link or title of a document.
    pub fn is_only_source(&self, text: &str) -> bool {
        self.held.contains(&text)
    }

    /// The evidence of one claim, with its number and place marked where they stand.
    pub fn seeds(&self, number: Option<u64>, place: &str) -> Vec<EvidenceSeed<'_>> {
        self.list
            .iter()
            .map(|piece| seed(piece, number, place))
            .collect()
    }
}

fn seed<'p>(piece: &'p Piece<'_>, number: Option<u64>, place: &str) -> EvidenceSeed<'p> {
    EvidenceSeed {
        document: piece.document,
        role: piece.role,
        exact: &piece.exact,
        prefix: "",
        suffix: "",
        position: None,
        figure: number.and_then(|number| spans::number_in(&piece.exact, number)),
        // What is only cited is held to nothing; the place stands in a column of its own.
        place: match piece.role {
            Role::Cites => None,
            _ => spans::name_in(&piece.exact, place),
        },
        extra: Extra::default(),
    }
}

/// The sentences of a cell: one, or those of a JSON list.
fn sentences_in(cell: &str) -> Vec<Cow<'_, str>> {
    let list = cell
        .starts_with('[')
        .then(|| serde_json::from_str::<Vec<String>>(cell));
    match list {
        Some(Ok(sentences)) => sentences
            .into_iter()
            .filter(|sentence| !sentence.trim().is_empty())
            .map(Cow::Owned)
            .collect(),
        _ => vec![Cow::Borrowed(cell)],
    }
}
