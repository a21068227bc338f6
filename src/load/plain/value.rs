//! The figure of a plain claim, in its three forms.

use super::shape::{Members, Shape};
use super::strict::{Piece, Strict};
use crate::load::values::put_together;
use crate::model::{MAX_NUMBER, Qualifier, Value, ValueForm};
use crate::text::read_value;

/// A figure as it stands in the file.
#[derive(Debug)]
pub(super) enum Figure {
    Number(u64),
    Text(Piece),
    Object {
        qualifier: Qualifier,
        number: Option<u64>,
        low: Option<u64>,
        high: Option<u64>,
        words: Option<Piece>,
    },
}

impl Default for Figure {
    fn default() -> Self {
        Self::Number(0)
    }
}

impl Figure {
    /// What it says, if it says something.
    pub fn value<'s>(&self, strict: &'s Strict<'_>) -> Option<Value<'s>> {
        match self {
            Self::Number(number) => Value::number(Qualifier::Exact, *number, None).ok(),
            Self::Text(text) => read_value(strict.text(*text)),
            Self::Object {
                qualifier,
                number,
                low,
                high,
                words,
            } => {
                let words = words.map(|words| strict.text(words));
                put_together(*qualifier, *number, *low, *high, words).ok()
            }
        }
    }

    /// How it was written.
    pub fn form(&self) -> ValueForm {
        match self {
            Self::Number(_) => ValueForm::Number,
            Self::Text(_) => ValueForm::Text,
            Self::Object { .. } => ValueForm::Object,
        }
    }

    /// Its own words, for [`ValueForm::Text`].
    pub fn text<'s>(&self, strict: &'s Strict<'_>) -> Option<&'s str> {
        match self {
            Self::Text(text) => Some(strict.text(*text)),
            Self::Number(_) | Self::Object { .. } => None,
        }
    }
}

/// Reads the figure that stands next.
pub(super) fn read<'a>(strict: &mut Strict<'a>, shape: &mut Shape<'a>) -> Option<Figure> {
    match strict.next()? {
        b'"' => strict.string().map(Figure::Text),
        b'{' => object(strict, shape),
        _ => number(strict).map(Figure::Number),
    }
}

fn number(strict: &mut Strict<'_>) -> Option<u64> {
    strict.number().filter(|number| *number <= MAX_NUMBER)
}

const KEYS: [&str; 5] = ["qualifier", "number", "low", "high", "words"];

fn object<'a>(strict: &mut Strict<'a>, shape: &mut Shape<'a>) -> Option<Figure> {
    let mut members = Members::of(strict)?;
    let (mut qualifier, mut words) = (None, None);
    let (mut single, mut low, mut high) = (None, None, None);
    loop {
        match members.next(strict, shape, &KEYS)? {
            0 => {
                let code = strict.string()?;
                qualifier = Some(Qualifier::from_code(strict.text(code))?);
            }
            1 => single = Some(number(strict)?),
            2 => low = Some(number(strict)?),
            3 => high = Some(number(strict)?),
            4 => words = Some(strict.string()?),
            _ => break,
        }
    }
    Some(Figure::Object {
        qualifier: qualifier?,
        number: single,
        low,
        high,
        words,
    })
}
