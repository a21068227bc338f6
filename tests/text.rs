//! Reading words: numbers with their qualifiers, sentences, folding, and finding a quote.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use arrest_atlas::model::{QuoteState, Span};
use arrest_atlas::text::find::{Quote, find, find_all};
use arrest_atlas::text::fold::{Folding, fold};
use arrest_atlas::text::scalars::{ScalarIndex, byte_range, slice};
use arrest_atlas::text::visible::visible;
use arrest_atlas::text::{Language, numbers, read_value, search, sentences};

mod values {
    use super::read_value;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let read = read_value(text).map(|value| format!("{} {value}", value.qualifier().code()));
        assert_eq!(read.as_deref().unwrap_or("nothing"), expect, "{text:?}");
    }

    #[test]
    fn a_number_is_read_with_every_group_separator() {
        for text in [
            "1800",
            "1,800",
            "1.800",
            "1 800",
            "1'800",
            "1’800",
            "1\u{a0}800",
            "1\u{2009}800",
            "1\u{202f}800",
            "１８００",
            "١٨٠٠",
            "١٬٨٠٠",
            "۱۸۰۰",
        ] {
            check(text, "exact 1,800");
        }
        check("1,234,567", "exact 1,234,567");
        check("160.000", "exact 160,000");
    }

    #[test]
    fn what_is_no_whole_number_is_none() {
        for text in [
            "70,76%",
            "1.5",
            "",
            "n/a",
            "-5",
            "5 people",
            "18:30",
            "31.01.2021",
            "12,34,567",
            "at least",
        ] {
            check(text, "nothing");
        }
    }

    #[test]
    fn words_are_numbers() {
        check("3 thousand", "exact 3,000");
        check("two dozen", "exact 24");
        check("a dozen", "exact 12");
        check("half a million", "exact 500,000");
        check("1.5 million", "exact 1,500,000");
        check("two and a half thousand", "exact 2,500");
        check("two hundred and twenty-five thousand", "exact 225,000");
        check("Seventeen", "exact 17");
        check("5k", "exact 5,000");
    }

    #[test]
    fn qualifiers_stand_before_and_after() {
        check("at least 5,300", "at_least at least 5,300");
        check("No fewer than 300", "at_least at least 300");
        check("more than 4,000", "more_than more than 4,000");
        check("over two dozen", "more_than more than 24");
        check("up to 300", "at_most at most 300");
        check("fewer than 40", "less_than fewer than 40");
        check("almost 2,000", "almost almost 2,000");
        check("about 300", "about about 300");
        check("approx. 300", "about about 300");
        check("300 or more", "at_least at least 300");
        check("5,000+", "at_least at least 5,000");
        check(">4,000", "more_than more than 4,000");
        check("≥ 40", "at_least at least 40");
        check("~40", "about about 40");
    }

    #[test]
    fn ranges_have_two_ends() {
        check("between 300 and 500", "between between 300 and 500");
        check("300-500", "between between 300 and 500");
        check("300 to 500", "between between 300 and 500");
        check("5 to 10 thousand", "between between 5,000 and 10,000");
    }

    #[test]
    fn vague_words_stay_words() {
        check("dozens", "vague “dozens”");
        check("tens of thousands", "vague “tens of thousands”");
        check("several hundred", "vague “several hundred”");
        check("several", "unquantified “several”");
        check("most", "unquantified “most”");
    }

    #[test]
    fn other_languages_are_read() {
        check("не менее 5 тыс.", "at_least at least 5,000");
        check("более 1 800", "more_than more than 1,800");
        check("около двух тысяч", "about about 2,000");
        check("почти 300", "almost almost 300");
        check("десятки", "vague “десятки”");
        check("mindestens 300", "at_least at least 300");
        check("rund 1.800", "about about 1,800");
        check("fast zwei Dutzend", "almost almost 24");
        check("au moins 300", "at_least at least 300");
        check("plus de 1 800", "more_than more than 1,800");
        check("jusqu'à 300", "at_most at most 300");
        check("au moins deux cents", "at_least at least 200");
        check("al menos 300", "at_least at least 300");
        check("más de 1.800", "more_than more than 1,800");
        check("unos 200", "about about 200");
    }

    #[test]
    fn english_writes_large_numbers_in_several_ways() {
        check("1.8 thousand", "exact 1,800");
        check("two and a half thousand", "exact 2,500");
        check("one thousand eight hundred", "exact 1,800");
        check("1,800-odd", "about about 1,800");
        check("half a dozen", "exact 6");
        check("nearly two dozen", "almost almost 24");
        for words in ["dozens", "scores", "hundreds", "hundreds of thousands"] {
            check(words, &format!("vague “{words}”"));
        }
    }

    #[test]
    fn russian_numbers_stand_in_every_case() {
        check("тысяча восемьсот", "exact 1,800");
        check("две тысячи пятьсот", "exact 2,500");
        check("не менее пятисот", "at_least at least 500");
        check("около двухсот пятидесяти", "about about 250");
        check("до трёхсот", "at_most at most 300");
        check("полутора тысяч", "exact 1,500");
        check("более полутора тысяч", "more_than more than 1,500");
        check("двух десятков", "exact 20");
        check("сорока трёх", "exact 43");
        check("двадцать один", "exact 21");
        check("1,8 тыс.", "exact 1,800");
        check("5 тысяч", "exact 5,000");
        check("полмиллиона", "exact 500,000");
        for words in [
            "десятки",
            "сотни",
            "тысячи",
            "несколько сотен",
            "несколько тысяч",
        ] {
            check(words, &format!("vague “{words}”"));
        }
    }

    #[test]
    fn russian_qualifiers() {
        check("не меньше 40", "at_least at least 40");
        check("как минимум 40", "at_least at least 40");
        check("минимум 40", "at_least at least 40");
        check("по меньшей мере 40", "at_least at least 40");
        check("свыше 40", "more_than more than 40");
        check("больше 40", "more_than more than 40");
        check("чуть более 40", "more_than more than 40");
        check("до 40", "at_most at most 40");
        check("не более 40", "at_most at most 40");
        check("менее 40", "less_than fewer than 40");
        check("почти 40", "almost almost 40");
        check("порядка 40", "about about 40");
        check("примерно 40", "about about 40");
        check("от 10 до 20 тыс.", "between between 10,000 and 20,000");
    }

    #[test]
    fn german_writes_a_number_as_one_word() {
        check("zweihundertfünfzig", "exact 250");
        check("siebzehntausend", "exact 17,000");
        check("eintausendachthundert", "exact 1,800");
        check("Dreiundvierzig", "exact 43");
        check("hundertundeins", "exact 101");
        check("neunzehnhundert", "exact 1,900");
        check("zweihundertfünfzigtausenddreihundertzwölf", "exact 250,312");
        check("zwei Millionen", "exact 2,000,000");
        check("1,5 Millionen", "exact 1,500,000");
        check("eine halbe Million", "exact 500,000");
        check("anderthalb Millionen", "exact 1,500,000");
        check("zweieinhalb tausend", "exact 2,500");
        check("ein Dutzend", "exact 12");
        check("tausendschön", "nothing");
        for words in [
            "Dutzende",
            "Hunderte",
            "Tausende",
            "Zehntausende",
            "mehrere Hundert",
        ] {
            check(words, &format!("vague “{words}”"));
        }
    }

    #[test]
    fn german_qualifiers() {
        check("mindestens zweihundertfünfzig", "at_least at least 250");
        check("über 40", "more_than more than 40");
        check("mehr als 40", "more_than more than 40");
        check("gut 40", "more_than more than 40");
        check("bis zu 40", "at_most at most 40");
        check("höchstens 40", "at_most at most 40");
        check("weniger als 40", "less_than fewer than 40");
        check("knapp 40", "almost almost 40");
        check("fast 40", "almost almost 40");
        check("rund 40", "about about 40");
        check("etwa 40", "about about 40");
        check("ca. 40", "about about 40");
        check("zwischen 30 und 40", "between between 30 and 40");
    }

    #[test]
    fn french_counts_by_scores() {
        check("soixante-dix", "exact 70");
        check("soixante et onze", "exact 71");
        check("quatre-vingts", "exact 80");
        check("quatre-vingt-dix", "exact 90");
        check("quatre-vingt-dix-sept", "exact 97");
        check("dix-neuf", "exact 19");
        check("vingt et un", "exact 21");
        check("mille deux cents", "exact 1,200");
        check("deux mille cinq cent trois", "exact 2,503");
        check("deux millions", "exact 2,000,000");
        check("un demi-million", "exact 500,000");
        for words in [
            "une centaine",
            "une dizaine",
            "dizaines",
            "centaines de milliers",
            "plusieurs centaines",
            "millions",
        ] {
            check(words, &format!("vague “{words}”"));
        }
    }

    #[test]
    fn french_qualifiers() {
        check("au moins 40", "at_least at least 40");
        check("pas moins de 40", "at_least at least 40");
        check("plus d'une douzaine", "vague “plus d'une douzaine”");
        check("plus de quatre-vingt-dix", "more_than more than 90");
        check("jusqu'à 40", "at_most at most 40");
        check("moins de 40", "less_than fewer than 40");
        check("près de 40", "almost almost 40");
        check("environ 40", "about about 40");
        check("quelque 40", "about about 40");
        check("40 environ", "about about 40");
    }

    #[test]
    fn spanish_numbers_and_qualifiers() {
        check("mil ochocientos", "exact 1,800");
        check("doscientos", "exact 200");
        check("doscientas cincuenta y tres", "exact 253");
        check("treinta y un", "exact 31");
        check("veintiún mil", "exact 21,000");
        check("dos millones", "exact 2,000,000");
        check("medio millón", "exact 500,000");
        check("al menos 40", "at_least at least 40");
        check("por lo menos 40", "at_least at least 40");
        check("más de mil ochocientos", "more_than more than 1,800");
        check("hasta 40", "at_most at most 40");
        check("menos de 40", "less_than fewer than 40");
        check("casi 40", "almost almost 40");
        check("cerca de 40", "almost almost 40");
        check("unos 40", "about about 40");
        check("alrededor de 40", "about about 40");
        check("entre 30 y 40", "between between 30 and 40");
        for words in [
            "decenas",
            "cientos",
            "miles",
            "un centenar",
            "varios cientos",
        ] {
            check(words, &format!("vague “{words}”"));
        }
        check("una docena", "exact 12");
    }

    #[test]
    fn numbers_beyond_two_to_the_53_are_none() {
        check("9007199254740992", "exact 9,007,199,254,740,992");
        check("9007199254740993", "nothing");
        check("99999999999999999999999999", "nothing");
    }
}

mod kinds {
    use super::{Language, numbers, slice};

    /// Every number of a text as `words: kind`.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        check_in(Language::English, text, expect);
    }

    #[track_caller]
    fn check_in(language: Language, text: &str, expect: &[&str]) {
        let told: Vec<String> = numbers(text, language)
            .into_iter()
            .map(|found| {
                let words = slice(text, found.span_with_qualifier).unwrap();
                format!("{words}: {}", found.kind.word())
            })
            .collect();
        assert_eq!(told, expect, "{text}");
    }

    #[test]
    fn what_counts_people_is_a_count() {
        check(
            "At least 5,300 people were arrested in 88 cities, especially in Moscow (1,800) and St. Petersburg (1,176).",
            &[
                "At least 5,300: count",
                "88: count",
                "1,800: count",
                "1,176: count",
            ],
        );
        check("Police detained 2000 people.", &["2000: count"]);
        check("One person was arrested.", &["One: count"]);
    }

    #[test]
    fn days_and_years_are_no_counts() {
        check("on Sunday 31 January", &["31: date"]);
        check("on 23 and 31 January", &["23: date", "31: date"]);
        check("on Jan. 31, 2021", &["31: date", "2021: year"]);
        check("on the 31st of January", &["31: date"]);
        check(
            "31.01.2021 and 2021-01-31",
            &["31.01.2021: date", "2021-01-31: date"],
        );
        check("imposed on him in 2014.", &["2014: year"]);
        check("the 1990s", &["1990: year"]);
        check_in(Language::German, "am 31. Januar", &["31: date"]);
        check_in(Language::Russian, "31 января", &["31: date"]);
        check_in(
            Language::Spanish,
            "el 31 de enero de 2021",
            &["31: date", "2021: year"],
        );
    }

    #[test]
    fn durations_times_and_ages_are_no_counts() {
        check("two days after", &["two: duration"]);
        check("two or three days", &["two: duration", "three: duration"]);
        check(
            "a three-and-a-half-year sentence",
            &["three-and-a-half: duration"],
        );
        check("15 days of arrest", &["15: duration"]);
        check(
            "at 18:30 and at 8 p.m. in Omsk",
            &["18:30: time of day", "8: time of day"],
        );
        check("a 25-year-old, aged 34", &["25: age", "34: age"]);
        check("Ivan Petrov, 34, said", &["34: age"]);
    }

    #[test]
    fn money_shares_measures_and_names_are_no_counts() {
        check("more than a billion euros", &["more than a billion: money"]);
        check(
            "$3 million, 10,000 roubles",
            &["3 million: money", "10,000: money"],
        );
        check(
            "70,76% or 5 percent",
            &["70,76: percentage", "5: percentage"],
        );
        check("5 km away", &["5: measure"]);
        check(
            "Article 20.2, COVID-19, No. 6",
            &[
                "20.2: part of a name",
                "19: part of a name",
                "6: part of a name",
            ],
        );
        check("one of the largest", &["one: pronoun"]);
        check("the 2nd wave", &["2: ordinal"]);
        check("dozens of Russians", &["dozens: vague word"]);
    }
}

mod quotes {
    use super::{Quote, QuoteState, ScalarIndex, Span, find, find_all};
    use std::fmt::Write as _;

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[track_caller]
    fn check(text: &str, [prefix, exact, suffix]: [&str; 3], expect: &QuoteState) {
        assert_eq!(
            &find(
                text,
                Quote {
                    exact,
                    prefix,
                    suffix
                }
            ),
            expect,
            "{exact:?} in {text:?}"
        );
    }

    #[test]
    fn a_quote_that_stands_once_is_found_whatever_stands_around_it() {
        check(
            "Aé b. Moscow c.",
            ["", "Moscow", ""],
            &QuoteState::Found(span(6, 12)),
        );
        check(
            "Aé b. Moscow c.",
            ["nothing", "Moscow", "like it"],
            &QuoteState::Found(span(6, 12)),
        );
    }

    #[test]
    fn prefix_and_suffix_single_out_one_of_several() {
        let text = "20 in Omsk, 20 in Perm, 20 in Omsk";
        check(
            text,
            ["", "20 in", " Perm"],
            &QuoteState::Found(span(12, 17)),
        );
        check(
            text,
            ["Perm, ", "20 in", ""],
            &QuoteState::Found(span(24, 29)),
        );
        check(
            text,
            ["", "20 in", " Omsk"],
            &QuoteState::Ambiguous { count: 3 },
        );
        check(text, ["", "20 in", ""], &QuoteState::Ambiguous { count: 3 });
        check("aaa", ["", "aa", ""], &QuoteState::Ambiguous { count: 2 });
    }

    #[test]
    fn spaces_and_quotation_marks_may_differ_and_that_is_said() {
        let text = "He said “it’s\u{a0}1 800\n arrests” then.";
        check(
            text,
            ["", "\"it's 1 800 arrests\"", ""],
            &QuoteState::FoundAfterFolding(span(8, 29)),
        );
    }

    #[test]
    fn a_look_alike_is_missing() {
        for exact in [
            "1,801 arrests",
            "1,800 Arrests",
            "1,800 аrrests",
            "1,800 arrest-s",
            "",
            "1.800 arrests",
        ] {
            check(
                "There were 1,800 arrests.",
                ["", exact, ""],
                &QuoteState::Missing,
            );
        }
    }

    #[test]
    fn many_quotes_are_found_as_one_is() {
        let mut text = String::new();
        for row in 0..300 {
            writeln!(text, "Made up: {row} people in “town” {row}.").unwrap();
        }
        let exacts: Vec<String> = (0..300)
            .map(|row| format!("{row} people in \"town\" {row}."))
            .collect();
        let quotes: Vec<Quote<'_>> = exacts
            .iter()
            .map(|exact| Quote {
                exact,
                prefix: "up: ",
                suffix: "",
            })
            .collect();
        let together = find_all(&text, &ScalarIndex::new(&text), &quotes);
        for (quote, state) in quotes.iter().zip(&together) {
            assert_eq!(&find(&text, *quote), state);
            assert!(
                matches!(state, QuoteState::FoundAfterFolding(_)),
                "{state:?}"
            );
        }
    }
}

mod boundaries {
    use super::sentences;

    /// `|` marks where sentences end.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', " ");
        let found: Vec<&str> = sentences(&text)
            .into_iter()
            .map(|bytes| text.get(bytes).unwrap())
            .collect();
        let expect: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check("In St. Petersburg almost 2,000 people gathered.|They left.");
        check("Protests in U.S. cities went on.|Nobody was hurt.");
        check("According to Mr. X it was over.|So it was.");
        check("In Portland, Ore., arrested people sat down.");
        check("It began at 8 p.m. in Moscow.|Police came.");
        check("It began at 8 p.m. Sunday.");
        check("On Jan. 31 they met.|On Feb. 2 they met again.");
        check("J. Blinken spoke.|He left.");
        check("See No. 6 of the list.|It is long.");
        check("Dr. A. Petrov and Prof. Ivanova spoke.");
    }

    #[test]
    fn a_sentence_may_end_with_an_abbreviation() {
        check("It was held in the U.S.|The count went on.");
        check("It began at 8 p.m.|Police came at once.");
    }

    #[test]
    fn a_line_end_ends_a_sentence() {
        let text = "A heading\n\nA first sentence. A second\none";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|bytes| text.get(bytes).unwrap())
            .collect();
        assert_eq!(found, ["A heading", "A first sentence.", "A second", "one"]);
    }

    #[test]
    fn quotation_marks_belong_to_their_sentence() {
        check("\"It is a provocation,\" he said.|\"It is not.\"|Nobody answered.");
        check("“Stop!” she cried.|They stopped.");
    }

    #[test]
    fn other_languages_end_sentences_in_their_own_way() {
        check("В г. Москве задержали 1,8 тыс. человек.|Всего задержано более 5 тыс. человек.");
        check("На ул. Ленина, д. 5 стояла полиция.|Люди ушли.");
        check("Am 31. Januar gab es 300 Festnahmen.|Die Polizei schwieg.");
        check("Es kamen u.a. Dr. Meier und Hr. Schulz.|Alle gingen.");
        check("M. Dupont et Mme Durand ont parlé.|Ils sont partis.");
        check("El Sr. García y la Dra. López hablaron.|Se fueron.");
        check("En EE. UU. hubo 300 detenidos.|La policía calló.");
    }
}

#[test]
fn folding_makes_names_alike() {
    assert_eq!(
        fold("Saint‑Étienne  “Ёлка”", Folding::Names),
        "saint-etienne \"елка\""
    );
    assert_eq!(
        fold("São Paulo", Folding::Names),
        fold("Sa\u{303}o PAULO", Folding::Names)
    );
    assert_eq!(fold("A\u{a0}“b”", Folding::SpacesAndQuotes), "A \"b\"");
}

#[test]
fn a_search_finds_words_in_every_case_with_or_without_accents() {
    let text = "Ça c’est l’ÉTÉ, été. ete";
    let hits: Vec<&str> = search(text, "Été")
        .into_iter()
        .map(|span| slice(text, span).unwrap())
        .collect();
    assert_eq!(hits, ["ÉTÉ", "été", "ete"]);
    assert_eq!(search(text, "  "), []);
}

#[test]
fn what_no_screen_shows_is_shown_as_an_escape() {
    assert_eq!(visible("a\u{202e}b\u{200b}"), "a[U+202E]b[U+200B]");
    assert_eq!(visible("a\u{a0}b\u{2009}c\td\n"), "a\u{a0}b\u{2009}c\td\n");
}

proptest::proptest! {
    #[test]
    fn bytes_and_scalars_are_the_same_place(text in "[aé𝄞 ]{0,300}", at in 0_u32..320) {
        let index = ScalarIndex::new(&text);
        let span = Span { start: 0, end: at };
        proptest::prop_assert_eq!(index.bytes_of(&text, span), byte_range(&text, span));
        if let Some(byte) = index.byte_of(&text, at) {
            proptest::prop_assert_eq!(index.scalar_of(&text, byte), at);
        }
    }

    #[test]
    fn reading_numbers_never_fails_and_stays_in_the_text(text in "[0-9 a-e,.'%$-—half dozen thousand]{0,60}") {
        for found in numbers(&text, Language::English) {
            proptest::prop_assert!(slice(&text, found.span).is_some_and(|words| !words.is_empty()));
            proptest::prop_assert!(found.span_with_qualifier.start <= found.span.start);
        }
        let _ = (read_value(&text), sentences(&text).len());
    }
}
