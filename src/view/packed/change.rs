//! A row more or less in a column, and numbers that become others: one pass at most.

use super::{NONE, Packed, Width};
use std::ops::Range;

impl Packed {
    /// Puts a row in, before the one that stands there. No number of the column but [`NONE`] is
    /// above `largest` from now on.
    pub fn insert(&mut self, at: usize, number: u64, largest: u64) {
        fn insert<T: Width>(column: &mut Vec<T>, at: usize, number: u64) {
            column.insert(at.min(column.len()), T::down(number));
        }
        if let Self::Same(same, count) = self
            && (*same == number || *count == 0)
        {
            *same = number;
            *count += 1;
            return;
        }
        self.widen(largest);
        in_each_width!(self,
            Self::Same(..) => {},
            column => insert(column, at, number));
    }

    /// Takes a row out, and gives its number.
    pub fn remove(&mut self, at: usize) -> u64 {
        fn remove<T: Width>(column: &mut Vec<T>, at: usize) -> u64 {
            if at < column.len() {
                column.remove(at).up()
            } else {
                NONE
            }
        }
        in_each_width!(self,
            Self::Same(number, count) => {
                *count = count.saturating_sub(1);
                *number
            },
            column => remove(column, at))
    }

    /// Numbers from this one on become one more (`up`) or one less in a range of rows. None but
    /// [`NONE`] is above `largest` then.
    pub fn shift(&mut self, range: Range<usize>, from: u64, up: bool, largest: u64) {
        fn shift<T: Width>(column: Option<&mut [T]>, from: u64, up: bool) {
            if T::down(from) == T::NONE {
                return;
            }
            let from = T::down(from);
            for number in column.unwrap_or_default() {
                if *number >= from && *number != T::NONE {
                    *number = if up { number.more() } else { number.less() };
                }
            }
        }
        if range.is_empty() {
            return;
        }
        if let Self::Same(number, count) = self {
            if *number < from || *number == NONE {
                return;
            }
            if range == (0..*count) {
                *number = if up { *number + 1 } else { *number - 1 };
                return;
            }
        }
        self.widen(largest);
        in_each_width!(self,
            Self::Same(..) => {},
            column => shift(column.get_mut(range), from, up));
    }

    /// Whether a number stands somewhere in the column.
    pub fn has(&self, number: u64) -> bool {
        fn has<T: Width>(column: &[T], number: u64) -> bool {
            let wanted = T::down(number);
            wanted.up() == number && column.contains(&wanted)
        }
        in_each_width!(self,
            Self::Same(same, count) => *same == number && *count > 0,
            column => has(column, number))
    }

    /// Becomes a list in which a number as large as this fits.
    fn widen(&mut self, largest: u64) {
        let is_wide = match self {
            Self::Same(..) => false,
            Self::Bytes(_) => largest < u8::MAX.into(),
            Self::Shorts(_) => largest < u16::MAX.into(),
            Self::Longs(_) => largest < u32::MAX.into(),
            Self::Full(_) => true,
        };
        if is_wide {
            return;
        }
        let largest = match self {
            Self::Same(NONE, _) => largest,
            Self::Same(number, _) => largest.max(*number),
            _ => largest,
        };
        let numbers = (0..self.len()).map(|row| self.get(row));
        *self = Self::wide(largest, numbers);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{NONE, Packed};
    use proptest::prelude::*;

    fn all(column: &Packed) -> Vec<u64> {
        (0..column.len()).map(|row| column.get(row)).collect()
    }

    fn number() -> impl Strategy<Value = u64> {
        prop_oneof![
            Just(NONE),
            0..3_u64,
            250..260_u64,
            65_530..65_540_u64,
            Just(1 << 40),
        ]
    }

    proptest! {
        #[test]
        fn a_changed_column_holds_what_a_changed_list_does(
            mut list in prop::collection::vec(number(), 0..20),
            changes in prop::collection::vec((0..3_usize, any::<prop::sample::Index>(), number()), 0..20),
        ) {
            let largest = |list: &[u64]| list.iter().copied().filter(|&it| it != NONE).max();
            let mut column = Packed::of(largest(&list).unwrap_or(0), list.iter().copied());
            for (what, at, number) in changes {
                match what {
                    0 => {
                        let at = at.index(list.len() + 1);
                        list.insert(at, number);
                        column.insert(at, number, largest(&list).unwrap_or(0));
                    }
                    1 if !list.is_empty() => {
                        let at = at.index(list.len());
                        prop_assert_eq!(list.remove(at), column.remove(at));
                    }
                    _ if number != NONE => {
                        let range = at.index(list.len() + 1)..list.len();
                        for it in &mut list[range.clone()] {
                            *it += u64::from(*it >= number && *it != NONE);
                        }
                        let largest = largest(&list).unwrap_or(0);
                        column.shift(range.clone(), number, true, largest);
                        prop_assert_eq!(all(&column), list.clone());
                        for it in &mut list[range.clone()] {
                            *it -= u64::from(*it > number && *it != NONE);
                        }
                        column.shift(range, number + 1, false, largest);
                    }
                    _ => {}
                }
                prop_assert_eq!(all(&column), list.clone());
                prop_assert_eq!(column.has(number), list.contains(&number));
            }
        }
    }
}
