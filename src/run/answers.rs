//! The way back from a worker to the window: answers, and how far it is.

use crate::app::{Command, FileCommand, Ticket};
use crate::load::Progress;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// How often a worker tells how far it is.
const TELL_EVERY: Duration = Duration::from_millis(50);

/// Wakes the window when an answer has come.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The way back from a worker to the window.
#[derive(Clone)]
pub(super) struct Answers {
    sender: Sender<Command>,
    wake: Wake,
}

impl Answers {
    pub fn new(sender: Sender<Command>, wake: Wake) -> Self {
        Self { sender, wake }
    }

    pub fn send(&self, command: FileCommand) {
        self.send_command(Command::File(command));
    }

    pub fn send_command(&self, command: Command) {
        // A window that is gone needs no answer.
        if self.sender.send(command).is_ok() {
            (self.wake)();
        }
    }
}

/// Tells how far a worker is, not too often, and whether it should stop.
pub(super) struct Watch {
    ticket: Ticket,
    answers: Answers,
    cancelled: Arc<AtomicBool>,
    told: Told,
}

/// When the last word was sent.
struct Told(std::sync::Mutex<Option<Instant>>);

impl Told {
    fn new() -> Self {
        Self(std::sync::Mutex::new(None))
    }

    fn is_due(&self) -> bool {
        let Ok(mut last) = self.0.lock() else {
            return false;
        };
        let due = last.is_none_or(|last| last.elapsed() >= TELL_EVERY);
        if due {
            *last = Some(Instant::now());
        }
        due
    }
}

/// The two halves of the way: a bar that goes back would lie.
#[derive(Clone, Copy)]
pub(super) enum Half {
    Read,
    Audit,
}

impl Watch {
    pub fn new(ticket: Ticket, answers: Answers, cancelled: Arc<AtomicBool>) -> Self {
        Self {
            ticket,
            answers,
            cancelled,
            told: Told::new(),
        }
    }

    /// Tells how far a half of the way is, 0 to 1.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a thousand steps"
    )]
    pub fn tell(&self, half: Half, share: f64, claims: u64) {
        const STEPS: u64 = 1000;
        if self.told.is_due() {
            let done = (share.clamp(0.0, 1.0) * STEPS as f64) as u64
                + match half {
                    Half::Read => 0,
                    Half::Audit => STEPS,
                };
            let progress = FileCommand::Progress(self.ticket, done, 2 * STEPS, claims);
            self.answers.send(progress);
        }
    }
}

impl Progress for Watch {
    #[expect(clippy::cast_precision_loss, reason = "a share of the work")]
    fn advance(&self, done: u64, total: u64, claims: u64) {
        self.tell(Half::Read, done as f64 / total.max(1) as f64, claims);
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
