//! Reads the text of a query, and says where and why it is none.

use super::filters::{Condition, Facet, Filter, ValueRange};
use super::query_text::{QueryError, QueryText, did_you_mean};
use super::{DayFilter, FigureRule, VerdictFilter};
use crate::model::{CivilDate, Qualifier, Status, Verdict};

/// Every key, in the order in which they are told.
const KEYS: [&str; 15] = [
    "metric",
    "days",
    "verdict",
    "claimant",
    "document",
    "publisher",
    "place",
    "country",
    "qualifier",
    "is",
    "tag",
    "value",
    "words",
    "text",
    "rule",
];

/// One part of the text, taken apart.
struct Part {
    /// Where it begins, counted in characters from 1.
    column: usize,
    /// Where its value begins.
    value_column: usize,
    is_excluded: bool,
    key: Option<String>,
    value: String,
}

type Read<T> = Result<T, QueryError>;

fn error<T>(column: usize, what: impl Into<String>, help: impl Into<String>) -> Read<T> {
    Err(QueryError {
        column,
        what: what.into(),
        help: help.into(),
    })
}

/// Reads a query.
pub(super) fn read(text: &str) -> Read<QueryText> {
    let mut query = QueryText::default();
    let mut only: Vec<Verdict> = Vec::new();
    let mut not: Vec<Verdict> = Vec::new();
    let mut has_rule = false;
    for part in parts(text)? {
        let Some(key) = part.key.as_deref() else {
            add(&mut query, &part, Filter::Words(words(&part)?));
            continue;
        };
        match key {
            "metric" => {
                once(query.metric.is_some(), &part, key)?;
                query.metric = Some(part.value);
                query.metric_column = part.value_column;
            }
            "days" | "day" => {
                once(query.days.is_some(), &part, key)?;
                query.days = Some(days(&part)?);
            }
            "verdict" => {
                let codes = Verdict::ALL.map(Verdict::code);
                let at = one_of(&part, "verdict", &codes)?;
                let set = if part.is_excluded {
                    &mut not
                } else {
                    &mut only
                };
                set.extend(Verdict::ALL.get(at));
            }
            "qualifier" => {
                let at = one_of(&part, "qualifier", &Qualifier::ALL.map(Qualifier::code))?;
                if let Some(&qualifier) = Qualifier::ALL.get(at) {
                    add(&mut query, &part, Filter::Qualifier(qualifier));
                }
            }
            "is" | "status" => {
                let at = one_of(&part, "status", &Status::ALL.map(Status::code))?;
                if let Some(&status) = Status::ALL.get(at) {
                    add(&mut query, &part, Filter::Status(status));
                }
            }
            "value" => {
                let range = Filter::Value(value(&part)?);
                add(&mut query, &part, range);
            }
            "rule" => {
                once(has_rule, &part, key)?;
                has_rule = true;
                query.rule = rule(&part)?;
            }
            "words" => add(&mut query, &part, Filter::Words(words(&part)?)),
            "text" => add(&mut query, &part, Filter::InDocument(words(&part)?)),
            key => {
                let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key) else {
                    return unknown_key(&part, key);
                };
                let named = Filter::Named(facet, part.value.clone());
                add(&mut query, &part, named);
            }
        }
    }
    let mut shown = if only.is_empty() {
        VerdictFilter::ALL
    } else {
        VerdictFilter::only(&only)
    };
    for verdict in not {
        if shown.admits(verdict) {
            shown = shown.toggled(verdict);
        }
    }
    query.verdicts = shown;
    Ok(query)
}

fn unknown_key<T>(part: &Part, key: &str) -> Read<T> {
    let known = did_you_mean(key, KEYS.into_iter());
    error(
        part.column,
        format!("there is no key “{key}”"),
        format!("{known} (words with a colon in them go in quotation marks)"),
    )
}

fn add(query: &mut QueryText, part: &Part, filter: Filter) {
    query.filters = query.filters.with(Condition {
        filter,
        is_excluded: part.is_excluded,
    });
}

/// Metric, days and rule are asked once, and never excluded.
fn once(is_there: bool, part: &Part, key: &str) -> Read<()> {
    if part.is_excluded {
        let what = format!("“{key}” cannot be excluded");
        return error(part.column, what, "leave the minus out");
    }
    if is_there {
        let what = format!("“{key}” is asked twice");
        return error(part.column, what, "leave one out");
    }
    Ok(())
}

fn words(part: &Part) -> Read<String> {
    if part.value.chars().any(char::is_alphanumeric) {
        return Ok(part.value.clone());
    }
    let what = "there are no words to look for";
    error(
        part.value_column,
        what,
        "write at least one letter or digit",
    )
}

fn one_of(part: &Part, what: &str, codes: &[&str]) -> Read<usize> {
    let wanted = part.value.to_lowercase().replace([' ', '-'], "_");
    let found = codes.iter().position(|code| *code == wanted);
    found.map_or_else(
        || {
            let known = did_you_mean(&wanted, codes.iter().copied());
            error(
                part.value_column,
                format!("“{}” is no {what}", part.value),
                known,
            )
        },
        Ok,
    )
}

fn rule(part: &Part) -> Read<FigureRule> {
    part.value.parse().or_else(|_| {
        let what = format!("“{}” is no rule", part.value);
        let help = "write usual, lowest, highest, or \"claimant:NAME\"";
        error(part.value_column, what, help)
    })
}

fn days(part: &Part) -> Read<DayFilter> {
    match part.value.as_str() {
        "all" => return Ok(DayFilter::All),
        "undated" | "none" => return Ok(DayFilter::Undated),
        _ => {}
    }
    let date = |text: &str, column: usize| {
        CivilDate::parse(text).or_else(|why| {
            let help = "write 2021-01-31, 2021-01-31..2021-02-02, all, or undated";
            error(column, format!("“{text}” {why}"), help)
        })
    };
    let Some((first, last)) = part.value.split_once("..") else {
        return date(&part.value, part.value_column).map(DayFilter::On);
    };
    let last_column = part.value_column + first.chars().count() + 2;
    let (first, last) = (date(first, part.value_column)?, date(last, last_column)?);
    if last.last_day_number() < first.first_day_number() {
        let what = "these days end before they begin";
        return error(part.value_column, what, "write the earlier day first");
    }
    Ok(DayFilter::Between(first, last))
}

fn value(part: &Part) -> Read<ValueRange> {
    let help = "write 100..500, 100.., ..500, or 100";
    let number = |text: &str| -> Read<Option<u64>> {
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.replace([',', '_'], "");
        digits.parse().map(Some).or_else(|_| {
            let what = format!("“{text}” is no number");
            error(part.value_column, what, help)
        })
    };
    let written = part.value.as_str();
    let (low, high) = written.split_once("..").unwrap_or((written, written));
    let (low, high) = (number(low)?, number(high)?);
    let range = ValueRange::new(low, high);
    range.map_or_else(
        || {
            let what = match (low, high) {
                (None, None) => "there is no number",
                _ => "the range runs backwards",
            };
            error(part.value_column, what, help)
        },
        Ok,
    )
}

/// The parts between spaces; a value in quotation marks may hold spaces.
fn parts(text: &str) -> Read<Vec<Part>> {
    let letters: Vec<char> = text.chars().collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        if letter.is_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        let is_excluded = letter == '-';
        at += usize::from(is_excluded);
        let key_start = at;
        let is_key = |letter: &&char| letter.is_alphanumeric() || **letter == '_';
        let length = letters.iter().skip(at).take_while(is_key).count();
        let key = (length > 0 && letters.get(at + length) == Some(&':')).then(|| {
            let key = letters.iter().skip(at).take(length);
            key.collect::<String>().to_lowercase()
        });
        if key.is_some() {
            at += length + 1;
        }
        let value_start = at;
        let value;
        (value, at) = value_at(&letters, at)?;
        if key.is_none() && value.is_empty() {
            let help = "write a word, or words in quotation marks";
            return error(key_start + 1, "there are no words to look for", help);
        }
        if key.is_some() && value.is_empty() && letters.get(value_start) != Some(&'"') {
            let what = "nothing stands after the colon";
            return error(value_start + 1, what, "write a value, or \"\" for none");
        }
        parts.push(Part {
            column: start + 1,
            value_column: value_start + 1,
            is_excluded,
            key,
            value,
        });
    }
    Ok(parts)
}

/// The value that begins here, and where it ends.
fn value_at(letters: &[char], start: usize) -> Read<(String, usize)> {
    let mut at = start;
    let mut value = String::new();
    if letters.get(at) != Some(&'"') {
        while let Some(&letter) = letters.get(at).filter(|it| !it.is_whitespace()) {
            value.push(letter);
            at += 1;
        }
        return Ok((value, at));
    }
    at += 1;
    while let Some(&letter) = letters.get(at) {
        at += 1;
        match letter {
            '"' => {
                if letters.get(at).is_some_and(|next| !next.is_whitespace()) {
                    let what = "something stands directly after the quotation mark";
                    return error(at + 1, what, "put a space between the two");
                }
                return Ok((value, at));
            }
            '\\' => {
                value.extend(letters.get(at));
                at += 1;
            }
            _ => value.push(letter),
        }
    }
    let what = "the quotation mark is not closed";
    error(start + 1, what, "write another one at the end")
}
