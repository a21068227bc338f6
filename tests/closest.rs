//! The passage most like a quote that is missing: which one is offered, and when none is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use arrest_atlas::audit::{Change, Closest, closest};
use arrest_atlas::text::scalars::slice;
use arrest_atlas::text::sentences;

const ARTICLE: &str = include_str!("../data/sources/atalayar-navalny-protests.txt");

/// Made up.
const TEXT: &str = "Police in Larkhaven detained at least 340 people on Saturday, the monitoring \
group Open Docket said. Most of them were released before midnight. Twelve are to appear in court \
on Monday.\n\n\
“We came with flowers,” said Ada Brenn, a teacher, who was held for six hours. In Port Osmund \
nobody was arrested, although some 2,000 people walked along the harbour.\n\n\
The governor called the march illegal. He did not say who had called it.\n";

/// `[-gone-]` and `{+new+}` in the words that stay.
fn marked(found: &Closest) -> String {
    found
        .diff
        .iter()
        .map(|change| match change {
            Change::Same(words) => words.clone(),
            Change::Removed(words) => format!("[-{words}-]"),
            Change::Added(words) => format!("{{+{words}+}}"),
        })
        .collect()
}

/// The passage that is offered for a quote, and what was changed.
#[track_caller]
fn check(exact: &str, passage: &str, diff: &str) {
    check_in(TEXT, exact, passage, diff);
}

#[track_caller]
fn check_in(text: &str, exact: &str, passage: &str, diff: &str) {
    let found = closest(text, exact).unwrap();
    assert_eq!(slice(text, found.span), Some(passage), "{exact}");
    assert_eq!(marked(&found), diff);
    assert_eq!(found.rivals, 0);
    let side = |left_out: fn(&Change) -> bool| -> String {
        found
            .diff
            .iter()
            .filter(|change| !left_out(change))
            .map(|change| match change {
                Change::Same(words) | Change::Removed(words) | Change::Added(words) => {
                    words.as_str()
                }
            })
            .collect()
    };
    let old = side(|change| matches!(change, Change::Added(_)));
    let new = side(|change| matches!(change, Change::Removed(_)));
    assert_eq!((old.as_str(), new.as_str()), (exact, passage));
}

#[test]
fn a_changed_number_is_shown() {
    check(
        "Police in Larkhaven detained at least 430 people on Saturday, the monitoring group Open Docket said.",
        "Police in Larkhaven detained at least 340 people on Saturday, the monitoring group Open Docket said.",
        "Police in Larkhaven detained at least [-430-]{+340+} people on Saturday, the monitoring group Open Docket said.",
    );
}

#[test]
fn a_changed_word_is_shown() {
    check(
        "Most of them were freed before midnight.",
        "Most of them were released before midnight.",
        "Most of them were [-freed-]{+released+} before midnight.",
    );
}

#[test]
fn dropped_words_are_shown_and_the_whole_sentence_is_offered() {
    check(
        "Police in Larkhaven detained 340 people on Saturday.",
        "Police in Larkhaven detained at least 340 people on Saturday, the monitoring group Open Docket said.",
        "Police in Larkhaven detained {+at least +}340 people on Saturday{+, the monitoring group Open Docket said+}.",
    );
}

#[test]
fn a_part_of_a_sentence_stays_a_part() {
    check(
        "detained at least 430 people on Saturday",
        "detained at least 340 people on Saturday",
        "detained at least [-430-]{+340+} people on Saturday",
    );
    check(
        "some 3,000 people",
        "some 2,000 people",
        "some [-3,000-]{+2,000+} people",
    );
}

#[test]
fn a_reordered_sentence_is_found_whole() {
    check(
        "On Saturday, police detained at least 340 people in Larkhaven, the monitoring group Open Docket said.",
        "Police in Larkhaven detained at least 340 people on Saturday, the monitoring group Open Docket said.",
        "[-On Saturday, police-]{+Police in Larkhaven+} detained at least 340 people [-in Larkhaven-]{+on Saturday+}, the monitoring group Open Docket said.",
    );
}

#[test]
fn two_sentences_are_offered_for_two() {
    check(
        "Most of them were freed before midnight. Ten are to appear in court on Monday.",
        "Most of them were released before midnight. Twelve are to appear in court on Monday.",
        "Most of them were [-freed-]{+released+} before midnight. [-Ten-]{+Twelve+} are to appear in court on Monday.",
    );
}

#[test]
fn a_moved_paragraph_is_found_where_it_now_stands() {
    let (first, rest) = TEXT.split_once("\n\n").unwrap();
    let moved = format!("{rest}\n{first}\n");
    check_in(
        &moved,
        "Most of them were released before noon. Twelve are to appear in court on Monday.",
        "Most of them were released before midnight. Twelve are to appear in court on Monday.",
        "Most of them were released before [-noon-]{+midnight+}. Twelve are to appear in court on Monday.",
    );
}

#[test]
fn typographic_changes_alone_are_fully_alike() {
    let exact = "\"We came with flowers\" - said Ada Brenn, a teacher, who was held for six hours.";
    let found = closest(TEXT, exact).unwrap();
    assert_eq!(
        marked(&found),
        "[-\"-]{+“+}We came with flowers[-\" --]{+,”+} said Ada Brenn, a teacher, who was held for six hours."
    );
    assert!((found.similarity - 1.0).abs() < f32::EPSILON);
}

#[test]
fn where_several_passages_are_as_good_it_is_said() {
    let text = "In Asby 20 people were held.\nIn Corby 20 people were held.\nIn Derby 20 people were held.\n";
    let found = closest(text, "In Ely 20 people were held.").unwrap();
    assert_eq!(found.rivals, 2);
    assert_eq!(
        slice(text, found.span),
        Some("In Asby 20 people were held.")
    );
    let found = closest(text, "In Derby 21 people were held.").unwrap();
    assert_eq!(found.rivals, 0);
}

#[test]
fn nothing_is_offered_where_nothing_is_alike() {
    for exact in [
        "The museum opens again in spring with a show of early maps.",
        "of the and in",
        "Der Gouverneur schwieg.",
        "!?",
        "",
    ] {
        assert_eq!(closest(TEXT, exact), None, "{exact}");
    }
    assert_eq!(closest("", "Most of them were freed."), None);
}

#[test]
fn no_sentence_is_taken_for_another_one() {
    let mut nearest = (0.0, String::new());
    for text in [ARTICLE, TEXT] {
        for bytes in sentences(text) {
            let exact = text.get(bytes.clone()).unwrap();
            let rest = format!(
                "{}\n{}",
                text.get(..bytes.start).unwrap(),
                text.get(bytes.end..).unwrap()
            );
            if let Some(found) = closest(&rest, exact)
                && found.similarity > nearest.0
            {
                let passage = slice(&rest, found.span).unwrap();
                nearest = (found.similarity, format!("{exact} ~ {passage}"));
            }
        }
    }
    assert_eq!(nearest, (0.0, String::new()));
}

#[test]
fn every_sentence_with_another_number_is_found_again() {
    let mut asked = 0;
    for bytes in sentences(ARTICLE) {
        let sentence = ARTICLE.get(bytes).unwrap();
        if sentence.contains("1,800") || sentence.contains("5,000") || sentence.contains("20 ") {
            let exact = sentence
                .replace("1,800", "8,100")
                .replace("5,000", "500")
                .replace("20 ", "2 ");
            let found = closest(ARTICLE, &exact).unwrap();
            assert_eq!(slice(ARTICLE, found.span), Some(sentence));
            asked += 1;
        }
    }
    assert!(asked >= 3, "{asked}");
}

#[test]
fn huge_texts_and_quotes_have_an_answer() {
    let mut text = String::new();
    for row in 0..8_000 {
        text += &format!(
            "In ward {row} of the town {} were held that day. ",
            row * 7 % 1000
        );
    }
    let found = closest(&text, "In ward 5123 of the town 5000 were held that day.").unwrap();
    assert_eq!(
        slice(&text, found.span),
        Some("In ward 5123 of the town 861 were held that day.")
    );
    let exact: String = text.chars().skip(1000).take(60_000).collect();
    let found = closest(&text, &exact.replace("ward 500", "ward five hundred")).unwrap();
    assert!(found.similarity > 0.9);
}
