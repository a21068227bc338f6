//! The bytes at which a text of JSON cannot be passed over: what ends it, an escape, and what may
//! not stand in it.

const ONES: u64 = 0x0101_0101_0101_0101;
const TOPS: u64 = 0x8080_8080_8080_8080;

/// Where the next quotation mark, backslash or control character stands from the byte `at` on.
#[inline]
pub(super) fn next_mark(bytes: &[u8], mut at: usize) -> Option<usize> {
    let (eights, rest) = bytes.get(at..)?.as_chunks::<8>();
    for eight in eights {
        let found = special(u64::from_le_bytes(*eight));
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    let found = rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\\' | 0..b' '));
    found.map(|found| at + found)
}

/// The top bit of the first of eight bytes that is a quotation mark, a backslash or a control
/// character (and of some after it), else 0. Bits that are set wrongly lie above a right one.
#[inline]
fn special(eight: u64) -> u64 {
    // A byte that is nothing borrows from its top bit, which no byte of ASCII has.
    let quote = (eight ^ (ONES * 0x22)).wrapping_sub(ONES);
    let backslash = (eight ^ (ONES * 0x5c)).wrapping_sub(ONES);
    let control = eight.wrapping_sub(ONES * 0x20);
    (quote | backslash | control) & !eight & TOPS
}
