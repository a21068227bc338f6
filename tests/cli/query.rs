//! An audit of what a query leaves: the rest is not reported on, and it is said how much that is.

use super::{copy_with, ran};
use arrest_atlas::cli::Outcome;

const FILE: &str = "data/navalny-2021-01-31.json";

#[test]
fn only_the_claims_that_a_query_leaves_are_reported_on() {
    let ran = ran(&["audit", "--quiet", FILE, "--query", "metric:arrests"]);
    assert_eq!(ran.outcome, Outcome::Exit(0), "{}", ran.err);
    assert!(
        ran.out.contains("of 12 claims; hidden: "),
        "how many are left out is said: {}",
        ran.out
    );
    assert!(ran.out.contains("by metric"), "{}", ran.out);
    let counted = ran.out.lines().last().unwrap();
    assert!(!counted.starts_with("12 claims"), "{}", ran.out);
}

#[test]
fn an_error_in_a_claim_that_the_query_hides_is_counted_and_not_told() {
    let copy = copy_with(
        "In Novosibirsk, Russia's third largest city",
        "In Novosibirsk, Russia's second largest city",
    );
    let file = copy.file.to_str().unwrap();
    let hidden = ran(&["audit", file, "--query", "place:Moscow"]);
    assert_eq!(hidden.outcome, Outcome::Exit(0), "{}", hidden.out);
    assert!(!hidden.out.contains("quote-not-found"), "{}", hidden.out);
    assert!(hidden.out.contains("finding"), "{}", hidden.out);
    assert!(
        hidden.out.contains("about what is hidden left out"),
        "{}",
        hidden.out
    );
    let left = ran(&["audit", file, "--query", "-place:Moscow"]);
    assert_eq!(left.outcome, Outcome::Exit(1), "{}", left.out);
    assert!(left.out.contains("error[quote-not-found]"), "{}", left.out);
}

#[test]
fn what_a_query_does_not_name_it_does_not_hide() {
    let ran = ran(&["audit", "--quiet", FILE, "--query", "place:Moscow"]);
    assert!(ran.out.contains("by place"), "{}", ran.out);
    for part in ["by metric", "by day"] {
        assert!(!ran.out.contains(part), "{part}: {}", ran.out);
    }
}

#[test]
fn a_query_that_cannot_be_read_says_where_and_what_to_do() {
    let audit = ran(&["audit", FILE, "--query", "claimnt:\"OVD-Info\""]);
    let window = ran(&[FILE, "--query", "claimnt:\"OVD-Info\""]);
    assert_eq!(audit.outcome, Outcome::Exit(2));
    assert_eq!(audit.out, "");
    assert!(audit.err.contains("column 1"), "{}", audit.err);
    let first = |err: &str| err.lines().next().unwrap_or_default().to_owned();
    assert_eq!(first(&audit.err), first(&window.err));
}

#[test]
fn a_metric_that_the_dataset_does_not_have_is_an_error_that_names_those_it_has() {
    let ran = ran(&["audit", FILE, "--query", "metric:arests"]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("did you mean “arrests”?"), "{}", ran.err);
    assert!(ran.err.contains(FILE), "{}", ran.err);
}

#[test]
fn a_name_that_the_dataset_does_not_have_is_told() {
    let ran = ran(&["audit", FILE, "--query", "claimant:Nobody"]);
    assert!(
        ran.out.contains("not in this dataset: claimant:Nobody"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("0 of 12 claims"), "{}", ran.out);
}

#[test]
fn other_programs_and_mails_are_told_as_well() {
    let args = ["audit", FILE, "--query", "place:Moscow", "--format"];
    let json = ran(&[args.as_slice(), &["json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let query = &report["files"][0]["query"];
    assert_eq!(query["text"], "place:Moscow");
    assert_eq!(query["claims_in_all"], 12);
    let left = query["claims_left"].as_u64().unwrap();
    let hidden = query["hidden"][0]["claims"].as_u64().unwrap();
    assert_eq!(left + hidden, 12);
    let claims = report["files"][0]["claims"].as_array().unwrap();
    assert_eq!(claims.len() as u64, left);
    let markdown = ran(&[args.as_slice(), &["markdown"]].concat());
    assert!(markdown.out.contains("of 12 claims"), "{}", markdown.out);
    let whole = ran(&["audit", FILE, "--format", "json"]);
    assert!(!whole.out.contains("claims_in_all"));
}
