//! Tables of no known format: their columns are guessed.

use super::{check, import, read};
use arrest_atlas::load::import::{ColumnRole, Confidence};
use arrest_atlas::load::load;
use arrest_atlas::model::Role;

#[test]
fn a_plain_table_is_understood() {
    let loaded = check(
        "plain-made-up.csv",
        None,
        "Moscow 55.75,37.62 | Arrests | 1,800 | 2021-01-31 | https://news.example/1
         Omsk 54.99,73.37 | Arrests | at least 20 | 2021-01-31 | https://news.example/1
         Omsk 54.99,73.37 | Arrests | “dozens” | 2021-01-23 | https://news.example/2
         3 rows: 3 on the map, 0 not located
         figure-thousands 1",
    );
    let dataset = &loaded.dataset;
    assert_eq!(dataset.places.len(), 2);
    let piece = dataset
        .claims
        .evidence(dataset.claims.ids().next().unwrap())
        .next()
        .unwrap();
    assert_eq!(
        (piece.role, piece.exact),
        (Role::States, "In Moscow 1,800 people were held (made up).")
    );
    let guess = &import(&loaded).guess;
    let city = import(&loaded).mapping.column(ColumnRole::Place).unwrap();
    assert_eq!(guess.confidence_of(city), Some(Confidence::Likely));
}

#[test]
fn what_is_wrong_in_a_plain_table_is_told_cell_by_cell() {
    let loaded = check(
        "plain-bad-made-up.csv",
        None,
        "Moscow 55.75,37.62 | Arrests | at least 1,800 | 2021-01-13
         Tomsk not on the map (city) | Arrests | 7 | 2021-02-01
         Perm 58.01,56.25 | Arrests | between 3 and 5 | no date
         Place not stated 58.01,56.25 | Arrests | “unclear” | 2021-03-01
         6 rows: 3 on the map, 1 not located, 2 left out; 1 without date
         figure-negative 1
         coordinates-unreadable 1
         figure-fraction 1
         row-without-figure 2
         place-not-stated 1
         figure-words 1
         date-order 1",
    );
    let report = &import(&loaded).report;
    let fraction = report
        .reasons
        .iter()
        .find(|r| r.code == "figure-fraction")
        .unwrap();
    assert_eq!(
        (fraction.entries[0].line, fraction.entries[0].value.as_str()),
        (5, "2.5")
    );
}

#[test]
fn towns_without_coordinates_are_found_by_their_names() {
    check(
        "names-only-made-up.csv",
        None,
        "Москва 55.75,37.62 | Arrests | 1,800 | no date
         Омск 54.99,73.37 | Arrests | 20 | no date
         Киров 54.07,34.30 | Arrests | 3 | no date
         Выдумск not on the map (city) | Arrests | 1 | no date
         4 rows: 3 on the map, 1 not located; 4 without date
         place-unknown 1
         place-looked-up 3",
    );
}

#[test]
fn geojson_points_load() {
    check(
        "points-made-up.geojson",
        None,
        "Moscow 55.75,37.62 | Arrests | 1,800 | no date
         Omsk 54.99,73.37 | Arrests | 20 | no date
         Nowhere (made up) not on the map (city) | Arrests | 1 | no date
         3 rows: 2 on the map, 1 not located; 3 without date
         geometry-missing 1
         not-located 1",
    );
}

#[test]
fn exchanged_columns_are_read_the_other_way_round_and_it_is_said() {
    check(
        "swapped-made-up.csv",
        None,
        "Sydney -33.87,151.20 | Arrests | 10 | no date
         Moscow 55.75,37.62 | Arrests | 20 | no date
         2 rows: 2 on the map, 0 not located; 2 without date
         columns-swapped 1",
    );
}

#[test]
fn metres_of_web_mercator_become_degrees() {
    check(
        "metres-made-up.csv",
        None,
        "Moscow 55.75,37.62 | Arrests | 20 | no date
         Omsk 55.00,73.37 | Arrests | 3 | no date
         2 rows: 2 on the map, 0 not located; 2 without date
         columns-metres 1",
    );
}

#[test]
fn ambiguous_days_are_said() {
    let table = "city,date,arrests\nMoscow,1/2/2021,3\nOmsk,3/4/2021,4\n";
    let loaded = read(table.as_bytes(), "made-up.csv");
    let codes: Vec<&str> = import(&loaded)
        .report
        .reasons
        .iter()
        .map(|r| r.code)
        .collect();
    assert!(codes.contains(&"date-order-open"), "{codes:?}");
    let one = "city,date,arrests\nMoscow,1/2/2021,3\nOmsk,1/13/2021,4\n";
    let loaded = read(one.as_bytes(), "made-up.csv");
    let first = loaded.dataset.claims.iter().next().unwrap();
    assert_eq!(first.date.unwrap().to_string(), "2021-01-02");
}

#[test]
fn a_table_that_means_nothing_is_refused_with_its_headers() {
    let error = load(b"colour,taste\nred,sweet\ngreen,sour\n", "fruit.csv", &()).unwrap_err();
    let problem = &error.problems()[0];
    assert_eq!(problem.code, "nothing-mapped");
    assert!(
        problem.message.contains("\"colour\", \"taste\""),
        "{}",
        problem.message
    );
    assert!(problem.help.contains("--map"), "{}", problem.help);
}
