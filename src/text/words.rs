//! Numbers written as words: one table per language, as data.

use super::language::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// 0 to 19.
    Unit(u64),
    /// 20, 30 to 90.
    Tens(u64),
    /// 200 to 900 in one word.
    Hundreds(u64),
    /// 12, 100, 1,000, 1,000,000: multiplies what stands before it.
    Times(u64),
    /// The plural, which alone is an order of magnitude: "thousands".
    Plural(u64),
}

use NumberWord::{Hundreds, Plural, Tens, Times, Unit};

type Table = &'static [(&'static str, NumberWord)];

const ENGLISH: Table = &[
    ("zero", Unit(0)),
    ("one", Unit(1)),
    ("two", Unit(2)),
    ("three", Unit(3)),
    ("four", Unit(4)),
    ("five", Unit(5)),
    ("six", Unit(6)),
    ("seven", Unit(7)),
    ("eight", Unit(8)),
    ("nine", Unit(9)),
    ("ten", Unit(10)),
    ("eleven", Unit(11)),
    ("twelve", Unit(12)),
    ("thirteen", Unit(13)),
    ("fourteen", Unit(14)),
    ("fifteen", Unit(15)),
    ("sixteen", Unit(16)),
    ("seventeen", Unit(17)),
    ("eighteen", Unit(18)),
    ("nineteen", Unit(19)),
    ("twenty", Tens(20)),
    ("thirty", Tens(30)),
    ("forty", Tens(40)),
    ("fourty", Tens(40)),
    ("fifty", Tens(50)),
    ("sixty", Tens(60)),
    ("seventy", Tens(70)),
    ("eighty", Tens(80)),
    ("ninety", Tens(90)),
    ("dozen", Times(12)),
    ("hundred", Times(100)),
    ("thousand", Times(1_000)),
    ("million", Times(1_000_000)),
    ("billion", Times(1_000_000_000)),
    ("dozens", Plural(12)),
    ("scores", Plural(20)),
    ("tens", Plural(10)),
    ("hundreds", Plural(100)),
    ("thousands", Plural(1_000)),
    ("millions", Plural(1_000_000)),
    ("billions", Plural(1_000_000_000)),
];

const RUSSIAN: Table = &[
    ("два", Unit(2)),
    ("две", Unit(2)),
    ("двух", Unit(2)),
    ("двое", Unit(2)),
    ("три", Unit(3)),
    ("трех", Unit(3)),
    ("трёх", Unit(3)),
    ("трое", Unit(3)),
    ("четыре", Unit(4)),
    ("четырех", Unit(4)),
    ("четырёх", Unit(4)),
    ("пять", Unit(5)),
    ("пяти", Unit(5)),
    ("шесть", Unit(6)),
    ("шести", Unit(6)),
    ("семь", Unit(7)),
    ("семи", Unit(7)),
    ("восемь", Unit(8)),
    ("восьми", Unit(8)),
    ("девять", Unit(9)),
    ("девяти", Unit(9)),
    ("десять", Unit(10)),
    ("десяти", Unit(10)),
    ("одиннадцать", Unit(11)),
    ("двенадцать", Unit(12)),
    ("тринадцать", Unit(13)),
    ("четырнадцать", Unit(14)),
    ("пятнадцать", Unit(15)),
    ("шестнадцать", Unit(16)),
    ("семнадцать", Unit(17)),
    ("восемнадцать", Unit(18)),
    ("девятнадцать", Unit(19)),
    ("двадцать", Tens(20)),
    ("двадцати", Tens(20)),
    ("тридцать", Tens(30)),
    ("тридцати", Tens(30)),
    ("сорок", Tens(40)),
    ("пятьдесят", Tens(50)),
    ("шестьдесят", Tens(60)),
    ("семьдесят", Tens(70)),
    ("восемьдесят", Tens(80)),
    ("девяносто", Tens(90)),
    ("сто", Hundreds(100)),
    ("ста", Hundreds(100)),
    ("двести", Hundreds(200)),
    ("триста", Hundreds(300)),
    ("четыреста", Hundreds(400)),
    ("пятьсот", Hundreds(500)),
    ("шестьсот", Hundreds(600)),
    ("семьсот", Hundreds(700)),
    ("восемьсот", Hundreds(800)),
    ("девятьсот", Hundreds(900)),
    ("тыс", Times(1_000)),
    ("тысяча", Times(1_000)),
    ("тысячу", Times(1_000)),
    ("тысяч", Times(1_000)),
    ("тысячи", Plural(1_000)),
    ("млн", Times(1_000_000)),
    ("миллион", Times(1_000_000)),
    ("миллиона", Times(1_000_000)),
    ("миллионов", Times(1_000_000)),
    ("миллионы", Plural(1_000_000)),
    ("млрд", Times(1_000_000_000)),
    ("десятки", Plural(10)),
    ("десятков", Plural(10)),
    ("сотни", Plural(100)),
    ("сотен", Plural(100)),
];

const GERMAN: Table = &[
    ("zwei", Unit(2)),
    ("drei", Unit(3)),
    ("vier", Unit(4)),
    ("fünf", Unit(5)),
    ("sechs", Unit(6)),
    ("sieben", Unit(7)),
    ("acht", Unit(8)),
    ("neun", Unit(9)),
    ("zehn", Unit(10)),
    ("elf", Unit(11)),
    ("zwölf", Unit(12)),
    ("dreizehn", Unit(13)),
    ("vierzehn", Unit(14)),
    ("fünfzehn", Unit(15)),
    ("sechzehn", Unit(16)),
    ("siebzehn", Unit(17)),
    ("achtzehn", Unit(18)),
    ("neunzehn", Unit(19)),
    ("zwanzig", Tens(20)),
    ("dreißig", Tens(30)),
    ("dreissig", Tens(30)),
    ("vierzig", Tens(40)),
    ("fünfzig", Tens(50)),
    ("sechzig", Tens(60)),
    ("siebzig", Tens(70)),
    ("achtzig", Tens(80)),
    ("neunzig", Tens(90)),
    ("hundert", Times(100)),
    ("einhundert", Hundreds(100)),
    ("zweihundert", Hundreds(200)),
    ("dreihundert", Hundreds(300)),
    ("vierhundert", Hundreds(400)),
    ("fünfhundert", Hundreds(500)),
    ("tausend", Times(1_000)),
    ("zweitausend", Unit(2_000)),
    ("dreitausend", Unit(3_000)),
    ("fünftausend", Unit(5_000)),
    ("zehntausend", Unit(10_000)),
    ("dutzend", Times(12)),
    ("million", Times(1_000_000)),
    ("millionen", Times(1_000_000)),
    ("milliarde", Times(1_000_000_000)),
    ("milliarden", Times(1_000_000_000)),
    ("dutzende", Plural(12)),
    ("hunderte", Plural(100)),
    ("tausende", Plural(1_000)),
    ("zehntausende", Plural(10_000)),
];

const FRENCH: Table = &[
    ("deux", Unit(2)),
    ("trois", Unit(3)),
    ("quatre", Unit(4)),
    ("cinq", Unit(5)),
    ("six", Unit(6)),
    ("sept", Unit(7)),
    ("huit", Unit(8)),
    ("dix", Unit(10)),
    ("onze", Unit(11)),
    ("douze", Unit(12)),
    ("treize", Unit(13)),
    ("quatorze", Unit(14)),
    ("quinze", Unit(15)),
    ("seize", Unit(16)),
    ("vingt", Tens(20)),
    ("trente", Tens(30)),
    ("quarante", Tens(40)),
    ("cinquante", Tens(50)),
    ("soixante", Tens(60)),
    ("cent", Times(100)),
    ("cents", Times(100)),
    ("mille", Times(1_000)),
    ("million", Times(1_000_000)),
    ("millions", Times(1_000_000)),
    ("milliard", Times(1_000_000_000)),
    ("milliards", Times(1_000_000_000)),
    ("douzaine", Plural(12)),
    ("dizaine", Plural(10)),
    ("dizaines", Plural(10)),
    ("vingtaine", Plural(20)),
    ("trentaine", Plural(30)),
    ("cinquantaine", Plural(50)),
    ("centaine", Plural(100)),
    ("centaines", Plural(100)),
    ("millier", Plural(1_000)),
    ("milliers", Plural(1_000)),
];

const SPANISH: Table = &[
    ("dos", Unit(2)),
    ("tres", Unit(3)),
    ("cuatro", Unit(4)),
    ("cinco", Unit(5)),
    ("seis", Unit(6)),
    ("siete", Unit(7)),
    ("ocho", Unit(8)),
    ("nueve", Unit(9)),
    ("diez", Unit(10)),
    ("once", Unit(11)),
    ("doce", Unit(12)),
    ("trece", Unit(13)),
    ("catorce", Unit(14)),
    ("quince", Unit(15)),
    ("dieciséis", Unit(16)),
    ("diecisiete", Unit(17)),
    ("dieciocho", Unit(18)),
    ("diecinueve", Unit(19)),
    ("veinte", Unit(20)),
    ("treinta", Tens(30)),
    ("cuarenta", Tens(40)),
    ("cincuenta", Tens(50)),
    ("sesenta", Tens(60)),
    ("setenta", Tens(70)),
    ("ochenta", Tens(80)),
    ("noventa", Tens(90)),
    ("cien", Hundreds(100)),
    ("ciento", Hundreds(100)),
    ("doscientos", Hundreds(200)),
    ("trescientos", Hundreds(300)),
    ("cuatrocientos", Hundreds(400)),
    ("quinientos", Hundreds(500)),
    ("mil", Times(1_000)),
    ("millón", Times(1_000_000)),
    ("millones", Times(1_000_000)),
    ("docena", Times(12)),
    ("docenas", Plural(12)),
    ("decenas", Plural(10)),
    ("cientos", Plural(100)),
    ("centenares", Plural(100)),
    ("miles", Plural(1_000)),
    ("millares", Plural(1_000)),
];

/// The tables by their words: every word of every text is looked up.
static WORDS: LazyLock<HashMap<(Language, &str), NumberWord>> = LazyLock::new(|| {
    let tables = [
        (Language::English, ENGLISH),
        (Language::Russian, RUSSIAN),
        (Language::German, GERMAN),
        (Language::French, FRENCH),
        (Language::Spanish, SPANISH),
    ];
    let rows = |(language, table): (Language, Table)| {
        table
            .iter()
            .map(move |&(word, number)| ((language, word), number))
    };
    tables.into_iter().flat_map(rows).collect()
});

/// What a word in lower case adds to a number, in this language.
pub(super) fn number_word(language: Language, word: &str) -> Option<NumberWord> {
    WORDS.get(&(language, word)).copied()
}

/// Words that join the parts of one number: "one hundred and twenty".
pub(super) fn joins(language: Language, word: &str) -> bool {
    match language {
        Language::English => word == "and",
        Language::French => word == "et",
        Language::Spanish => word == "y",
        Language::German => word == "und",
        Language::Russian => false,
    }
}

/// "a" in "a dozen".
pub(super) fn is_article(language: Language, word: &str) -> bool {
    let articles: &[&str] = match language {
        Language::English => &["a", "an"],
        Language::French | Language::Spanish => &["un", "une", "una"],
        Language::German => &["ein", "eine", "einem", "einer"],
        Language::Russian => &[],
    };
    articles.contains(&word)
}

/// "of" in "tens of thousands".
pub(super) fn is_of(language: Language, word: &str) -> bool {
    let words: &[&str] = match language {
        Language::English => &["of"],
        Language::French | Language::Spanish => &["de"],
        Language::German => &["von"],
        Language::Russian => &[],
    };
    words.contains(&word)
}
