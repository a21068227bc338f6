//! What a map sees of its sheet: squares that lie within its edges are counted as wholes, and only
//! of those at the edges each mark is asked.

use super::AROUND;
use super::sheet::{Dot, Placement, Sheet, is_visible};
use super::speck::{Kind, Speck};
use crate::scene::geometry::Size;
use crate::scene::grid::Grid;
use std::ops::Range;

/// Kinds are bits of a number: all behind this one, which hardly can be, count as one.
pub(super) const LAST_KIND: u8 = 127;
/// Where so many times as many marks are laid out as are seen, the largest of them are looked for
/// among those that are seen.
const SPARSE: usize = 16;

/// What a map sees of its sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// How many marks.
    pub marks: usize,
    /// How many places, those in groups counted one by one.
    pub places: usize,
    /// The positions of the largest of them.
    pub largest: Vec<u32>,
    /// The first position behind those: all other marks in view are there or later.
    pub rest: usize,
    /// What they look like, each once.
    pub kinds: Vec<Kind>,
}

/// What stands in the squares of a grid.
#[derive(Debug, Clone, Default)]
pub(super) struct Squares {
    /// How many places stand before each mark, in the order of the grid; nothing where each mark
    /// is one place.
    places: Vec<u32>,
    /// A bit for each kind in each square.
    kinds: Vec<u128>,
}

impl Squares {
    pub fn new(grid: &Grid, specks: &[Speck], dots: &[Dot]) -> Self {
        let (columns, rows) = grid.squares();
        let mut squares = Self {
            places: Vec::new(),
            kinds: vec![0; columns * rows],
        };
        for (at, kinds) in squares.kinds.iter_mut().enumerate() {
            let column = at % columns;
            let marks = grid.ordered(grid.span(at / columns, column..column + 1));
            let dots = marks.iter().filter_map(|&at| dots.get(at as usize));
            *kinds = dots.fold(0, |kinds, dot| kinds | bit(dot.kind));
        }
        if specks.iter().any(|speck| speck.places != 1) {
            let mut sum = 0_u32;
            squares.places.push(0);
            for &at in grid.ordered(0..specks.len()) {
                let places = specks.get(at as usize).map_or(1, |speck| speck.places);
                sum = sum.saturating_add(places);
                squares.places.push(sum);
            }
        }
        squares
    }

    fn places(&self, span: &Range<usize>) -> usize {
        match (self.places.get(span.start), self.places.get(span.end)) {
            (Some(before), Some(all)) => (all - before) as usize,
            _ => span.len(),
        }
    }
}

fn bit(kind: u8) -> u128 {
    1 << kind.min(LAST_KIND)
}

/// Where a column or a row of squares lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    /// All its marks have their middle on the map.
    Within,
    /// Perhaps some.
    Across,
    /// None of its marks reaches into the map, but perhaps a large one.
    Beyond,
}

impl Lies {
    /// Of a stretch between two points on the map, from 0 to `size`.
    fn between(first: f32, last: f32, size: f32, reach: f32) -> Self {
        if first >= 0.0 && last <= size {
            Self::Within
        } else if last < -reach || first > size + reach {
            Self::Beyond
        } else {
            Self::Across
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Beyond, _) | (_, Self::Beyond) => Self::Beyond,
            (Self::Within, Self::Within) => Self::Within,
            _ => Self::Across,
        }
    }
}

impl Sheet {
    /// What a map of this size sees, with the positions of so many of the largest marks.
    #[must_use]
    pub fn seen(&self, placement: &Placement, map: Size, largest: usize) -> Seen {
        let (columns, rows) = self.lie(placement, map);
        let mut seen = Seen::default();
        let mut kinds = 0_u128;
        let asked = |at: u32, seen: &mut Seen, kinds: &mut u128| {
            if let Some(dot) = self.visible(at, placement, map) {
                seen.marks += 1;
                seen.places += self.places_of(at);
                *kinds |= bit(dot.kind);
            }
        };
        for (row, span, lies) in crossed(&columns, &rows) {
            let marks = self.grid.span(row, span.clone());
            if lies == Lies::Within {
                seen.marks += marks.len();
                seen.places += self.squares.places(&marks);
                let first = row * columns.len();
                let of_row = self.squares.kinds.get(first + span.start..first + span.end);
                kinds = of_row.unwrap_or_default().iter().fold(kinds, |a, b| a | b);
            } else {
                for &at in self.grid.ordered(marks) {
                    asked(at, &mut seen, &mut kinds);
                }
            }
        }
        for &at in self.large_beyond(&columns, &rows) {
            asked(at, &mut seen, &mut kinds);
        }
        seen.largest = if seen.marks < self.dots.len() / SPARSE {
            self.largest_of_few(placement, map, largest, (&columns, &rows))
        } else {
            let all = 0..u32::try_from(self.dots.len()).unwrap_or(u32::MAX);
            let visible = all.filter(|&at| self.visible(at, placement, map).is_some());
            visible.take(largest).collect()
        };
        let last = seen.largest.last();
        seen.rest = last.map_or(self.dots.len(), |&at| at as usize + 1);
        let all = self.kinds.iter().enumerate();
        let is_seen = |at: usize| kinds & bit(u8::try_from(at).unwrap_or(LAST_KIND)) != 0;
        seen.kinds = all
            .filter_map(|(at, kind)| is_seen(at).then_some(*kind))
            .collect();
        seen
    }

    fn visible(&self, at: u32, placement: &Placement, map: Size) -> Option<&Dot> {
        let dot = self.dots.get(at as usize)?;
        is_visible(placement.on_map(dot.at), dot.reach, map).then_some(dot)
    }

    fn places_of(&self, at: u32) -> usize {
        self.specks
            .get(at as usize)
            .map_or(1, |it| it.places as usize)
    }

    /// Where each column and each row of squares lies on a map.
    fn lie(&self, placement: &Placement, map: Size) -> (Vec<Lies>, Vec<Lies>) {
        let (columns, rows) = self.grid.squares();
        let reach = self.grid.reach() + AROUND;
        // What stands beyond the sheet's edges is in the squares at the edge.
        let is_last = |at: usize, of: usize| at == 0 || at + 1 == of;
        let side = |at: usize| f32::from(u16::try_from(at).unwrap_or(u16::MAX)) * self.grid.side();
        let column = |at: usize| {
            let (west, turn) = placement.across(side(at));
            let (east, other) = placement.across(side(at + 1));
            if is_last(at, columns) || turn.to_bits() != other.to_bits() {
                return Lies::Across;
            }
            Lies::between(west, east, map.width, reach)
        };
        let row = |at: usize| {
            if is_last(at, rows) {
                return Lies::Across;
            }
            let (north, south) = (placement.down(side(at)), placement.down(side(at + 1)));
            Lies::between(north, south, map.height, reach)
        };
        (
            (0..columns).map(column).collect(),
            (0..rows).map(row).collect(),
        )
    }

    /// The marks that reach farther than the squares tell, where these lie beyond the edges.
    fn large_beyond<'a>(
        &'a self,
        columns: &'a [Lies],
        rows: &'a [Lies],
    ) -> impl Iterator<Item = &'a u32> {
        self.grid.large().iter().filter(move |&&at| {
            let square = |dot: &Dot| self.grid.square_of(dot.at);
            let square = self.dots.get(at as usize).map(square);
            let lies =
                square.and_then(|(column, row)| Some(columns.get(column)?.and(*rows.get(row)?)));
            lies == Some(Lies::Beyond)
        })
    }

    fn largest_of_few(
        &self,
        placement: &Placement,
        map: Size,
        largest: usize,
        (columns, rows): (&[Lies], &[Lies]),
    ) -> Vec<u32> {
        let squares = crossed(columns, rows);
        let inside =
            squares.flat_map(|(row, span, _)| self.grid.ordered(self.grid.span(row, span)));
        let all = inside.chain(self.large_beyond(columns, rows)).copied();
        let visible = all.filter(|&at| self.visible(at, placement, map).is_some());
        let mut found: Vec<u32> = visible.collect();
        found.sort_unstable();
        found.truncate(largest);
        found
    }
}

/// The squares that a map may see, as runs of squares that lie alike: row, columns.
fn crossed<'a>(
    columns: &'a [Lies],
    rows: &'a [Lies],
) -> impl Iterator<Item = (usize, Range<usize>, Lies)> + use<'a> {
    let mut spans: Vec<(Range<usize>, Lies)> = Vec::new();
    for (at, &lies) in columns.iter().enumerate() {
        match spans.last_mut() {
            Some((span, known)) if *known == lies => span.end = at + 1,
            _ => spans.push((at..at + 1, lies)),
        }
    }
    let squares = rows.iter().enumerate().flat_map(move |(row, &down)| {
        let spans = spans.clone().into_iter();
        spans.map(move |(span, across)| (row, span, across.and(down)))
    });
    squares.filter(|(_, _, lies)| *lies != Lies::Beyond)
}
