//! Every name of a place: the way back from its id to what it is called.

use super::pack::pack;
use fst::Streamer as _;
use std::collections::HashMap;

/// The names under which the gazetteer knows places, by GeoNames id: the English and the Russian
/// one as they are written, all others as [`super::fold`] makes them. One pass over all names,
/// some tens of milliseconds; nothing is done where no place is asked for.
#[must_use]
pub fn folded_names(ids: &[u32]) -> HashMap<u32, Vec<String>> {
    let mut names: HashMap<u32, Vec<String>> = HashMap::new();
    let Some(pack) = pack().filter(|_| !ids.is_empty()) else {
        return names;
    };
    let mut wanted: HashMap<u32, u32> = HashMap::new();
    for &id in ids {
        let Some(at) = pack.row_of_id(id) else {
            continue;
        };
        if wanted.insert(at, id).is_none()
            && let Some(row) = pack.row(at)
        {
            let written = std::iter::once(row.name).chain(row.russian_name);
            names.insert(id, written.map(str::to_owned).collect());
        }
    }
    let mut keys = pack.keys().stream();
    while let Some((key, rank)) = keys.next() {
        for id in pack.rows_at(rank).iter().filter_map(|row| wanted.get(row)) {
            let key = String::from_utf8_lossy(key).into_owned();
            names.entry(*id).or_default().push(key);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::folded_names;

    #[test]
    fn saint_petersburg_is_known_by_many_names() {
        let names = folded_names(&[498_817]);
        let names = names.get(&498_817).map(Vec::as_slice).unwrap_or_default();
        for wanted in ["Saint Petersburg", "Санкт-Петербург", "sanktpeterburg"] {
            assert!(
                names.iter().any(|name| name == wanted),
                "{wanted}: {names:?}"
            );
        }
        assert!(folded_names(&[]).is_empty());
    }
}
