//! Columns of small integers: which names a claim has, as the number of a combination of names.

use super::index_hash::QuickMap;

/// Names by number, in the order in which they were met.
#[derive(Debug, Default)]
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

    /// Every name in the order of the numbers.
    pub fn all(&self) -> &[String] {
        &self.names
    }
}

/// For every row a list of numbers. Rows that have the same list share one, so that what a filter
/// says of a row is one look into a small table.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The list of each row.
    pub of_rows: Vec<u32>,
    /// The lists, each sorted and without repetitions.
    pub combined: Vec<Box<[u32]>>,
    known: QuickMap<Box<[u32]>, u32>,
}

impl Lists {
    /// The number of a list.
    pub fn number(&mut self, numbers: &mut Vec<u32>) -> u32 {
        numbers.sort_unstable();
        numbers.dedup();
        let known = self.known.get(numbers.as_slice()).copied();
        known.unwrap_or_else(|| {
            let list = u32::try_from(self.combined.len()).unwrap_or(u32::MAX);
            self.combined.push(numbers.as_slice().into());
            self.known.insert(numbers.as_slice().into(), list);
            list
        })
    }

    /// Takes the number of every row's list, and drops what only building needs.
    pub fn finish(&mut self, of_rows: Vec<u32>) {
        self.of_rows = of_rows;
        self.known = QuickMap::default();
    }

    /// For each list whether it is admitted, where `fits` says it of single numbers: (included,
    /// excluded) by number, and the same for an empty list.
    pub fn admitted(&self, wanted: &Wanted) -> Vec<bool> {
        let fits = |set: &[bool], list: &[u32]| {
            list.iter()
                .any(|&it| set.get(it as usize).copied().unwrap_or(false))
        };
        self.combined
            .iter()
            .map(|list| {
                let is_empty = list.is_empty();
                let included = !wanted.has_included
                    || fits(&wanted.included, list)
                    || (is_empty && wanted.none_included);
                let excluded = fits(&wanted.excluded, list) || (is_empty && wanted.none_excluded);
                included && !excluded
            })
            .collect()
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
