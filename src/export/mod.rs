//! Values out as bytes.
