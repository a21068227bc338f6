//! What is filtered: conditions added and taken away, queries as text, saved queries.

use super::changes::Then;
use super::{Command, Effect, Notice, Opened, SavedQuery, Settings};
use crate::model::Dataset;
use crate::view::{
    Condition, Filter, Filters, HiddenBy, Index, Query, QueryText, ValueRange, VerdictFilter, View,
};
use std::sync::Arc;

/// For more claims than that a worker folds the texts that words are looked for in.
const MANY_CLAIMS: usize = 50_000;
/// How many queries are kept, the latest first.
const SAVED: usize = 200;

/// What can happen with what is filtered.
#[derive(Debug, Clone, PartialEq)]
pub enum FilterCommand {
    /// Filter by one thing more.
    Add(Condition),
    /// Take a condition away.
    Remove(Condition),
    /// Show values in a range instead of the range before; `None` for every value.
    Value(Option<ValueRange>),
    /// Take away all conditions of one part.
    Widen(HiddenBy),
    /// Take away everything but metric and days.
    Clear,
    /// Ask what a text says.
    Ask(QueryText),
    /// The same of the dataset that is being opened, once it is open.
    AskWhenOpened(QueryText),
    /// Save what is asked now under a name, in the place of what had it.
    Save(String),
    /// Ask what was saved under a name.
    Recall(String),
    /// Forget what was saved under a name.
    Forget(String),
    /// A worker has folded the texts: words can be looked for.
    WordsFolded,
}

/// What a query waits for.
#[derive(Debug, Default)]
pub struct Filtering {
    /// What is asked of the dataset that is being opened.
    when_opened: Option<QueryText>,
    /// What is shown once words can be looked for.
    waiting: Option<Query>,
}

/// What filtering reads and changes.
pub(super) struct FilterDesk<'a> {
    pub opened: &'a Opened,
    pub view: &'a View,
    pub settings: &'a mut Settings,
    pub notice: &'a mut Option<Notice>,
    pub effects: &'a mut Vec<Effect>,
}

impl Filtering {
    /// Whether words are about to be looked for.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.waiting.is_some()
    }

    /// What a person sees as asked: what waits, else what is shown.
    pub(super) fn present<'a>(&'a self, view: &'a View) -> &'a Query {
        self.waiting.as_ref().unwrap_or(&view.query)
    }

    /// What happens. Returns the query that is then shown, if it is another.
    pub(super) fn apply(
        &mut self,
        command: FilterCommand,
        desk: &mut FilterDesk<'_>,
    ) -> Option<Query> {
        let present = self.present(desk.view).clone();
        let filtered = |filters: Filters| Query {
            filters,
            ..present.clone()
        };
        let query = match command {
            FilterCommand::Add(condition) => filtered(present.filters.with(condition)),
            FilterCommand::Remove(condition) => filtered(present.filters.without(&condition)),
            FilterCommand::Value(range) => {
                let is_other =
                    |it: &Condition| it.is_excluded || !matches!(it.filter, Filter::Value(_));
                let others = present.filters.filtered(is_other);
                filtered(match range.map(Filter::Value).map(Condition::only) {
                    Some(condition) => others.with(condition),
                    None => others,
                })
            }
            FilterCommand::Widen(part) => present.without_part(part),
            FilterCommand::Clear => Query {
                verdicts: VerdictFilter::ALL,
                filters: Filters::default(),
                ..present.clone()
            },
            FilterCommand::Ask(text) => told(&text, &desk.opened.dataset, &present, desk.notice)?,
            FilterCommand::AskWhenOpened(text) => {
                self.when_opened = Some(text);
                return None;
            }
            FilterCommand::Save(name) => {
                desk.settings
                    .save_query(&desk.opened.dataset, &present, &name);
                desk.effects.push(Effect::SaveSettings);
                return None;
            }
            FilterCommand::Recall(name) => {
                let saved = desk.settings.saved_queries_of(&desk.opened.dataset);
                let text = saved.into_iter().find(|it| it.name == name)?.query.parse();
                let text: QueryText = match text {
                    Ok(text) => text,
                    Err(error) => {
                        *desk.notice = Some(Notice::NotAsked(error));
                        return None;
                    }
                };
                told(&text, &desk.opened.dataset, &present, desk.notice)?
            }
            FilterCommand::Forget(name) => {
                let dataset = &desk.opened.dataset.id;
                let is_it = |it: &SavedQuery| it.dataset == *dataset && it.name == name;
                desk.settings.saved_queries.retain(|it| !is_it(it));
                desk.effects.push(Effect::SaveSettings);
                return None;
            }
            // They may be the texts of before an edit: then it waits for those of now.
            FilterCommand::WordsFolded => self.waiting.take()?,
        };
        self.ready(query, desk.opened, desk.effects)
    }

    /// What was asked of a dataset before it was open. Returns the query that is then shown.
    pub(super) fn opened(&mut self, desk: &mut FilterDesk<'_>) -> Option<Query> {
        self.waiting = None;
        let text = self.when_opened.take()?;
        let query = told(&text, &desk.opened.dataset, &desk.view.query, desk.notice)?;
        self.ready(query, desk.opened, desk.effects)
    }

    /// What was asked of a file goes with it: nothing is asked of the next one.
    pub(super) fn nothing_opened(&mut self) {
        self.when_opened = None;
    }

    /// What is looked for in texts that nobody has folded waits for a worker; everything else
    /// that is asked is shown until then.
    pub(super) fn hold_back(
        &mut self,
        then: &mut Then,
        (opened, view): (&Opened, &View),
        effects: &mut Vec<Effect>,
    ) {
        let query = match &then.query {
            Some(query) => query.clone(),
            None if then.edited => view.query.clone(),
            None => return,
        };
        if !must_wait(&query, opened) {
            if then.query.is_some() {
                self.wait_with(&query);
            }
            return;
        }
        let filters = query.filters.filtered(|it| !it.filter.asks_for_words());
        then.query = Some(Query {
            filters,
            ..query.clone()
        });
        self.ready(query, opened, effects);
    }

    /// What is shown now is another: so is what waits, but for the words.
    fn wait_with(&mut self, shown: &Query) {
        if let Some(waiting) = &mut self.waiting {
            let conditions = waiting.filters.iter();
            let words = conditions.filter(|it| it.filter.asks_for_words()).cloned();
            let filters = words.fold(shown.filters.clone(), |all, it| all.with(it));
            *waiting = Query {
                filters,
                ..shown.clone()
            };
        }
    }

    /// Something else is looked at: nothing waits any more.
    pub(super) fn wait_no_longer(&mut self) {
        self.waiting = None;
    }

    /// The query that waits, of a dataset that was read again.
    pub(super) fn read_again(&mut self, again: impl FnOnce(Query) -> Query) {
        self.waiting = self.waiting.take().map(again);
    }

    /// The query, if it can be answered at once; else it waits for a worker.
    fn ready(&mut self, query: Query, opened: &Opened, effects: &mut Vec<Effect>) -> Option<Query> {
        if must_wait(&query, opened) {
            let (dataset, index) = (Arc::clone(&opened.dataset), Arc::clone(&opened.index));
            if self.waiting.replace(query).is_none() {
                effects.push(Effect::FoldWords(FoldTask { dataset, index }));
            }
            return None;
        }
        self.waiting = None;
        Some(query)
    }
}

/// Whether a query looks for words in so many texts that a worker has to fold them first.
fn must_wait(query: &Query, opened: &Opened) -> bool {
    let is_large = opened.dataset.claims.len() > MANY_CLAIMS;
    is_large && query.filters.ask_for_words() && !opened.index.has_words()
}

/// Texts to be folded, so that words can be looked for in them.
#[derive(Debug, Clone)]
pub struct FoldTask {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// Its index, which keeps what is folded.
    pub index: Arc<Index>,
}

impl PartialEq for FoldTask {
    /// The same task is about the same dataset.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dataset, &other.dataset)
    }
}

/// The query that a text asks; where it asks none, that is told.
fn told(
    text: &QueryText,
    dataset: &Dataset,
    present: &Query,
    notice: &mut Option<Notice>,
) -> Option<Query> {
    match text.query(dataset, present) {
        Ok(query) => Some(query),
        Err(error) => {
            *notice = Some(Notice::NotAsked(error));
            None
        }
    }
}

impl Settings {
    /// The queries that were saved for a dataset, the latest first.
    #[must_use]
    pub fn saved_queries_of(&self, dataset: &Dataset) -> Vec<SavedQuery> {
        let saved = self.saved_queries.iter();
        let of = saved.filter(|it| it.dataset == dataset.id);
        of.cloned().collect()
    }

    fn save_query(&mut self, dataset: &Dataset, query: &Query, name: &str) {
        let new = SavedQuery {
            dataset: dataset.id.clone(),
            name: name.trim().to_owned(),
            query: QueryText::of(dataset, query).to_string(),
        };
        let is_it = |it: &SavedQuery| it.dataset == new.dataset && it.name == new.name;
        self.saved_queries.retain(|it| !is_it(it));
        self.saved_queries.insert(0, new);
        self.saved_queries.truncate(SAVED);
    }
}

/// The query that a choice of metric, days or verdicts makes of the present one.
pub(super) fn asked(opened: &Opened, present: &Query, choice: &Command) -> Option<Query> {
    Some(match *choice {
        Command::ShowMetric(metric) => opened.indexed().for_metric(present, metric),
        Command::ShowDays(days) => Query {
            days,
            ..present.clone()
        },
        Command::ShowVerdicts(verdicts) => Query {
            verdicts,
            ..present.clone()
        },
        _ => return None,
    })
}
