//! How much a number says: digits and words put together, "1.5 million", "two dozen".

use super::language::Language;
use super::token::{Digits, Shape, Token};
use super::words::{
    NumberWord, counts_on, halves, is_article, is_half, is_of, is_one, is_several, joins,
    number_word,
};

/// A number, not always whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    /// In units of one `scale`th.
    scaled: u64,
    scale: u64,
    /// What it was multiplied by: 1,000 for "3 thousand".
    pub times: u64,
    /// An order of magnitude only: "thousands".
    pub vague: bool,
    /// Written in plain digits, none of them between thousands.
    pub plain_digits: bool,
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let left = u128::from(self.scaled) * u128::from(other.scale);
        let right = u128::from(other.scaled) * u128::from(self.scale);
        Some(left.cmp(&right))
    }
}

impl Amount {
    fn new(number: u64) -> Self {
        Self {
            scaled: number,
            scale: 1,
            times: 1,
            vague: false,
            plain_digits: false,
        }
    }

    fn vague() -> Self {
        Self {
            vague: true,
            ..Self::new(0)
        }
    }

    fn from_digits(digits: Digits) -> Option<Self> {
        Some(Self {
            scaled: digits.value?,
            scale: 10_u64.checked_pow(digits.decimals)?,
            times: 1,
            vague: false,
            plain_digits: !digits.grouped && digits.decimals == 0,
        })
    }

    /// The number, where it is whole.
    pub fn whole(self) -> Option<u64> {
        (!self.vague && self.scaled.is_multiple_of(self.scale)).then(|| self.scaled / self.scale)
    }

    pub fn multiplied(self, times: u64) -> Option<Self> {
        Some(Self {
            scaled: self.scaled.checked_mul(times)?,
            times: self.times.checked_mul(times)?,
            plain_digits: false,
            ..self
        })
    }

    fn and_a_half(self) -> Option<Self> {
        Some(Self {
            scaled: self.scaled.checked_mul(2)?.checked_add(self.scale)?,
            scale: self.scale.checked_mul(2)?,
            plain_digits: false,
            ..self
        })
    }
}

/// The amount that starts at a token, and the token after it.
pub(super) fn amount_at(
    tokens: &[Token<'_>],
    at: usize,
    language: Language,
) -> Option<(Amount, usize)> {
    let reader = Reader { tokens, language };
    match &tokens.get(at)?.shape {
        Shape::Digits(digits) => {
            let amount = Amount::from_digits(*digits)?;
            Some(reader.multiplied(amount, at + 1))
        }
        Shape::Word(_) => reader.in_words(at),
        Shape::Clock | Shape::Day(_) | Shape::Chain => Some((Amount::new(0), at + 1)),
        Shape::Mark(_) | Shape::Line => None,
    }
}

struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    language: Language,
}

impl Reader<'_, '_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).and_then(Token::word)
    }

    fn number_word(&self, at: usize) -> Option<NumberWord> {
        self.word(at)
            .and_then(|word| number_word(self.language, word))
    }

    /// A hyphen between words, and the abbreviation's full stop in "5 тыс. человек".
    fn past_hyphen(&self, at: usize) -> usize {
        let hyphen = self
            .tokens
            .get(at)
            .is_some_and(|token| token.glued && token.is_mark("-‐‑"));
        at + usize::from(hyphen)
    }

    /// "3 thousand", "2 dozen", "5k", "two and a half million".
    fn multiplied(&self, amount: Amount, mut at: usize) -> (Amount, usize) {
        let mut amount = amount;
        if let Some((halved, after)) = self.and_a_half(amount, at) {
            amount = halved;
            at = after;
        }
        loop {
            let next = self.past_hyphen(at);
            let times = match self.number_word(next) {
                Some(NumberWord::Times(times)) => Some(times),
                // "две тысячи"
                Some(word @ NumberWord::Plural(times)) if counts_on(self.language, word) => {
                    Some(times)
                }
                _ => match self.word(next) {
                    Some("k" | "тыс" | "k's") if next == at && self.glued_after_digits(at) => {
                        Some(1_000)
                    }
                    _ => None,
                },
            };
            let Some(product) = times.and_then(|times| amount.multiplied(times)) else {
                return (amount, at);
            };
            amount = product;
            at = next + 1;
            let abbreviated = matches!(self.word(next), Some("тыс" | "млн" | "млрд"));
            let stop = self.tokens.get(at);
            at += usize::from(
                abbreviated && stop.is_some_and(|stop| stop.glued && stop.is_mark(".")),
            );
        }
    }

    fn glued_after_digits(&self, at: usize) -> bool {
        let glued = self.tokens.get(at).is_some_and(|token| token.glued);
        let digits = at
            .checked_sub(1)
            .and_then(|row| self.tokens.get(row))
            .is_some_and(|token| matches!(token.shape, Shape::Digits(_)));
        glued && digits
    }

    /// "and a half", with hyphens or without.
    fn and_a_half(&self, amount: Amount, at: usize) -> Option<(Amount, usize)> {
        let and = self.past_hyphen(at);
        if self.word(and) != Some("and") {
            return None;
        }
        let article = self.past_hyphen(and + 1);
        if self.word(article) != Some("a") {
            return None;
        }
        let half = self.past_hyphen(article + 1);
        if self.word(half) != Some("half") {
            return None;
        }
        Some((amount.and_a_half()?, half + 1))
    }

    fn in_words(&self, at: usize) -> Option<(Amount, usize)> {
        let word = self.word(at)?;
        if is_half(self.language, word) {
            return self.half_of(at);
        }
        if let Some(halves) = halves(self.language, word) {
            return self.halves_of(halves, at);
        }
        if is_article(self.language, word) {
            let half = self
                .word(at + 1)
                .is_some_and(|word| is_half(self.language, word));
            if half && self.language != Language::English {
                return self.half_of(at + 1);
            }
            return match self.number_word(at + 1)? {
                NumberWord::Times(_) => Some(self.multiplied(Amount::new(1), at + 1)),
                // "une centaine" is an order of magnitude.
                NumberWord::Plural(_) => self.vague(at + 1),
                _ => None,
            };
        }
        match number_word(self.language, word)? {
            NumberWord::Plural(_) => self.vague(at),
            NumberWord::Times(_) if self.is_several(at) => self.vague(at),
            _ => self.spelled_out(at),
        }
    }

    /// "half a million", "half a dozen"; any other half is none of ours.
    fn half_of(&self, at: usize) -> Option<(Amount, usize)> {
        let article = self.past_hyphen(at + 1);
        let after = if self.language == Language::English && self.word(article) == Some("a") {
            article + 1
        } else {
            article
        };
        match self.number_word(after)? {
            NumberWord::Times(times) | NumberWord::Plural(times) => {
                let half = Amount::new(times / 2);
                Some((Amount { times, ..half }, after + 1))
            }
            _ => None,
        }
    }

    /// "полторы тысячи": one and a half of what follows.
    fn halves_of(&self, halves: u64, at: usize) -> Option<(Amount, usize)> {
        match self.number_word(at + 1)? {
            NumberWord::Times(times) | NumberWord::Plural(times) => {
                let amount = Amount::new(halves.checked_mul(times)? / 2);
                Some((Amount { times, ..amount }, at + 2))
            }
            _ => None,
        }
    }

    /// "several thousand", "a few hundred": what stands before the multiplier is no number.
    fn is_several(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|row| self.word(row))
            .is_some_and(is_several)
    }

    /// "dozens", "tens of thousands".
    fn vague(&self, at: usize) -> Option<(Amount, usize)> {
        let mut end = at + 1;
        loop {
            let of = self
                .word(end)
                .is_some_and(|word| is_of(self.language, word));
            let next = end + usize::from(of);
            match self.number_word(next) {
                Some(NumberWord::Plural(_) | NumberWord::Times(_)) => end = next + 1,
                _ => return Some((Amount::vague(), end)),
            }
        }
    }

    /// "two hundred and twenty-five thousand"
    fn spelled_out(&self, start: usize) -> Option<(Amount, usize)> {
        let mut total = 0_u64;
        let mut current = 0_u64;
        let mut largest = 1;
        let mut before: Option<NumberWord> = None;
        let mut end = start;
        loop {
            let mut next = if end == start {
                start
            } else {
                self.past_hyphen(end)
            };
            let joined = end > start
                && self
                    .word(next)
                    .is_some_and(|word| joins(self.language, word));
            if joined {
                next = self.past_hyphen(next + 1);
            }
            let one_more = matches!(before, Some(NumberWord::Tens(_)))
                || self.language == Language::Russian
                    && matches!(before, Some(NumberWord::Hundreds(_)));
            let is_one = one_more
                && (joined || self.language == Language::Russian)
                && self
                    .word(next)
                    .is_some_and(|word| is_one(self.language, word));
            let word = if is_one {
                NumberWord::Unit(1)
            } else if let Some(word) = self.number_word(next) {
                word
            } else {
                break;
            };
            // "quatre-vingts", "soixante-dix", "dix-sept"
            let french = (self.language == Language::French)
                .then(|| french_tens(before, word))
                .flatten();
            if let Some((added, now)) = french {
                current = current.checked_add(added)?;
                before = Some(now);
                end = next + 1;
                continue;
            }
            let fits = match (before, word) {
                (None, word) => !matches!(word, NumberWord::Plural(_)),
                (_, NumberWord::Times(_)) => !joined,
                (Some(_), NumberWord::Plural(_)) => counts_on(self.language, word),
                (
                    Some(NumberWord::Times(times)),
                    NumberWord::Unit(value) | NumberWord::Tens(value),
                ) => value < times && times != 12,
                (Some(NumberWord::Times(times)), NumberWord::Hundreds(_)) => times >= 1_000,
                (
                    Some(NumberWord::Plural(_)),
                    NumberWord::Unit(_) | NumberWord::Tens(_) | NumberWord::Hundreds(_),
                )
                | (Some(NumberWord::Hundreds(_)), NumberWord::Unit(_) | NumberWord::Tens(_)) => {
                    true
                }
                (Some(NumberWord::Tens(_)), NumberWord::Unit(value)) => {
                    value < 10 && (!joined || self.language != Language::English)
                }
                _ => false,
            };
            // "a hundred and two" is one number, "twenty and two" is two.
            if !fits {
                break;
            }
            match word {
                NumberWord::Unit(value) | NumberWord::Tens(value) | NumberWord::Hundreds(value) => {
                    current = current.checked_add(value)?;
                }
                NumberWord::Times(times) | NumberWord::Plural(times) => {
                    largest = largest.max(times);
                    if times >= 1_000 {
                        total = total.checked_add(current.max(1).checked_mul(times)?)?;
                        current = 0;
                    } else {
                        current = current.max(1).checked_mul(times)?;
                    }
                }
            }
            before = Some(word);
            end = next + 1;
        }
        if end == start {
            return None;
        }
        let amount = Amount {
            times: largest,
            ..Amount::new(total.checked_add(current)?)
        };
        match self.and_a_half(amount, end) {
            Some((halved, after)) => Some(self.multiplied(halved, after)),
            None => Some((amount, end)),
        }
    }
}

/// French counts by scores above sixty: what a word adds, and what it makes of the number so far.
fn french_tens(before: Option<NumberWord>, word: NumberWord) -> Option<(u64, NumberWord)> {
    match (before?, word) {
        (NumberWord::Unit(4), NumberWord::Tens(20)) => Some((76, NumberWord::Tens(80))),
        (NumberWord::Tens(60 | 80), NumberWord::Unit(value @ 10..=19)) => {
            Some((value, NumberWord::Unit(value)))
        }
        (NumberWord::Unit(10), NumberWord::Unit(value @ 7..=9)) => {
            Some((value, NumberWord::Unit(10 + value)))
        }
        _ => None,
    }
}
