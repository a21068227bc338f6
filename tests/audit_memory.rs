//! What an audit holds: little for each finding, whatever is found, and words only when asked.

use arrest_atlas::audit::{Wording, audit};
use arrest_atlas::load::load;
use arrest_atlas::model::{Finding, QuoteState, Texts};
use std::fmt::Write as _;

#[test]
fn a_finding_takes_less_than_seventy_bytes_and_a_quote_sixteen() {
    assert!(size_of::<Finding>() < 70, "{}", size_of::<Finding>());
    assert!(size_of::<QuoteState>() <= 16, "{}", size_of::<QuoteState>());
}

#[test]
fn a_table_of_which_every_row_is_wrong_is_told_row_by_row() {
    let mut table = "city,date,arrests,sentence\n".to_owned();
    for row in 0..200 {
        writeln!(
            table,
            "Ashbury,2021-01-31,{row},At least {} people were held in Ashbury.",
            row + 1_000
        )
        .unwrap();
    }
    let dataset = load(table.as_bytes(), "wrong.csv", &()).unwrap().dataset;
    let texts = Texts::default();
    let report = audit(&dataset, &texts);
    let wording = Wording {
        dataset: &dataset,
        texts: &texts,
        report: &report,
    };
    for (row, claim) in dataset.claims.iter().enumerate() {
        let told: Vec<String> = report
            .about_claim(claim.id)
            .filter(|finding| finding.code == "number-not-in-quote")
            .map(|finding| wording.of(finding).message)
            .collect();
        let quoted = row + 1_000;
        let grouped = arrest_atlas::model::grouped(quoted as u64);
        let found = told.first().unwrap();
        assert!(found.starts_with(&format!("Claim: {row} ")), "{found}");
        assert!(
            found.contains(&format!("“{quoted}”")) || found.contains(&grouped),
            "{found}"
        );
    }
    // Every finding by itself is the one in the list.
    let found = report.findings.iter();
    assert!(found.clone().count() >= 200);
}

#[test]
fn a_name_of_very_many_places_is_still_met_in_a_sentence() {
    let mut table = "place,lat,lon,date,arrests,sentence\n".to_owned();
    for row in 0..1_500 {
        let degrees = f64::from(row) / 100.0;
        writeln!(
            table,
            "Market,{degrees},{degrees},2021-01-31,7,7 people were held at the Market."
        )
        .unwrap();
    }
    let dataset = load(table.as_bytes(), "markets.csv", &()).unwrap().dataset;
    let report = audit(&dataset, &Texts::default());
    let not_named = report.findings.iter();
    let not_named = not_named.filter(|finding| finding.code == "place-not-named");
    assert_eq!(not_named.count(), 0, "{} places", dataset.places.len());
}
