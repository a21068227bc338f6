//! The audit on all cores: the same report on one and on many, told as it goes, stopped when asked.

#[path = "../benches/made_up/mod.rs"]
mod made_up;

use arrest_atlas::audit::{audit, audit_while};
use arrest_atlas::model::{Dataset, DocumentText, Severity, Texts};
use made_up::{Size, made_up};
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Claims, many of them wrong, over some hundred made-up articles.
fn damaged() -> (Dataset, Texts) {
    let (mut dataset, mut texts) = made_up(Size {
        claims: 1_000,
        documents: 100,
    });
    for (row, text) in texts.0.iter_mut().enumerate() {
        let DocumentText::Attached { text, .. } = text else {
            continue;
        };
        *text = match row % 5 {
            0 => Arc::from(text.replace("people", "persons")),
            1 => Arc::from(text.replace("at least", "about")),
            2 => Arc::from(text.replace(' ', "\u{a0}")),
            3 => Arc::from(format!("{text}\u{202e}\n")),
            _ => continue,
        };
    }
    for document in dataset.documents.iter_mut().step_by(7) {
        document.published = Some("2019-01-01".to_owned());
    }
    (dataset, texts)
}

#[test]
fn the_report_is_the_same_on_one_core_and_on_many() {
    let (dataset, texts) = damaged();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(|| audit(&dataset, &texts))
    };
    let one = on(1);
    for severity in [Severity::Error, Severity::Warning, Severity::Information] {
        assert!(one.count(severity) > 50, "{severity:?}");
    }
    for threads in [2, 3, 8] {
        assert_eq!(format!("{:?}", on(threads)), format!("{one:?}"));
    }
}

#[test]
fn the_made_up_dataset_itself_has_nothing_above_information() {
    let (dataset, texts) = made_up(Size {
        claims: 1_000,
        documents: 100,
    });
    let alarm = audit(&dataset, &texts)
        .findings
        .into_iter()
        .find(|finding| finding.severity != Severity::Information);
    assert_eq!(alarm, None);
    assert_eq!(dataset.claims.len(), 1_000);
}

#[test]
fn what_is_told_on_the_way_never_goes_back() {
    let (dataset, texts) = damaged();
    let told = Mutex::new(Vec::new());
    let report = audit_while(&dataset, &texts, &|share| {
        told.lock().unwrap().push(share);
        true
    });
    assert!(report.is_some());
    let told = told.into_inner().unwrap();
    assert!(told.is_sorted(), "{told:?}");
    assert!(told.len() > 50, "{}", told.len());
    assert!(told.iter().all(|share| (0.0..=1.0).contains(share)));
    assert_eq!(told.last(), Some(&1.0));
}

/// One document as long as a shelf of books.
fn huge() -> (Dataset, Texts) {
    let (dataset, mut texts) = made_up(Size {
        claims: 40,
        documents: 1,
    });
    let line = "Nobody was held in the town of Nowhere on that day, as far as anybody knows.\n";
    if let Some(DocumentText::Attached { text, .. }) = texts.0.first_mut() {
        *text = Arc::from(line.repeat(5_000) + text);
    }
    (dataset, texts)
}

#[test]
fn one_huge_document_is_read_in_pieces() {
    let (dataset, texts) = huge();
    let asked = AtomicUsize::new(0);
    let report = audit_while(&dataset, &texts, &|_| {
        asked.fetch_add(1, Ordering::Relaxed);
        true
    });
    assert_eq!(report.unwrap().quotes_found(), 40);
    // A question for every 100 kB at least.
    assert!(asked.into_inner() > 5_000 * 76 / 100_000);
}

#[test]
fn whoever_says_stop_is_not_asked_again() {
    for (dataset, texts) in [huge(), damaged()] {
        for stop_at in [0.01, 0.5, 0.8, 1.0] {
            let asked_after = AtomicUsize::new(0);
            let report = audit_while(&dataset, &texts, &|share| {
                if share >= stop_at {
                    asked_after.fetch_add(1, Ordering::Relaxed);
                }
                share < stop_at
            });
            assert_eq!(report, None, "{stop_at}");
            // Pieces that had begun may ask once more each.
            let asked = asked_after.into_inner();
            assert!(asked <= 16, "{asked} at {stop_at}");
        }
    }
}
