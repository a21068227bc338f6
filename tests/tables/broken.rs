//! Cut and garbled files of every kind: refused or read as far as they go, never a panic.

use arrest_atlas::load::table::{Opened, ReadOptions, open};
use proptest::prelude::*;
use std::ops::ControlFlow;

const FILES: [&[u8]; 10] = [
    b"city;note;n\nOmsk;\"a \"\"b\"\"\nc\";1\nPerm;d;2\n",
    b"sep=,\n\"city\",\"note\"\n\"Omsk\",\"x\\\"y\"\n",
    "город,число\nОмск,20\nПермь,7\n".as_bytes(),
    br#"[ { "town": "Om\u0073k", "n": [1, {}] }, { "n": 2.5e3, "late": null } ]"#,
    br#"{ "a": { "data": [ { "x": "\ud83d\ude00" }, 5 ] }, "b": [ { "y": 1 } ] }"#,
    b"{ \"town\": \"Omsk\", \"n\": 1 }\n{ \"town\": \"Perm\" }\n",
    br#"{ "type": "FeatureCollection", "features": [ { "type": "Feature", "id": 1, "geometry": { "type": "Polygon", "coordinates": [[[0,0],[2,0],[2,2],[0,0]]] }, "properties": { "n": 1 } }, { "type": "Feature", "geometry": { "type": "GeometryCollection", "geometries": [ { "type": "MultiPoint", "coordinates": [[1,2],[3,4]] } ] }, "properties": null } ] }"#,
    include_bytes!("../cases/tables/made-up.xlsx"),
    include_bytes!("../cases/tables/made-up.ods"),
    include_bytes!("../cases/tables/made-up.xls"),
];

/// Opens it and reads it to its end, whatever comes of it.
fn read(bytes: &[u8]) -> usize {
    let Ok(Opened::Table(mut table)) = open(bytes, "made-up", &ReadOptions::default(), &()) else {
        return 0;
    };
    let columns = table.headers().len();
    let mut count = 0;
    let ended = table.for_each_row(&mut |row| {
        assert!(
            row.cells.len() >= columns,
            "a row with fewer cells than headers"
        );
        count += 1;
        ControlFlow::Continue(())
    });
    count + usize::from(ended.is_err())
}

#[test]
fn every_file_cut_anywhere_is_survived() {
    for file in FILES {
        let step = (file.len() / 400).max(1);
        for end in (0..file.len()).step_by(step) {
            read(&file[..end]);
        }
        assert!(read(file) >= 1);
    }
}

proptest! {
    #[test]
    fn garbled_files_are_survived(
        file in 0..FILES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = FILES[file].to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read(&bytes);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
    }

    #[test]
    fn any_json_like_text_is_survived(text in r#"[\[{]["\\{}\[\],:a1\n ]{0,80}"#) {
        read(text.as_bytes());
    }
}
