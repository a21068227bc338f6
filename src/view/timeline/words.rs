//! A bar of the timeline in words.

use super::{Bar, BarFigure, Counted, Step, Timeline};
use crate::model::{Dataset, counted};

impl Bar {
    /// Its days: "Sunday 31 January 2021", "25 January 2021 to 31 January 2021", "January 2021".
    #[must_use]
    pub fn when(&self, step: Step) -> String {
        let (year, ..) = self.first.year_month_day();
        match step {
            Step::Day => self.first.in_full(),
            Step::Month => format!("{} {year}", self.first.month_name()),
            Step::Years(1) => year.to_string(),
            Step::Years(_) => format!("{year} to {}", self.last.year_month_day().0),
            Step::Week => format!("{} to {}", self.first.long(), self.last.long()),
        }
    }

    /// Its figure alone: "at least 5,300"; `None` where claims are counted, or there is none.
    #[must_use]
    pub fn figure_words(&self, dataset: &Dataset) -> Option<String> {
        match self.figure {
            BarFigure::Total(total) => Some(dataset.claims.get(total.claim).value.to_string()),
            BarFigure::Sum(sum) => Some(sum.value.to_string()),
            BarFigure::Claims | BarFigure::Nothing => None,
        }
    }

    /// Everything that it says: "at least 5,300 stated for Russia, 2,976 of it mapped, 5 claims".
    #[must_use]
    pub fn words(&self, dataset: &Dataset) -> String {
        let claims = self.counted.words();
        let figure = self.figure_words(dataset).unwrap_or_default();
        match self.figure {
            BarFigure::Nothing | BarFigure::Claims => claims,
            BarFigure::Sum(sum) => {
                let added = counted(sum.added, "claim");
                let besides = match sum.in_words {
                    0 => String::new(),
                    count => format!(", {} in words only, not added", counted(count, "claim")),
                };
                format!("{figure}, the sum of {added}{besides}, {claims}")
            }
            BarFigure::Total(total) => {
                let place = &dataset.place(total.place).name;
                let mapped = total.mapped.filter(|mapped| mapped.number() > 0);
                let mapped = mapped.map_or(String::new(), |it| format!(", {it} of it mapped"));
                let others = match total.others {
                    0 => String::new(),
                    others => format!(", the largest of {} stated totals", others + 1),
                };
                format!("{figure} stated for {place}{others}{mapped}, {claims}")
            }
        }
    }
}

impl Counted {
    /// "5 claims", "5 claims and 2 hidden by the filter", "no claim".
    #[must_use]
    pub fn words(self) -> String {
        match (self.shown, self.hidden) {
            (0, 0) => "no claim".to_owned(),
            (0, hidden) => format!("{}, hidden by the filter", counted(hidden, "claim")),
            (shown, 0) => counted(shown, "claim"),
            (shown, hidden) => {
                format!(
                    "{} and {hidden} hidden by the filter",
                    counted(shown, "claim")
                )
            }
        }
    }
}

impl Timeline {
    /// What the bars are: "bars are stated totals, grey counts claims".
    #[must_use]
    pub fn legend(bars: &[Bar], step: Step) -> String {
        let has = |wanted: fn(&BarFigure) -> bool| bars.iter().any(|bar| wanted(&bar.figure));
        let totals = has(|it| matches!(it, BarFigure::Total(_)));
        let sums = has(|it| matches!(it, BarFigure::Sum(_)));
        let claims = has(|it| matches!(it, BarFigure::Claims));
        let bars = match (totals, sums) {
            (true, _) => "bars are stated totals".to_owned(),
            (_, true) => format!("sums of each {}", step.words()),
            _ => String::new(),
        };
        match (bars.is_empty(), claims) {
            (true, true) => "grey counts claims".to_owned(),
            (false, true) => format!("{bars}, grey counts claims"),
            _ => bars,
        }
    }
}
