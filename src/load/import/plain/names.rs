//! The ids of claims that rows make: `row-1`, `row-2`, and so on.

use crate::model::push_digits;

/// The id of the claims of a row. Rows come one after the other, so mostly one digit changes.
#[derive(Debug, Default)]
pub(super) struct RowName {
    text: String,
    number: u64,
    /// The id without what stands behind the number.
    length: usize,
}

impl RowName {
    /// Goes to a row.
    pub fn go_to(&mut self, number: u64) {
        self.text.truncate(self.length);
        if self.number + 1 == number && self.length > 0 {
            let mut zeros = 0;
            while self.text.ends_with('9') {
                self.text.pop();
                zeros += 1;
            }
            match self.text.pop() {
                Some(digit @ '0'..='8') => self.text.push(char::from(digit as u8 + 1)),
                before => {
                    self.text.extend(before);
                    self.text.push('1');
                }
            }
            self.text.extend(std::iter::repeat_n('0', zeros));
        } else {
            self.text.clear();
            self.text.push_str("row-");
            push_digits(&mut self.text, number);
        }
        self.number = number;
        self.length = self.text.len();
    }

    /// The id of its claim with this behind the number; nothing, where no other claim has it.
    #[inline]
    pub fn with(&mut self, suffix: &str) -> &str {
        self.text.truncate(self.length);
        if !suffix.is_empty() {
            self.text.push('-');
            self.text.push_str(suffix);
        }
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::RowName;

    #[test]
    fn every_row_has_its_number() {
        let mut name = RowName::default();
        for number in (1..=1_200).chain([1_300, 9_999, 10_000, 10_001, 5, 6]) {
            name.go_to(number);
            assert_eq!(name.with(""), format!("row-{number}"));
            assert_eq!(name.with("killed"), format!("row-{number}-killed"));
            assert_eq!(name.with(""), format!("row-{number}"));
        }
    }
}
