//! Cells that say that nothing is known.

/// What people write where they know nothing.
const NOTHING: [&str; 19] = [
    "-",
    "--",
    "–",
    "—",
    "?",
    ".",
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "nan",
    "null",
    "none",
    "nil",
    "no data",
    "нет данных",
    "н/д",
    "k.a.",
    "s/d",
];

/// By byte: whether one of the words begins with it, as a small letter or a capital one.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut word = 0;
    while word < NOTHING.len() {
        let first = NOTHING[word].as_bytes()[0];
        begins[first as usize] = true;
        begins[first.to_ascii_uppercase() as usize] = true;
        word += 1;
    }
    // Capital letters beyond ASCII begin as it happens.
    let mut byte = 0x80;
    while byte < begins.len() {
        begins[byte] = true;
        byte += 1;
    }
    begins
};

/// Whether a cell says that nothing is known.
#[inline]
pub(super) fn is_nothing(cell: &str) -> bool {
    let cell = super::cells::trimmed(cell);
    match cell.as_bytes() {
        [] => true,
        // Nearly every cell leaves here: none of the words is so long or begins like that.
        [first, ..] => cell.len() <= 20 && BEGINS[usize::from(*first)] && is_word(cell),
    }
}

fn is_word(cell: &str) -> bool {
    if cell.is_ascii() {
        let mut nothing = NOTHING.iter();
        return nothing.any(|word| word.eq_ignore_ascii_case(cell));
    }
    NOTHING.contains(&cell.to_lowercase().as_str())
}
