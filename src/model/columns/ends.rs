//! Which pieces belong to which row, in no memory at all while every row has as many as most do.

use std::ops::Range;

/// Where the pieces of each row end. As long as every row has `USUAL` of them nothing is stored.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends<const USUAL: usize> {
    rows: usize,
    /// Empty while all rows are usual; else one number for each row.
    ends: Vec<u32>,
}

impl<const USUAL: usize> Ends<USUAL> {
    /// Makes room for so many rows, where they take any.
    pub fn reserve(&mut self, rows: usize) {
        if !self.ends.is_empty() {
            self.ends.reserve(rows);
        }
    }

    /// Adds a row whose pieces end before the piece `end`.
    pub fn push(&mut self, end: usize) {
        self.rows += 1;
        if self.ends.is_empty() {
            if end == self.rows * USUAL {
                return;
            }
            let before = 1..self.rows;
            self.ends = before.map(|row| super::count(row * USUAL)).collect();
        }
        self.ends.push(super::count(end));
    }

    /// The pieces of a row.
    pub fn of(&self, row: usize) -> Range<usize> {
        if self.ends.is_empty() {
            return row * USUAL..(row + 1) * USUAL;
        }
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[row] as usize
    }

    /// The row that a piece belongs to.
    pub fn row_of(&self, piece: usize) -> usize {
        if self.ends.is_empty() {
            return piece.checked_div(USUAL).unwrap_or(0);
        }
        self.ends.partition_point(|&end| end as usize <= piece)
    }

    /// Gives back what is too much.
    pub fn finish(&mut self) {
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::Ends;

    #[track_caller]
    fn check<const USUAL: usize>(pieces: &[usize]) {
        let mut ends = Ends::<USUAL>::default();
        let mut end = 0;
        for count in pieces {
            end += count;
            ends.push(end);
        }
        let mut start = 0;
        for (row, count) in pieces.iter().enumerate() {
            assert_eq!(ends.of(row), start..start + count, "row {row}");
            for piece in ends.of(row) {
                assert_eq!(ends.row_of(piece), row);
            }
            start += count;
        }
    }

    #[test]
    fn every_row_keeps_its_pieces() {
        for pieces in [&[0, 0, 0][..], &[1, 1, 1], &[1, 1, 3, 0, 1], &[0, 2], &[]] {
            check::<0>(pieces);
            check::<1>(pieces);
        }
    }

    #[test]
    fn rows_that_are_as_usual_cost_nothing() {
        let mut ends = Ends::<1>::default();
        for end in 1..=1_000 {
            ends.push(end);
        }
        assert!(ends.ends.is_empty());
    }
}
