//! Abbreviations, and whether a sentence may end after them. Tables, as data.

use super::sentence::last_word;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Whether a sentence ends at the full stop of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// No: a name or a number follows.
    Never,
    /// Only before a word that opens sentences: "in the U.S. The count".
    BeforeAnOpener,
    /// Only after a number, as units do: "5 тыс. Разница велика".
    Number,
    /// Yes, unless a zone or a day follows: "8 p.m. Sunday".
    UnlessTime,
    /// Yes: it is no abbreviation.
    Always,
}

/// Titles, months, and others that something always follows. In lower case.
const NEVER: &str = "\
    mr mrs ms dr prof gen sen rep gov lt col sgt capt cpl maj rev hon pres fr msgr supt insp det \
    no nos vs v pp vol fig approx ca cf e.g i.e viz mt ft jan feb mar apr jun jul aug sept sep \
    oct nov dec \
    ул пр просп пл пер кв обл им ст см стр рис т.е т.к т.н акад проф ген полк тов св янв февр \
    апр авг сент окт нояб дек \
    hr nr bzw z.b d.h u.a o.ä ggf evtl vgl sog inkl art abs zb jh dipl ing mio mrd okt dez \
    m mm mme mlle me mgr st ste p janv févr avr juil déc av bd env \
    sr sra srta dra d dña ud uds gral núm pág ee avda lic cnel tte sec secs mount пос дер нач \
    зам напр гр гл мл jur phil med rer hrsg bes rd str.nr pr drs éd ctra pza plza sta sto aprox \
    dcha izq admón apdo vid boul eds trad";

/// Those that end a sentence as often as not. In lower case.
const SOMETIMES: &str = "\
    u.s u.k u.n u.s.a e.u d.c n.y l.a inc ltd co corp jr bros ore calif mass conn ariz colo fla \
    ill ind kan mich minn miss mo mont neb nev okla pa tenn tex va vt wash wis wyo ave blvd rd \
    est dept univ assn ph.d m.d str a.c cía s.a e.v s.l p.ex p.ej ej ee.uu e.r st h.c";

/// Units, which end a sentence as well as any word, after a number. In lower case.
const UNITS: &str = "\
    тыс млн млрд трлн руб коп чел проц ч мин сек км кг г гг р h hs hrs min km kg";

/// "And so on": after it a capital letter begins a sentence. In lower case.
const AND_SO_ON: &str = "\
    etc usw u.s.w u.v.m т.д т.п др пр";

const TIMES: &str = "\
    a.m p.m am pm";

/// Words that open sentences and hardly ever follow an abbreviation inside one.
const OPENERS: &str = "\
    The A An In On At He She It They We I But And However This That These Those There When While \
    After Before If As For His Her Their Its Our Some Many Most Several Police According \
    Meanwhile More No Not One What Who Since By To From With Among В На По Он Она Они Это Но И А \
    Как При После Всего Также Der Die Das Ein Eine Er Sie Es Im Am Bei Nach Auch Doch Le La Les \
    Un Une Il Elle Ils Dans Mais Et Ce Selon Des À El Los Las Una En Según Pero Y Su Se Por Al";

/// What the full stop of a word means, which stands after `rest`.
pub(super) fn after_abbreviation(word: &str, rest: &str) -> After {
    let lower = word.to_lowercase();
    // "z. B.", "т. е.", "S. A.": parts that are set apart are one.
    let before = last_word(rest);
    let compound = before
        .strip_suffix('.')
        .filter(|before| before.chars().count() <= 2 && lower.chars().count() <= 2)
        .map(|before| format!("{}.{lower}", before.to_lowercase()));
    if let Some(known) = compound
        .as_deref()
        .and_then(|whole| in_tables(whole, false, rest))
    {
        return known;
    }
    if let Some(known) = in_tables(&lower, word == lower, rest) {
        return known;
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        // "с. Ольховка", "s. XIX", the first half of "z. B."
        (Some(first), None) if first.is_lowercase() => After::Number,
        // An initial: "J. Blinken"; "Plan B. The count" ends.
        (Some(first), None) if first.is_uppercase() => After::BeforeAnOpener,
        // "U.N.", "K.-H."
        _ if word.contains('.')
            && word
                .split(['.', '-', '‐', '‑'])
                .all(|part| part.chars().nth(1).is_none()) =>
        {
            After::BeforeAnOpener
        }
        _ => After::Always,
    }
}

fn in_tables(lower: &str, is_lower: bool, rest: &str) -> Option<After> {
    match *TABLES.get(lower)? {
        Group::Times => Some(After::UnlessTime),
        Group::AndSoOn => {
            // "и пр." and "Пр. Мира" are two.
            let russian = !lower.is_ascii() && !lower.contains('.');
            let opens = russian && last_word(rest) != "и";
            Some(if opens { After::Never } else { After::Always })
        }
        Group::Units => Some(After::Number),
        Group::Sometimes => Some(After::BeforeAnOpener),
        // "No." and "Art." are abbreviations; "no." and "art." end sentences as other words do.
        Group::Never if is_lower && WORDS.contains(&lower) => Some(After::Always),
        Group::Never => Some(After::Never),
    }
}

/// Abbreviations that are words as well.
const WORDS: [&str; 13] = [
    "no", "me", "mar", "ft", "art", "est", "fig", "hon", "mount", "sec", "sta", "vid", "med",
];

/// Whether a number belongs to a word with a full stop: "art. 20".
pub(super) fn takes_a_number(word: &str) -> bool {
    TABLES.get(word.to_lowercase().as_str()) == Some(&Group::Never)
}

/// Whether a word counts as a number goes on: "20 тыс. руб."
pub(super) fn is_unit(word: &str) -> bool {
    TABLES.get(word) == Some(&Group::Units)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Never,
    Sometimes,
    Units,
    AndSoOn,
    Times,
}

static TABLES: LazyLock<HashMap<&str, Group>> = LazyLock::new(|| {
    // The first table that has a word counts.
    let tables = [
        (NEVER, Group::Never),
        (SOMETIMES, Group::Sometimes),
        (UNITS, Group::Units),
        (AND_SO_ON, Group::AndSoOn),
        (TIMES, Group::Times),
    ];
    let rows = |(words, group): (&'static str, Group)| {
        words.split_whitespace().map(move |word| (word, group))
    };
    tables.into_iter().rev().flat_map(rows).collect()
});

static OPENING: LazyLock<HashSet<&str>> = LazyLock::new(|| OPENERS.split_whitespace().collect());

/// Whether a word opens a sentence even after an abbreviation.
pub(super) fn is_opener(word: &str) -> bool {
    OPENING.contains(word)
}
