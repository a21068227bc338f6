//! Tables as strangers write them: every one is read as a person would read it.

use super::{adds_up, import, in_short, read};
use arrest_atlas::load::load;

/// Reads a made-up table of an unknown person and compares everything.
#[track_caller]
fn reads(text: &str, expected: &str) {
    let loaded = read(text.as_bytes(), "made-up.csv");
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    assert_eq!(in_short(&loaded), expected.join("\n"), "{text}");
    adds_up(&loaded);
}

#[test]
fn german_headers_and_decimal_commas_are_understood() {
    for (north, east) in [
        ("Breite", "Länge"),
        ("BREITE", "Laenge"),
        ("Geogr. Breite", "Geogr. Länge"),
    ] {
        reads(
            &format!(
                "Ort;{north};{east};Festnahmen;Datum\nMoskau;55,752;37,618;1.800;31.01.2021\nOmsk;54,99;73,37;20;31.01.2021\n"
            ),
            "Moskau 55.75,37.62 | Arrests | 1,800 | 2021-01-31
             Omsk 54.99,73.37 | Arrests | 20 | 2021-01-31
             2 rows: 2 on the map, 0 not located
             figure-thousands 1",
        );
    }
}

#[test]
fn russian_and_spanish_headers_are_understood() {
    for (head, label) in [
        ("Город;Широта;Долгота;Задержано;Дата", "Arrests"),
        ("Ciudad;Latitud;Longitud;Detenidos;Fecha", "Arrests"),
        (
            "Ville;Latitude (N);Longitude (E);Nombre d'arrestations;Date",
            "Nombre d'arrestations",
        ),
        (
            "City/town;GPS latitude;GPS longitude;People arrested (est.);Date of protest",
            "People arrested (est.)",
        ),
        (
            "Name of city;Latitude, deg;Longitude, deg;Arrested people;Protest date",
            "Arrested people",
        ),
    ] {
        reads(
            &format!("{head}\nOmsk;54,99;73,37;20;31.01.2021\nTomsk;56,5;84,97;7;30.01.2021\n"),
            &format!(
                "Omsk 54.99,73.37 | {label} | 20 | 2021-01-31
                 Tomsk 56.50,84.97 | {label} | 7 | 2021-01-30
                 2 rows: 2 on the map, 0 not located"
            ),
        );
    }
}

#[test]
fn numbers_of_countries_are_countries() {
    let text = "location,iso,latitude,longitude,arrests\nMoscow,643,55.75,37.62,5\nMinsk,112,53.9,27.57,6\n";
    let loaded = read(text.as_bytes(), "made-up.csv");
    let codes: Vec<Option<&str>> = loaded
        .dataset
        .places
        .iter()
        .map(|place| place.country.as_deref())
        .collect();
    assert_eq!(codes, [Some("RU"), Some("BY")]);
}

#[test]
fn a_row_of_sums_is_left_out_with_its_reason() {
    reads(
        "Some made-up figures,,\n,,\nCity,Arrests,Injured\nOmsk,20,1\nTomsk,7,0\nTotal,27,1\n",
        "Omsk 54.99,73.37 | Arrests | 20 | no date
         Omsk 54.99,73.37 | Injured | 1 | no date
         Tomsk 56.50,84.98 | Arrests | 7 | no date
         Tomsk 56.50,84.98 | Injured | 0 | no date
         3 rows: 2 on the map, 0 not located, 1 left out; 2 without date
         row-total 1
         place-looked-up 2",
    );
    reads(
        "№;Город;Задержано\n1;Омск;20\n2;Томск;7\nИтого:;;27\n",
        "Омск 54.99,73.37 | Arrests | 20 | no date
         Томск 56.50,84.98 | Arrests | 7 | no date
         3 rows: 2 on the map, 0 not located, 1 left out; 2 without date
         row-total 1
         place-looked-up 2",
    );
}

#[test]
fn a_place_with_coordinates_may_be_called_total() {
    reads(
        "city,lat,lon,arrests\nTotal,54.99,73.37,20\nOmsk,54.99,73.37,1\n",
        "Total 54.99,73.37 | Arrests | 20 | no date
         Omsk 54.99,73.37 | Arrests | 1 | no date
         2 rows: 2 on the map, 0 not located; 2 without date",
    );
}

#[test]
fn exchanged_degrees_without_a_country_are_noticed_by_the_names() {
    reads(
        "city,lat,lon,arrests\nMoscow,37.62,55.75,20\nOmsk,73.37,54.99,3\nNowhere,30.1,50.2,1\n",
        "Moscow 55.75,37.62 | Arrests | 20 | no date
         Omsk 54.99,73.37 | Arrests | 3 | no date
         Nowhere 50.20,30.10 | Arrests | 1 | no date
         3 rows: 3 on the map, 0 not located; 3 without date
         columns-swapped 1",
    );
    // One row alone is a slip of its own: it is told, and not mended.
    reads(
        "city,lat,lon,arrests\nMoscow,55.75,37.62,20\nOmsk,73.37,54.99,3\n",
        "Moscow 55.75,37.62 | Arrests | 20 | no date
         Omsk not on the map (city) | Arrests | 3 | no date
         2 rows: 1 on the map, 1 not located; 2 without date
         coordinates-swapped-by-name 1",
    );
}

/// A row of GDELT events, version 2, with these cells and all others empty.
fn gdelt(cells: &[(usize, &str)]) -> String {
    let mut row = vec![""; 61];
    for (at, text) in cells {
        row[*at] = text;
    }
    row.join("\t") + "\n"
}

#[test]
fn gdelt_events_are_recognised_without_headers() {
    let row = |id, kind, place, lat, lon| {
        gdelt(&[
            (0, id),
            (1, "20210131"),
            (2, "202101"),
            (3, "2021"),
            (4, "2021.0849"),
            (6, "POLICE"),
            (26, "173"),
            (51, kind),
            (52, place),
            (53, "RS"),
            (56, lat),
            (57, lon),
            (58, "-2960561"),
            (59, "20210131143000"),
            (60, "https://news.example/a"),
        ])
    };
    let text = [
        row(
            "970000001",
            "4",
            "Moscow, Moskva, Russia",
            "55.7522",
            "37.6156",
        ),
        row("970000002", "1", "Russia", "60", "100"),
        row(
            "970000003",
            "4",
            "Moscow, Moskva, Russia",
            "55.7522",
            "37.6156",
        ),
    ]
    .concat();
    let loaded = read(text.as_bytes(), "20210131143000.export.CSV");
    assert_eq!(
        import(&loaded).preset.map(|preset| preset.id),
        Some("gdelt-events")
    );
    assert_eq!(import(&loaded).headers[52], "ActionGeo_FullName");
    assert_eq!(
        in_short(&loaded).replace(" | https://news.example/a", ""),
        "Moscow, Moskva, Russia 55.75,37.62 | Events | 1 | 2021-01-31\n\
         Russia not on the map (country) | Events | 1 | 2021-01-31\n\
         Moscow, Moskva, Russia 55.75,37.62 | Events | 1 | 2021-01-31\n\
         3 rows: 2 on the map, 1 not located\n\
         place-is-region 1"
    );
}

#[test]
fn cells_in_every_dress_are_read_as_a_person_would() {
    let text = "\u{feff}sep=;\nCity;Lat;Lon;Arrests;Day;Comment;;\n\
        \"Portland, OR\";45,52;-122,68;1\u{a0}234;31-Jan-21;\"two\nlines\";;\n\
        Omsk;54,99;73,37;\"1,234\";2021/01/31;;;\n\
        Tomsk;56,5;84,97;—;31.01.2021;;;\n\
        Perm;58,01;56,25;12 %;44227;;;\n\
        Kazan;55,79;49,12;-5;2021-01-31T14:30:00+03:00;;;\n\
        Samara;53,2;50,15;7;2021-01-31 14:30:00.000;;;\n\
        Ufa;54,74;55,97;3;Jan 31, 2021;;;\n\
        Tula;54,19;37,61;1.5;31/01/21;;;\n";
    reads(
        text,
        "Portland, OR 45.52,-122.68 | Arrests | 1,234 | 2021-01-31
         Omsk 54.99,73.37 | Arrests | 1,234 | 2021-01-31
         Samara 53.20,50.15 | Arrests | 7 | 2021-01-31
         Ufa 54.74,55.97 | Arrests | 3 | 2021-01-31
         8 rows: 4 on the map, 0 not located, 4 left out
         figure-unreadable 1
         figure-negative 1
         figure-fraction 1
         row-without-figure 4
         figure-thousands 2
         date-short-year 1
         date-time 1",
    );
}

#[test]
fn countries_are_known_in_other_languages() {
    let text = "Ort,Land,Festnahmen\nMinsk,Weißrussland,5\nMoskau,Russland,6\nKiew,Ukraine,7\n\
        Paris,Frankreich,8\nMadrid,España,9\nMailand,Italien,1\nVarsovie,Pologne,2\n";
    let loaded = read(text.as_bytes(), "made-up.csv");
    let codes: Vec<&str> = loaded
        .dataset
        .places
        .iter()
        .map(|place| place.country.as_deref().unwrap_or("?"))
        .collect();
    assert_eq!(codes.join(" "), "BY RU UA FR ES IT PL");
}

#[test]
fn tags_around_a_figure_are_no_qualifier() {
    reads(
        "City;Lat;Lon;Arrests\nOmsk;54.99;73.37;<b>3</b>\nTomsk;56.5;84.97;<p><b>at least 7</b></p>\nUfa;54.7;55.9;<5\n",
        "Omsk 54.99,73.37 | Arrests | 3 | no date
         Tomsk 56.50,84.97 | Arrests | at least 7 | no date
         Ufa 54.70,55.90 | Arrests | fewer than 5 | no date
         3 rows: 3 on the map, 0 not located; 3 without date
         figure-in-words 2",
    );
}

#[test]
fn two_names_of_a_country_and_midnight_are_no_news() {
    reads(
        "place,country,date,deaths\nYangon,Myanmar (Burma),2021-03-03 00:00:00.000,12\nOmsk,Russia (Soviet Union),2021-03-03T00:00:00Z,1\n",
        "Yangon 16.81,96.16 | Deaths | 12 | 2021-03-03
         Omsk 54.99,73.37 | Deaths | 1 | 2021-03-03
         2 rows: 2 on the map, 0 not located
         place-looked-up 2",
    );
}

#[test]
fn a_place_that_is_an_object_is_read_as_a_table() {
    reads(
        r#"{"data": [
            {"place": {"name": "Omsk", "lat": 54.99, "lng": 73.37}, "arrests": 5},
            {"place": {"name": "Tomsk", "lat": 56.5, "lng": 84.97}, "arrests": "at least 3"}
        ]}"#,
        "Omsk 54.99,73.37 | Arrests | 5 | no date
         Tomsk 56.50,84.97 | Arrests | at least 3 | no date
         2 rows: 2 on the map, 0 not located; 2 without date",
    );
}

#[test]
fn regions_in_a_list_of_cities_are_regions() {
    reads(
        "Город;Задержано\nОмск;3\nТюменская область;20\nКраснодарский край;4\n",
        "Омск 54.99,73.37 | Arrests | 3 | no date
         Тюменская область not on the map (region) | Arrests | 20 | no date
         Краснодарский край not on the map (region) | Arrests | 4 | no date
         3 rows: 1 on the map, 2 not located; 3 without date
         place-is-region 2
         place-looked-up 1",
    );
}

/// Files under the real headers of their publishers; the rows are made up, and the names say so.
#[test]
fn files_under_the_publishers_own_headers_are_recognised() {
    for (name, preset, report, claims) in [
        (
            "acled-2025-made-up.csv",
            "acled",
            "2 rows: 2 on the map, 0 not located",
            4,
        ),
        (
            "ucdp-ged-25-made-up.csv",
            "ucdp-ged",
            "2 rows: 1 on the map, 1 not located",
            5,
        ),
        (
            "ucdp-ged-without-headers-made-up.csv",
            "ucdp-ged",
            "2 rows: 1 on the map, 1 not located",
            5,
        ),
        (
            "ccc-2017-made-up.csv",
            "ccc",
            "1 row: 1 on the map, 0 not located",
            2,
        ),
        (
            "ccc-2025-made-up.csv",
            "ccc",
            "2 rows: 2 on the map, 0 not located",
            4,
        ),
        (
            "mpv-2024-made-up.csv",
            "mpv",
            "2 rows: 1 on the map, 1 not located",
            2,
        ),
        (
            "ovd-info-ru-made-up.csv",
            "ovd-info",
            "2 rows: 1 on the map, 1 not located",
            2,
        ),
        (
            "timemap-export-made-up.json",
            "timemap-export",
            "2 rows: 2 on the map, 0 not located",
            2,
        ),
    ] {
        let loaded = read(&super::case(name), name);
        let import = import(&loaded);
        assert_eq!(
            import.preset.map(|preset| preset.id),
            Some(preset),
            "{name}"
        );
        assert_eq!(import.report.to_string(), report, "{name}");
        assert_eq!(loaded.dataset.claims.len(), claims, "{name}");
    }
}

#[test]
fn bad_rows_under_the_publishers_own_headers_are_told_and_block_no_other() {
    for (name, preset, expected) in [
        (
            "ucdp-ged-25-bad-made-up.csv",
            "ucdp-ged",
            "7 rows: 5 on the map, 2 not located; 1 without date: coordinates-range-swapped 1, date-no-such-day 1, figure-negative 1, figure-outside-ends 2, date-backwards 1, country-unknown 1, not-located 1",
        ),
        (
            "ccc-2025-bad-made-up.csv",
            "ccc",
            "6 rows: 3 on the map, 1 not located, 2 left out; 1 without date: figure-negative 1, figure-fraction 1, row-without-figure 2, figure-outside-ends 1, coordinates-sign 1, not-located 1",
        ),
        (
            "mpv-2024-bad-made-up.csv",
            "mpv",
            "5 rows: 3 on the map, 2 not located; 1 without date: date-no-such-day 1, coordinates-unreadable 1, coordinates-zero 1, date-other-order 1",
        ),
        (
            "ovd-info-ru-bad-made-up.csv",
            "ovd-info",
            "6 rows: 2 on the map, 1 not located, 3 left out; 1 without date: date-no-such-day 1, figure-unreadable 1, row-without-figure 2, place-not-stated 1, row-total 1, figure-words 1, place-looked-up 1",
        ),
    ] {
        let loaded = read(&super::case(name), name);
        let import = import(&loaded);
        assert_eq!(
            import.preset.map(|preset| preset.id),
            Some(preset),
            "{name}"
        );
        let told: Vec<String> = import
            .report
            .reasons
            .iter()
            .map(|reason| format!("{} {}", reason.code, reason.count))
            .collect();
        let told = format!("{}: {}", import.report, told.join(", "));
        assert_eq!(told, expected, "{name}");
        adds_up(&loaded);
    }
}

#[test]
fn a_date_may_stand_in_three_columns() {
    reads(
        "iyear,imonth,iday,city,arrests\n2021,1,31,Omsk,20\n2021,2,0,Omsk,7\n2021,2,30,Omsk,1\n2021,0,0,Omsk,2\n",
        "Omsk 54.99,73.37 | Arrests | 20 | 2021-01-31
         Omsk 54.99,73.37 | Arrests | 7 | 2021-02
         Omsk 54.99,73.37 | Arrests | 1 | 2021-02
         Omsk 54.99,73.37 | Arrests | 2 | 2021
         4 rows: 4 on the map, 0 not located
         date-no-such-day 1
         place-looked-up 1",
    );
}

#[test]
fn a_small_table_with_titles_above_and_notes_below_is_a_table() {
    reads(
        "Ministry of Made-up Affairs\nTable 3: arrests by town\n\nTown\tArrests (n)\tShare\nOmsk\t1,234\t12.5%\nTomsk\t7\t0.1%\nTotal\t1,241\t100%\n\nSource: made up\n",
        "Omsk 54.99,73.37 | Arrests (n) | 1,234 | no date
         Tomsk 56.50,84.98 | Arrests (n) | 7 | no date
         4 rows: 2 on the map, 0 not located, 2 left out; 2 without date
         row-total 1
         row-too-short 1
         row-without-figure 1
         figure-thousands 1
         place-looked-up 2",
    );
}

#[test]
fn months_in_french_and_short_words_before_figures_are_read() {
    reads(
        "ville;arrestations;date\nParis;min. 12;31 janvier 2021\nLyon;env. 30;1er février 2021\n",
        "Paris 48.85,2.35 | Arrests | at least 12 | 2021-01-31
         Lyon 45.75,4.85 | Arrests | about 30 | 2021-02-01
         2 rows: 2 on the map, 0 not located
         place-looked-up 2",
    );
}

#[test]
fn bare_points_are_events() {
    reads(
        "lon,lat\n30.24,59.92\n30.28,59.94\n",
        "Place not stated 59.92,30.24 | Events | 1 | no date
         Place not stated 59.94,30.28 | Events | 1 | no date
         2 rows: 2 on the map, 0 not located; 2 without date
         place-not-stated 2",
    );
}

#[test]
fn numbers_beside_bare_points_are_not_passed_over() {
    let text = b"lon,lat,x1,x2\n30.24,59.92,5,9\n30.28,59.94,7,2\n";
    let Err(error) = load(text, "made-up.csv", &()) else {
        panic!("a column of numbers was passed over");
    };
    let codes: Vec<&str> = error.problems().iter().map(|one| one.code).collect();
    assert_eq!(codes, ["nothing-mapped"]);
}

#[test]
fn streets_and_shorthands_are_not_taken_for_villages_abroad() {
    reads(
        "place,detained\nХимки,5\nЖуковский,7\nАрбат,9\nМГУ,4\n",
        "Химки 55.90,37.43 | Arrests | 5 | no date
         Жуковский 55.60,38.12 | Arrests | 7 | no date
         Арбат not on the map (city) | Arrests | 9 | no date
         МГУ not on the map (city) | Arrests | 4 | no date
         4 rows: 2 on the map, 2 not located; 4 without date
         place-unlikely 2
         place-looked-up 2",
    );
}

#[test]
fn rows_with_a_kind_of_event_are_events() {
    reads(
        "event_date,latitude,longitude,fatalities,event_type\n2021-01-31,54.99,73.37,0,Protests\n2021-01-31,54.99,73.37,2,Riots\n",
        "Place not stated 54.99,73.37 | Events | 1 | 2021-01-31
         Place not stated 54.99,73.37 | Events | 1 | 2021-01-31
         Place not stated 54.99,73.37 | Deaths | 2 | 2021-01-31
         2 rows: 2 on the map, 0 not located
         place-not-stated 2",
    );
}

#[test]
fn a_row_about_a_region_says_why_it_is_not_drawn() {
    reads(
        "city,arrests,date\nОмск,5,2021-01-31\nОмская область,9,2021-01-31\n",
        "Омск 54.99,73.37 | Arrests | 5 | 2021-01-31
         Омская область not on the map (region) | Arrests | 9 | 2021-01-31
         2 rows: 1 on the map, 1 not located
         place-is-region 1
         place-looked-up 1",
    );
}
