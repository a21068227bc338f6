//! egui: draws the state and sends commands.
