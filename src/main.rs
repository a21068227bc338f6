//! Arguments in, command line or window out.

fn main() {}
