//! The places of all that is shown, sorted and grouped once for each view: many of them on a thread
//! of their own.

use crate::app::{Side, Tag};
use crate::model::{Dataset, MetricId};
use crate::run::{Sorted, Sorting, Wake};
use crate::scene::places::{GROUPED_FROM, Located, Places};
use crate::ui::look::{Look, Shown};
use crate::view::{Query, View};
use std::sync::{Arc, Weak};

/// From this many places on sorting takes longer than a frame.
const MANY: usize = 50_000;

/// A cache, never a second truth.
#[derive(Debug, Default)]
pub struct Index {
    key: Option<Key>,
    of: Option<Of>,
    places: Vec<Arc<Places>>,
    work: Option<(Key, Of, Sorting)>,
    /// How many times the places were made anew.
    made: u64,
    is_parted: bool,
}

/// What is there of what is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// All of it.
    Now,
    /// The places of an earlier view of the same datasets; those of the present one are being
    /// sorted.
    Before,
    /// Nothing.
    Not,
}

/// What places were sorted for, as far as their marks make sense in another view.
#[derive(Debug, Clone)]
struct Of {
    /// The datasets that are drawn, then what shares their scale, each with its metric.
    datasets: Vec<(Tag, bool, Option<MetricId>, Weak<Dataset>)>,
    /// The figure of the full radius of places that stand alone.
    reference: Option<u64>,
}

impl Of {
    fn new(look: Look<'_>, shown: &[(Shown<'_>, bool)]) -> Self {
        let datasets = shown.iter().map(|(it, right)| {
            let dataset = Arc::downgrade(&it.opened.dataset);
            (it.tag, *right, it.view.query.metric, dataset)
        });
        Self {
            datasets: datasets.collect(),
            reference: look.reference(),
        }
    }

    fn is_alike(&self, other: &Self) -> bool {
        let pairs = || self.datasets.iter().zip(&other.datasets);
        self.datasets.len() == other.datasets.len()
            && pairs().all(|(one, other)| (one.0, one.1, one.2) == (other.0, other.1, other.2))
            && pairs()
                .all(|(one, other)| one.3.ptr_eq(&other.3) || is_after_edits(&one.3, &other.3))
    }
}

/// Whether places mean the same after edits: those of the dataset before are all there.
fn is_after_edits(before: &Weak<Dataset>, after: &Weak<Dataset>) -> bool {
    let both = before.upgrade().zip(after.upgrade());
    both.is_some_and(|(before, after)| {
        after.claims.is_of_same_file(&before.claims) && before.places.len() <= after.places.len()
    })
}

#[derive(Debug, Clone, PartialEq)]
struct Key {
    revision: u64,
    /// What is drawn, then what shares its scale.
    views: Vec<(Tag, bool, Query)>,
    grouped: bool,
}

impl Index {
    /// Brings everything up to date, and says what is there.
    pub fn follow(&mut self, ctx: &egui::Context, look: Look<'_>) -> Ready {
        let shown = sharing_a_scale(look);
        let count: usize = shown.iter().map(|it| it.0.view.located.len()).sum();
        let may_group = look.state.settings.group_places && count >= GROUPED_FROM;
        // While days play by, the scale stays: that of groups is another each day.
        let timeline = look.state.timeline;
        let is_parted = may_group && timeline.keeps_apart();
        // A day with few places in between does not make the words about it come and go.
        self.is_parted = is_parted || (self.is_parted && timeline.is_playing());
        let key = Key {
            revision: look.state.revision,
            views: shown
                .iter()
                .map(|(it, right)| (it.tag, *right, it.view.query.clone()))
                .collect(),
            grouped: may_group && !is_parted,
        };
        self.take_answer();
        if self.key.as_ref() == Some(&key) {
            return Ready::Now;
        }
        let of = Of::new(look, &shown);
        let before = match &self.of {
            Some(known) if known.is_alike(&of) => Ready::Before,
            _ => Ready::Not,
        };
        if self.work.is_some() {
            return before;
        }
        let located: Vec<Located> = shown.iter().map(|(it, _)| located(it)).collect();
        if count < MANY {
            let places = located.into_iter().map(|it| Places::new(it, key.grouped));
            self.take(places.collect(), key, of);
            return Ready::Now;
        }
        let woken = ctx.clone();
        let wake: Wake = Arc::new(move || woken.request_repaint());
        let grouped = key.grouped;
        self.work = Sorting::start(located, grouped, wake).map(|work| (key, of, work));
        before
    }

    fn take_answer(&mut self) {
        let Some((key, of, work)) = self.work.take() else {
            return;
        };
        match work.answer() {
            Sorted::NotYet => self.work = Some((key, of, work)),
            Sorted::Done(places) => self.take(places, key, of),
            Sorted::Failed => {
                log::warn!("the places could not be sorted");
                self.take(Vec::new(), key, of);
            }
        }
    }

    fn take(&mut self, places: Vec<Places>, key: Key, of: Of) {
        self.places = places.into_iter().map(Arc::new).collect();
        self.made += 1;
        self.key = Some(key);
        self.of = Some(of);
    }

    /// Whether places are being sorted.
    pub fn is_working(&self) -> bool {
        self.work.is_some()
    }

    /// How many times the places were made anew: what knows groups by number has to ask again.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// Whether places stand apart that would be grouped if no days had been played.
    pub fn is_parted(&self) -> bool {
        self.is_parted
    }

    /// What is drawn of a dataset by its position among those that are shown.
    pub fn places(&self, at: usize) -> Option<&Arc<Places>> {
        self.places.get(at)
    }

    /// The figure of the full radius at this zoom, over all that is shown.
    pub fn reference(&self, level: u32) -> Option<u64> {
        let references = self.places.iter().filter_map(|it| it.reference(level));
        let own = self.of.as_ref().and_then(|of| of.reference);
        references.max().max(own)
    }

    /// Whether other marks stand there at another zoom.
    pub fn has_groups(&self) -> bool {
        self.places.iter().any(|it| it.groups().is_some())
    }
}

fn located(of: &Shown<'_>) -> Located {
    Located::of(&of.opened.dataset, &of.opened.report, of.view)
}

/// All that is drawn, in its order; behind it what shares its scale: the other half of a
/// comparison. With whether it is the right half.
fn sharing_a_scale(look: Look<'_>) -> Vec<(Shown<'_>, bool)> {
    let mut shown: Vec<(Shown<'_>, bool)> = look
        .shown()
        .into_iter()
        .map(|it| (it, look.is_right))
        .collect();
    if let (Some(comparison), Some(_)) = (&look.state.comparison, look.side) {
        let (side, view): &(Side, View) = if look.is_right {
            &comparison.left
        } else {
            &comparison.right
        };
        let state = look.state;
        let opened = if side.tag == state.layers.active {
            Some(&state.opened)
        } else {
            state.layers.get(side.tag).map(|layer| &layer.opened)
        };
        if let Some(opened) = opened {
            let other = Shown {
                tag: side.tag,
                opened,
                view,
                selection: None,
            };
            shown.push((other, !look.is_right));
        }
    }
    shown
}
