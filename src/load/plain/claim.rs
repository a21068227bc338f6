//! A claim in which nothing is unusual, read without a detour into the columns.
//!
//! What is unusual is every key that the format does not know, everything that is wrong, and the
//! few keys that stand in few claims: such a claim is read by `claims.rs`, which has words for it.

use super::evidence::{self, Evidence};
use super::shape::{Members, Shapes};
use super::strict::{Piece, Strict};
use super::value::{self, Figure};
use crate::load::claims::Intake;
use crate::load::field::{At, Text};
use crate::load::problems::Stretch;
use crate::model::{CivilDate, ClaimSeed, MetricId, PlaceId, Status};

/// The keys of a claim, reused from claim to claim.
#[derive(Debug, Default)]
pub(super) struct PlainClaim<'a> {
    shapes: Shapes<'a>,
    id: Piece,
    metric: Piece,
    place: Piece,
    place_inferred: bool,
    date: Option<CivilDate>,
    date_inferred: bool,
    date_note: Option<Piece>,
    as_of: Option<Piece>,
    value: Figure,
    attributed_to: Vec<Piece>,
    evidence: Vec<Evidence>,
    part_of: Option<(Piece, Stretch)>,
    preferred: bool,
    status: Option<Status>,
    note: Option<Piece>,
    tags: Vec<Piece>,
    /// The metric of the claim before, with its row.
    last_metric: Option<(Vec<u8>, usize)>,
}

/// The keys of plain claims, those first that none is without.
const KEYS: [&str; 16] = [
    "id",
    "metric",
    "place",
    "value",
    "date",
    "evidence",
    "attributed_to",
    "status",
    "place_inferred",
    "date_inferred",
    "date_note",
    "as_of",
    "part_of",
    "preferred",
    "note",
    "tags",
];
const REQUIRED: u32 = 4;

impl<'a> PlainClaim<'a> {
    /// Reads the claim that stands next into the columns; `None`, and nothing done, where it is
    /// not plain.
    pub fn read(&mut self, strict: &mut Strict<'a>, intake: &mut Intake<'a, '_>) -> Option<()> {
        strict.forget();
        self.clear();
        self.keys(strict)?;
        self.push(strict, intake)
    }

    fn clear(&mut self) {
        self.place_inferred = false;
        self.date = None;
        self.date_inferred = false;
        self.date_note = None;
        self.as_of = None;
        self.attributed_to.clear();
        self.evidence.clear();
        self.part_of = None;
        self.preferred = false;
        self.status = None;
        self.note = None;
        self.tags.clear();
    }

    fn keys(&mut self, strict: &mut Strict<'a>) -> Option<()> {
        let mut members = Members::of(strict)?;
        loop {
            match members.next(strict, &mut self.shapes.claim, &KEYS)? {
                0 => self.id = strict.string()?,
                1 => self.metric = strict.string()?,
                2 => self.place = strict.string()?,
                3 => self.value = value::read(strict, &mut self.shapes.figure)?,
                4 => {
                    let date = strict.string()?;
                    self.date = Some(CivilDate::parse(strict.text(date)).ok()?);
                }
                5 => evidence::read(strict, &mut self.shapes, &mut self.evidence)?,
                6 => texts(strict, &mut self.attributed_to)?,
                7 => {
                    let status = strict.string()?;
                    self.status = Some(Status::from_code(strict.text(status))?);
                }
                8 => self.place_inferred = strict.truth()?,
                9 => self.date_inferred = strict.truth()?,
                10 => self.date_note = Some(strict.string()?),
                11 => self.as_of = Some(strict.string()?),
                12 => {
                    strict.next()?;
                    let start = strict.at;
                    let whole = strict.string()?;
                    self.part_of = Some((whole, Stretch::new(start, strict.at)));
                }
                13 => self.preferred = strict.truth()?,
                14 => self.note = Some(strict.string()?),
                15 => texts(strict, &mut self.tags)?,
                _ => return members.has_first(REQUIRED).then_some(()),
            }
        }
    }

    fn push(&mut self, strict: &Strict<'a>, intake: &mut Intake<'a, '_>) -> Option<()> {
        let lists = intake.lists;
        let metric = self.metric_row(strict, intake)?;
        let place = lists.places.find(strict.text(self.place))?;
        let value = self.value.value(strict)?;
        for piece in &mut self.evidence {
            piece.settle(strict, lists)?;
        }
        let name = strict.text(self.id);
        intake.ids.take_quietly(name, &intake.batch).ok()?;
        // From here on nothing can be in the way.
        let text = |piece: Option<Piece>| piece.map(|piece| strict.text(piece));
        let id = intake.batch.push_with(
            ClaimSeed {
                place_inferred: self.place_inferred,
                date: self.date,
                date_inferred: self.date_inferred,
                date_note: text(self.date_note),
                as_of: text(self.as_of),
                value_form: self.value.form(),
                value_text: self.value.text(strict),
                preferred: self.preferred,
                status: self.status,
                note: text(self.note),
                tags: self.tags.iter().map(|tag| strict.text(*tag)).collect(),
                ..ClaimSeed::new(name, MetricId::new(metric), PlaceId::new(place), value)
            },
            self.attributed_to.iter().map(|piece| strict.text(*piece)),
            self.evidence.iter().map(|piece| piece.seed(strict)),
        );
        if let Some((whole, at)) = self.part_of {
            let whole = match strict.borrowed(whole) {
                Some(text) => Text::Borrowed(text),
                None => Text::Owned(strict.text(whole).to_owned()),
            };
            intake.parts.push((id, At::new(whole, at)));
        }
        Some(())
    }

    /// The row of the metric, which is mostly that of the claim before.
    fn metric_row(&mut self, strict: &Strict<'_>, intake: &Intake<'_, '_>) -> Option<usize> {
        let metric = strict.text(self.metric);
        if let Some((last, row)) = &self.last_metric
            && last == metric.as_bytes()
        {
            return Some(*row);
        }
        let row = intake.lists.metrics.find(metric)?;
        self.last_metric = Some((metric.as_bytes().to_vec(), row));
        Some(row)
    }
}

/// The list of texts that stands next.
fn texts(strict: &mut Strict<'_>, texts: &mut Vec<Piece>) -> Option<()> {
    strict.sign(b'[')?;
    let mut any = false;
    while strict.more(&mut any, b']')? {
        texts.push(strict.string()?);
    }
    Some(())
}
