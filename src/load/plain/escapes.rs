//! Escapes in JSON texts: `\n`, `\u00e9`, `\ud83d\ude00`.

/// The letter of the escape that `bytes` begin with, and how many bytes it takes; `None` where it
/// is no letter alone.
pub(super) fn letter(bytes: &[u8]) -> Option<(char, usize)> {
    let short = match bytes.get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return by_number(bytes),
        _ => return None,
    };
    Some((short, 2))
}

fn by_number(bytes: &[u8]) -> Option<(char, usize)> {
    let first = unit(bytes)?;
    if let Some(letter) = char::from_u32(first) {
        return Some((letter, 6));
    }
    let second = unit(bytes.get(6..)?)?;
    let is_pair = (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(&second);
    let letter = 0x1_0000 + ((first & 0x3ff) << 10 | second & 0x3ff);
    char::from_u32(letter)
        .filter(|_| is_pair)
        .map(|letter| (letter, 12))
}

/// The number of one `\u0000`.
fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |number, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(number << 4 | digit)
    })
}
