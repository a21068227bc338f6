//! The audit: the bundled article is right in every point, and every kind of damage is told.

use arrest_atlas::audit::{audit, uncoded};
use arrest_atlas::load::{bundled, load};
use arrest_atlas::model::{Dataset, Report, Severity, Texts, Verdict};

#[test]
fn print_report() {
    let (dataset, texts) = bundled();
    let report = audit(&dataset, &texts);
    for f in &report.findings {
        println!("{:?} {} {:?} {}", f.severity, f.code, f.about, f.message);
    }
    println!("{:?} {}", report.verdicts, report.quotes_found());
}
