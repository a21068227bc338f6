//! Five small facts of a claim in one byte.

use crate::model::{Status, ValueForm};

/// From the lowest bit: place inferred, date inferred, preferred, three bits for the status (none
/// or one more than its number), two for the form of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Flags(u8);

const PLACE_INFERRED: u8 = 1;
const DATE_INFERRED: u8 = 1 << 1;
const PREFERRED: u8 = 1 << 2;
const STATUS: u8 = 0b111 << 3;

impl Flags {
    pub fn new(
        place_inferred: bool,
        date_inferred: bool,
        status: Option<Status>,
        form: ValueForm,
    ) -> Self {
        let form = match form {
            ValueForm::Number => 0,
            ValueForm::Text => 1,
            ValueForm::Object => 2,
        };
        let mut flags = Self(form << 6);
        flags.set(PLACE_INFERRED, place_inferred);
        flags.set(DATE_INFERRED, date_inferred);
        flags.set_status(status);
        flags
    }

    fn set(&mut self, bit: u8, is_set: bool) {
        self.0 = if is_set { self.0 | bit } else { self.0 & !bit };
    }

    pub fn place_inferred(self) -> bool {
        self.0 & PLACE_INFERRED > 0
    }

    pub fn date_inferred(self) -> bool {
        self.0 & DATE_INFERRED > 0
    }

    pub fn preferred(self) -> bool {
        self.0 & PREFERRED > 0
    }

    pub fn set_preferred(&mut self, preferred: bool) {
        self.set(PREFERRED, preferred);
    }

    /// The status as the file states it.
    pub fn status(self) -> Option<Status> {
        let number = usize::from((self.0 & STATUS) >> 3).checked_sub(1)?;
        Status::ALL.get(number).copied()
    }

    pub fn set_status(&mut self, status: Option<Status>) {
        let number = match status {
            None => 0,
            Some(Status::Proposed) => 1,
            Some(Status::Reviewed) => 2,
            Some(Status::Disputed) => 3,
            Some(Status::Rejected) => 4,
        };
        self.0 = (self.0 & !STATUS) | number << 3;
    }

    pub fn value_form(self) -> ValueForm {
        match self.0 >> 6 {
            0 => ValueForm::Number,
            1 => ValueForm::Text,
            _ => ValueForm::Object,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Flags;
    use crate::model::{Status, ValueForm};

    #[test]
    fn every_fact_comes_back_whatever_the_others_are() {
        let statuses = Status::ALL.map(Some).into_iter().chain([None]);
        for status in statuses {
            for form in [ValueForm::Number, ValueForm::Text, ValueForm::Object] {
                for inferred in [false, true] {
                    let mut flags = Flags::new(inferred, !inferred, None, form);
                    flags.set_preferred(true);
                    flags.set_status(status);
                    assert_eq!(flags.place_inferred(), inferred);
                    assert_eq!(flags.date_inferred(), !inferred);
                    assert_eq!((flags.status(), flags.value_form()), (status, form));
                    assert!(flags.preferred());
                    flags.set_preferred(false);
                    assert!(!flags.preferred());
                    assert_eq!((flags.status(), flags.value_form()), (status, form));
                }
            }
        }
    }
}
