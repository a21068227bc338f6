//! The commands that need no window: audit and schema.
