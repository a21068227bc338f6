//! How far an audit is, told from several threads at once, and whether it should stop.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Is told how far the audit is, 0 to 1, never going back, from one thread at a time; answers
/// whether it should go on.
pub type GoOn<'a> = &'a (dyn Fn(f32) -> bool + Sync);

/// One audit on its way.
pub(super) struct Way<'a> {
    go_on: GoOn<'a>,
    /// Held while somebody tells, so that what is told never goes back.
    telling: Mutex<()>,
    stopped: AtomicBool,
}

impl<'a> Way<'a> {
    pub fn new(go_on: GoOn<'a>) -> Self {
        Self {
            go_on,
            telling: Mutex::new(()),
            stopped: AtomicBool::new(false),
        }
    }

    /// A stretch of the way from one share of it to another, of so many units of work.
    pub fn stretch(&self, from: f32, to: f32, units: usize) -> Stretch<'_> {
        Stretch {
            way: self,
            from,
            to,
            units: units.max(1),
            done: AtomicUsize::new(0),
        }
    }
}

/// A part of the way.
pub(super) struct Stretch<'a> {
    way: &'a Way<'a>,
    from: f32,
    to: f32,
    units: usize,
    done: AtomicUsize,
}

impl Stretch<'_> {
    /// So many more units are done; `None` where the audit should stop.
    pub fn step(&self, units: usize) -> Option<()> {
        self.done.fetch_add(units, Ordering::Relaxed);
        self.goes_on().then_some(())
    }

    /// Whether to go on. Whoever finds another thread telling takes its answer.
    pub fn goes_on(&self) -> bool {
        let way = self.way;
        if let Ok(_telling) = way.telling.try_lock() {
            let done = self.done.load(Ordering::Relaxed).min(self.units);
            #[expect(clippy::cast_precision_loss, reason = "a share of the work")]
            let share = done as f32 / self.units as f32;
            if !(way.go_on)(self.from + (self.to - self.from) * share) {
                way.stopped.store(true, Ordering::Relaxed);
            }
        }
        !way.stopped.load(Ordering::Relaxed)
    }
}
