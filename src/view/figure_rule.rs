//! The rules by which one of several claims for a place is drawn, each with a name.

use super::figure::Rule;
use super::superseded::superseded;
use crate::model::{ClaimId, ClaimRef, Dataset, Qualifier, Value};
use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

/// Which of several claims for one place, metric and day is drawn. None of the rules ever draws a
/// claim that is a part of another for the same place and metric, or one that was rejected.
///
/// The lowest and the highest compare what is stated, and leave out counts that their own claimant
/// has raised or lowered since:
///
/// - a range counts with its low end for the lowest, with its high end for the highest;
/// - every other figure counts with its number: the bound that "at least 5" or "at most 5" leaves
///   open is unknown, so that neither is taken for infinite or for none;
/// - of two with the same number, "at most", "fewer than" and "almost" are lower than the number
///   as stated or "about" it, "at least" and "more than" higher;
/// - words without a number are neither, and stand only where there is no number;
/// - of two alike the first of the file is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum FigureRule {
    /// The one preferred by the editor, else the latest count, else the lowest number.
    #[default]
    Usual,
    /// The lowest.
    Lowest,
    /// The highest.
    Highest,
    /// What somebody claims; the usual one where they claim nothing.
    ByClaimant(String),
}

/// A text that names no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no rule: write usual, lowest, highest, or claimant: and a name")]
pub struct UnknownRule(pub String);

const CLAIMANT: &str = "claimant:";

impl fmt::Display for FigureRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usual => f.write_str("usual"),
            Self::Lowest => f.write_str("lowest"),
            Self::Highest => f.write_str("highest"),
            Self::ByClaimant(name) => write!(f, "{CLAIMANT}{name}"),
        }
    }
}

impl FromStr for FigureRule {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        match text {
            "usual" => Ok(Self::Usual),
            "lowest" => Ok(Self::Lowest),
            "highest" => Ok(Self::Highest),
            _ => text
                .strip_prefix(CLAIMANT)
                .filter(|name| !name.is_empty())
                .map(|name| Self::ByClaimant(name.to_owned()))
                .ok_or_else(|| UnknownRule(text.to_owned())),
        }
    }
}

impl FigureRule {
    /// The rule in a few words: "latest count, else lowest".
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Usual => "latest count, else lowest".to_owned(),
            Self::Lowest => "lowest claim".to_owned(),
            Self::Highest => "highest claim".to_owned(),
            Self::ByClaimant(name) => format!("claims of {name}"),
        }
    }

    /// Why a figure is drawn under this rule: "highest claim", "latest count, since Mock Agency
    /// claims nothing here".
    #[must_use]
    pub fn why(&self, rule: Rule) -> String {
        match self {
            Self::ByClaimant(name) if rule == Rule::Claimant => format!("claimed by {name}"),
            Self::ByClaimant(name) if rule != Rule::OnlyClaim => {
                format!("{}, since {name} claims nothing here", rule.label())
            }
            _ => rule.label().to_owned(),
        }
    }
}

/// The claim that a rule draws of those that may be drawn, and why.
pub(super) fn choose(
    dataset: &Dataset,
    open: &[ClaimRef<'_>],
    rule: &FigureRule,
) -> (Option<ClaimId>, Rule) {
    match rule {
        FigureRule::Usual => usual(open),
        FigureRule::Lowest => extreme(dataset, open, false),
        FigureRule::Highest => extreme(dataset, open, true),
        FigureRule::ByClaimant(name) => {
            let is_theirs = |claim: &&ClaimRef<'_>| {
                let mut claimants = dataset.claims.claimants(claim.id);
                claimants.any(|claimant| claimant == name)
            };
            let theirs: Vec<ClaimRef<'_>> = open.iter().filter(is_theirs).copied().collect();
            match usual(&theirs) {
                (Some(claim), _) if open.len() > 1 => (Some(claim), Rule::Claimant),
                _ => usual(open),
            }
        }
    }
}

fn usual(open: &[ClaimRef<'_>]) -> (Option<ClaimId>, Rule) {
    if let [only] = open {
        return (Some(only.id), Rule::OnlyClaim);
    }
    if let Some(preferred) = open.iter().find(|claim| claim.preferred) {
        return (Some(preferred.id), Rule::Preferred);
    }
    let with_number: Vec<&ClaimRef<'_>> = open
        .iter()
        .filter(|claim| claim.value.amount().is_some())
        .collect();
    if let [only] = with_number.as_slice() {
        return (Some(only.id), Rule::OnlyClaim);
    }
    let latest = with_number
        .iter()
        .filter_map(|claim| claim.as_of_time())
        .max()
        .filter(|latest| latest.is_time());
    let lowest = with_number
        .iter()
        .filter(|claim| latest.is_none() || claim.as_of_time() == latest)
        .min_by_key(|claim| claim.value.amount());
    match (lowest, latest) {
        (Some(claim), Some(_)) => (Some(claim.id), Rule::LatestCount),
        (Some(claim), None) => (Some(claim.id), Rule::Lowest),
        (None, _) => (open.first().map(|claim| claim.id), Rule::OnlyClaim),
    }
}

fn extreme(dataset: &Dataset, open: &[ClaimRef<'_>], highest: bool) -> (Option<ClaimId>, Rule) {
    let usual = usual(open);
    if open.len() < 2 {
        return usual;
    }
    let standing: Vec<&ClaimRef<'_>> = open
        .iter()
        .zip(superseded(dataset, open))
        .filter(|(claim, superseded)| claim.value.amount().is_some() && !superseded)
        .map(|(claim, _)| claim)
        .collect();
    let chosen = if highest {
        standing.iter().min_by_key(|it| Reverse(top(it.value)))
    } else {
        standing.iter().min_by_key(|it| bottom(it.value))
    };
    match chosen {
        // There was no choice: then the rule had no part in it.
        Some(only) if standing.len() == 1 && usual.0 == Some(only.id) => usual,
        Some(claim) if highest => (Some(claim.id), Rule::Highest),
        Some(claim) => (Some(claim.id), Rule::Lowest),
        None => usual,
    }
}

fn bottom(value: Value<'_>) -> (Option<u64>, i8) {
    (value.amount(), leaning(value))
}

fn top(value: Value<'_>) -> (Option<u64>, i8) {
    (value.high().or(value.amount()), leaning(value))
}

/// To which side of its number a figure may lie.
fn leaning(value: Value<'_>) -> i8 {
    match value.qualifier() {
        Qualifier::AtMost | Qualifier::LessThan | Qualifier::Almost => -1,
        Qualifier::AtLeast | Qualifier::MoreThan => 1,
        _ => 0,
    }
}
