//! A long list of which edits change few rows: what they do not concern is shared by the lists
//! before and after.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// A list that costs an edit what it changes, not what it holds.
#[derive(Clone)]
pub struct EditedList<T> {
    /// What the file brought.
    base: Arc<Vec<T>>,
    /// Rows of it that edits made others, and rows behind its end.
    changed: Arc<BTreeMap<usize, T>>,
    length: usize,
}

impl<T: std::fmt::Debug> std::fmt::Debug for EditedList<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_list().entries(self).finish()
    }
}

impl<T> Default for EditedList<T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<T> From<Vec<T>> for EditedList<T> {
    fn from(list: Vec<T>) -> Self {
        Self {
            length: list.len(),
            base: Arc::new(list),
            changed: Arc::default(),
        }
    }
}

impl<T> FromIterator<T> for EditedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self::from(rows.into_iter().collect::<Vec<T>>())
    }
}

impl<T> EditedList<T> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// A row.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> Option<&T> {
        if !self.changed.is_empty()
            && let Some(changed) = self.changed.get(&row)
        {
            return Some(changed);
        }
        self.base.get(row)
    }

    /// The last row.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.get(self.length.checked_sub(1)?)
    }

    /// The first row.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    /// Every row.
    #[must_use]
    pub fn iter(&self) -> Rows<'_, T> {
        Rows {
            list: self,
            rows: 0..self.length,
        }
    }
}

impl<T: Clone> EditedList<T> {
    /// One more row at the end. While nothing shares the list it grows where it stands.
    pub fn push(&mut self, row: T) {
        match Arc::get_mut(&mut self.base) {
            Some(base) if self.changed.is_empty() => base.push(row),
            _ => {
                Arc::make_mut(&mut self.changed).insert(self.length, row);
            }
        }
        self.length += 1;
    }

    /// Room for so many more rows.
    pub fn reserve(&mut self, rows: usize) {
        if let Some(base) = Arc::get_mut(&mut self.base) {
            base.reserve(rows);
        }
    }

    /// Gives back what is too much.
    pub fn shrink_to_fit(&mut self) {
        if let Some(base) = Arc::get_mut(&mut self.base) {
            base.shrink_to_fit();
        }
    }

    /// A row to be changed: where others share the list, a copy of this row.
    pub fn get_mut(&mut self, row: usize) -> Option<&mut T> {
        if self.changed.is_empty() && Arc::get_mut(&mut self.base).is_some() {
            return Arc::get_mut(&mut self.base)?.get_mut(row);
        }
        let before = self.get(row)?;
        if !self.changed.contains_key(&row) {
            let copy = before.clone();
            Arc::make_mut(&mut self.changed).insert(row, copy);
        }
        Arc::make_mut(&mut self.changed).get_mut(&row)
    }

    /// All rows as one list, to be changed: those that edits made others are put in their places.
    pub fn all_mut(&mut self) -> &mut Vec<T> {
        let changed = Arc::unwrap_or_clone(std::mem::take(&mut self.changed));
        let base = Arc::make_mut(&mut self.base);
        for (row, value) in changed {
            match base.get_mut(row) {
                Some(slot) => *slot = value,
                None => base.push(value),
            }
        }
        base
    }

    /// Every row, to be changed.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.all_mut().iter_mut()
    }
}

impl<T> Index<usize> for EditedList<T> {
    type Output = T;

    #[inline]
    fn index(&self, row: usize) -> &T {
        match self.get(row) {
            Some(row) => row,
            // Tells how long the list is.
            None => &self.base[row],
        }
    }
}

impl<T: Clone> IndexMut<usize> for EditedList<T> {
    fn index_mut(&mut self, row: usize) -> &mut T {
        &mut self.all_mut()[row]
    }
}

impl<'a, T> IntoIterator for &'a EditedList<T> {
    type Item = &'a T;
    type IntoIter = Rows<'a, T>;

    fn into_iter(self) -> Rows<'a, T> {
        self.iter()
    }
}

impl<'a, T: Clone> IntoIterator for &'a mut EditedList<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T: PartialEq> PartialEq for EditedList<T> {
    fn eq(&self, other: &Self) -> bool {
        let is_shared = Arc::ptr_eq(&self.base, &other.base)
            && Arc::ptr_eq(&self.changed, &other.changed)
            && self.length == other.length;
        is_shared || self.iter().eq(other.iter())
    }
}

/// The rows of a list.
#[derive(Debug)]
pub struct Rows<'a, T> {
    list: &'a EditedList<T>,
    rows: std::ops::Range<usize>,
}

impl<T> Clone for Rows<'_, T> {
    fn clone(&self) -> Self {
        Self {
            list: self.list,
            rows: self.rows.clone(),
        }
    }
}

impl<'a, T> Iterator for Rows<'a, T> {
    type Item = &'a T;

    #[inline]
    fn next(&mut self) -> Option<&'a T> {
        self.list.get(self.rows.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }

    fn nth(&mut self, n: usize) -> Option<&'a T> {
        self.list.get(self.rows.nth(n)?)
    }
}

impl<T> DoubleEndedIterator for Rows<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.list.get(self.rows.next_back()?)
    }
}

impl<T> ExactSizeIterator for Rows<'_, T> {}

#[cfg(test)]
mod tests {
    use super::EditedList;

    #[test]
    fn the_list_before_an_edit_stays_as_it_was() {
        let before: EditedList<u32> = (0..5).collect();
        let mut after = before.clone();
        after.push(5);
        if let Some(row) = after.get_mut(2) {
            *row = 20;
        }
        let mut last = after.clone();
        last.push(6);
        if let Some(row) = last.get_mut(5) {
            *row = 50;
        }
        let all = |list: &EditedList<u32>| list.iter().copied().collect::<Vec<_>>();
        assert_eq!(all(&before), [0, 1, 2, 3, 4]);
        assert_eq!(all(&after), [0, 1, 20, 3, 4, 5]);
        assert_eq!(all(&last), [0, 1, 20, 3, 4, 50, 6]);
        assert_eq!(last.get(7), None);
        assert_eq!(last.last(), Some(&6));
        last[1] = 10;
        assert_eq!(all(&last), [0, 10, 20, 3, 4, 50, 6]);
        assert_eq!(all(&after), [0, 1, 20, 3, 4, 5]);
        assert_eq!(last, vec![0, 10, 20, 3, 4, 50, 6].into());
        assert!(last.iter().rev().eq([6, 50, 4, 3, 20, 10, 0].iter()));
    }

    #[test]
    fn a_list_that_nobody_shares_grows_where_it_stands() {
        let mut list = EditedList::default();
        list.push(1);
        list.push(2);
        assert!(list.changed.is_empty());
        assert_eq!((list.base.len(), list.len()), (2, 2));
    }
}
