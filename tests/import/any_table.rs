//! Tables of any content: nothing panics, every row is told, what was read can be written.

use super::{adds_up, import};
use arrest_atlas::export::dataset_json;
use arrest_atlas::load::load;
use proptest::prelude::*;

const HEADERS: [&str; 14] = [
    "city",
    "lat",
    "lon",
    "lat, lon",
    "date",
    "arrests",
    "low",
    "high",
    "sentence",
    "source",
    "country",
    "state",
    "notes",
    "number_of_detentions",
];

const CELLS: [&str; 34] = [
    "",
    "Moscow",
    "Омск",
    "55.75",
    "37.6",
    "-91",
    "1e309",
    "NaN",
    "55,75",
    "55.75, 37.6",
    "POINT (1 2)",
    "2021-01-31",
    "31.1.21",
    "1/2/2021",
    "44227",
    "99999999",
    "1800",
    "1,800",
    "-5",
    "2.5",
    "hundreds",
    "at least 20",
    "99999999999999999999999",
    "https://a.example",
    "[\"x\"]",
    "{\"url\": \"https://b.example\"}",
    "=1+1",
    "\u{202e}abc",
    "\"",
    "a\nb",
    "US",
    "Ruritania",
    "3-5",
    "\u{0}",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(CELLS.to_vec()).prop_map(ToOwned::to_owned),
        ".{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_table_is_read_or_refused(
        headers in prop::collection::vec(prop::sample::select(HEADERS.to_vec()), 1..7),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..8), 1..8),
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        writer.write_record(&headers).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        if let Ok(loaded) = load(&bytes, "any.csv", &())
            && loaded.import.is_some()
        {
            adds_up(&loaded);
            let report = &import(&loaded).report;
            prop_assert!(!report.text().is_empty() && !report.csv().is_empty());
            let written = dataset_json(&loaded.dataset);
            match load(written.as_bytes(), "again.json", &()) {
                Ok(again) => prop_assert_eq!(dataset_json(&again.dataset), written),
                Err(error) => prop_assert!(false, "{}", error),
            }
        }
    }
}
