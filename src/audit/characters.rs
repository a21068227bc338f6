//! Names that look alike, and characters that no screen shows.

use super::codes::{CONFUSABLE_NAMES, TEXT_HAS_INVISIBLE_CHARACTERS};
use super::context::{Context, finding};
use super::reading::Batch;
use super::wording::{Wording, kept_row, quoted, shown, words};
use crate::model::{
    About, ByHash, ClaimId, ClaimRef, Dataset, DocumentId, EvidenceRef, Fact, Finding, PlaceId,
    PlaceKind, Words,
};
use crate::text::fold::fold_name;
use crate::text::visible::{escape, is_suspicious};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// confusable-names
pub(super) fn names(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let dataset = context.dataset;
    // Places by the hash of what a reader sees: of a million no text is kept.
    let mut seen = ByHash::default();
    for id in dataset.place_ids() {
        let place = dataset.place(id);
        for (nth, name) in place.all_names().enumerate() {
            if mixed_word(name).is_some() {
                let fact = Fact::Mixed(kept_row(nth));
                findings.push(finding(CONFUSABLE_NAMES, About::Place(id), fact));
            }
        }
        // Many sites of a table bear the name of their city; where they are tells them apart.
        if place.kind == PlaceKind::Site && place.position.is_some() {
            continue;
        }
        let looks = (skeleton(&place.name), place.country.as_deref());
        let hash = seen.hash(&looks);
        let is_same = |row: usize| {
            let other = dataset.place(PlaceId::new(row));
            other.country.as_deref() == looks.1 && skeleton(&other.name) == looks.0
        };
        match seen.find(hash, is_same).map(PlaceId::new) {
            Some(other) => findings.push(finding(
                CONFUSABLE_NAMES,
                About::Place(id),
                Fact::SamePlaces(other),
            )),
            None => seen.insert(hash, id.index()),
        }
    }
    // The same claimant in two spellings would count as two.
    let mut claimants: HashMap<String, (&str, ClaimId, u32)> = HashMap::new();
    let mut same: HashSet<&str> = HashSet::new();
    for claim in dataset.claims.ids() {
        for (nth, name) in (0_u32..).zip(dataset.claims.claimants(claim)) {
            // Most names come again and again; one that looks like another is told each time.
            if same.contains(name) {
                continue;
            }
            let mut tell = |fact| {
                findings.push(finding(CONFUSABLE_NAMES, About::Claim(claim), fact));
            };
            match claimants.get(&skeleton(name)) {
                None => {
                    claimants.insert(skeleton(name), (name, claim, nth));
                    if mixed_word(name).is_some() {
                        tell(Fact::Mixed(nth));
                    }
                }
                Some(&(known, other, other_nth))
                    if known != name && fold_name(known) != fold_name(name) =>
                {
                    tell(Fact::SameClaimants {
                        nth,
                        other,
                        other_nth,
                    });
                }
                Some(_) => {}
            }
            let known = claimants.get(&skeleton(name));
            if known.is_some_and(|(known, ..)| *known == name) {
                same.insert(name);
            }
        }
    }
}

pub(super) fn same_places(dataset: &Dataset, other: PlaceId, id: PlaceId) -> Words {
    let (other, place) = (dataset.place(other), dataset.place(id));
    words(
        format!(
            "Two places look the same on the screen: {} ({}) and {} ({})",
            quoted(&other.name),
            other.id,
            quoted(&place.name),
            place.id
        ),
        "Make them one place, or give each a name that tells them apart",
    )
}

pub(super) fn same_claimants(
    told: Wording<'_>,
    claim: ClaimId,
    nth: u32,
    (other, other_nth): (ClaimId, u32),
) -> Words {
    let name = told.name(About::Claim(claim), nth);
    let known = told.name(About::Claim(other), other_nth);
    words(
        format!(
            "{} looks like {} and is written with other letters",
            quoted(name),
            quoted(known)
        ),
        "Write one name in one way",
    )
}

pub(super) fn mixed(name: &str) -> Words {
    words(
        format!(
            "{} mixes letters of two alphabets that look the same",
            quoted(mixed_word(name).unwrap_or_default())
        ),
        "Type the name again with one keyboard layout",
    )
}

/// Letters of other alphabets by the Latin letters they look like.
const LOOKALIKES: [(&str, &str); 3] = [
    ("авсеорхуіјѕкмнтԁԛԝ", "abceopxyijskmhtdqw"),
    ("αβεικονρτυχ", "abeikovptux"),
    ("０１", "01"),
];

/// A name by what a reader sees.
fn skeleton(name: &str) -> String {
    fold_name(name)
        .chars()
        .map(|letter| {
            LOOKALIKES
                .iter()
                .find_map(|(letters, latin)| {
                    let row = letters.chars().position(|known| known == letter)?;
                    latin.chars().nth(row)
                })
                .unwrap_or(letter)
        })
        .collect()
}

/// A word of a name that has letters of two alphabets.
fn mixed_word(name: &str) -> Option<&str> {
    name.split(|letter: char| !letter.is_alphabetic())
        .find(|word| {
            let latin = word.chars().any(|letter| letter.is_ascii_alphabetic());
            let other = word
                .chars()
                .any(|letter| matches!(letter, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{4ff}'));
            latin && other
        })
}

/// text-has-invisible-characters, in the names of places
pub(super) fn place_names(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let dataset = context.dataset;
    for id in dataset.place_ids() {
        for (nth, name) in dataset.place(id).all_names().enumerate() {
            if hidden(name).is_some() {
                let fact = Fact::HiddenInName(kept_row(nth));
                findings.push(hides(About::Place(id), fact));
            }
        }
    }
}

/// text-has-invisible-characters, in what a claim says
pub(super) fn claims(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    let claims = &context.dataset.claims;
    for (nth, name) in claims.claimants(claim.id).enumerate() {
        if hidden(name).is_some() {
            let fact = Fact::HiddenInName(kept_row(nth));
            findings.push(hides(About::Claim(claim.id), fact));
        }
    }
    for evidence in batch.evidence(claim) {
        // What a text hides is told of the text; here only what stands in no text.
        let attached = context.text(evidence.document).text().is_some();
        let stands = || attached && context.quote(*evidence).span().is_some();
        if hidden(evidence.exact).is_some() && !stands() {
            let about = About::Evidence(claim.id, evidence.id);
            findings.push(hides(about, Fact::HiddenInQuote));
        }
    }
}

/// What a piece of a text hides.
pub(super) fn hidden_in(
    context: &Context<'_>,
    document: DocumentId,
    piece: Range<usize>,
) -> Option<Hidden> {
    let (text, _) = context.attached(document)?;
    hidden(text.get(piece)?)
}

/// text-has-invisible-characters, in a text of which the pieces hide so much
pub(super) fn text(
    context: &Context<'_>,
    document: DocumentId,
    hidden: impl Iterator<Item = Hidden>,
    findings: &mut Vec<Finding>,
) {
    let all = hidden.reduce(|first, next| Hidden {
        count: first.count + next.count,
        ..first
    });
    if let Some(found) = all {
        let name = shown(context.dataset.document(document).short_name());
        let told = report(&format!("The text of {name}"), &found);
        let fact = Fact::Told(Box::new(told));
        findings.push(hides(About::Document(document), fact));
    }
}

/// The characters that no screen shows.
#[derive(Debug)]
pub(super) struct Hidden {
    count: usize,
    first: char,
    around: String,
}

fn hidden(text: &str) -> Option<Hidden> {
    if text.is_ascii()
        && !text
            .bytes()
            .any(|byte| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t'))
    {
        return None;
    }
    let mut found: Option<(char, usize)> = None;
    let mut count = 0;
    let mut before = None;
    let mut scalars = text.char_indices().peekable();
    while let Some((at, scalar)) = scalars.next() {
        let after = scalars.peek().map(|&(_, next)| next);
        if is_suspicious(before, scalar, after) {
            count += 1;
            found = found.or(Some((scalar, at)));
        }
        before = Some(scalar);
    }
    let (first, at) = found?;
    let (head, tail) = text.split_at(at);
    let start = head
        .char_indices()
        .rev()
        .nth(11)
        .map_or(0, |(byte, _)| byte);
    let end = tail
        .char_indices()
        .nth(13)
        .map_or(tail.len(), |(byte, _)| byte);
    Some(Hidden {
        count,
        first,
        around: text.get(start..at + end).unwrap_or_default().to_owned(),
    })
}

fn hides(about: About, fact: Fact) -> Finding {
    finding(TEXT_HAS_INVISIBLE_CHARACTERS, about, fact)
}

pub(super) fn hidden_in_name(name: &str) -> Words {
    let subject = format!("The name {}", quoted(name));
    hidden(name).map_or_else(
        || words(subject.clone(), ""),
        |found| report(&subject, &found),
    )
}

pub(super) fn hidden_in_quote(evidence: EvidenceRef<'_>) -> Words {
    let subject = format!("The quote {}", quoted(evidence.exact));
    let found = hidden(evidence.exact);
    found.map_or_else(
        || words(subject.clone(), ""),
        |found| report(&subject, &found),
    )
}

fn report(subject: &str, found: &Hidden) -> Words {
    let times = if found.count == 1 {
        "a character that no screen shows".to_owned()
    } else {
        format!("{} characters that no screen shows", found.count)
    };
    words(
        format!(
            "{subject} has {times}, first {}: {}",
            escape(found.first),
            quoted(&found.around)
        ),
        "Take them out of the dataset; where they stand in the source itself, know that a search may miss the words",
    )
}
