//! Elements looked at together are read as they are one by one: every cell, place and remark.

use crate::load::table::open::in_both_ways;
use crate::load::table::{CellKind, LightRow, OwnedRow, Row, Table, TakesRows};
use std::ops::ControlFlow;

/// What everybody sees of a table.
#[derive(Debug, PartialEq)]
struct Seen {
    table: String,
    rows: Vec<(OwnedRow, u64)>,
}

fn seen(table: &mut Table<'_>) -> Seen {
    let mut rows = Vec::new();
    let ended = table.for_each_row(&mut |row| {
        rows.push((row.to_owned_row(), row.bytes_done));
        ControlFlow::Continue(())
    });
    ended.unwrap();
    Seen {
        table: format!(
            "{:?} {:?} {:?} {:?}",
            table.kind(),
            table.headers(),
            table.notices(),
            table.choices()
        ),
        rows,
    }
}

/// A row: its number, its cells, its line.
type Kept = (u64, Vec<(String, CellKind)>, u64);

/// The cells of rows however they are lent, and how many were lent light.
#[derive(Debug, Default)]
struct Lent {
    rows: Vec<Kept>,
    light: usize,
}

impl TakesRows for Lent {
    fn lights(&mut self, rows: &[LightRow<'_>]) -> (usize, ControlFlow<()>) {
        for (at, row) in rows.iter().enumerate() {
            // Some rows are asked for whole.
            if row.number % 5 == 4 {
                return (at, ControlFlow::Continue(()));
            }
            let cells = row.cells.iter();
            let cells = cells.map(|cell| (cell.text.to_owned(), cell.kind));
            self.rows
                .push((row.number, cells.collect(), row.bytes_done));
            self.light += 1;
        }
        (rows.len(), ControlFlow::Continue(()))
    }

    fn whole(&mut self, row: &Row<'_>) -> ControlFlow<()> {
        let cells = row.cells.iter();
        let cells = cells.map(|cell| (cell.text.to_string(), cell.kind));
        self.rows
            .push((row.number, cells.collect(), row.bytes_done));
        ControlFlow::Continue(())
    }
}

/// Whether the cells are the same when rows are lent light; how many are.
#[track_caller]
fn lent(table: &mut Table<'_>, seen: &Seen) -> usize {
    let mut lent = Lent::default();
    table.lend(&mut lent).unwrap();
    let rows = seen.rows.iter().map(|(row, done)| {
        let cells = row.cells.iter();
        let cells = cells.map(|cell| (cell.text.to_string(), cell.kind));
        (row.number, cells.collect::<Vec<_>>(), *done)
    });
    assert_eq!(lent.rows, rows.collect::<Vec<_>>());
    lent.light
}

/// How many rows there are, where it is a table.
#[track_caller]
fn check(text: &str) -> usize {
    let [together, singly] = in_both_ways(text);
    let [together, singly] = [together, singly].map(|way| {
        way.map(|table| {
            let mut table = table.map_err(|problem| format!("{problem:?}"))?;
            let seen = seen(&mut table);
            lent(&mut table, &seen);
            Ok::<_, String>(seen)
        })
    });
    assert_eq!(together, singly, "{text}");
    let rows = together.and_then(Result::ok).map(|seen| seen.rows.len());
    rows.unwrap_or(0)
}

const POINTS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Point","coordinates":[37.6,55.7]},"properties":{"name":"Made up 1","arrests":104,"note":null}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[-9.25,0.5]},"properties":{"name":"","arrests":7,"note":true}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[1e1,89.99,300]},"properties":{"name":"altitude","arrests":7,"note":1.5}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[1e1,89.99]},"properties":{"name":"exponent","arrests":7,"note":1.5}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[180.5,12]},"properties":{"name":"outside","arrests":7,"note":1.5}},
{"type":"Feature","geometry":{"type":"Point","coordinates":["a",12]},"properties":{"name":"a text","arrests":7,"note":1.5}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[12,91]},"properties":{"name":"Ж — é\n","arrests":7,"note":"\u0436\ud83d\ude00"}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[12,91]},"properties":{"name":"half","arrests":7,"note":"\ud83d"}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[12,9]},"properties":{"name":"Кемерово","arrests":7,"note":"Ж"}},
{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{"name":"line","arrests":7,"note":1}},
{"type":"Feature","geometry":{"type":"LineString","coordinates":[[5,6],[7,8]]},"properties":{"name":"line","arrests":8,"note":1}},
{"type":"Feature","geometry":null,"properties":{"name":"nowhere","arrests":8,"note":1}},
{"type":"Feature","geometry":null,"properties":{"name":"nowhere","arrests":9,"note":1}},
{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[3,4]},"properties":{"name":"twice","name":"again","note":{"deep":{"er":1},"list":[1,2]}}},
{"type":"Feature","id":8,"geometry":{"type":"Point","coordinates":[5,4]},"properties":{"name":"twice","name":"again","note":{"deep":{"er":1},"list":[3,4]}}},
{"type":"Feature","id":"x","geometry":{"coordinates":[5,4],"type":"Point"},"properties":{"type":"march","list":[],"note":{"deep":{"er":2}}}},
{"type":"Feature","id":"y","geometry":{"coordinates":[5,6],"type":"Point"},"properties":{"type":"Point","list":[],"note":{"deep":{"er":3}}}},
{"type":"Feature","id":"z","geometry":{"coordinates":[5,6],"type":"Point"},"properties":{"type":"vigil","list":[],"note":{"deep":{"er":4}}},"bbox":[1,2,3,4]},
{"geometry":{"coordinates":[5,6],"type":"Point"}, "type":"Feature",
 "properties":{"name":"several lines",
  "arrests":12}},
{"geometry":{"coordinates":[5,7],"type":"Point"}, "type":"Feature",
 "properties":{"name":"several Ж lines",
  "arrests":13}},
17, {"type":"Point","coordinates":[5,6]}, {"type":"Point","coordinates":[7,6]}
],"made":"up"}
"#;

const ROWS: &str = r#"{"about":{"made":"up"},"data":{"rows":[
  {"city":"Kirov","arrests":3,"type":"march","at":{"lat":58.6,"lon":49.6},"tags":["a","b"]},
  {"city":"Ки\tров","arrests":"3","type":"Feature","at":{"lat":58.6,"lon":49.6},"tags":["a","b"]},
  {"city":"Kirov","arrests":3,"type":"vigil","at":{"lat":58.6,"lon":49.6},"tags":["c","d"]},
  {"city":"Kirov","arrests":5,"type":"vigil","at":{"lat":58.6,"lon":49.6},"tags":["c","d"]},
  {"arrests":5,"city":"Perm","at":{"lat":58.6,"lon":null}},
  {"arrests":6,"city":"Perm","at":{"lat":58.6,"lon":null}},
  {"arrests":6,"city":"Perm","city":"Omsk"}, {"arrests":6,"city":"Perm","city":"Omsk"}
 ],"others":[{"x":1},{"x":2}]}}"#;

fn lines() -> String {
    let rows = [
        r#"{"city":"Kirov","arrests":3,"by":"police"}"#,
        r#"{"city":"Perm","arrests":4,"by":"police"}"#,
        "  ",
        r#" {"city":"Omsk","arrests":4,"by":"\"police\""}	"#,
        r#"{"city":"Omsk","arrests":4,"by":"police"} 5"#,
        r#"{"city":"Omsk","arrests":4}"#,
        r#"{"city":"Omsk","arrests":4"#,
        r#"{"city":"Томск","arrests":5}"#,
        r#"{"city":"Omsk","arrests":6}"#,
    ];
    rows.join("\r\n")
}

#[test]
fn elements_together_are_read_as_they_are_one_by_one() {
    assert_eq!(check(POINTS), 23);
    assert_eq!(check(ROWS), 8);
    assert_eq!(check(&lines()), 8);
    assert_eq!(check(&lines().replace("\r\n", "\n\u{1e}")), 9);
    let sequence = format!("\u{1e}{}", lines().replace("\r\n", "\n\u{1e}"));
    assert_eq!(check(&sequence), 8);
    for (before, after) in [(",\"", ", \""), ("},\n", "}\r\n,"), (":", " :\n\t")] {
        check(&POINTS.replace(before, after));
        check(&ROWS.replace(before, after));
    }
    let long = "Ж".repeat(200) + &"a".repeat(300);
    check(&POINTS.replace("outside", &long).replace("march", &long));
    check(&POINTS.replace("again", &format!("{long}\\n\\\"{long}")));
}

#[test]
fn many_elements_of_few_molds_and_of_none() {
    let feature = |row: usize| {
        let odd = match row % 7 {
            3 => r#","odd":"\u0439""#,
            5 => r#","rows":[1,2]"#,
            _ => "",
        };
        format!(
            r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{}.5,{}]}},"properties":{{"name":"place {row}","n":{row}{odd}}}}}"#,
            row % 200,
            row % 95
        )
    };
    let features: Vec<String> = (0..2_000).map(feature).collect();
    let joined = features.join(",\n");
    assert_eq!(check(&format!("[{joined}]")), 2_000);
    assert_eq!(check(&features.join("\n")), 2_000);
    let keys = (0..3_000).map(|row| format!(r#"{{"city":"Perm","key {row}":{row}}}"#));
    assert_eq!(
        check(&format!("[{}]", keys.collect::<Vec<_>>().join(","))),
        3_000
    );
}

#[test]
fn damaged_texts_are_read_alike_in_both_ways() {
    let marks = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "\r", "0", "9", ".", "-", "e", "t",
        "null", "é", "\u{1e}", "\t", "\\u00", "type", "Point", "name", "", "",
    ];
    let texts = [POINTS.to_owned(), ROWS.to_owned(), lines()];
    let mut state = 0x2026_1123_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut tables = 0;
    for round in 0..1_500 {
        let mut text = texts[round % texts.len()].clone();
        for _ in 0..=next(3) {
            let from = text.floor_char_boundary(next(text.len()));
            let to = text.ceil_char_boundary((from + next(3)).min(text.len()));
            text.replace_range(from..to, marks[next(marks.len())]);
        }
        tables += usize::from(text.starts_with(['{', '[']) && check(&text) > 0);
    }
    assert!(tables > 200, "only {tables} were tables");
}
