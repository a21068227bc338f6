//! The dates of claims in four bytes each; spans of days stand aside.

use super::Side;
use crate::model::CivilDate;
use std::num::NonZeroU32;

/// A date for each row, or none.
#[derive(Debug, Clone, Default)]
pub(super) struct Dates {
    packed: Vec<Option<NonZeroU32>>,
    others: Side<CivilDate>,
}

impl Dates {
    pub fn reserve(&mut self, rows: usize) {
        self.packed.reserve(rows);
    }

    pub fn push(&mut self, date: Option<CivilDate>) {
        let packed = date.map(|date| {
            date.packed().unwrap_or_else(|| {
                self.others.push(self.packed.len(), date);
                NonZeroU32::MAX
            })
        });
        self.packed.push(packed);
    }

    /// # Panics
    /// If there is no such row.
    pub fn get(&self, row: usize) -> Option<CivilDate> {
        let packed = self.packed[row]?;
        if packed == NonZeroU32::MAX {
            return self.others.get(row).copied();
        }
        CivilDate::unpacked(packed)
    }

    /// Gives back what is too much.
    pub fn finish(&mut self) {
        self.packed.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::Dates;
    use crate::model::CivilDate;

    #[test]
    fn every_date_comes_back() {
        let texts = [
            "2021-01-31",
            "2021-01",
            "2021",
            "2021-01-23/2021-01-31",
            "0000-01-01",
            "9999-12-31",
            "2024-02-29",
            "2024-02",
        ];
        let mut column = Dates::default();
        column.push(None);
        for text in texts {
            column.push(CivilDate::parse(text).ok());
        }
        column.push(CivilDate::day(-9999, 1, 1));
        assert_eq!(column.get(0), None);
        for (row, text) in texts.iter().enumerate() {
            let date = column.get(row + 1).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(*text));
            assert_eq!(column.get(row + 1), CivilDate::parse(text).ok());
        }
        assert_eq!(column.get(texts.len() + 1), CivilDate::day(-9999, 1, 1));
    }
}
