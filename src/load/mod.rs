//! Bytes and a name in, a dataset and every problem found on the way out.
