//! Ids that are numbers in a row, as programs make them up: `report-0`, `report-1`, `report-2`.

/// So many digits are a number.
const DIGITS: usize = 9;

/// What all ids of a list begin with, and the number of the first.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    prefix: String,
    first: usize,
}

impl Numbered {
    /// What ids in a row after this one look like; `None` where it ends in no number.
    pub fn beginning_with(id: &str) -> Option<Self> {
        let prefix = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let first = number(id.strip_prefix(prefix)?)?;
        Some(Self {
            prefix: prefix.to_owned(),
            first,
        })
    }

    /// The row of an id, if it is one of these, however long the list is.
    #[inline]
    pub fn row(&self, id: &str) -> Option<usize> {
        let rest = id.strip_prefix(self.prefix.as_str())?;
        number(rest)?.checked_sub(self.first)
    }
}

/// A number in digits, written as numbers are: without zeros before it.
#[inline]
fn number(digits: &str) -> Option<usize> {
    let digits = digits.as_bytes();
    if !(1..=DIGITS).contains(&digits.len()) || (digits.len() > 1 && digits.first() == Some(&b'0'))
    {
        return None;
    }
    digits.iter().try_fold(0, |number, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        Some(number * 10 + usize::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::Numbered;

    #[test]
    fn every_number_after_the_first_has_its_row() {
        for (first, prefix, start) in [("report-0", "report-", 0), ("д9", "д", 9), ("7", "", 7)] {
            let Some(ids) = Numbered::beginning_with(first) else {
                panic!("{first} ends in a number");
            };
            for row in 0..200 {
                assert_eq!(ids.row(&format!("{prefix}{}", start + row)), Some(row));
            }
            let others = [
                "report-",
                "report-01",
                "report-1a",
                "report-+1",
                "d9",
                "0x",
                "",
                "007",
            ];
            for other in others {
                assert_eq!(ids.row(other), None, "{other}");
            }
        }
    }

    #[test]
    fn what_ends_in_no_number_as_numbers_are_written_is_none() {
        for id in ["a", "", "a01", "a1234567890", "1a"] {
            assert_eq!(Numbered::beginning_with(id), None, "{id}");
        }
    }
}
