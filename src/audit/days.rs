//! Does the day of a claim agree with the days its quotes name?

use super::codes::{DATE_NOT_IN_QUOTE, EVENT_AFTER_PUBLICATION, WEEKDAY_MISMATCH};
use super::context::{finding, published_day};
use super::reading::Batch;
use super::wording::{Wording, at_bytes, kept, quoted, words};
use crate::model::{
    About, CivilDate, ClaimRef, EvidenceRef, Fact, Finding, Precision, Role, Words,
};
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
    for evidence in batch.evidence(claim) {
        for day in &batch.of(*evidence).days {
            let about = About::Evidence(claim.id, evidence.id);
            let bytes = kept(&day.bytes);
            match agreement(date, day) {
                Agreement::Same => named = true,
                Agreement::OtherWeekday(stated) => {
                    named = true;
                    let fact = Fact::OtherWeekday { stated, bytes };
                    findings.push(finding(WEEKDAY_MISMATCH, about, fact));
                }
                Agreement::OtherDay => other = other.or(Some((about, bytes))),
                // A weekday alone may be any day, unless the quote is there to tell the day.
                Agreement::OnlyWeekday(stated) => {
                    if evidence.role == Role::Dates && weekday_of(date) != Some(stated) {
                        let fact = Fact::OtherWeekday { stated, bytes };
                        findings.push(finding(WEEKDAY_MISMATCH, about, fact));
                    }
                }
            }
        }
    }
    if let Some((about, bytes)) = other.filter(|_| !named && !claim.date_inferred) {
        findings.push(finding(DATE_NOT_IN_QUOTE, about, Fact::OtherDay(bytes)));
    }
}

pub(super) fn other_day(claim: ClaimRef<'_>, evidence: EvidenceRef<'_>, bytes: [u32; 2]) -> Words {
    let day = claim.date.map(CivilDate::in_full).unwrap_or_default();
    let text = quoted(at_bytes(evidence.exact, bytes));
    words(
        format!("Claim: {day} · text: {text}"),
        "Check the day; if no quote states it, set \"date_inferred\"",
    )
}

pub(super) fn other_weekday(
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
    stated: u8,
    bytes: [u32; 2],
) -> Words {
    let stated = WEEKDAYS
        .get(usize::from(stated).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    let date = claim.date;
    words(
        format!(
            "{} was a {}, the text says {stated}: {}",
            date.map(CivilDate::long).unwrap_or_default(),
            date.and_then(CivilDate::weekday).unwrap_or_default(),
            quoted(at_bytes(evidence.exact, bytes))
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
    for evidence in batch.stating(claim) {
        let Some(Some(published)) = context.published.get(evidence.document.index()).copied()
        else {
            continue;
        };
        if date.first_day_number() > published.last_day_number() {
            findings.push(finding(
                EVENT_AFTER_PUBLICATION,
                About::Evidence(claim.id, evidence.id),
                Fact::AfterPublication,
            ));
        }
    }
}

pub(super) fn after_publication(
    told: Wording<'_>,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
) -> Words {
    let published = published_day(told.dataset.document(evidence.document));
    words(
        format!(
            "{} was published on {}, before the day it is said to tell of, {}",
            told.document_name(evidence.document),
            published.map(CivilDate::long).unwrap_or_default(),
            claim.date.map(CivilDate::long).unwrap_or_default()
        ),
        "Check the day of the claim and the document's \"published\"",
    )
}
