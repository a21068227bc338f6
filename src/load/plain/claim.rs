//! A claim in which nothing is unusual, read without a detour into the columns.
//!
//! What is unusual is every key that the format does not know, everything that is wrong, and the
//! few keys that stand in few claims: such a claim is read by `claims.rs`, which has words for it.

use super::evidence::{self, Evidence};
use super::strict::{Piece, Strict};
use super::value::{self, Figure};
use crate::load::claims::Intake;
use crate::load::field::{At, Text};
use crate::load::problems::Stretch;
use crate::model::{CivilDate, ClaimSeed, MetricId, PlaceId, Status};

/// The keys of a claim, reused from claim to claim.
#[derive(Debug, Default)]
pub(super) struct PlainClaim {
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
    /// What the last claims referred to.
    last_metric: Option<(Vec<u8>, usize)>,
}

/// One bit for each key, so that none comes twice.
const ID: u32 = 1;
const METRIC: u32 = 1 << 1;
const PLACE: u32 = 1 << 2;
const VALUE: u32 = 1 << 3;
const REQUIRED: u32 = ID | METRIC | PLACE | VALUE;

impl PlainClaim {
    /// Reads the claim that stands next into the columns; `None`, and nothing done, where it is
    /// not plain.
    pub fn read<'a>(&mut self, strict: &mut Strict<'a>, intake: &mut Intake<'a, '_>) -> Option<()> {
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

    fn keys(&mut self, strict: &mut Strict<'_>) -> Option<()> {
        strict.sign(b'{')?;
        let (mut any, mut seen) = (false, 0);
        while strict.more(&mut any, b'}')? {
            let bit = match strict.key()? {
                b"id" => {
                    self.id = strict.string()?;
                    ID
                }
                b"metric" => {
                    self.metric = strict.string()?;
                    METRIC
                }
                b"place" => {
                    self.place = strict.string()?;
                    PLACE
                }
                b"value" => {
                    self.value = value::read(strict)?;
                    VALUE
                }
                key => self.other_key(key, strict)?,
            };
            if seen & bit > 0 {
                return None;
            }
            seen |= bit;
        }
        (seen & REQUIRED == REQUIRED).then_some(())
    }

    fn other_key(&mut self, key: &[u8], strict: &mut Strict<'_>) -> Option<u32> {
        let number = match key {
            b"date" => {
                let date = strict.string()?;
                self.date = Some(CivilDate::parse(strict.text(date)).ok()?);
                4
            }
            b"evidence" => {
                evidence::read(strict, &mut self.evidence)?;
                5
            }
            b"attributed_to" => {
                texts(strict, &mut self.attributed_to)?;
                6
            }
            b"status" => {
                let status = strict.string()?;
                self.status = Some(Status::from_code(strict.text(status))?);
                7
            }
            b"place_inferred" => {
                self.place_inferred = strict.truth()?;
                8
            }
            b"date_inferred" => {
                self.date_inferred = strict.truth()?;
                9
            }
            b"date_note" => {
                self.date_note = Some(strict.string()?);
                10
            }
            b"as_of" => {
                self.as_of = Some(strict.string()?);
                11
            }
            b"part_of" => {
                strict.next()?;
                let start = strict.at;
                let whole = strict.string()?;
                self.part_of = Some((whole, Stretch::new(start, strict.at)));
                12
            }
            b"preferred" => {
                self.preferred = strict.truth()?;
                13
            }
            b"note" => {
                self.note = Some(strict.string()?);
                14
            }
            b"tags" => {
                texts(strict, &mut self.tags)?;
                15
            }
            _ => return None,
        };
        Some(1 << number)
    }

    fn push<'a>(&mut self, strict: &Strict<'a>, intake: &mut Intake<'a, '_>) -> Option<()> {
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
