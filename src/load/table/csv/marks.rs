//! Where separators and ends of lines stand in a text, sixty-four bytes at a time.

/// So many bytes are looked at together.
const CHUNK: usize = 64;

/// A walk over the separators and ends of lines of a text.
#[derive(Debug)]
pub(super) struct Marks<'t> {
    bytes: &'t [u8],
    separator: u8,
    /// Where the chunk in hand begins.
    chunk: usize,
    /// A bit for every mark of the chunk that is still to come.
    rest: u64,
    /// The marks before this byte are no more to come.
    passed: usize,
}

impl<'t> Marks<'t> {
    /// The walk before the first byte.
    pub fn of(text: &'t str, separator: u8) -> Self {
        let mut marks = Self {
            bytes: text.as_bytes(),
            separator,
            chunk: 0,
            rest: 0,
            passed: 0,
        };
        marks.rest = marks.look();
        marks
    }

    /// Goes on, or back, to a byte: the next mark is the first that stands there or behind it.
    #[inline]
    pub fn go_to(&mut self, at: usize) {
        let chunk = at - at % CHUNK;
        if chunk != self.chunk || self.passed > at {
            self.chunk = chunk;
            self.rest = self.look();
        }
        self.rest &= u64::MAX << (at % CHUNK);
        self.passed = at;
    }

    /// Where the next mark stands; where the text ends, if there is none.
    #[inline]
    pub fn next(&mut self) -> usize {
        while self.rest == 0 {
            if self.chunk + CHUNK >= self.bytes.len() {
                return self.bytes.len();
            }
            self.chunk += CHUNK;
            self.rest = self.look();
        }
        let at = self.chunk + self.rest.trailing_zeros() as usize;
        self.rest &= self.rest - 1;
        self.passed = at + 1;
        at
    }

    /// The marks of the chunk in hand.
    #[inline]
    fn look(&self) -> u64 {
        let rest = self.bytes.get(self.chunk..).unwrap_or_default();
        if let Some(chunk) = rest.first_chunk::<CHUNK>() {
            return marks(chunk, self.separator);
        }
        let mut last = [0; CHUNK];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        marks(&last, self.separator) & !(u64::MAX << rest.len())
    }
}

/// A bit for every separator and end of a line, the lowest for the first byte.
#[inline]
fn marks(chunk: &[u8; CHUNK], separator: u8) -> u64 {
    let mut is_mark = [0_u8; CHUNK];
    for (is_mark, &byte) in is_mark.iter_mut().zip(chunk) {
        *is_mark = u8::from(byte == separator) | u8::from(byte == b'\n') | u8::from(byte == b'\r');
    }
    let (eights, _) = is_mark.as_chunks::<8>();
    let eights = eights.iter().enumerate();
    eights.fold(0, |bits, (at, eight)| {
        // The product brings the lowest bits of eight bytes together in the uppermost byte.
        let together = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits | together << (8 * at)
    })
}

#[cfg(test)]
mod tests {
    use super::Marks;

    fn walked(marks: &mut Marks<'_>, from: usize) -> Vec<usize> {
        marks.go_to(from);
        let mut found = Vec::new();
        loop {
            let at = marks.next();
            if at == marks.bytes.len() {
                return found;
            }
            found.push(at);
        }
    }

    #[test]
    fn every_mark_is_found_wherever_it_stands() {
        for length in [0, 1, 7, 63, 64, 65, 127, 128, 129, 300] {
            for step in [1, 3, 8, 64, 90] {
                let mut text = vec![b'a'; length];
                let marks = [b';', b'\n', b'\r'].into_iter().cycle();
                for (at, mark) in (0..length).step_by(step).zip(marks) {
                    text[at] = mark;
                }
                let text = String::from_utf8(text).unwrap();
                let mut marks = Marks::of(&text, b';');
                for from in [0, 1, length / 2, 2, length, 0] {
                    let expected = (0..length).step_by(step).filter(|at| *at >= from);
                    assert_eq!(walked(&mut marks, from), expected.collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn other_characters_are_no_marks() {
        let text = "é,ü;\t\0ж\u{37e}".repeat(20);
        assert_eq!(walked(&mut Marks::of(&text, b';'), 0).len(), 20);
    }
}
