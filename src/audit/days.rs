//! Does the day of a claim agree with the days its quotes name?

use super::codes::{DATE_NOT_IN_QUOTE, EVENT_AFTER_PUBLICATION, WEEKDAY_MISMATCH};
use super::context::{finding, quoted};
use super::reading::Batch;
use crate::model::{About, CivilDate, ClaimRef, Finding, Precision, Role};
use crate::text::calendar::FoundDay;

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// weekday-mismatch, date-not-in-quote
pub(super) fn days(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let Some(date) = claim.date.filter(|date| date.precision() == Precision::Day) else {
        return;
    };
    let mut named = false;
    let mut other = None;
    for evidence in batch.context.dataset.claims.evidence(claim.id) {
        for day in &batch.of(evidence).days {
            let about = About::Evidence(claim.id, evidence.id);
            let words = evidence.exact.get(day.bytes.clone()).unwrap_or_default();
            match agreement(date, day) {
                Agreement::Same => named = true,
                Agreement::OtherWeekday(stated) => {
                    named = true;
                    findings.push(weekday_mismatch(about, date, stated, words));
                }
                Agreement::OtherDay => other = other.or(Some((about, words))),
                // A weekday alone may be any day, unless the quote is there to tell the day.
                Agreement::OnlyWeekday(stated) => {
                    if evidence.role == Role::Dates && weekday_of(date) != Some(stated) {
                        findings.push(weekday_mismatch(about, date, stated, words));
                    }
                }
            }
        }
    }
    if let Some((about, words)) = other.filter(|_| !named && !claim.date_inferred) {
        findings.push(finding(
            DATE_NOT_IN_QUOTE,
            about,
            format!("Claim: {} · text: {}", date.in_full(), quoted(words)),
            "Check the day; if no quote states it, set \"date_inferred\"",
        ));
    }
}

fn weekday_mismatch(about: About, date: CivilDate, stated: u8, words: &str) -> Finding {
    let stated = WEEKDAYS
        .get(usize::from(stated) - 1)
        .copied()
        .unwrap_or_default();
    finding(
        WEEKDAY_MISMATCH,
        about,
        format!(
            "{} was a {}, the text says {stated}: {}",
            date.long(),
            date.weekday().unwrap_or_default(),
            quoted(words)
        ),
        "Check day, month and year of the claim",
    )
}

/// What a day in a text says about the date of a claim.
enum Agreement {
    Same,
    OtherDay,
    OtherWeekday(u8),
    OnlyWeekday(u8),
}

fn agreement(date: CivilDate, day: &FoundDay) -> Agreement {
    match (day.day_and_month, day.weekday) {
        (None, Some(weekday)) => Agreement::OnlyWeekday(weekday),
        (None, None) => Agreement::OtherDay,
        (Some((number, month)), weekday) => {
            let same_year = |year| CivilDate::day(year, month, number) == Some(date);
            // Without a year it is the year of the claim that is put to the test by the weekday.
            let same = match day.year {
                Some(year) => same_year(year),
                None => year_of(date).is_some_and(same_year),
            };
            match weekday {
                _ if !same => Agreement::OtherDay,
                Some(weekday) if weekday_of(date) != Some(weekday) => {
                    Agreement::OtherWeekday(weekday)
                }
                _ => Agreement::Same,
            }
        }
    }
}

fn weekday_of(date: CivilDate) -> Option<u8> {
    let name = date.weekday()?;
    let row = WEEKDAYS.iter().position(|weekday| *weekday == name)?;
    u8::try_from(row + 1).ok()
}

fn year_of(date: CivilDate) -> Option<i16> {
    date.to_string().get(..4)?.parse().ok()
}

/// event-after-publication
pub(super) fn publication(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    let Some(date) = claim.date else { return };
    for evidence in context.stating(claim) {
        let Some(Some(published)) = context.published.get(evidence.document.index()).copied()
        else {
            continue;
        };
        if date.first_day_number() > published.last_day_number() {
            findings.push(finding(
                EVENT_AFTER_PUBLICATION,
                About::Evidence(claim.id, evidence.id),
                format!(
                    "{} was published on {}, before the day it is said to tell of, {}",
                    context.document_name(evidence.document),
                    published.long(),
                    date.long()
                ),
                "Check the day of the claim and the document's \"published\"",
            ));
        }
    }
}
