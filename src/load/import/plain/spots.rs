//! Where rows lie, by the very texts of their cells: rows of one place nearly always have the same,
//! and then nothing of it is read or asked again.

use super::LightCells;
use crate::load::import::by_place_name::Seen;
use crate::load::import::coordinates::Pair;
use crate::load::import::survey::Survey;
use crate::model::{ByHash, LatLon, PlaceId};

/// So many are remembered at a time.
const MOST: usize = 1 << 16;

/// After so many it is asked whether they come again; where one of so many rows at most has one of
/// them, no more are remembered.
const TRIED: usize = 1 << 12;
const ONE_IN: usize = 8;

/// Their texts have no more bytes than that, or one text more.
const MOST_TEXT: usize = 1 << 23;

/// The name and coordinates of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'m> {
    pub pair: Pair,
    pub at: LatLon,
    pub country: Option<&'m str>,
    /// Its place, once a row has it.
    pub place: Option<PlaceId>,
    /// What the name said of the coordinates, once it was asked.
    pub seen: Option<Seen>,
    /// How many rows had it since it was last told.
    pub rows: u64,
}

/// The spots met so far.
#[derive(Debug, Default)]
pub(super) struct Spots<'m> {
    known: ByHash,
    list: Vec<Spot<'m>>,
    /// The texts of all their cells, end to end.
    texts: String,
    /// Where each text ends: one number for each column of each spot.
    ends: Vec<u32>,
    /// How many rows were there, and how many of them lay where none before did.
    asked: usize,
    new: usize,
}

impl<'m> Spots<'m> {
    /// The hash of the texts that make a spot.
    #[inline]
    pub fn hash(&self, columns: &[usize], cells: LightCells<'_>) -> u64 {
        let texts = columns.iter().map(|&column| cells.raw(column));
        self.known.hash_texts(texts)
    }

    /// The spot with the texts of these cells.
    #[inline]
    pub fn find(&self, columns: &[usize], hash: u64, cells: LightCells<'_>) -> Option<usize> {
        let count = columns.len();
        let texts = self.texts.as_bytes();
        self.known.find(hash, |number| {
            let first = number * count;
            let start = first.checked_sub(1).and_then(|at| self.ends.get(at));
            let mut start = start.map_or(0, |&start| start as usize);
            let ends = self.ends.get(first..first + count).unwrap_or_default();
            ends.iter().zip(columns).all(|(&end, &column)| {
                let text = texts.get(start..end as usize);
                start = end as usize;
                text == Some(cells.raw(column).as_bytes())
            })
        })
    }

    /// Keeps a spot by the texts of its cells.
    pub fn keep(
        &mut self,
        columns: &[usize],
        hash: u64,
        cells: LightCells<'_>,
        spot: Spot<'m>,
    ) -> usize {
        for &column in columns {
            self.texts.push_str(cells.raw(column));
            self.ends
                .push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        }
        let number = self.list.len();
        self.known.insert(hash, number);
        self.list.push(spot);
        number
    }

    #[inline]
    pub fn get_mut(&mut self, number: usize) -> Option<&mut Spot<'m>> {
        self.list.get_mut(number)
    }

    /// Counts rows, and those of them that lie where none before did.
    pub fn count(&mut self, rows: usize, new: usize) {
        self.asked += rows;
        self.new += new;
    }

    /// Forgets them all where they are too many. No row that is in hand may have one.
    pub fn make_room(&mut self, asked: Option<&mut Survey>) {
        let again = self.asked - self.new;
        let hardly = self.list.len() >= TRIED && again * ONE_IN < self.asked;
        if self.list.len() < MOST && self.texts.len() < MOST_TEXT && !hardly {
            return;
        }
        self.tell(asked);
        self.known.clear();
        self.list.clear();
        self.texts.clear();
        self.ends.clear();
    }

    /// Tells the coordinates of all rows since the last time.
    pub fn tell(&mut self, asked: Option<&mut Survey>) {
        let Some(asked) = asked else { return };
        for spot in &mut self.list {
            if spot.rows > 0 {
                asked.see_rows(spot.pair, spot.country, spot.rows);
                spot.rows = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LightCells, MOST, Spot, Spots};
    use crate::load::import::coordinates::Pair;
    use crate::load::table::{CellKind, LightCell};
    use crate::model::LatLon;

    /// The number of the spot with these texts, and whether it is new.
    fn number(spots: &mut Spots<'_>, texts: [&str; 3]) -> (usize, bool) {
        let kind = CellKind::Text;
        let cells = texts.map(|text| LightCell { text, kind });
        let (cells, columns) = (LightCells(&cells), [2, 0, 1]);
        let hash = spots.hash(&columns, cells);
        if let Some(known) = spots.find(&columns, hash, cells) {
            return (known, false);
        }
        let spot = Spot {
            pair: Pair {
                latitude: 1.0,
                longitude: 2.0,
            },
            at: LatLon::new(1.0, 2.0),
            country: None,
            place: None,
            seen: None,
            rows: 0,
        };
        (spots.keep(&columns, hash, cells, spot), true)
    }

    #[test]
    fn the_same_texts_are_one_spot_and_no_others() {
        let mut spots = Spots::default();
        let rows = [
            ["ab", "c", "x"],
            ["a", "bc", "x"],
            ["", "abc", "x"],
            ["abcx", "", ""],
            ["c", "ab", "x"],
        ];
        for (row, texts) in rows.into_iter().enumerate() {
            assert_eq!(number(&mut spots, texts), (row, true));
        }
        for (row, texts) in rows.into_iter().enumerate() {
            assert_eq!(number(&mut spots, texts), (row, false));
        }
    }

    #[test]
    fn no_more_than_so_many_are_remembered() {
        let mut spots = Spots::default();
        for row in 0..MOST {
            spots.make_room(None);
            let text = row.to_string();
            assert_eq!(number(&mut spots, [&text, "", ""]), (row, true));
        }
        spots.make_room(None);
        assert_eq!(number(&mut spots, ["7", "", ""]), (0, true));
    }
}
