//! The one state of the program, and the commands that are the only way to change it.
