//! A column of numbers, each as wide as the largest needs: what is small is read quickly.

use super::mask::{self, Mask};
use std::ops::Range;

/// Stands for no number.
pub(super) const NONE: u64 = u64::MAX;

/// Numbers by row.
#[derive(Debug, Clone)]
pub(super) enum Packed {
    /// So many rows with the same.
    Same(u64, usize),
    Bytes(Vec<u8>),
    Shorts(Vec<u16>),
    Longs(Vec<u32>),
    Full(Vec<u64>),
}

impl Default for Packed {
    fn default() -> Self {
        Self::Same(NONE, 0)
    }
}

/// A width of a column. Its largest number stands for [`NONE`].
pub(super) trait Width: Copy + Ord + Send + Sync {
    const NONE: Self;
    fn up(self) -> u64;
    fn down(number: u64) -> Self;
    /// Its place in a table.
    fn place(self) -> usize;
    /// One more, and one less.
    fn more(self) -> Self;
    fn less(self) -> Self;
}

macro_rules! width {
    ($($of:ty),*) => {$(
        impl Width for $of {
            const NONE: Self = <$of>::MAX;
            #[inline]
            fn up(self) -> u64 {
                if self == Self::NONE { NONE } else { u64::from(self) }
            }
            #[inline]
            fn down(number: u64) -> Self {
                <$of>::try_from(number).unwrap_or(Self::NONE)
            }
            #[inline]
            fn place(self) -> usize {
                usize::try_from(self).unwrap_or(usize::MAX)
            }
            #[inline]
            fn more(self) -> Self {
                self.saturating_add(1)
            }
            #[inline]
            fn less(self) -> Self {
                self.saturating_sub(1)
            }
        }
    )*};
}

width!(u8, u16, u32, u64);

/// The same words for a column of each width.
macro_rules! in_each_width {
    ($packed:expr, $same:pat => $of_same:expr, $column:pat => $of_column:expr) => {
        match $packed {
            $same => $of_same,
            Packed::Bytes($column) => $of_column,
            Packed::Shorts($column) => $of_column,
            Packed::Longs($column) => $of_column,
            Packed::Full($column) => $of_column,
        }
    };
}

mod change;

impl Packed {
    /// A column of these numbers, of which none but [`NONE`] is above `largest`.
    pub fn of(largest: u64, numbers: impl Iterator<Item = u64>) -> Self {
        Self::wide(largest, numbers).or_same()
    }

    /// As [`Self::of`], with a list whatever the numbers are.
    fn wide(largest: u64, numbers: impl Iterator<Item = u64>) -> Self {
        fn packed<T: Width>(numbers: impl Iterator<Item = u64>) -> Vec<T> {
            numbers.map(T::down).collect()
        }
        let is_below = |limit: u64| largest < limit;
        if is_below(u8::MAX.into()) {
            Self::Bytes(packed(numbers))
        } else if is_below(u16::MAX.into()) {
            Self::Shorts(packed(numbers))
        } else if is_below(u32::MAX.into()) {
            Self::Longs(packed(numbers))
        } else {
            Self::Full(packed(numbers))
        }
    }

    /// Without a list where all rows have the same.
    fn or_same(self) -> Self {
        let is_same = in_each_width!(&self,
            Self::Same(..) => true,
            column => column.first().is_none_or(|first| column.iter().all(|it| it == first)));
        if is_same {
            let first = if self.len() > 0 { self.get(0) } else { NONE };
            return Self::Same(first, self.len());
        }
        self
    }

    pub fn len(&self) -> usize {
        in_each_width!(self, Self::Same(_, count) => *count, column => column.len())
    }

    /// The number of a row; [`NONE`] behind the end.
    #[inline]
    pub fn get(&self, row: usize) -> u64 {
        in_each_width!(self,
            Self::Same(number, _) => *number,
            column => column.get(row).map_or(NONE, |it| it.up()))
    }

    /// The same column in another order: `to[i]` says where row `i` comes.
    pub fn spread(&self, to: &[u32]) -> Self {
        fn spread<T: Width>(column: &[T], to: &[u32]) -> Vec<T> {
            let mut new = vec![T::NONE; column.len()];
            for (&number, &at) in column.iter().zip(to) {
                if let Some(slot) = new.get_mut(at as usize) {
                    *slot = number;
                }
            }
            new
        }
        match self {
            Self::Same(number, count) => Self::Same(*number, *count),
            Self::Bytes(column) => Self::Bytes(spread(column, to)),
            Self::Shorts(column) => Self::Shorts(spread(column, to)),
            Self::Longs(column) => Self::Longs(spread(column, to)),
            Self::Full(column) => Self::Full(spread(column, to)),
        }
    }

    /// Leaves in a mask the rows of a range whose number is marked in a table, which has a place
    /// for each.
    pub fn keep_marked(&self, range: Range<usize>, mask: &mut Mask, table: &Table) {
        fn keep<T: Width>(column: Option<&[T]>, mask: &mut Mask, table: &Table) {
            if let Some((number, is_kept)) = table.only {
                let number = T::down(number);
                return mask.keep(column, |it| (it == number) == is_kept);
            }
            let marked = table.marked.as_slice();
            mask.keep(column, |it| marked.get(it.place()) == Some(&true));
        }
        in_each_width!(self,
            Self::Same(number, _) => if !table.has(number.place()) { mask.clear_all(); },
            column => keep(column.get(range), mask, table));
    }

    /// Leaves in a mask the rows of a range whose number lies between two, both counted, or does
    /// not; rows without a number stay.
    pub fn keep_between(
        &self,
        range: Range<usize>,
        mask: &mut Mask,
        (from, to): (u64, u64),
        is_excluded: bool,
    ) {
        fn keep<T: Width>(
            column: Option<&[T]>,
            mask: &mut Mask,
            (from, to): (u64, u64),
            is_excluded: bool,
        ) {
            // Beyond the width: no row lies there, since the largest stands for no number.
            let is_none = from > to || T::down(from) == T::NONE;
            let (from, to) = (T::down(from), T::down(to));
            if is_none {
                if !is_excluded {
                    mask.keep(column, |it| it == T::NONE);
                }
                return;
            }
            // One comparison for both ends, none of which is foreseen.
            mask.keep(column, |it| {
                let lies_in = it == it.clamp(from, to);
                it == T::NONE || lies_in != is_excluded
            });
        }
        let ends = (from, to);
        match self {
            Self::Same(number, _) => {
                let lies_in = (from..=to).contains(number);
                if *number != NONE && lies_in == is_excluded {
                    mask.clear_all();
                }
            }
            Self::Bytes(column) => keep(column.get(range), mask, ends, is_excluded),
            Self::Shorts(column) => keep(column.get(range), mask, ends, is_excluded),
            Self::Longs(column) => keep(column.get(range), mask, ends, is_excluded),
            Self::Full(column) => keep(column.get(range), mask, ends, is_excluded),
        }
    }

    /// Leaves in a mask the rows of a range that have a number.
    pub fn keep_numbers(&self, range: Range<usize>, mask: &mut Mask) {
        fn keep<T: Width>(column: Option<&[T]>, mask: &mut Mask) {
            mask.keep(column, |it| it != T::NONE);
        }
        in_each_width!(self,
            Self::Same(number, _) => if *number == NONE { mask.clear_all(); },
            column => keep(column.get(range), mask));
    }

    /// The largest number in a range; 0 where no row has one.
    pub fn largest(&self, range: Range<usize>) -> u64 {
        fn largest<T: Width>(column: Option<&[T]>) -> u64 {
            let zero = T::down(0);
            let rows = column.unwrap_or_default().iter();
            let numbers = rows.map(|&it| if it == T::NONE { zero } else { it });
            numbers.fold(zero, Ord::max).up()
        }
        in_each_width!(self,
            Self::Same(number, _) => if *number == NONE || range.is_empty() { 0 } else { *number },
            column => largest(column.get(range)))
    }

    /// The rows of a range that have this number, added to a list.
    pub fn find(&self, range: Range<usize>, number: u64, found: &mut Vec<u32>) {
        fn find<T: Width>(column: &[T], mut at: u32, number: u64, found: &mut Vec<u32>) {
            let number = T::down(number);
            for part in column.chunks(mask::WORD) {
                let word = mask::word_of(part, |it| *it == number);
                mask::each_bit(word, |bit| found.push(at + bit));
                at += 64;
            }
        }
        let start = rows(range.clone()).start;
        in_each_width!(self,
            Self::Same(same, _) => if *same == number { found.extend(rows(range)); },
            column => find(column.get(range).unwrap_or_default(), start, number, found));
    }

    /// What the numbers of the marked rows of a word come to, `at` being its first row.
    #[inline]
    pub fn sum(&self, at: usize, word: u64) -> u64 {
        fn sum<T: Width>(column: &[T], at: usize, word: u64) -> u64 {
            let mut sum = 0_u64;
            mask::each_bit(word, |bit| {
                let number = column.get(at + bit as usize).copied();
                sum = sum.saturating_add(number.filter(|it| *it != T::NONE).map_or(0, T::up));
            });
            sum
        }
        in_each_width!(self,
            Self::Same(number, _) => match *number {
                NONE => 0,
                number => number.saturating_mul(word.count_ones().into()),
            },
            column => sum(column, at, word))
    }

    /// Calls `each` with the number of every row of a range.
    pub fn each(&self, range: Range<usize>, mut each: impl FnMut(u64)) {
        in_each_width!(self,
            Self::Same(number, _) => range.for_each(|_| each(*number)),
            column => column.get(range).unwrap_or_default().iter().for_each(|it| each(it.up())));
    }

    /// What it takes in memory, in bytes.
    pub fn bytes(&self) -> usize {
        in_each_width!(self, Self::Same(..) => 0, column => size_of_val(column.as_slice()))
    }
}

/// Rows as the lists of the index keep them.
pub(super) fn rows(range: Range<usize>) -> Range<u32> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    number(range.start)..number(range.end)
}

/// Which numbers are asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    marked: Vec<bool>,
    /// The only one that is marked, or the only one that is not: asking for it is quicker.
    only: Option<(u64, bool)>,
}

impl From<Vec<bool>> for Table {
    fn from(marked: Vec<bool>) -> Self {
        let only = |wanted: bool| {
            let mut found = (0_u64..).zip(&marked).filter(|(_, it)| **it == wanted);
            let first = found.next()?.0;
            found.next().is_none().then_some((first, wanted))
        };
        let only = only(true).or_else(|| only(false));
        Self { marked, only }
    }
}

impl Table {
    pub fn has(&self, number: usize) -> bool {
        self.marked.get(number) == Some(&true)
    }
}
