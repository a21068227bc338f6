//! What a dataset says: plain values without I/O, egui or serde.
