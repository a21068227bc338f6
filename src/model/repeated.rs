//! Texts found again as long as that is worth it: a million different sentences cost more to look for
//! than to keep.

use super::ByHash;

/// After so many texts it is decided ...
const TRIED: u32 = 16_384;

/// ... and one in so many must have been there before.
const WORTH: u32 = 16;

/// So many of the last texts are found again in any case: neighbours say the same most often.
const RECENT: usize = 8_192;

/// Where texts stand, by their hash. What stands there is compared by whoever asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Repeated {
    all: ByHash,
    tried: u32,
    met: u32,
    /// Upper half of the hash and offset; used once all are too many.
    recent: Vec<(u32, u32)>,
}

impl Repeated {
    /// The hash of a text, for the other methods.
    pub fn hash(&self, text: &str) -> u64 {
        self.all.hash(text)
    }

    /// Where a text stands already, as far as it is known.
    pub fn find(&self, hash: u64, is_same: impl Fn(u32) -> bool) -> Option<u32> {
        if let Some(&(upper, start)) = self.recent.get(slot(hash)) {
            let is_known = u64::from(upper) == hash >> 32 && start != u32::MAX;
            return Some(start).filter(|&start| is_known && is_same(start));
        }
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let found = self.all.find(hash, |start| is_same(narrow(start)));
        found.map(narrow)
    }

    /// Hears whether a text was found, and decides whether to look for more.
    pub fn count(&mut self, is_found: bool) {
        self.tried = self.tried.saturating_add(1);
        self.met = self.met.saturating_add(u32::from(is_found));
        if self.tried == TRIED && self.met < TRIED / WORTH {
            self.all.forget();
            self.recent = vec![(0, u32::MAX); RECENT];
        }
    }

    /// Keeps where a text stands.
    pub fn insert(&mut self, hash: u64, start: u32) {
        match self.recent.get_mut(slot(hash)) {
            Some(recent) => *recent = (u32::try_from(hash >> 32).unwrap_or(0), start),
            None => self.all.insert(hash, start as usize),
        }
    }
}

fn slot(hash: u64) -> usize {
    usize::try_from(hash).unwrap_or(0) % RECENT
}

#[cfg(test)]
mod tests {
    use super::{RECENT, Repeated, TRIED};

    /// How many of these texts are kept.
    fn kept(texts: impl Iterator<Item = u32>) -> usize {
        let (mut repeated, mut kept) = (Repeated::default(), Vec::new());
        for text in texts {
            let hash = repeated.hash(&text.to_string());
            let found = repeated.find(hash, |at| kept[at as usize] == text);
            repeated.count(found.is_some());
            if found.is_none() {
                repeated.insert(hash, u32::try_from(kept.len()).unwrap_or(u32::MAX));
                kept.push(text);
            }
        }
        kept.len()
    }

    #[test]
    fn texts_that_repeat_are_kept_once() {
        let texts = (0..4 * TRIED).map(|number| number % 10_000);
        assert_eq!(kept(texts), 10_000);
    }

    #[test]
    fn neighbours_are_kept_once_though_nearly_all_differ() {
        let different = 2 * TRIED;
        let texts = (0..different).chain((0..different).map(|number| different + number / 4));
        let kept = kept(texts);
        let most = (different + different / 4) as usize;
        assert!((most..most + RECENT / 8).contains(&kept), "{kept}");
    }
}
