//! Keeps the tiles that were decoded, and forgets those not drawn for the longest time.

use std::collections::BTreeMap;

use walkers::Tile;

use super::key::TileKey;

/// How many decoded tiles are kept: some screens full of them.
const KEPT: usize = 256;

/// Decoded tiles, each with the style it was decoded for.
#[derive(Default)]
pub(super) struct TileCache {
    entries: BTreeMap<TileKey, Entry>,
}

struct Entry {
    /// `None` for a tile that cannot be decoded: asking again would not help.
    tile: Option<Tile>,
    generation: u64,
    last_frame: u64,
}

impl TileCache {
    /// Keeps a tile, or that there is none, decoded for the style number `generation`.
    pub(super) fn put(&mut self, key: TileKey, tile: Option<Tile>, generation: u64, frame: u64) {
        let entry = Entry {
            tile,
            generation,
            last_frame: frame,
        };
        self.entries.insert(key, entry);
    }

    /// Whether this tile was decoded, or failed to, for the style number `generation`.
    pub(super) fn is_settled(&self, key: TileKey, generation: u64) -> bool {
        self.entries
            .get(&key)
            .is_some_and(|entry| entry.generation == generation)
    }

    /// The nearest decoded tile at or above `key`, whatever style it was decoded for.
    pub(super) fn nearest(&mut self, key: TileKey, frame: u64) -> Option<(TileKey, &Tile)> {
        let mut found = Some(key);
        while let Some(candidate) = found {
            let drawable = |entry: &Entry| entry.tile.is_some();
            if self.entries.get(&candidate).is_some_and(drawable) {
                break;
            }
            found = candidate.parent();
        }
        let key = found?;
        let entry = self.entries.get_mut(&key)?;
        entry.last_frame = frame;
        Some((key, entry.tile.as_ref()?))
    }

    /// Forgets the tiles not drawn for the longest time, down to the number that is kept. What
    /// this frame drew stays: otherwise a huge screen would decode the same tiles for ever.
    pub(super) fn trim(&mut self, frame: u64) {
        let surplus = self.entries.len().saturating_sub(KEPT);
        if surplus == 0 {
            return;
        }
        let mut idle: Vec<(u64, TileKey)> = self
            .entries
            .iter()
            .filter(|(_, entry)| entry.last_frame != frame)
            .map(|(key, entry)| (entry.last_frame, *key))
            .collect();
        idle.sort_unstable();
        for (_, key) in idle.into_iter().take(surplus) {
            self.entries.remove(&key);
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}
