//! Columns of small integers: which names a claim has, as the number of a name or of a combination.

use super::index_hash::QuickMap;
use super::packed::{Packed, Table};

/// Names by number, in the order in which they were met.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    names: Vec<String>,
    known: QuickMap<String, u32>,
}

impl Names {
    /// The number of a name.
    pub fn id(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.known.get(name) {
            return id;
        }
        let id = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.known.insert(name.to_owned(), id);
        id
    }

    /// The name with the last number goes.
    pub fn forget_last(&mut self) {
        if let Some(name) = self.names.pop() {
            self.known.remove(&name);
        }
    }

    /// Every name in the order of the numbers.
    pub fn all(&self) -> &[String] {
        &self.names
    }
}

/// For every claim a list of numbers, as one number: of a claim with a single one it is that; then
/// comes the number of the empty list, then those of lists of several, each kept once.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    singles: u32,
    several: Vec<Box<[u32]>>,
}

/// Lists while they are met: how many single numbers there will be is not known.
#[derive(Debug, Default)]
pub(super) struct Listing {
    of_claims: Vec<u32>,
    several: Vec<Box<[u32]>>,
    known: QuickMap<Box<[u32]>, u32>,
}

const EMPTY: u32 = u32::MAX;

impl Listing {
    pub fn with_room(claims: usize) -> Self {
        Self {
            of_claims: Vec::with_capacity(claims),
            ..Self::default()
        }
    }

    /// The list of the next claim.
    pub fn push(&mut self, numbers: &mut Vec<u32>) {
        if numbers.len() > 1 {
            numbers.sort_unstable();
            numbers.dedup();
        }
        let list = match numbers.as_slice() {
            [] => EMPTY,
            [single] => *single,
            several => self.known.get(several).copied().unwrap_or_else(|| {
                // From the end down, so that no single number is the same.
                let list = EMPTY - 1 - u32::try_from(self.several.len()).unwrap_or(0);
                self.several.push(several.into());
                self.known.insert(several.into(), list);
                list
            }),
        };
        self.of_claims.push(list);
    }

    /// The lists with the column of all claims, where there are so many single numbers.
    pub fn finished(self, singles: usize) -> (Lists, Packed) {
        let singles = u32::try_from(singles).unwrap_or(u32::MAX);
        let behind = u32::try_from(self.several.len()).unwrap_or(u32::MAX);
        let numbers = self.of_claims.iter().map(|&list| {
            let is_single = list < singles;
            u64::from(if is_single {
                list
            } else {
                singles + (EMPTY - list)
            })
        });
        let packed = Packed::of(u64::from(singles) + u64::from(behind), numbers);
        let several = self.several;
        (Lists { singles, several }, packed)
    }
}

impl Lists {
    /// How many there may be.
    pub fn count(&self) -> usize {
        self.singles as usize + 1 + self.several.len()
    }

    /// How many single numbers there are.
    pub fn singles(&self) -> usize {
        self.singles as usize
    }

    /// There are so many single numbers from now on.
    pub fn have_singles(&mut self, count: u64) {
        self.singles = u32::try_from(count).unwrap_or(u32::MAX);
    }

    /// The number of a list, which is kept where it is new.
    pub fn number_of(&mut self, mut numbers: Vec<u32>) -> u64 {
        numbers.sort_unstable();
        numbers.dedup();
        let singles = u64::from(self.singles);
        match numbers.as_slice() {
            [] => singles,
            [single] => u64::from(*single),
            several => {
                let found = self.several.iter().position(|it| **it == *several);
                let at = found.unwrap_or(self.several.len());
                if found.is_none() {
                    self.several.push(several.into());
                }
                singles + 1 + at as u64
            }
        }
    }

    /// The last list of several goes.
    pub fn forget_last(&mut self) {
        self.several.pop();
    }

    /// Whether any list of several has this number.
    pub fn are_with(&self, number: usize) -> bool {
        let has = |list: &[u32]| list.iter().any(|&it| it as usize == number);
        self.several.iter().any(|list| has(list))
    }

    /// The list with this number; of one that has a single number, that.
    pub fn numbers<'a>(&'a self, list: usize, single: &'a mut [u32; 1]) -> &'a [u32] {
        match list.checked_sub(self.singles as usize) {
            None => {
                *single = [u32::try_from(list).unwrap_or(u32::MAX)];
                single
            }
            Some(0) => &[],
            Some(at) => self.several.get(at - 1).map_or(&[], |it| &**it),
        }
    }

    /// For each list whether it is admitted.
    pub fn admitted(&self, wanted: &Wanted) -> Table {
        let fits = |set: &[bool], list: &[u32]| {
            list.iter()
                .any(|&it| set.get(it as usize).copied().unwrap_or(false))
        };
        let mut single = [0];
        let admitted = (0..self.count()).map(|list| {
            let list = self.numbers(list, &mut single);
            let is_empty = list.is_empty();
            let included = !wanted.has_included
                || fits(&wanted.included, list)
                || (is_empty && wanted.none_included);
            let excluded = fits(&wanted.excluded, list) || (is_empty && wanted.none_excluded);
            included && !excluded
        });
        admitted.collect::<Vec<bool>>().into()
    }
}

/// Which numbers are asked for.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// Whether anything is: else all are shown that are not excluded.
    pub has_included: bool,
    pub included: Vec<bool>,
    pub excluded: Vec<bool>,
    /// What has no number at all is shown.
    pub none_included: bool,
    /// What has no number at all is hidden.
    pub none_excluded: bool,
}

impl Wanted {
    /// Whether a single number is admitted; `None` for what has none.
    pub fn admits(&self, number: Option<usize>) -> bool {
        let has = |set: &[bool], none: bool| {
            number.map_or(none, |it| set.get(it).copied().unwrap_or(false))
        };
        (!self.has_included || has(&self.included, self.none_included))
            && !has(&self.excluded, self.none_excluded)
    }
}
