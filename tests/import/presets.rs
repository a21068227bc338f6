//! Known formats, each with a made-up file under its real headers.

use super::{case, check, import, read};
use arrest_atlas::model::Role;

#[test]
fn acled_rows_are_events_with_their_fatalities_and_crowds() {
    let loaded = check(
        "acled-made-up.csv",
        Some("acled"),
        "Moscow 55.75,37.62 | Events | 1 | 2021-01-31 | Made-up Gazette, Invented News
         Moscow 55.75,37.62 | Events | 1 | 2021-01-31 | Made-up Gazette
         Moscow 55.75,37.62 | Fatalities | 2 | 2021-01-31 | Made-up Gazette
         Tomsk not on the map (region) | Events | 1 | 2021-01 | Invented News
         Tomsk not on the map (region) | Protesters | about 2,000 | 2021-01 | Invented News
         3 rows: 2 on the map, 1 not located
         place-is-region 1",
    );
    let dataset = &loaded.dataset;
    assert_eq!(dataset.places.len(), 2, "two rows share Moscow");
    assert_eq!(dataset.places[0].country.as_deref(), Some("RU"));
    assert!(dataset.metrics.iter().all(|metric| metric.per_event));
    let names: Vec<&str> = dataset.claims.iter().map(|claim| claim.name).collect();
    assert_eq!(
        names,
        [
            "row-1",
            "row-2",
            "row-2-fatalities",
            "row-3",
            "row-3-protesters"
        ]
    );
    // The description is the table's own, and no quote of a source.
    let killed = dataset.claims.ids().nth(2).unwrap();
    let piece = dataset.claims.evidence(killed).next().unwrap();
    assert_eq!(piece.role, Role::Cites);
    assert_eq!(
        piece.exact,
        "On 31 January 2021, an attack in Moscow killed 2 people (made up)."
    );
    assert_eq!(piece.figure.map(|span| span.start), Some(47));
    assert_eq!(dataset.document(piece.document).title, "acled-made-up.csv");
}

#[test]
fn the_older_acled_hides_its_crowds_in_the_notes() {
    check(
        "acled-old-made-up.csv",
        Some("acled"),
        "Minsk 53.90,27.57 | Events | 1 | 2020-12-03 | Made-up Radio
         Minsk 53.90,27.57 | Protesters | about 200 | 2020-12-03 | Made-up Radio
         Minsk 53.90,27.57 | Events | 1 | 2020-12-03 | Made-up Radio
         Minsk 53.90,27.57 | Protesters | “hundreds” | 2020-12-03 | Made-up Radio
         2 rows: 2 on the map, 0 not located",
    );
}

#[test]
fn a_bad_row_never_blocks_the_others() {
    let loaded = check(
        "acled-bad-made-up.csv",
        Some("acled"),
        "Moscow 55.75,37.62 | Events | 1 | no date | Made-up Gazette
         Moscow not on the map (city) | Events | 1 | 2021-01-31 | Made-up Gazette
         Moscow not on the map (city) | Events | 1 | 2021-01-31 | Made-up Gazette
         Moscow not on the map (city) | Events | 1 | 2021-01-31 | Made-up Gazette
         Moscow not on the map (city) | Fatalities | “a few” | 2021-01-31 | Made-up Gazette
         Moscow 55.75,37.62 | Events | 1 | 2021-01-31
         5 rows: 2 on the map, 3 not located; 1 without date
         date-no-such-day 1
         figure-negative 1
         coordinates-zero 1
         figure-fraction 1
         coordinates-swapped 1
         coordinates-out-of-range 1
         row-too-short 1
         country-unknown 1",
    );
    let report = &import(&loaded).report;
    let negative = report
        .reasons
        .iter()
        .find(|r| r.code == "figure-negative")
        .unwrap();
    let entry = &negative.entries[0];
    assert_eq!(
        (
            entry.row,
            entry.line,
            entry.header.as_str(),
            entry.value.as_str()
        ),
        (2, 3, "fatalities", "-3")
    );
    assert!(
        report.text().contains("line 3, fatalities: “-3”; left out"),
        "{}",
        report.text()
    );
    assert!(
        report.csv().contains("2,3,fatalities,'-3,error"),
        "{}",
        report.csv()
    );
}

#[test]
fn ucdp_estimates_become_ranges() {
    check(
        "ucdp-made-up.csv",
        Some("ucdp-ged"),
        "Kabul city 34.53,69.16 | Events | 1 | 2021-01-31 | Made-up Wire,2021-02-01,Clash near Kabul
         Kabul city 34.53,69.16 | Deaths | between 3 and 8 | 2021-01-31 | Made-up Wire,2021-02-01,Clash near Kabul
         Kabul city 34.53,69.16 | Deaths of civilians | 2 | 2021-01-31 | Made-up Wire,2021-02-01,Clash near Kabul
         Kabul province not on the map (region) | Events | 1 | 2021-02-01/2021-02-07 | Made-up Wire,2021-02-09,Week of clashes
         Kabul province not on the map (region) | Deaths | 4 | 2021-02-01/2021-02-07 | Made-up Wire,2021-02-09,Week of clashes
         Kabul city 34.53,69.16 | Events | 1 | 2021-03-01 | Made-up Wire,2021-03-01,Best below low
         Kabul city 34.53,69.16 | Deaths | between 1 and 9 | 2021-03-01 | Made-up Wire,2021-03-01,Best below low
         3 rows: 2 on the map, 1 not located
         figure-outside-ends 1
         date-backwards 1
         place-is-region 1",
    );
}

#[test]
fn crowd_counts_keep_the_words_of_the_source() {
    let loaded = check(
        "ccc-made-up.csv",
        Some("ccc"),
        "Portland 45.52,-122.67 | Protesters | “hundreds” | 2020-06-01 | https://news.example/1, https://social.example/2
         Portland 45.52,-122.67 | Arrests | more than 5 | 2020-06-01 | https://news.example/1, https://social.example/2
         Portland 43.66,-70.25 | Protesters | between 30 and 50 | 2020-06-02 | https://news.example/3
         Portland 43.66,-70.25 | Arrests | “unclear” | 2020-06-02 | https://news.example/3
         Portland 43.66,-70.25 | Injured protesters | 2 | 2020-06-02 | https://news.example/3
         3 rows: 2 on the map, 0 not located, 1 left out
         row-without-figure 1
         figure-words 1",
    );
    let link = loaded.dataset.documents[1].url.as_deref();
    assert_eq!(link, Some("https://news.example/1"));
}

#[test]
fn lists_of_detentions_are_located_by_their_names() {
    let loaded = check(
        "ovd-info-list-made-up.csv",
        Some("ovd-info"),
        "Москва 55.75,37.62 | Arrests | 5 | 2021-01-31 | https://news.example/a, https://news.example/b
         Казань 55.79,49.12 | Arrests | at least 2 | 2021-02-01 | сообщение на выдуманном сайте
         Выдумск not on the map (city) | Arrests | 1 | 2021-02-02
         4 rows: 2 on the map, 1 not located, 1 left out
         row-without-figure 1
         place-unknown 1
         place-looked-up 2",
    );
    assert_eq!(loaded.dataset.places[0].geonames(), Some(524_901));
}

#[test]
fn precincts_of_one_name_stay_two_places() {
    let loaded = check(
        "ovd-info-precincts-made-up.csv",
        Some("ovd-info-precincts"),
        "ОВД Выдуманный 55.75,37.61 | Arrests | 20 | no date
         7 ОП 59.93,30.31 | Arrests | 5 | no date
         7 ОП 59.93,30.31 | Arrests | 84 | no date
         ОВД Иной not on the map (site) | Arrests | 1,800 | no date
         4 rows: 3 on the map, 1 not located; 4 without date
         coordinates-swapped 1
         figure-thousands 1",
    );
    assert_eq!(loaded.dataset.places.len(), 4);
    let claims = &loaded.dataset.claims;
    let first = claims.extra(claims.ids().next().unwrap()).unwrap();
    let kept: Vec<(&str, &str)> = first.iter().collect();
    assert_eq!(
        kept,
        [("x-id", "\"1\""), ("x-Address", "\"Выдуманная ул., 1\"")]
    );
}

#[test]
fn incidents_of_2020pb_keep_their_links_and_their_doubts() {
    let loaded = check(
        "2020pb-made-up.json",
        Some("2020pb"),
        "Portland 45.52,-122.68 | Events | 1 | 2020-06-01 | 0:10 - made up, https://news.example/1
         Portland 45.52,-122.68 | Events | 1 | 2020-06-02 | 0:10 - made up
         Unknown Location not on the map (site) | Events | 1 | no date
         3 rows: 2 on the map, 1 not located; 1 without date
         not-located 1",
    );
    let claims = &loaded.dataset.claims;
    let notes: Vec<Option<&str>> = claims.iter().map(|claim| claim.date_note).collect();
    assert_eq!(
        notes,
        [
            None,
            Some("(Believed to be) 2020-06-02"),
            Some("Unknown Date")
        ]
    );
    let tags: Vec<String> = claims.tags(claims.ids().next().unwrap()).to_vec();
    assert_eq!(tags, ["push", "protester"]);
}

#[test]
fn one_person_killed_is_one_death() {
    check(
        "mpv-made-up.csv",
        Some("mpv"),
        "Tacoma 47.25,-122.44 | Deaths | 1 | 2020-06-13 | https://news.example/mpv
         Nowhereville not on the map (city) | Deaths | 1 | 2020-01-02
         2 rows: 1 on the map, 1 not located
         place-unknown 1
         date-short-year 2
         place-looked-up 1",
    );
}

#[test]
fn timemap_events_have_the_month_first() {
    check(
        "timemap-events-made-up.json",
        Some("timemap"),
        "Minsk 53.90,27.57 | Events | 1 | 2021-01-31 | src-1, src-2
         Brest not on the map (city) | Events | 1 | 2021-02-03
         2 rows: 1 on the map, 1 not located
         not-located 1",
    );
}

#[test]
fn gdelt_mentions_name_no_place_and_are_kept() {
    let loaded = check(
        "gdelt-mentions-made-up.csv",
        Some("gdelt-mentions"),
        "Place not stated not on the map (city) | Mentions | 1 | 2021-01-31 | https://news.example/made-up-1
         Place not stated not on the map (city) | Mentions | 1 | 2021-01-31 | https://other.example/made-up-2
         2 rows: 0 on the map, 2 not located
         place-not-stated 2",
    );
    let claims = &loaded.dataset.claims;
    let first = claims.ids().next().unwrap();
    assert_eq!(
        claims.claimants(first).collect::<Vec<_>>(),
        ["news.example"]
    );
}

#[test]
fn gdelt_mentions_are_known_without_headers() {
    let text = String::from_utf8(case("gdelt-mentions-made-up.csv")).unwrap();
    let (_headers, rows) = text.split_once('\n').unwrap();
    let loaded = read(rows.as_bytes(), "20210131120000.mentions.CSV");
    assert_eq!(
        import(&loaded).preset.map(|preset| preset.id),
        Some("gdelt-mentions")
    );
    assert_eq!(import(&loaded).report.rows, 2);
}
