//! The ledger as a sentence.

use super::{Ledger, Sum, TotalLine};
use crate::model::{counted, grouped};
use std::fmt;

impl TotalLine {
    /// How many places its parts stand on, drawn or not.
    #[must_use]
    pub fn located_places(&self) -> usize {
        self.mapped_places + self.hidden_places + self.elsewise_places
    }

    /// "mapped 2,976 of at least 5,300"
    #[must_use]
    pub fn mapped_words(&self) -> String {
        match self.mapped {
            Some(mapped) => format!("mapped {mapped} of {}", self.stated),
            None => {
                format!(
                    "{} places mapped of a stated {}",
                    self.mapped_places, self.stated
                )
            }
        }
    }

    /// "1,800 in 1 place hidden by the filter"; `None` where it hides none of the parts.
    #[must_use]
    pub fn hidden_words(&self) -> Option<String> {
        let places = counted(self.hidden_places, "place");
        match (self.hidden_places, self.replaced_places, self.hidden) {
            (0, 0, _) => None,
            (0, replaced, _) => Some(format!(
                "{} drawn with another claim, since the filter hides its own",
                counted(replaced, "place")
            )),
            (_, _, Some(hidden)) => Some(format!("{hidden} in {places} hidden by the filter")),
            (_, _, None) => Some(format!("{places} hidden by the filter")),
        }
    }

    /// "60 in 1 place drawn with another claim"; `None` where all its parts are drawn.
    #[must_use]
    pub fn elsewise_words(&self) -> Option<String> {
        let places = counted(self.elsewise_places, "place");
        match (self.elsewise_places, self.elsewise) {
            (0, _) => None,
            (_, Some(amount)) => Some(format!("{amount} in {places} drawn with another claim")),
            (_, None) => Some(format!("{places} drawn with another claim")),
        }
    }

    /// "at least 2,324 in 86 other cities not located", or why that cannot be said; `None` where
    /// nothing is left.
    #[must_use]
    pub fn rest_words(&self) -> Option<String> {
        let Some(rest) = self.rest else {
            let parts = [self.mapped, self.hidden, self.elsewise];
            let located = parts.iter().try_fold(0_u64, |sum, part| {
                Some(sum.saturating_add((*part)?.number()))
            });
            let exceeded = located.is_some_and(|located| located > self.stated.number());
            return Some(if exceeded {
                "the mapped figures are higher than the total".to_owned()
            } else {
                "how much is not located cannot be said".to_owned()
            });
        };
        let where_to = match &self.others {
            Some((0, _)) | None => String::new(),
            Some((count, unit)) if self.located_places() > 0 => {
                format!(" in {count} other {unit}")
            }
            Some((count, unit)) => format!(" in {count} {unit}"),
        };
        let nothing_left = rest.number() == 0 && rest.qualifier() == crate::model::Qualifier::Exact;
        (!nothing_left).then(|| format!("{rest}{where_to} not located"))
    }
}

impl Ledger {
    /// The clauses of the ledger's sentence, without a capital or a full stop.
    #[must_use]
    pub fn clauses(&self) -> Vec<String> {
        if self.several_days {
            return vec![
                "several days: their figures are not added; choose one for the sum".into(),
            ];
        }
        let mut clauses = Vec::new();
        if self.per_event {
            clauses.extend(self.added_up.map(|sum| added_words(sum, "on the map")));
            clauses.extend(
                self.added_off_map
                    .map(|sum| added_words(sum, "not located")),
            );
            if self.hidden_claims > 0 {
                let claims = counted(self.hidden_claims, "claim");
                clauses.push(format!("{claims} hidden by the filter"));
            }
            return clauses;
        }
        for line in &self.totals {
            clauses.push(line.mapped_words());
            clauses.extend(line.hidden_words());
            clauses.extend(line.elsewise_words());
            clauses.extend(line.rest_words());
        }
        if self.hidden_totals > 0 {
            let totals = counted(self.hidden_totals, "stated total");
            clauses.push(format!("{totals} hidden by the filter"));
        } else if self.totals.is_empty() {
            clauses.push("no total is stated".to_owned());
        }
        if self.outside > 0 {
            let beside = if self.totals.is_empty() {
                ""
            } else {
                " outside that total"
            };
            clauses.push(format!(
                "{} with a number on the map{beside}",
                counted(self.outside, "place")
            ));
        }
        if self.in_words > 0 {
            clauses.push(format!(
                "{} with words only",
                counted(self.in_words, "place")
            ));
        }
        if self.hidden_outside > 0 {
            let places = counted(self.hidden_outside, "place");
            let beside = if self.totals.is_empty() {
                ""
            } else {
                " outside that total"
            };
            clauses.push(format!("{places}{beside} hidden by the filter"));
        }
        if self.not_located > 0 {
            let places = counted(self.not_located, "place");
            clauses.push(format!("{places} with a number not located"));
        }
        if let Some((places, rule)) = &self.other_rule {
            let places = counted(*places, "place");
            clauses.push(format!("{places} drawn by another rule: {}", rule.label()));
        }
        for (words, place) in &self.words_off_map {
            clauses.push(format!("{words} for {place}, not located"));
        }
        clauses
    }
}

/// The whole sentence: "mapped 2,976 of at least 5,300; at least 2,324 in 86 other cities not
/// located".
impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.clauses().join("; "))
    }
}

/// "1,336 at 873 places on the map, 3 more in words"
fn added_words((sum, places): (Sum, usize), where_to: &str) -> String {
    let words = match sum.in_words {
        0 => String::new(),
        count => format!(", {} more in words only", grouped(count as u64)),
    };
    let places = counted(places, "place");
    format!("{} at {places} {where_to}{words}", sum.value)
}
