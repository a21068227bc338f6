//! Which kind of number it is, from the words and marks beside it.

use super::calendar::{day_of_month, month, year};
use super::number::Group;
use super::token::{Shape, Token};
use super::units::{
    Kind, age_before, is_counted, is_currency_sign, is_ordinal_ending, may_stand_between,
    names_before, unit_after,
};
use crate::model::Qualifier;

/// What the number `groups[row]` is.
pub(super) fn kind_of(
    tokens: &[Token<'_>],
    groups: &[Group],
    row: usize,
    qualifier: Qualifier,
) -> Kind {
    let Some(group) = groups.get(row) else {
        return Kind::Count;
    };
    let place = Place {
        tokens,
        start: group.tokens.start,
        end: group.tokens.end,
    };
    let kind = place
        .by_shape()
        .or_else(|| place.by_glue())
        .or_else(|| place.by_currency())
        .or_else(|| place.by_name())
        .or_else(|| place.by_calendar(group))
        .or_else(|| place.by_full_stop())
        .or_else(|| place.by_unit())
        .or_else(|| place.by_age())
        .or_else(|| place.by_year(group, qualifier))
        .or_else(|| place.by_pronoun());
    if let Some(kind) = kind {
        return kind;
    }
    if group.amount.vague {
        return Kind::Vague;
    }
    if group.amount.whole().is_none() {
        return Kind::Fraction;
    }
    // "23 and 31 January", "two or three days": the kind stands with the second number.
    if let Some(next) = groups.get(row + 1)
        && place.is_joined_to(next)
    {
        let inherited = kind_of(tokens, groups, row + 1, Qualifier::Exact);
        if matches!(
            inherited,
            Kind::Date | Kind::Duration | Kind::Time | Kind::Money | Kind::Percentage | Kind::Year
        ) && (inherited != Kind::Date
            || tokens.get(place.start).and_then(day_of_month).is_some())
            && (inherited != Kind::Year || tokens.get(place.start).and_then(year).is_some())
        {
            return inherited;
        }
    }
    Kind::Count
}

struct Place<'a, 't> {
    tokens: &'a [Token<'t>],
    start: usize,
    end: usize,
}

impl<'a, 't> Place<'a, 't> {
    fn before(&self, distance: usize) -> Option<&'a Token<'t>> {
        self.tokens.get(self.start.checked_sub(distance)?)
    }

    fn after(&self, distance: usize) -> Option<&'a Token<'t>> {
        self.tokens.get(self.end + distance)
    }

    fn word_before(&self, distance: usize) -> Option<&'a str> {
        self.before(distance).and_then(Token::word)
    }

    fn word_after(&self, distance: usize) -> Option<&'a str> {
        self.after(distance).and_then(Token::word)
    }

    fn first_is_digits(&self) -> bool {
        self.tokens
            .get(self.start)
            .is_some_and(|token| matches!(token.shape, Shape::Digits(_)))
    }

    fn by_shape(&self) -> Option<Kind> {
        match self.tokens.get(self.start)?.shape {
            Shape::Clock => Some(Kind::Time),
            Shape::Day(_) => Some(Kind::Date),
            Shape::Chain => Some(Kind::Name),
            _ => None,
        }
    }

    /// Letters and signs with nothing between: "31st", "1990s", "COVID-19", "70%", "#5".
    fn by_glue(&self) -> Option<Kind> {
        if self.after(0).is_some_and(|token| token.is_mark("%‰٪％")) {
            return Some(Kind::Percentage);
        }
        if self.word_after(0) == Some("per") && matches!(self.word_after(1), Some("cent" | "mille"))
        {
            return Some(Kind::Percentage);
        }
        if matches!(
            (self.word_after(0), self.word_after(1)),
            (Some("pour" | "por"), Some("cent" | "ciento"))
        ) {
            return Some(Kind::Percentage);
        }
        if !self.first_is_digits() {
            return None;
        }
        let first = self.tokens.get(self.start)?;
        if first.glued {
            match self.before(1) {
                Some(token) if token.word().is_some() || token.is_mark("#@№_/") => {
                    return Some(Kind::Name);
                }
                Some(token) if token.is_mark("-") && token.glued => {
                    return match self.word_before(2) {
                        Some("mid" | "pre" | "post" | "early" | "late") | None => None,
                        Some(_) => Some(Kind::Name),
                    };
                }
                _ => {}
            }
        }
        if self.before(1).is_some_and(|token| token.is_mark("#№§")) {
            return Some(Kind::Name);
        }
        let glued = self.after(0).filter(|token| token.glued)?;
        let word = glued.word()?;
        if is_ordinal_ending(word) {
            return self.by_month().or(Some(Kind::Ordinal));
        }
        match word {
            "s" | "'s" => Some(Kind::Year),
            "h" => Some(Kind::Time),
            word => unit_after(word).or(Some(Kind::Name)),
        }
    }

    fn by_currency(&self) -> Option<Kind> {
        let is_currency = |token: &Token<'_>| match &token.shape {
            Shape::Mark(mark) => is_currency_sign(*mark),
            Shape::Word(word) => matches!(&**word, "usd" | "eur" | "rub" | "gbp" | "us$"),
            _ => false,
        };
        let beside =
            self.before(1).is_some_and(is_currency) || self.after(0).is_some_and(is_currency);
        beside.then_some(Kind::Money)
    }

    fn by_name(&self) -> Option<Kind> {
        let abbreviated = self
            .before(1)
            .filter(|token| token.is_mark("."))
            .and_then(|_| self.word_before(2))
            .is_some_and(|word| {
                matches!(
                    word,
                    "no" | "nr"
                        | "art"
                        | "ст"
                        | "sec"
                        | "p"
                        | "pp"
                        | "abs"
                        | "s"
                        | "стр"
                        | "рис"
                        | "д"
                        | "кв"
                        | "núm"
                        | "pág"
                        | "fig"
                        | "tel"
                )
            });
        let named = self.word_before(1).is_some_and(names_before) && self.first_is_digits();
        ((abbreviated || named) && self.first_is_digits()).then_some(Kind::Name)
    }

    fn by_calendar(&self, group: &Group) -> Option<Kind> {
        let is_day = self.tokens.get(self.start).and_then(day_of_month).is_some();
        if is_day
            && (group.high.is_none()
                || self
                    .tokens
                    .get(self.end - 1)
                    .and_then(day_of_month)
                    .is_some())
        {
            return self.by_month();
        }
        None
    }

    /// A month directly beside: "31 January", "31st of January", "Jan. 31".
    fn by_month(&self) -> Option<Kind> {
        let is_month = |word: Option<&str>| word.is_some_and(|word| month(word).is_some());
        let mut ahead = 0;
        while ahead < 3
            && self.after(ahead).is_some_and(|token| {
                token.is_mark(".")
                    || matches!(
                        token.word(),
                        Some("of" | "de" | "st" | "nd" | "rd" | "th" | "er" | "го")
                    )
            })
        {
            ahead += 1;
        }
        let back = 1 + usize::from(self.before(1).is_some_and(|token| token.is_mark(".")));
        // "may" is also a verb: a day follows it only where a capital could stand.
        let month_before = self.word_before(back).filter(|word| *word != "mar");
        (is_month(self.word_after(ahead)) || is_month(month_before)).then_some(Kind::Date)
    }

    /// "die 3. Kammer": German writes ordinals with a full stop.
    fn by_full_stop(&self) -> Option<Kind> {
        let stop = self.after(0)?;
        let article = self.word_before(1).is_some_and(|word| {
            matches!(
                word,
                "der" | "die" | "das" | "den" | "dem" | "des" | "zum" | "zur" | "vom" | "beim"
            )
        });
        let goes_on = stop.glued && stop.is_mark(".") && self.word_after(1).is_some();
        (article && goes_on && self.first_is_digits()).then_some(Kind::Ordinal)
    }

    /// A unit after the number, at most one adjective between.
    fn by_unit(&self) -> Option<Kind> {
        let hyphen = usize::from(self.after(0).is_some_and(|token| token.is_mark("-‐‑°")));
        let skip = usize::from(self.word_after(hyphen).is_some_and(may_stand_between));
        let at = hyphen + skip;
        if self.after(0).is_some_and(|token| token.is_mark("°")) {
            return Some(Kind::Measure);
        }
        let word = self.word_after(at)?;
        if matches!(word, "a" | "p")
            && self.after(at + 1).is_some_and(|token| token.is_mark("."))
            && self.word_after(at + 2) == Some("m")
        {
            return Some(Kind::Time);
        }
        let kind = unit_after(word)?;
        if kind == Kind::Duration {
            let hyphen = usize::from(self.after(at + 1).is_some_and(|token| token.is_mark("-‐‑")));
            if self.word_after(at + 1 + hyphen) == Some("old")
                || self.word_before(1).is_some_and(age_before)
            {
                return Some(Kind::Age);
            }
        }
        Some(kind)
    }

    /// "aged 34"; "Ivan Petrov, 34, said".
    fn by_age(&self) -> Option<Kind> {
        if self.word_before(1).is_some_and(age_before) {
            return Some(Kind::Age);
        }
        let Shape::Digits(digits) = self.tokens.get(self.start)?.shape else {
            return None;
        };
        let closed = self.after(0).is_some_and(|token| token.is_mark(",)"));
        let opened = self.before(1).is_some_and(|token| token.is_mark(","))
            && self.word_before(2).is_some()
            && self.word_before(3).is_some();
        let speaks = self.word_after(1).is_some_and(|word| {
            matches!(
                word,
                "said"
                    | "told"
                    | "was"
                    | "a"
                    | "an"
                    | "who"
                    | "from"
                    | "has"
                    | "had"
                    | "is"
                    | "whose"
                    | "died"
                    | "says"
            )
        });
        let plausible = digits.value.is_some_and(|value| (5..=110).contains(&value));
        (plausible && opened && closed && speaks).then_some(Kind::Age)
    }

    fn by_year(&self, group: &Group, qualifier: Qualifier) -> Option<Kind> {
        let first = self.tokens.get(self.start)?;
        year(first)?;
        if !group.amount.plain_digits {
            return None;
        }
        if group.high.is_some() {
            // "2019-2021"
            return self
                .tokens
                .get(self.end - 1)
                .and_then(year)
                .map(|_| Kind::Year);
        }
        if matches!(
            qualifier,
            Qualifier::Exact | Qualifier::AtMost | Qualifier::About
        ) && !self.counts_people()
        {
            return Some(Kind::Year);
        }
        None
    }

    fn counts_people(&self) -> bool {
        (0..2).any(|distance| self.word_after(distance).is_some_and(is_counted))
            || matches!(self.word_before(1), Some("arrested" | "detained" | "held"))
    }

    /// "one of the largest", "no one", "one another".
    fn by_pronoun(&self) -> Option<Kind> {
        if self.end != self.start + 1 || self.tokens.get(self.start)?.word()? != "one" {
            return None;
        }
        let after = self.word_after(0);
        let stands_alone = after.is_none_or(|word| {
            matches!(
                word,
                "of" | "another"
                    | "can"
                    | "could"
                    | "must"
                    | "should"
                    | "might"
                    | "may"
                    | "would"
                    | "has"
                    | "is"
                    | "by"
                    | "to"
                    | "that"
                    | "who"
                    | "which"
                    | "in"
                    | "at"
                    | "and"
            )
        });
        let pointed = self.word_before(1).is_some_and(|word| {
            matches!(
                word,
                "no" | "this"
                    | "that"
                    | "the"
                    | "any"
                    | "every"
                    | "each"
                    | "which"
                    | "some"
                    | "not"
                    | "big"
                    | "new"
                    | "first"
                    | "last"
                    | "latest"
                    | "previous"
            )
        });
        (stands_alone || pointed).then_some(Kind::Pronoun)
    }

    /// Only "and", "or", a comma or a dash stands before the next number.
    fn is_joined_to(&self, next: &Group) -> bool {
        let Some(between) = self.tokens.get(self.end..next.tokens.start) else {
            return false;
        };
        matches!(between, [joint] if joint.is_mark("-–—,")
            || matches!(joint.word(), Some("and" | "or" | "to" | "и" | "или" | "und" | "oder" | "et" | "ou" | "y" | "o")))
    }
}
