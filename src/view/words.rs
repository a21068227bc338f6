//! What words are looked for in: names, quotes, notes and titles, and the texts of documents, folded.
//!
//! Folded, a text is its words in Latin letters whatever the script, small, without accents, with
//! one space before each: "Санкт-Петербург" is " sankt peterburg". So a word is found by its
//! beginning ("arrest" finds "arrested"), and never in the middle of another ("omsk" is not in
//! "Tomsk").

use super::filters::Filter;
use crate::gazetteer::{Hint, candidates, fold, folded_names};
use crate::model::{ClaimId, Claims, Dataset, Place, PlaceId, Texts};
use memchr::memmem;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

/// For so many places without a GeoNames id the gazetteer is asked for other names.
const LOOKED_UP: usize = 20_000;
/// So many answers are kept: those of the words that are asked now.
const KEPT: usize = 8;
/// So many sentences behind one that was found are looked at one by one.
const NEAR: usize = 16;

/// The folded texts of a dataset, and what was found in them last.
#[derive(Debug, Default)]
pub struct Words {
    folded: Arc<Folded>,
    since: Since,
    found: Mutex<Vec<(Filter, Arc<Vec<bool>>)>>,
}

/// What was folded in one pass over everything.
#[derive(Debug, Default)]
struct Folded {
    /// All names of each place, those of the gazetteer among them.
    places: Vec<String>,
    titles: Vec<String>,
    documents: Vec<String>,
    /// Each quote and note once, end to end.
    sentences: String,
    ends: Vec<usize>,
    /// The sentences of claim `i` are `of_claims[claim_ends[i - 1]..claim_ends[i]]`.
    claim_ends: Vec<u32>,
    of_claims: Vec<u32>,
}

/// What edits made another: it counts in the place of what was folded before.
#[derive(Debug, Clone, Default)]
struct Since {
    /// The sentences of a claim, a line each.
    claims: BTreeMap<ClaimId, String>,
    /// The names of a place.
    places: BTreeMap<PlaceId, String>,
}

/// The words of a text, folded, a space before each.
#[must_use]
pub fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    push_words(&mut folded, text);
    folded
}

fn push_words(folded: &mut String, text: &str) {
    let is_mark = |letter: char| matches!(letter, '\u{300}'..='\u{36f}' | '\'' | '’' | 'ʼ');
    for word in text.split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter)) {
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            if !word.is_empty() {
                folded.push(' ');
                folded.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
            }
        } else if word.contains(is_a_word_itself) {
            for letter in word.chars() {
                push_word(folded, letter.encode_utf8(&mut [0; 4]));
            }
        } else {
            push_word(folded, word);
        }
    }
}

fn push_word(folded: &mut String, word: &str) {
    let word = fold(word);
    if !word.is_empty() {
        folded.push(' ');
        *folded += &word;
    }
}

/// Letters of scripts that put no spaces between words: each stands alone.
fn is_a_word_itself(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

impl Words {
    /// Folds every text of a dataset.
    #[must_use]
    pub fn new(dataset: &Dataset, texts: &Texts) -> Self {
        Self {
            folded: Arc::new(Folded::new(dataset, texts)),
            ..Self::default()
        }
    }

    /// What words are looked for in after edits: only what they concerned is folded. `before` are
    /// the claims before them, of which so many are still the same; `place` may have other names.
    pub(super) fn followed(
        &self,
        dataset: &Dataset,
        (before, same): (&Claims, usize),
        place: Option<PlaceId>,
    ) -> Self {
        let mut since = self.since.clone();
        since.claims.retain(|id, _| id.index() < same);
        since
            .places
            .retain(|id, _| id.index() < dataset.places.len());
        let requoted = dataset.claims.requoted_since(before);
        let requoted: Vec<ClaimId> = requoted.filter(|id| id.index() < same).collect();
        let added = (same..dataset.claims.len()).map(ClaimId::new);
        let mut is_same = place.is_none() && same == before.len();
        for id in requoted.into_iter().chain(added) {
            let mut folded = String::new();
            for text in texts_of(dataset, id) {
                push_words(&mut folded, text);
                folded.push('\n');
            }
            since.claims.insert(id, folded);
            is_same = false;
        }
        let added = (self.folded.places.len()..dataset.places.len()).map(PlaceId::new);
        let added = added.filter(|id| !since.places.contains_key(id));
        for id in place.into_iter().chain(added.collect::<Vec<_>>()) {
            if let Some(place) = dataset.places.get(id.index()) {
                let names = names_of_places(std::iter::once(place)).pop();
                since.places.insert(id, names.unwrap_or_default());
                is_same = false;
            }
        }
        let found = if is_same {
            self.found.lock().map(|it| it.clone()).unwrap_or_default()
        } else {
            Vec::new()
        };
        Self {
            folded: Arc::clone(&self.folded),
            since,
            found: Mutex::new(found),
        }
    }

    /// Whether each claim has the words, in the order of the claims. What was asked last is known.
    pub(super) fn find(&self, dataset: &Dataset, filter: &Filter) -> Arc<Vec<bool>> {
        let known = self.found.lock().ok().and_then(|found| {
            let mut found = found.iter();
            found.find(|(known, _)| known == filter).cloned()
        });
        if let Some((_, known)) = known {
            return known;
        }
        let fits = Arc::new(match filter {
            Filter::Words(words) => self.with_words(dataset, words),
            Filter::InDocument(words) => self.folded.in_documents(dataset, words),
            _ => Vec::new(),
        });
        if let Ok(mut found) = self.found.lock() {
            found.insert(0, (filter.clone(), Arc::clone(&fits)));
            found.truncate(KEPT);
        }
        fits
    }

    fn with_words(&self, dataset: &Dataset, words: &str) -> Vec<bool> {
        let wanted = fold_words(words);
        let key = format!(" {}", fold(words));
        let folded = &*self.folded;
        let sentences = folded.sentences_with(&wanted);
        let has_name = |names: &str| names.contains(&wanted) || names.contains(&key);
        let mut places = having(&folded.places, has_name);
        places.resize(dataset.places.len(), false);
        for (id, names) in &self.since.places {
            if let Some(slot) = places.get_mut(id.index()) {
                *slot = has_name(names);
            }
        }
        let titles = having(&folded.titles, |title| title.contains(&wanted));
        let has = |set: &[bool], at: usize| set.get(at).copied().unwrap_or(false);
        let has_title = titles.contains(&true);
        let fits = |id: ClaimId, in_quotes: bool| {
            let (_, place, _) = dataset.claims.about(id);
            has(&places, place.index())
                || in_quotes
                || (has_title
                    && dataset
                        .claims
                        .documents(id)
                        .any(|it| has(&titles, it.index())))
        };
        let claims = dataset.claims.ids();
        let found = claims.map(|id| {
            let in_quotes = || folded.of(id).iter().any(|&it| has(&sentences, it as usize));
            fits(id, in_quotes())
        });
        let mut found: Vec<bool> = found.collect();
        for (&id, text) in &self.since.claims {
            let is_in = !text.is_empty() && text.contains(&wanted);
            if let Some(slot) = found.get_mut(id.index()) {
                *slot = fits(id, is_in);
            }
        }
        found
    }
}

/// What a claim says in sentences: its quotes and its note.
fn texts_of(dataset: &Dataset, id: ClaimId) -> impl Iterator<Item = &str> {
    let quotes = dataset.claims.quotes(id);
    let texts = quotes.chain(dataset.claims.note(id));
    texts.filter(|text| !text.is_empty())
}

impl Folded {
    fn new(dataset: &Dataset, texts: &Texts) -> Self {
        let titles = dataset.documents.iter().map(|it| fold_words(&it.title));
        let text_of = |id| texts.get(id).text().map(|text| fold_words(text));
        let mut folded = Self {
            places: names_of_places(dataset.places.iter()),
            titles: titles.collect(),
            documents: dataset
                .document_ids()
                .map(|id| text_of(id).unwrap_or_default())
                .collect(),
            ..Self::default()
        };
        // Quotes that are letter for letter the same stand at one place in memory.
        let mut known: HashMap<(usize, usize), u32> = HashMap::new();
        for id in dataset.claims.ids() {
            for text in texts_of(dataset, id) {
                let key = (text.as_ptr() as usize, text.len());
                let sentence = *known.entry(key).or_insert_with(|| {
                    push_words(&mut folded.sentences, text);
                    folded.sentences.push('\n');
                    folded.ends.push(folded.sentences.len());
                    u32::try_from(folded.ends.len() - 1).unwrap_or(u32::MAX)
                });
                folded.of_claims.push(sentence);
            }
            let end = u32::try_from(folded.of_claims.len()).unwrap_or(u32::MAX);
            folded.claim_ends.push(end);
        }
        folded
    }

    fn in_documents(&self, dataset: &Dataset, words: &str) -> Vec<bool> {
        let wanted = fold_words(words);
        let documents = having(&self.documents, |text| text.contains(&wanted));
        let claims = dataset.claims.ids();
        claims
            .map(|id| {
                let mut of_claim = dataset.claims.documents(id);
                of_claim.any(|it| documents.get(it.index()).copied().unwrap_or(false))
            })
            .collect()
    }

    /// The sentences of a claim.
    fn of(&self, id: ClaimId) -> &[u32] {
        let end = |at: usize| self.claim_ends.get(at).map_or(0, |&end| end as usize);
        let start = id.index().checked_sub(1).map_or(0, end);
        self.of_claims
            .get(start..end(id.index()))
            .unwrap_or_default()
    }

    fn sentences_with(&self, wanted: &str) -> Vec<bool> {
        let mut fits = vec![wanted.is_empty(); self.ends.len()];
        if wanted.is_empty() {
            return fits;
        }
        // Hits come in rising order, mostly few sentences apart.
        let mut sentence = 0;
        for at in memmem::find_iter(self.sentences.as_bytes(), wanted) {
            let ends = self.ends.get(sentence..).unwrap_or_default();
            sentence += match ends.iter().take(NEAR).position(|&end| end > at) {
                Some(near) => near,
                None => ends.partition_point(|&end| end <= at),
            };
            if let Some(slot) = fits.get_mut(sentence) {
                *slot = true;
            }
        }
        fits
    }
}

fn having(texts: &[String], fits: impl Fn(&str) -> bool) -> Vec<bool> {
    texts.iter().map(|text| fits(text)).collect()
}

/// All names of each place: its own, and those under which the gazetteer knows it.
fn names_of_places<'p>(places: impl Iterator<Item = &'p Place> + Clone) -> Vec<String> {
    let mut lookups = 0;
    let ids: Vec<Option<u32>> = places
        .clone()
        .map(|place| {
            place.geonames().or_else(|| {
                lookups += 1;
                (lookups <= LOOKED_UP).then(|| by_name(place)).flatten()
            })
        })
        .collect();
    let known: Vec<u32> = ids.iter().flatten().copied().collect();
    let others = folded_names(&known);
    places
        .zip(ids)
        .map(|(place, id)| {
            let mut names = String::new();
            for name in place.all_names() {
                push_words(&mut names, name);
                names.push('\n');
                push_word(&mut names, name);
                names.push('\n');
            }
            for name in id.and_then(|id| others.get(&id)).into_iter().flatten() {
                push_words(&mut names, name);
                names.push('\n');
            }
            names
        })
        .collect()
}

/// The id of a town that the file names without one, where its name and country leave no doubt.
fn by_name(place: &Place) -> Option<u32> {
    if !place.kind.is_point() {
        return None;
    }
    let country = place.country.as_deref()?;
    let hint = Hint {
        country: Some(country),
        ..Hint::default()
    };
    let found = candidates(&place.name, &hint);
    let best = found.first().filter(|best| best.country == country)?;
    Some(best.geonames)
}
