//! Which of several claims is drawn, and by whose rule words are drawn as numbers.

use super::changes::Then;
use super::{Opened, Settings};
use crate::view::{FigureRule, Query, View};

/// What the window opens on.
pub(super) fn opening_query(opened: &Opened, settings: &Settings) -> Query {
    Query {
        words: settings.number_words,
        ..opened.indexed().opening()
    }
}

/// The query under another rule.
pub(super) fn ruled(query: &Query, rule: FigureRule) -> Query {
    Query {
        rule,
        ..query.clone()
    }
}

/// The rule for number words is a choice of the person, not of a dataset or of a moment: whatever
/// query comes next is asked with it.
pub(super) fn keep_words(then: &mut Then, view: &View, settings: &Settings) {
    let query = then.query.as_ref().unwrap_or(&view.query);
    let words = settings.number_words;
    if query.words != words {
        then.query = Some(Query {
            words,
            ..query.clone()
        });
    }
}

/// What is shown first of a dataset.
pub(super) fn opening_view(opened: &Opened, settings: &Settings) -> View {
    opened.view(opening_query(opened, settings))
}
