//! The numbers of claims in four bytes each; larger ones stand aside.

use super::Side;

/// A number for each row, or none.
#[derive(Debug, Clone, Default)]
pub(super) struct Amounts {
    small: Vec<u32>,
    large: Side<u64>,
}

/// Beyond every small number.
const NONE: u32 = u32::MAX;
const IS_LARGE: u32 = u32::MAX - 1;

impl Amounts {
    pub fn reserve(&mut self, rows: usize) {
        self.small.reserve(rows);
    }

    pub fn push(&mut self, amount: Option<u64>) {
        let small = match amount.map(u32::try_from) {
            None => NONE,
            Some(Ok(small)) if small < IS_LARGE => small,
            Some(_) => {
                let row = self.small.len();
                self.large.push(row, amount.unwrap_or_default());
                IS_LARGE
            }
        };
        self.small.push(small);
    }

    pub fn get(&self, row: usize) -> Option<u64> {
        match *self.small.get(row)? {
            NONE => None,
            IS_LARGE => self.large.get(row).copied(),
            small => Some(small.into()),
        }
    }

    /// Gives back what is too much.
    pub fn finish(&mut self) {
        self.small.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::Amounts;

    #[test]
    fn every_number_comes_back_however_large() {
        let edge = u64::from(u32::MAX);
        let amounts = [0, 1, edge - 2, edge - 1, edge, edge + 1, 1 << 53];
        let amounts: Vec<Option<u64>> = amounts.into_iter().map(Some).chain([None]).collect();
        let mut column = Amounts::default();
        for amount in &amounts {
            column.push(*amount);
        }
        for (row, amount) in amounts.iter().enumerate() {
            assert_eq!(column.get(row), *amount);
        }
        assert_eq!(column.get(amounts.len()), None);
    }
}
