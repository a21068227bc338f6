//! Whole numbers as people write them.

/// The largest number a claim may state: 2^53, beyond which JSON readers disagree.
pub const MAX_NUMBER: u64 = 1 << 53;

/// `number` with commas between thousands: `1,800`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How many there are of something: `1 claim`, `1,800 claims`.
#[must_use]
pub fn counted(count: usize, one: &str) -> String {
    let number = grouped(u64::try_from(count).unwrap_or(u64::MAX));
    let plural = if count == 1 { "" } else { "s" };
    format!("{number} {one}{plural}")
}
