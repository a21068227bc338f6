//! The ids of claims, end to end in one text.

use super::count;

/// A text for each row.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Names {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Makes room for so many rows of so many bytes in all.
    pub fn reserve(&mut self, rows: usize, bytes: usize) {
        self.text.reserve(bytes);
        self.ends.reserve(rows);
    }

    pub fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(count(self.text.len()));
    }

    /// Every text that begins so.
    pub fn beginning<'n>(&'n self, with: &str) -> impl Iterator<Item = &'n str> {
        let mut start = 0;
        let all = self.ends.iter().map(move |&end| {
            let bytes = start..end as usize;
            start = bytes.end;
            bytes
        });
        let text = self.text.as_bytes();
        let fits = all.filter(move |bytes| {
            let own = text.get(bytes.clone()).unwrap_or_default();
            own.starts_with(with.as_bytes())
        });
        fits.filter_map(|bytes| self.text.get(bytes))
    }

    /// The text of a row; empty where there is none.
    pub fn get(&self, row: usize) -> &str {
        let Some(&end) = self.ends.get(row) else {
            return "";
        };
        let before = row.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.copied().unwrap_or(0) as usize;
        self.text.get(start..end as usize).unwrap_or_default()
    }

    /// Gives back what is too much.
    pub fn finish(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}
