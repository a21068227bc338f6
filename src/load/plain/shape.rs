//! Objects of one kind look alike: what stands between their values is compared with the last ones
//! before it is read.

use super::strict::Strict;

/// What stood between the values of objects of one kind, by the number of the value: the bytes up
/// to it, and which key they name. Bytes that were read once need only be the same again.
#[derive(Debug, Default)]
pub(super) struct Shape<'a>(Vec<(&'a [u8], usize)>);

/// The shapes of the objects in a claim.
#[derive(Debug, Default)]
pub(super) struct Shapes<'a> {
    pub claim: Shape<'a>,
    pub figure: Shape<'a>,
    pub evidence: Shape<'a>,
    pub span: Shape<'a>,
}

/// A walk over the members of an object.
#[derive(Debug)]
pub(super) struct Members {
    next: usize,
    seen: u32,
}

impl Members {
    /// Goes into the object that stands next.
    pub fn of(strict: &mut Strict<'_>) -> Option<Self> {
        strict.sign(b'{')?;
        Some(Self { next: 0, seen: 0 })
    }

    /// Goes to the value of the next member, and says which of `keys` names it: their number
    /// behind the last member. `None` for any other key, and one that comes again.
    #[inline]
    pub fn next<'a>(
        &mut self,
        strict: &mut Strict<'a>,
        shape: &mut Shape<'a>,
        keys: &[&str],
    ) -> Option<usize> {
        let number = self.next;
        self.next += 1;
        let key = match shape.0.get(number) {
            Some((known, key)) if strict.passes(known) => *key,
            _ => read(strict, shape, number, keys)?,
        };
        let bit = 1 << key;
        if self.seen & bit > 0 {
            return None;
        }
        self.seen |= bit;
        Some(key)
    }

    /// Whether the first so many keys were there.
    pub fn has_first(&self, keys: u32) -> bool {
        self.seen.trailing_ones() >= keys
    }
}

#[inline(never)]
fn read<'a>(
    strict: &mut Strict<'a>,
    shape: &mut Shape<'a>,
    number: usize,
    keys: &[&str],
) -> Option<usize> {
    let start = strict.at;
    let mut any = number > 0;
    let key = if strict.more(&mut any, b'}')? {
        let name = strict.key()?;
        strict.next()?;
        keys.iter().position(|key| key.as_bytes() == name)?
    } else {
        keys.len()
    };
    let found = (strict.since(start), key);
    match shape.0.get_mut(number) {
        Some(known) => *known = found,
        None => shape.0.push(found),
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::{Members, Shape};
    use crate::load::plain::strict::Strict;

    const KEYS: [&str; 2] = ["a", "b"];

    fn read<'a>(text: &'a str, shape: &mut Shape<'a>) -> Option<Vec<(usize, u64)>> {
        let mut strict = Strict::new(text, 0);
        let mut members = Members::of(&mut strict)?;
        let mut found = Vec::new();
        loop {
            match members.next(&mut strict, shape, &KEYS)? {
                2 => return (strict.at == text.len()).then_some(found),
                key => found.push((key, strict.number()?)),
            }
        }
    }

    #[test]
    fn the_shape_of_one_object_changes_nothing_in_the_next() {
        let texts = [
            r#"{"a":1,"b":2}"#,
            r#"{"b":1,"a":2}"#,
            "{ \"a\" : 1 ,\n \"b\" : 2 }",
            "{}",
            r#"{"a":1}"#,
            r#"{"a":1,"a":2}"#,
            r#"{"a":1,}"#,
            r#"{,"a":1}"#,
            r#"{"a":1 "b":2}"#,
            r#"{"a":1"b":2}"#,
            r#"{"c":1}"#,
            r#"{"a":"#,
            "{",
        ];
        for first in texts {
            for second in texts {
                let mut shape = Shape::default();
                let alone = read(second, &mut Shape::default());
                let _any = read(first, &mut shape);
                assert_eq!(read(second, &mut shape), alone, "{second} after {first}");
            }
        }
        let mut shape = Shape::default();
        assert_eq!(read(texts[1], &mut shape), Some(vec![(1, 1), (0, 2)]));
        assert_eq!(read(texts[5], &mut shape), None);
    }
}
