//! Reading words: numbers with their qualifiers, folding, and finding a quote.

use arrest_atlas::model::{QuoteState, Span};
use arrest_atlas::text::find::{Quote, find};
use arrest_atlas::text::scalars::slice;
use arrest_atlas::text::{Kind, Language, numbers, read_value};

/// The numbers of a text, each as `words = number qualifier kind`.
fn told(text: &str, language: Language) -> Vec<String> {
    numbers(text, language)
        .into_iter()
        .map(|found| {
            let words = slice(text, found.span_with_qualifier).unwrap();
            let number = match (found.number, found.high) {
                (Some(low), Some(high)) => format!("{low}..{high}"),
                (Some(number), None) => number.to_string(),
                (None, _) => "-".to_owned(),
            };
            format!(
                "{words} = {number} {} {}",
                found.qualifier.code(),
                found.kind.word()
            )
        })
        .collect()
}

#[test]
fn print_the_article() {
    let text =
        std::fs::read_to_string("/work/shared/design/atalayar-navalny-protests.txt").unwrap();
    for line in told(&text, Language::English) {
        println!("{line}");
    }
    for t in [
        "about 300",
        "17 000",
        "5,000+",
        ">4,000",
        "several hundred",
        "dozens",
        "tens of thousands",
        "2021",
        "between 300 and 500",
        "300-500",
        "half a million",
        "two dozen",
        "a dozen",
        "3 thousand",
        "1.5 million",
        "70,76%",
        "не менее 5 тыс.",
        "at least",
        "5 people",
        "٣٠٠",
        "１,２００",
        "1'800",
        "не менее 5 тыс",
        "two hundred and twenty-five thousand",
        "n/a",
        "-5",
        "1.5",
        "9007199254740993",
    ] {
        println!(
            "{t}: {:?}",
            read_value(t).map(|v| (v.to_string(), v.qualifier()))
        );
    }
    for t in [
        "On 23 and 31 January, 300 people, aged 18 to 25, were held for 15 days or fined 10,000 roubles ($130). Ivan Petrov, 34, said 70,76% of 2,000 officers; one of the 12 vans. At 18:30 and 8 p.m. on Jan. 31, 2021, 5 km away, 2000 people. In 2000 more. COVID-19 Article 20.2. two or three days 31.01.2021 2021-01-31 1990s 2nd, 40s. No. 6. between 5 and 10 thousand people; hundreds of arrests; 5,000-strong; some 200; 1.800.000; 3.5; over two dozen; two and a half years; a 25-year-old; 3-year; one person",
    ] {
        for l in told(t, Language::English) {
            println!("{l}");
        }
    }
}
