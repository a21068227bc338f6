//! The rows of a block that are left after some conditions: each condition looks at what is left.

/// So many rows are sifted together: what is left of them stays in the fastest memory.
pub(super) const BLOCK: usize = 4096;

/// Rows of a block, by their position in it.
pub(super) struct Picked {
    left: [u16; BLOCK],
    count: usize,
    /// Nothing was asked yet: every row is left, and `left` is not filled.
    is_all: bool,
}

impl Picked {
    /// All rows of a block of so many.
    pub fn all(count: usize) -> Self {
        let left = [0; BLOCK];
        let (count, is_all) = (count.min(BLOCK), true);
        Self {
            left,
            count,
            is_all,
        }
    }

    /// How many are left.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Keeps the rows that fit, by position and value in a column of the block. Writes every
    /// position and moves on only behind those that fit: what fits cannot be foreseen, and a
    /// branch on it costs more than the writing.
    #[inline]
    pub fn keep<T>(&mut self, column: Option<&[T]>, fits: impl Fn(usize, &T) -> bool) {
        let column = column.unwrap_or_default();
        let mut kept = 0;
        if self.is_all {
            for (position, (at, value)) in (0_u16..).zip(column.iter().enumerate()) {
                if let Some(slot) = self.left.get_mut(kept) {
                    *slot = position;
                }
                kept += usize::from(fits(at, value));
            }
        } else {
            for next in 0..self.count {
                let Some(&position) = self.left.get(next) else {
                    break;
                };
                let at = usize::from(position);
                if let Some(slot) = self.left.get_mut(kept) {
                    *slot = position;
                }
                kept += usize::from(column.get(at).is_some_and(|value| fits(at, value)));
            }
        }
        self.is_all = false;
        self.count = kept;
    }

    /// Calls `each` with the position of every row that is left, in rising order.
    #[inline]
    pub fn for_each(&self, mut each: impl FnMut(usize)) {
        if self.is_all {
            (0..self.count).for_each(each);
        } else {
            let left = self.left.get(..self.count).unwrap_or_default();
            for &position in left {
                each(usize::from(position));
            }
        }
    }
}
