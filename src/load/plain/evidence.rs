//! The evidence of a plain claim.

use super::strict::{Piece, Strict};
use crate::load::claims::Lists;
use crate::model::{DocumentId, EvidenceSeed, Extra, Role, Span};

/// The keys of a piece of evidence.
#[derive(Debug)]
pub(super) struct Evidence {
    document: Piece,
    /// The row of the document, once it is known.
    row: usize,
    role: Role,
    exact: Piece,
    prefix: Piece,
    suffix: Piece,
    position: Option<Span>,
    figure: Option<Span>,
    place: Option<Span>,
}

impl Evidence {
    /// Looks up the document, and holds the quote to what the format asks of it.
    pub fn settle(&mut self, strict: &Strict<'_>, lists: &Lists<'_>) -> Option<()> {
        self.row = lists.documents.find(strict.text(self.document))?;
        let exact = strict.text(self.exact);
        if self.role != Role::Cites && exact.trim_start().is_empty() {
            return None;
        }
        let end = self.figure.map_or(0, |span| span.end);
        let end = self.place.map_or(end, |span| span.end.max(end));
        // Characters are counted only where the bytes leave no doubt.
        (end == 0 || exact.chars().count() >= end as usize).then_some(())
    }

    /// The piece on its way into the columns.
    pub fn seed<'s>(&self, strict: &'s Strict<'_>) -> EvidenceSeed<'s> {
        EvidenceSeed {
            document: DocumentId::new(self.row),
            role: self.role,
            exact: strict.text(self.exact),
            prefix: strict.text(self.prefix),
            suffix: strict.text(self.suffix),
            position: self.position,
            figure: self.figure,
            place: self.place,
            extra: Extra::NONE,
        }
    }
}

/// Reads the list of evidence that stands next.
pub(super) fn read(strict: &mut Strict<'_>, pieces: &mut Vec<Evidence>) -> Option<()> {
    strict.sign(b'[')?;
    let mut any = false;
    while strict.more(&mut any, b']')? {
        pieces.push(piece(strict)?);
    }
    Some(())
}

const DOCUMENT: u8 = 1;
const EXACT: u8 = 1 << 1;
const REQUIRED: u8 = DOCUMENT | EXACT;

fn piece(strict: &mut Strict<'_>) -> Option<Evidence> {
    strict.sign(b'{')?;
    let (mut any, mut seen) = (false, 0);
    let mut piece = Evidence {
        document: Piece::default(),
        row: 0,
        role: Role::default(),
        exact: Piece::default(),
        prefix: Piece::default(),
        suffix: Piece::default(),
        position: None,
        figure: None,
        place: None,
    };
    while strict.more(&mut any, b'}')? {
        let bit = match strict.key()? {
            b"document" => {
                piece.document = strict.string()?;
                DOCUMENT
            }
            b"exact" => {
                piece.exact = strict.string()?;
                EXACT
            }
            b"role" => {
                let role = strict.string()?;
                piece.role = Role::from_code(strict.text(role))?;
                1 << 2
            }
            b"prefix" => {
                piece.prefix = strict.string()?;
                1 << 3
            }
            b"suffix" => {
                piece.suffix = strict.string()?;
                1 << 4
            }
            b"position" => {
                piece.position = Some(span(strict)?);
                1 << 5
            }
            b"figure" => {
                piece.figure = Some(span(strict)?);
                1 << 6
            }
            b"place" => {
                piece.place = Some(span(strict)?);
                1 << 7
            }
            _ => return None,
        };
        if seen & bit > 0 {
            return None;
        }
        seen |= bit;
    }
    (seen & REQUIRED == REQUIRED).then_some(piece)
}

/// A span that covers something.
fn span(strict: &mut Strict<'_>) -> Option<Span> {
    strict.sign(b'{')?;
    let (mut any, mut start, mut end) = (false, None, None);
    while strict.more(&mut any, b'}')? {
        let side = match strict.key()? {
            b"start" => &mut start,
            b"end" => &mut end,
            _ => return None,
        };
        let number = u32::try_from(strict.number()?).ok()?;
        if side.replace(number).is_some() {
            return None;
        }
    }
    let (start, end) = (start?, end?);
    (start < end).then_some(Span { start, end })
}
