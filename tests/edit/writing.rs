//! Files are written piece by piece, whole or not at all, and known again by their stamp.

use super::texts_of;
use arrest_atlas::app::{IfThere, NotSaved, SaveTask};
use arrest_atlas::load::bundled;
use arrest_atlas::run::files::open_dataset;
use arrest_atlas::run::write::{Target, WriteError};
use arrest_atlas::run::{save_dataset, stamp};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// The names of what lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

fn task(path: &Path, if_there: IfThere) -> SaveTask {
    let (dataset, _) = bundled();
    SaveTask {
        ticket: 1,
        path: path.to_owned(),
        texts: Arc::new(texts_of(&dataset)),
        dataset: Arc::new(dataset),
        texts_folder: None,
        if_there,
    }
}

#[test]
fn a_file_that_fails_half_way_is_as_it_was_with_nothing_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.json");
    fs::write(&path, "precious").expect("a file");
    let target = Target::new(&path, true).expect("a target");
    let written = target.write_by(|file| {
        file.write_all(&b"x".repeat(200_000))?;
        Err(ErrorKind::StorageFull.into())
    });
    assert!(
        matches!(&written, Err(WriteError::Refused { cause, .. }) if cause.kind() == ErrorKind::StorageFull),
        "{written:?}"
    );
    assert_eq!(fs::read(&path).expect("the file"), b"precious");
    assert_eq!(names(folder.path()), ["a.json"]);
}

#[test]
fn a_new_file_that_fails_half_way_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = Target::new(&folder.path().join("a.json"), false).expect("a target");
    let written = target.write_by(|file| {
        file.write_all(b"[1, ")?;
        Err(ErrorKind::Other.into())
    });
    assert!(written.is_err());
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn what_was_saved_has_the_stamp_of_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.json");
    let saved = save_dataset(&task(&path, IfThere::Ask)).expect("saved");
    let bytes = fs::read(&path).expect("the file");
    assert_eq!(saved.stamp, stamp(&bytes));
    let read = open_dataset(&path, &()).expect("a dataset");
    assert_eq!(read.on_disk.stamp, saved.stamp);
    assert!(read.on_disk.own_format);
    // It is known again, and only as long as it is the same.
    let again = task(&path, IfThere::Unchanged(saved.stamp));
    assert_eq!(
        save_dataset(&again).map(|saved| saved.stamp),
        Ok(saved.stamp)
    );
    let mut other = bytes;
    other.push(b'\n');
    fs::write(&path, &other).expect("a file");
    assert_eq!(save_dataset(&again), Err(NotSaved::Changed));
}

#[test]
fn a_file_beyond_the_limit_is_refused_with_the_limit_and_a_way_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.csv");
    let file = fs::File::create(&path).expect("a file");
    // It has no bytes on the disk, only a length.
    file.set_len((1 << 30) + 1).expect("a length");
    let error = open_dataset(&path, &()).expect_err("too large").to_string();
    assert!(error.contains("larger than 1 GiB"), "{error}");
    assert!(error.contains("split it"), "{error}");
}
