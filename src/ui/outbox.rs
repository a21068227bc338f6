//! Where drawing leaves what should happen: applied after the frame, never during it.

use crate::app::Command;

/// Commands in the order they were left.
#[derive(Debug, Default)]
pub struct Outbox(Vec<Command>);

impl Outbox {
    /// Leaves a command.
    pub fn send(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Takes everything out.
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }
}
