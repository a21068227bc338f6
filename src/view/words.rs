//! What words are looked for in: names, quotes, notes and titles, and the texts of documents, folded.
//!
//! Folded, a text is its words in Latin letters whatever the script, small, without accents, with
//! one space before each: "Санкт-Петербург" is " sankt peterburg". So a word is found by its
//! beginning ("arrest" finds "arrested"), and never in the middle of another ("omsk" is not in
//! "Tomsk").

use super::filters::Filter;
use crate::gazetteer::{Hint, candidates, fold, folded_names};
use crate::model::{ClaimId, Dataset, Place, Texts};
use memchr::memmem;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// For so many places without a GeoNames id the gazetteer is asked for other names.
const LOOKED_UP: usize = 20_000;
/// So many answers are kept: those of the words that are asked now.
const KEPT: usize = 8;

/// The folded texts of a dataset, and what was found in them last.
#[derive(Debug, Default)]
pub struct Words {
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
    found: Mutex<Vec<(Filter, Arc<Vec<bool>>)>>,
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
        let titles = dataset.documents.iter().map(|it| fold_words(&it.title));
        let text_of = |id| texts.get(id).text().map(|text| fold_words(text));
        let mut words = Self {
            places: names_of_places(dataset),
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
            let note = dataset.claims.get(id).note;
            let quotes = dataset.claims.evidence(id).map(|it| it.exact);
            for text in quotes.chain(note).filter(|text| !text.is_empty()) {
                let key = (text.as_ptr() as usize, text.len());
                let sentence = *known.entry(key).or_insert_with(|| {
                    push_words(&mut words.sentences, text);
                    words.sentences.push('\n');
                    words.ends.push(words.sentences.len());
                    u32::try_from(words.ends.len() - 1).unwrap_or(u32::MAX)
                });
                words.of_claims.push(sentence);
            }
            let end = u32::try_from(words.of_claims.len()).unwrap_or(u32::MAX);
            words.claim_ends.push(end);
        }
        words
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
            Filter::InDocument(words) => self.in_documents(dataset, words),
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
        let sentences = self.sentences_with(&wanted);
        let places = having(&self.places, |names| {
            names.contains(&wanted) || names.contains(&key)
        });
        let titles = having(&self.titles, |title| title.contains(&wanted));
        let claims = dataset.claims.ids();
        claims
            .map(|id| {
                let place = dataset.claims.get(id).place;
                let mut documents = dataset.claims.evidence(id).map(|it| it.document);
                let has = |set: &[bool], at: usize| set.get(at).copied().unwrap_or(false);
                has(&places, place.index())
                    || self.of(id).iter().any(|&it| has(&sentences, it as usize))
                    || documents.any(|it| has(&titles, it.index()))
            })
            .collect()
    }

    fn in_documents(&self, dataset: &Dataset, words: &str) -> Vec<bool> {
        let wanted = fold_words(words);
        let documents = having(&self.documents, |text| text.contains(&wanted));
        let claims = dataset.claims.ids();
        claims
            .map(|id| {
                let mut of_claim = dataset.claims.evidence(id).map(|it| it.document);
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
        for at in memmem::find_iter(self.sentences.as_bytes(), wanted) {
            let sentence = self.ends.partition_point(|&end| end <= at);
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
fn names_of_places(dataset: &Dataset) -> Vec<String> {
    let mut lookups = 0;
    let ids: Vec<Option<u32>> = dataset
        .places
        .iter()
        .map(|place| {
            place.geonames().or_else(|| {
                lookups += 1;
                (lookups <= LOOKED_UP).then(|| by_name(place)).flatten()
            })
        })
        .collect();
    let known: Vec<u32> = ids.iter().flatten().copied().collect();
    let others = folded_names(&known);
    let places = dataset.places.iter().zip(ids);
    places
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
