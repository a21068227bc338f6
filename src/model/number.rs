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

/// Appends `number` in plain digits: what a million rows do costs too much through [`std::fmt`].
pub fn push_digits(text: &mut String, number: u64) {
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    let mut rest = number;
    while rest > 0 || start == digits.len() {
        start -= 1;
        digits[start] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
    text.push_str(str::from_utf8(&digits[start..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::push_digits;

    #[test]
    fn digits_are_those_of_the_standard_library() {
        for number in [0, 9, 10, 99, 1_800, u64::MAX] {
            let mut text = "row-".to_owned();
            push_digits(&mut text, number);
            assert_eq!(text, format!("row-{number}"));
        }
    }
}
