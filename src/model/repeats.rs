//! Texts that may come again, found where they were stored before.

use super::ByHash;

/// So many texts are kept before it is asked whether it pays.
const TRIED: usize = 1 << 15;

/// So many of the last ones are kept where it does not.
const LAST: usize = 1 << 12;

/// Of so many texts one must have come again for all to be kept.
const ONE_IN: usize = 8;

/// Where texts were stored. While they repeat all of them are known; where they hardly do, only
/// the last some thousand, since a search among a million costs more than to read them all.
#[derive(Debug, Clone, Default)]
pub(super) struct Repeats {
    known: ByHash,
    asked: usize,
    repeated: usize,
    keeps: Keeps,
}

#[derive(Debug, Clone, Copy, Default)]
enum Keeps {
    #[default]
    All,
    Last,
}

impl Repeats {
    /// The hash of a text, for the other methods.
    #[inline]
    pub fn hash(&self, text: &str) -> u64 {
        self.known.hash_text(text)
    }

    /// Where the text may stand that is asked for soon; what says so is then at hand.
    #[inline]
    pub fn foresee(&self, hash: u64) -> Option<usize> {
        self.known.foresee(hash)
    }

    /// Where a text with this hash was stored before for which `is_same` holds.
    #[inline]
    pub fn find(&mut self, hash: u64, is_same: impl Fn(usize) -> bool) -> Option<usize> {
        self.asked += 1;
        let found = self.known.find(hash, is_same);
        self.repeated += usize::from(found.is_some());
        found
    }

    /// Keeps where a text was stored.
    pub fn keep(&mut self, hash: u64, start: usize) {
        match self.keeps {
            Keeps::All if self.known.len() == TRIED && self.repeated * ONE_IN < self.asked => {
                self.known = ByHash::default();
                self.keeps = Keeps::Last;
            }
            Keeps::Last if self.known.len() == LAST => self.known.clear(),
            Keeps::All | Keeps::Last => {}
        }
        self.known.insert(hash, start);
    }
}

#[cfg(test)]
mod tests {
    use super::{Repeats, TRIED};

    /// How often `texts` are stored.
    fn stored(texts: impl Iterator<Item = usize>) -> usize {
        let mut repeats = Repeats::default();
        let mut all = Vec::new();
        for text in texts {
            let at = all.len();
            let is_same = |at: usize| all.get(at) == Some(&text);
            let hash = repeats.hash(&text.to_string());
            if repeats.find(hash, is_same).is_none() {
                repeats.keep(hash, at);
                all.push(text);
            }
        }
        all.len()
    }

    #[test]
    fn texts_that_repeat_are_stored_once_however_many_they_are() {
        let many = TRIED * 3;
        assert_eq!(stored((0..many).flat_map(|text| [text, text])), many);
        let again = (0..many).flat_map(|text| [text, text / 2]);
        assert_eq!(stored(again), many);
        assert_eq!(stored((0..many).map(|text| text % 100)), 100);
    }

    #[test]
    fn where_hardly_any_repeats_a_near_one_is_still_found() {
        let many = TRIED * 3;
        let near = (0..many).flat_map(|text| {
            let again = (text % 10 == 9).then(|| text - 5);
            [Some(text), again].into_iter().flatten()
        });
        let again = stored(near) - many;
        assert!(again < many / 500, "{again} are stored twice");
    }
}
