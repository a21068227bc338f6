//! The evidence of a plain claim.

use super::shape::{Members, Shape, Shapes};
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
pub(super) fn read<'a>(
    strict: &mut Strict<'a>,
    shapes: &mut Shapes<'a>,
    pieces: &mut Vec<Evidence>,
) -> Option<()> {
    strict.sign(b'[')?;
    let mut any = false;
    while strict.more(&mut any, b']')? {
        pieces.push(piece(strict, shapes)?);
    }
    Some(())
}

/// The keys of evidence, those first that none is without.
const KEYS: [&str; 8] = [
    "document", "exact", "role", "prefix", "suffix", "position", "figure", "place",
];
const REQUIRED: u32 = 2;

fn piece<'a>(strict: &mut Strict<'a>, shapes: &mut Shapes<'a>) -> Option<Evidence> {
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
    let mut members = Members::of(strict)?;
    loop {
        match members.next(strict, &mut shapes.evidence, &KEYS)? {
            0 => piece.document = strict.string()?,
            1 => piece.exact = strict.string()?,
            2 => {
                let role = strict.string()?;
                piece.role = Role::from_code(strict.text(role))?;
            }
            3 => piece.prefix = strict.string()?,
            4 => piece.suffix = strict.string()?,
            5 => piece.position = Some(span(strict, &mut shapes.span)?),
            6 => piece.figure = Some(span(strict, &mut shapes.span)?),
            7 => piece.place = Some(span(strict, &mut shapes.span)?),
            _ => return members.has_first(REQUIRED).then_some(piece),
        }
    }
}

/// A span that covers something.
fn span<'a>(strict: &mut Strict<'a>, shape: &mut Shape<'a>) -> Option<Span> {
    let mut members = Members::of(strict)?;
    let (mut start, mut end) = (None, None);
    loop {
        let side = match members.next(strict, shape, &["start", "end"])? {
            0 => &mut start,
            1 => &mut end,
            _ => break,
        };
        *side = Some(u32::try_from(strict.number()?).ok()?);
    }
    let (start, end) = (start?, end?);
    (start < end).then_some(Span { start, end })
}
