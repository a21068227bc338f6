//! The table as a value: its rows, their order, what they come to, how they are copied.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

use arrest_atlas::app::{
    Command, Effect, Opened, Origin, Settings, SortTask, State, TableCommand, TableSettings,
};
use arrest_atlas::export::{TableForm, table_text};
use arrest_atlas::load::{inline_texts, load};
use arrest_atlas::model::PlaceId;
use arrest_atlas::view::{
    Column, DayFilter, Query, RowSet, Sort, TableModel, TableRows, TableSource, View, together,
};
use std::borrow::Cow;

/// A made-up dataset: cities, one of them without coordinates, and the country around them.
#[track_caller]
fn opened(claims: &str) -> Opened {
    let text = format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }},
  {{ "id": "injured", "label": "Injured", "unit": "people", "per_event": true }}],
"documents": [],
"places": [
  {{ "id": "russia", "name": "Russia", "kind": "country", "country": "RU" }},
  {{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37, "part_of": "russia" }},
  {{ "id": "abakan", "name": "Ábakan", "kind": "city", "country": "RU", "lat": 53.72, "lon": 91.44 }},
  {{ "id": "lima", "name": "Lima", "kind": "city", "country": "PE", "lat": -12.05, "lon": -77.04 }},
  {{ "id": "nowhere", "name": "nowhere", "kind": "city" }}],
"claims": [{claims}] }}"#
    );
    let loaded = load(text.as_bytes(), "made-up.json", &()).expect("a dataset");
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File("made-up.json".into());
    Opened::new(origin, loaded.dataset, texts, loaded.problems)
}

/// A claim of arrests on the last day of January 2021, with more of its fields.
fn claim(id: &str, place: &str, value: &str, more: &str) -> String {
    format!(
        r#"{{ "id": "{id}", "metric": "arrests", "place": "{place}", "date": "2021-01-31", "value": {value}{more} }}"#
    )
}

/// Five claims that differ in everything.
fn five() -> Opened {
    let claims = [
        claim("a", "omsk", "300", r#", "attributed_to": ["OVD-Info"]"#),
        claim(
            "b",
            "lima",
            r#""between 20 and 90""#,
            r#", "attributed_to": ["ana"]"#,
        ),
        claim("c", "nowhere", r#""several""#, ""),
        claim(
            "d",
            "abakan",
            r#""at least 20""#,
            r#", "attributed_to": ["Zona"]"#,
        ),
        claim("e", "russia", r#""at least 5,300""#, ""),
    ];
    opened(&claims.join(","))
}

fn view(opened: &Opened, metric: usize, days: DayFilter) -> View {
    let query = Query {
        metric: opened.dataset.metric_ids().nth(metric),
        days,
        ..Query::default()
    };
    View::new(&opened.dataset, &opened.report, query)
}

fn source<'a>(opened: &'a Opened, view: &'a View) -> TableSource<'a> {
    TableSource {
        dataset: &opened.dataset,
        report: &opened.report,
        view,
    }
}

/// The cells of a column from the top to the bottom, sorted by another.
fn column(opened: &Opened, rows: TableRows, shown: Column, sort: Option<Sort>) -> Vec<String> {
    let view = view(opened, 0, DayFilter::All);
    let source = source(opened, &view);
    let model = TableModel::new(source, rows, sort);
    let cells = model.items().iter();
    cells
        .map(|&item| source.text(rows, shown, item).into_owned())
        .collect()
}

fn up(column: Column) -> Sort {
    Sort {
        column,
        down: false,
    }
}

fn down(column: Column) -> Sort {
    Sort { column, down: true }
}

#[track_caller]
fn check_order(rows: TableRows, sort: Option<Sort>, expect: [&str; 5]) {
    assert_eq!(column(&five(), rows, Column::Place, sort), expect);
}

/// What rows of claims come to when those with these names are selected.
#[track_caller]
fn check_together(opened: &Opened, metric: usize, names: &[&str], expect: &str) {
    let view = view(opened, metric, DayFilter::All);
    let source = source(opened, &view);
    let model = TableModel::new(source, TableRows::Claims, None);
    let chosen: RowSet = model
        .items()
        .iter()
        .copied()
        .filter(|&item| {
            let id = arrest_atlas::model::ClaimId::new(item as usize);
            names.contains(&opened.dataset.claims.get(id).name)
        })
        .collect();
    assert_eq!(chosen.len(), names.len());
    let found = together(source, &model, &chosen).expect("rows");
    assert_eq!(found.to_string(), expect);
}

#[test]
fn unsorted_rows_stand_as_in_the_file() {
    let claims = ["Omsk", "Lima", "nowhere", "Ábakan", "Russia"];
    check_order(TableRows::Claims, None, claims);
    let places = ["Russia", "Omsk", "Ábakan", "Lima", "nowhere"];
    check_order(TableRows::Places, None, places);
}

#[test]
fn figures_are_sorted_by_their_low_end_then_their_high_end_and_words_stand_last() {
    let rising = ["Ábakan", "Lima", "Omsk", "Russia", "nowhere"];
    check_order(TableRows::Claims, Some(up(Column::Figure)), rising);
    check_order(TableRows::Places, Some(up(Column::Figure)), rising);
    let falling = ["Russia", "Omsk", "Lima", "Ábakan", "nowhere"];
    check_order(TableRows::Claims, Some(down(Column::Figure)), falling);
    check_order(TableRows::Places, Some(down(Column::Figure)), falling);
}

#[test]
fn names_are_sorted_without_regard_to_case_and_accents() {
    let names = ["Ábakan", "Lima", "nowhere", "Omsk", "Russia"];
    check_order(TableRows::Claims, Some(up(Column::Place)), names);
    check_order(TableRows::Places, Some(up(Column::Place)), names);
    let claimants = ["Lima", "Omsk", "Ábakan", "nowhere", "Russia"];
    check_order(TableRows::Claims, Some(up(Column::Claimant)), claimants);
}

#[test]
fn rows_with_the_same_stand_as_in_the_file_both_ways() {
    let rising = ["Omsk", "Lima", "nowhere", "Ábakan", "Russia"];
    check_order(TableRows::Claims, Some(up(Column::Day)), rising);
    check_order(TableRows::Claims, Some(down(Column::Day)), rising);
}

#[test]
fn what_has_nothing_in_a_column_stands_last_both_ways() {
    let places = column(
        &five(),
        TableRows::Claims,
        Column::Place,
        Some(down(Column::Latitude)),
    );
    assert_eq!(places, ["Omsk", "Ábakan", "Lima", "nowhere", "Russia"]);
    let places = column(
        &five(),
        TableRows::Claims,
        Column::Place,
        Some(up(Column::Latitude)),
    );
    assert_eq!(places, ["Lima", "Ábakan", "Omsk", "nowhere", "Russia"]);
}

#[test]
fn every_column_of_both_kinds_sorts_every_row() {
    for rows in TableRows::ALL {
        for &by in rows.columns() {
            for sort in [Some(up(by)), Some(down(by))] {
                let mut cells = column(&five(), rows, Column::Place, sort);
                cells.sort_unstable();
                assert_eq!(cells, ["Lima", "Omsk", "Russia", "nowhere", "Ábakan"]);
            }
        }
    }
}

#[test]
fn a_claim_says_whether_it_is_drawn_and_why_not() {
    let more = [
        claim("a", "omsk", "300", r#", "as_of": "2021-01-31T20:00""#),
        claim("b", "omsk", "100", r#", "as_of": "2021-01-31T14:00""#),
        claim("c", "omsk", "1", r#", "part_of": "a""#),
        claim("d", "omsk", "900", r#", "status": "rejected""#),
        claim("e", "nowhere", "5", ""),
        claim("f", "russia", "700", ""),
    ];
    assert_eq!(
        column(
            &opened(&more.join(",")),
            TableRows::Claims,
            Column::Drawn,
            None
        ),
        [
            "yes",
            "no, another claim is (latest count)",
            "no, inside another claim",
            "no, rejected",
            "no, not located",
            "no, the whole has no point",
        ]
    );
}

#[test]
fn a_place_says_where_it_is_or_that_it_is_not_located() {
    let cells = column(&five(), TableRows::Places, Column::Located, None);
    let located = ["54.9900, 73.3700", "53.7200, 91.4400", "-12.0500, -77.0400"];
    let [omsk, abakan, lima] = located;
    let whole = "no point, the whole of it";
    assert_eq!(cells, [whole, omsk, abakan, lima, "not located"]);
    let countries = column(&five(), TableRows::Places, Column::Country, None);
    assert_eq!(countries, ["Russia", "Russia", "Russia", "Peru", ""]);
}

#[test]
fn figures_of_one_day_are_added_and_words_are_counted_beside_them() {
    check_together(&five(), 0, &["a"], "1 selected: 300");
    check_together(&five(), 0, &["a", "d"], "2 selected: together at least 320");
    check_together(
        &five(),
        0,
        &["a", "c", "d"],
        "3 selected: together at least 320, 1 more in words only",
    );
    check_together(
        &five(),
        0,
        &["c"],
        "1 selected: no number among them to add",
    );
}

#[test]
fn a_part_is_not_added_to_its_whole() {
    let claims = [
        claim("whole", "russia", r#""at least 5,300""#, ""),
        claim("omsk", "omsk", "300", r#", "part_of": "whole""#),
        claim("abakan", "abakan", "20", r#", "part_of": "whole""#),
        claim("inside", "omsk", "1", r#", "part_of": "omsk""#),
        claim("no", "lima", "7", r#", "status": "rejected""#),
    ];
    let opened = opened(&claims.join(","));
    check_together(
        &opened,
        0,
        &["whole", "omsk", "inside"],
        "3 selected: together at least 5,300; 2 not added: part of another that is",
    );
    check_together(&opened, 0, &["omsk", "abakan"], "2 selected: together 320");
    check_together(
        &opened,
        0,
        &["omsk", "no"],
        "2 selected: together 300; 1 not added: rejected",
    );
}

#[test]
fn what_may_not_be_added_says_why() {
    let claims = [
        claim("a", "omsk", "300", ""),
        claim("b", "omsk", "400", ""),
        claim("c", "russia", "900", ""),
        claim("d", "lima", r#""at most 9""#, ""),
        claim("e", "abakan", r#""at least 5""#, ""),
        r#"{ "id": "f", "metric": "arrests", "place": "lima", "date": "2021-01-30", "value": 4 }"#
            .to_owned(),
    ];
    let opened = opened(&claims.join(","));
    let check = |names, expect| check_together(&opened, 0, names, expect);
    check(
        &["a", "b"],
        "2 selected: several claims for Omsk are not added",
    );
    check(
        &["a", "c"],
        "2 selected: Omsk lies in Russia, whose figure may include it: not added",
    );
    check(&["d", "e"], "2 selected: their qualifiers have no sum");
    check(
        &["a", "f"],
        "2 selected: figures of several days are not added",
    );
}

#[test]
fn claims_that_each_count_something_of_their_own_are_added_over_days_and_places() {
    let event = |id: &str, day: u32, value: &str| {
        format!(
            r#"{{ "id": "{id}", "metric": "injured", "place": "omsk", "date": "2021-01-{day}", "value": {value} }}"#
        )
    };
    let claims = [
        event("a", 23, "2"),
        event("b", 23, "3"),
        event("c", 31, r#""at least 4""#),
        event("d", 31, r#""several""#),
    ];
    check_together(
        &opened(&claims.join(",")),
        1,
        &["a", "b", "c", "d"],
        "4 selected: together at least 9, 1 more in words only",
    );
}

#[test]
fn selected_rows_that_a_filter_hides_do_not_count() {
    let opened = five();
    let day = arrest_atlas::model::CivilDate::parse("1999-12-31").expect("a day");
    let view = view(&opened, 0, DayFilter::On(day));
    let source = source(&opened, &view);
    let model = TableModel::new(source, TableRows::Claims, None);
    assert!(model.is_empty());
    assert_eq!(together(source, &model, &RowSet::from_iter([0, 1])), None);
}

fn copied(form: TableForm, cells: &[&'static str]) -> String {
    let row = cells.iter().map(|&cell| Cow::Borrowed(cell));
    table_text(form, &["Place", "Figure"], std::iter::once(row))
}

#[test]
fn a_copied_row_keeps_its_qualifier_and_its_heads() {
    let cells = ["Omsk", "at least 5,300"];
    assert_eq!(
        copied(TableForm::Tabs, &cells),
        "Place\tFigure\nOmsk\tat least 5,300\n"
    );
    assert_eq!(
        copied(TableForm::Csv, &cells),
        "Place,Figure\nOmsk,\"at least 5,300\"\n"
    );
    assert_eq!(
        copied(TableForm::Markdown, &["A|B", "5"]),
        "| Place | Figure |\n| --- | --- |\n| A\\|B | 5 |\n"
    );
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_guarded_and_a_number_is_not() {
    for (cell, expect) in [
        ("=1+1", "'=1+1"),
        ("+7 people", "'+7 people"),
        ("-inf", "'-inf"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("-12.0500", "-12.0500"),
        ("1 = 1", "1 = 1"),
    ] {
        let text = copied(TableForm::Tabs, &["Omsk", cell]);
        assert_eq!(text, format!("Place\tFigure\nOmsk\t{expect}\n"));
    }
    let text = copied(TableForm::Csv, &["a \"b\"\r\nc", "=1"]);
    assert_eq!(text, "Place,Figure\n\"a \"\"b\"\" c\",'=1\n");
}

#[test]
fn a_set_of_rows_counts_and_lists_what_is_in_it() {
    let mut set: RowSet = [3, 64, 200, 3].into_iter().collect();
    assert_eq!(
        (set.len(), set.contains(64), set.contains(65)),
        (3, true, false)
    );
    set.toggle(64);
    set.toggle(0);
    assert_eq!(set.iter().collect::<Vec<_>>(), [0, 3, 200]);
    assert_eq!(set.len(), 3);
}

fn state() -> State {
    State::new(five(), Settings::default())
}

#[test]
fn a_press_on_a_head_sorts_up_then_down_then_as_in_the_file() {
    let first = Sort::after(None, Column::Figure);
    assert_eq!(first, Some(up(Column::Figure)));
    let second = Sort::after(first, Column::Figure);
    assert_eq!(second, Some(down(Column::Figure)));
    assert_eq!(Sort::after(second, Column::Figure), None);
    assert_eq!(Sort::after(second, Column::Place), Some(up(Column::Place)));
}

#[test]
fn how_the_table_is_left_is_remembered_for_each_kind_of_rows() {
    let mut state = state();
    for command in [
        TableCommand::Sort(Some(down(Column::Figure))),
        TableCommand::Column(Column::Quote, false),
        TableCommand::Column(Column::Note, true),
        TableCommand::Width(Column::Note, Some(301.0)),
        TableCommand::Rows(TableRows::Places),
    ] {
        let effects = state.apply(Command::Table(command));
        assert_eq!(effects, [Effect::SaveSettings]);
    }
    let text = state.settings.to_toml().expect("TOML");
    let mut read = Settings::from_toml(&text).expect("settings");
    assert_eq!(read, state.settings);
    assert_eq!(
        (read.table.rows(), read.table.sort()),
        (TableRows::Places, None)
    );
    state.settings = std::mem::take(&mut read);
    state.apply(Command::Table(TableCommand::Rows(TableRows::Claims)));
    let table = &state.settings.table;
    assert_eq!(table.sort(), Some(down(Column::Figure)));
    assert!(table.columns().contains(&Column::Note));
    assert!(!table.columns().contains(&Column::Quote));
    assert!((table.width(Column::Note) - 301.0).abs() < 0.1);
}

#[test]
fn the_last_column_stays_and_unknown_ones_are_ignored() {
    let mut state = state();
    for &column in TableRows::Claims.columns() {
        state.apply(Command::Table(TableCommand::Column(column, false)));
    }
    assert_eq!(state.settings.table.columns().len(), 1);
    let read = Settings::from_toml("[table.claims]\nshown = [\"new\"]\nsorted_by = \"new\"\n");
    let read = read.expect("settings");
    assert_eq!(read.table.columns(), TableSettings::default().columns());
    assert_eq!(read.table.sort(), None);
}

#[test]
fn another_dataset_and_another_kind_of_rows_have_nothing_selected() {
    let mut state = state();
    let select = || Command::Table(TableCommand::Select(RowSet::from_iter([1])));
    assert_eq!(state.apply(select()), []);
    assert_eq!(state.table.selected.len(), 1);
    state.apply(Command::Table(TableCommand::Rows(TableRows::Places)));
    assert!(state.table.selected.is_empty());
    state.apply(select());
    state.apply(Command::Select(PlaceId::new(1)));
    assert_eq!(state.table.selected.len(), 1, "the same dataset");
    state.apply(Command::File(arrest_atlas::app::FileCommand::OpenBundled));
    assert!(state.table.selected.is_empty());
}

#[test]
fn a_worker_sorts_as_the_window_does_and_an_older_answer_is_dropped() {
    let mut state = state();
    let task = |ticket, column| SortTask {
        ticket,
        dataset: std::sync::Arc::clone(&five().dataset),
        rows: TableRows::Claims,
        items: (0..5).collect(),
        sort: down(column),
    };
    let first = task(1, Column::Place);
    let asked = state.apply(Command::Table(TableCommand::Order(first.clone())));
    assert_eq!(asked, [Effect::SortTable(first.clone())]);
    let second = task(2, Column::Claimant);
    state.apply(Command::Table(TableCommand::Order(second.clone())));
    state.apply(Command::Table(TableCommand::Ordered(1, first.ordered())));
    assert_eq!(state.table.ordered, (2, None));
    state.apply(Command::Table(TableCommand::Ordered(2, second.ordered())));
    let order = state.table.ordered.1.as_deref().expect("an answer");
    let opened = five();
    let view = view(&opened, 0, DayFilter::All);
    let sort = Some(down(Column::Claimant));
    let model = TableModel::new(source(&opened, &view), TableRows::Claims, sort);
    assert_eq!(order, model.items());
    assert_eq!(order, &[3, 0, 1, 2, 4]);
}
