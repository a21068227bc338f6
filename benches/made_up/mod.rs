//! Datasets of any size over articles that are made up, always the same for the same size.

use arrest_atlas::load::decode_text;
use arrest_atlas::model::{
    CivilDate, ClaimSeed, Dataset, Document, DocumentId, DocumentMore, EvidenceSeed, Extra, LatLon,
    Metric, MetricId, Place, PlaceId, Qualifier, Rare, Role, Texts, Value,
};

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many claims.
    pub claims: usize,
    /// How many articles they come from.
    pub documents: usize,
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const HEADS: [&str; 24] = [
    "Ash", "Birch", "Cald", "Dun", "Elm", "Fern", "Glen", "Harrow", "Inver", "Kirk", "Lang",
    "Marsh", "North", "Oak", "Pen", "Quarr", "Raven", "Stone", "Thorn", "Ulver", "Wick", "Yar",
    "Black", "White",
];
const TAILS: [&str; 20] = [
    "bury", "cliffe", "combe", "dale", "den", "field", "ford", "gate", "ham", "haven", "hurst",
    "ley", "mere", "mouth", "ness", "port", "stead", "ton", "wick", "worth",
];
const CLAIMANTS: [&str; 8] = [
    "Open Docket",
    "the Lantern Project",
    "the city prosecutor",
    "the interior ministry",
    "Harbour Radio",
    "the bar association",
    "Street Medics",
    "the mayor's office",
];
const FILLERS: [&str; 8] = [
    "The authorities had not allowed the march, and buses stood in the side streets from early morning.",
    "Nobody knew at first where those who were taken away would be brought.",
    "Shops along the avenue closed their shutters before noon and opened again in the evening.",
    "Lawyers waited at the doors of the police stations and were not let in.",
    "“We came with flowers and with our children,” a teacher told this newspaper.",
    "The trams stood still, and the bridges were closed to people on foot.",
    "A court is to hear the first cases next week, a clerk said.",
    "It was the largest gathering that the region had seen since the strike at the docks.",
];

/// A dataset with its texts: a tenth as many places as claims, at most 5,000; one or two claims in
/// a sentence; every figure is in its quote, and every quote in its text once.
pub fn made_up(size: Size) -> (Dataset, Texts) {
    let mut chance = Chance(20_210_131);
    let mut dataset = Dataset::default();
    "made-up".clone_into(&mut dataset.id);
    "Made up".clone_into(&mut dataset.title);
    dataset.language = Some("en".to_owned());
    dataset.metrics = vec![Metric {
        id: "arrests".to_owned(),
        label: "Arrests".to_owned(),
        unit: "people".to_owned(),
        ..Metric::default()
    }];
    dataset.places = (0..(size.claims / 10).clamp(480, 4_800))
        .map(place)
        .collect();
    let places = dataset.places.len();
    let mut texts = Vec::with_capacity(size.documents);
    let mut row = 0;
    for document in 0..size.documents {
        let until = size.claims * (document + 1) / size.documents;
        let day = 1 + document % 28;
        let month = 1 + document / 28 % 12;
        let year = 2021 + document / 336 % 4;
        let date = format!("{year}-{month:02}-{day:02}");
        let mut text = format!("Made up: report number {document} of a day in the provinces\n\n");
        let mut in_paragraph = 0;
        while row < until {
            let two = row + 1 < until && chance.below(3) == 0;
            let first = row * 7 % places;
            let second = (first + 1) % places;
            let claimant = chance.one_of(&CLAIMANTS);
            let (low, lower) = (12 + chance.below(4_000), 2 + chance.below(9));
            let qualifier =
                [Qualifier::Exact, Qualifier::AtLeast, Qualifier::MoreThan][chance.below(3)];
            let number = format!("{}{}", words_of(qualifier), digits(low));
            let (here, there) = (name(first), name(second));
            let sentence = if two {
                format!(
                    "In {here} {number} people were arrested and in {there} {lower}, {claimant} \
                     said in statement {row}."
                )
            } else {
                format!(
                    "According to {claimant}, {number} people were arrested in {here} that day, \
                     as statement {row} has it."
                )
            };
            let mut push = |place: usize, qualifier: Qualifier, number: usize, row: usize| {
                let id = format!("claim-{row}");
                let value = Value::number(qualifier, number as u64, None)
                    .unwrap_or_else(|error| panic!("{number}: {error}"));
                let mut seed = ClaimSeed::new(&id, MetricId::new(0), PlaceId::new(place), value);
                seed.date = CivilDate::parse(&date).ok();
                seed.date_inferred = true;
                seed.as_of = Some(&id);
                seed.attributed_to = vec![claimant];
                seed.evidence = vec![EvidenceSeed {
                    document: DocumentId::new(document),
                    role: Role::States,
                    exact: &sentence,
                    prefix: "",
                    suffix: "",
                    position: None,
                    figure: None,
                    place: None,
                    extra: Extra::default(),
                }];
                dataset.claims.push(seed);
            };
            push(first, qualifier, low, row);
            row += 1;
            if two {
                push(second, Qualifier::Exact, lower, row);
                row += 1;
            }
            text += &sentence;
            in_paragraph += 1;
            text.push(if in_paragraph % 3 == 0 { '\n' } else { ' ' });
            for _ in 0..2 {
                text += chance.one_of(&FILLERS);
                text.push(' ');
            }
        }
        text.push('\n');
        dataset.documents.push(Document {
            id: format!("report-{document}"),
            title: format!("Made up: report number {document}"),
            more: Rare::from(DocumentMore {
                published: Some(date),
                language: Some("en".to_owned()),
                ..DocumentMore::default()
            }),
            ..Document::default()
        });
        texts.push(decode_text(text.as_bytes()));
    }
    (dataset.finished(), Texts(texts))
}

fn place(row: usize) -> Place {
    let spread = |step: usize, range: usize| {
        f64::from(u32::try_from(row * step % range).unwrap_or(0)) / 100.0
    };
    Place {
        id: format!("place-{row}").into(),
        name: name(row).into(),
        position: Some(LatLon::new(50.0 + spread(37, 800), spread(53, 2_000))),
        ..Place::default()
    }
}

/// A name of its own for each row: "Ashbury", and "Ashbury upon Caldford" where those are used up.
fn name(row: usize) -> String {
    let simple = |row: usize| {
        format!(
            "{}{}",
            HEADS[row % HEADS.len()],
            TAILS[row / HEADS.len() % TAILS.len()]
        )
    };
    match row / (HEADS.len() * TAILS.len()) {
        0 => simple(row),
        more => format!("{} upon {}", simple(row), simple(more * 31)),
    }
}

fn words_of(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::AtLeast => "at least ",
        Qualifier::MoreThan => "more than ",
        _ => "",
    }
}

fn digits(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1_000, number % 1_000)
    }
}
