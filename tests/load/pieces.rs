//! Datasets are written piece by piece: never as one text, and the same to the byte.

use super::{BUNDLED, dataset, read};
use arrest_atlas::export::{PIECE, dataset_json, write_dataset};
use arrest_atlas::load::bundled;
use arrest_atlas::model::Dataset;
use std::io::{self, ErrorKind, Write};

/// Takes what is written until it is full, and remembers the longest piece.
struct Sink {
    taken: Vec<u8>,
    longest: usize,
    room: usize,
}

impl Sink {
    fn with_room(room: usize) -> Self {
        Self {
            taken: Vec::new(),
            longest: 0,
            room,
        }
    }
}

impl Write for Sink {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if self.taken.len() + piece.len() > self.room {
            return Err(ErrorKind::StorageFull.into());
        }
        self.longest = self.longest.max(piece.len());
        self.taken.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write(dataset: &Dataset, room: usize) -> (Sink, io::Result<()>) {
    let mut sink = Sink::with_room(room);
    let written = write_dataset(dataset, &dataset.documents, &mut sink);
    (sink, written)
}

/// A dataset with many claims, whose text is many pieces long.
fn large() -> Dataset {
    let claim = |n: usize| {
        format!(
            r#"{{ "id": "c{n}", "metric": "arrests", "place": "omsk", "value": {n}, "evidence": [{{ "document": "d", "exact": "At least {n} people" }}] }}"#
        )
    };
    let claims: Vec<String> = (0..5_000).map(claim).collect();
    read(&dataset(&claims.join(",\n"))).dataset
}

#[test]
fn a_large_dataset_is_handed_on_in_small_pieces() {
    let dataset = large();
    let (sink, written) = write(&dataset, usize::MAX);
    assert!(written.is_ok(), "{written:?}");
    assert!(sink.longest <= PIECE, "{} bytes at once", sink.longest);
    assert!(sink.taken.len() > 10 * PIECE, "{} bytes", sink.taken.len());
    assert_eq!(String::from_utf8(sink.taken), Ok(dataset_json(&dataset)));
}

#[test]
fn the_bundled_dataset_is_written_in_pieces_byte_for_byte() {
    let (dataset, _) = bundled();
    let (sink, _) = write(&dataset, usize::MAX);
    assert_eq!(String::from_utf8(sink.taken).as_deref(), Ok(BUNDLED));
}

#[test]
fn a_full_disk_is_told_as_the_system_told_it() {
    let (sink, written) = write(&large(), 3 * PIECE);
    let kind = written.map_err(|cause| cause.kind());
    assert_eq!(kind, Err(ErrorKind::StorageFull));
    assert!(!sink.taken.is_empty());
}

#[test]
fn documents_may_stand_in_for_those_of_the_dataset() {
    let mut dataset = large();
    let mut documents = dataset.documents.clone();
    for document in &mut documents {
        document.title = "Made up anew".to_owned();
    }
    let mut sink = Sink::with_room(usize::MAX);
    assert!(write_dataset(&dataset, &documents, &mut sink).is_ok());
    dataset.documents = documents;
    assert_eq!(String::from_utf8(sink.taken), Ok(dataset_json(&dataset)));
}
