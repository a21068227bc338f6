//! Where sentences end, against boundaries that a person marked in five languages.

use arrest_atlas::text::sentences;

const CASES: [(&str, &str); 5] = [
    ("en", include_str!("cases/sentences/en.txt")),
    ("ru", include_str!("cases/sentences/ru.txt")),
    ("de", include_str!("cases/sentences/de.txt")),
    ("fr", include_str!("cases/sentences/fr.txt")),
    ("es", include_str!("cases/sentences/es.txt")),
];

/// What was found of what was marked.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    right: usize,
    found: usize,
    marked: usize,
}

impl Score {
    fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            found: self.found + other.found,
            marked: self.marked + other.marked,
        }
    }

    /// In thousandths: a boundary that was found is one, a boundary that is one was found.
    fn precision_and_recall(self) -> (usize, usize) {
        (
            self.right * 1_000 / self.found.max(1),
            self.right * 1_000 / self.marked.max(1),
        )
    }

    fn row(self, name: &str) -> String {
        let (precision, recall) = self.precision_and_recall();
        let share =
            |thousandths: usize| format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
        format!(
            "{name:<4} {:>4} boundaries, precision {}, recall {}",
            self.marked,
            share(precision),
            share(recall)
        )
    }
}

/// The boundaries inside a line, marked with `‖`; the end of a line is no boundary to be proud of.
fn score(line: &str, wrong: &mut Vec<String>) -> Score {
    let text = line.replace('‖', "");
    let mut marked = Vec::new();
    let mut at = 0;
    for part in line.split('‖') {
        at += part.len();
        marked.push(at);
    }
    marked.pop();
    let mut found: Vec<usize> = sentences(&text).into_iter().map(|it| it.end).collect();
    found.pop();
    let around = |at: usize| {
        let (head, tail) = text.split_at(at);
        let head: Vec<char> = head.chars().rev().take(24).collect();
        let tail: String = tail.chars().take(16).collect();
        format!("{}|{tail}", head.into_iter().rev().collect::<String>())
    };
    for &at in &found {
        if !marked.contains(&at) {
            wrong.push(format!("not one: {}", around(at)));
        }
    }
    for &at in &marked {
        if !found.contains(&at) {
            wrong.push(format!("missed:  {}", around(at)));
        }
    }
    Score {
        right: found.iter().filter(|at| marked.contains(at)).count(),
        found: found.len(),
        marked: marked.len(),
    }
}

/// `cargo test --test sentences -- --nocapture` prints the table.
#[test]
fn boundaries_are_where_a_person_marked_them() {
    let mut all = Score::default();
    let mut scores = Vec::new();
    let mut wrong = Vec::new();
    for (language, text) in CASES {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let score = lines
            .map(|line| score(line, &mut wrong))
            .reduce(Score::and)
            .unwrap();
        println!("{}", score.row(language));
        scores.push(score);
        all = all.and(score);
    }
    println!("{}\n{}", all.row("all"), wrong.join("\n"));
    assert!(all.marked >= 250, "{}", all.marked);
    scores.push(all);
    for score in scores {
        let (precision, recall) = score.precision_and_recall();
        assert!(precision >= 980 && recall >= 980, "{}", wrong.join("\n"));
    }
}
