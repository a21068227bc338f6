//! Names and the places they mean, by GeoNames id: cities of several countries in the spellings and
//! scripts that people write.

use arrest_atlas::gazetteer::{
    Candidate, Decision, Doubt, Feature, Hint, Why, by_id, candidates, country_contains,
    country_name, decide, len, population_rank,
};

const RUSSIA: Hint<'_> = usual("RU");
const NOTHING: Hint<'_> = Hint {
    country: None,
    region: None,
    usual_country: None,
};

const fn usual(country: &str) -> Hint<'_> {
    Hint {
        country: None,
        region: None,
        usual_country: Some(country),
    }
}

fn within<'a>(country: &'a str, region: &'a str) -> Hint<'a> {
    Hint {
        country: (!country.is_empty()).then_some(country),
        region: (!region.is_empty()).then_some(region),
        usual_country: None,
    }
}

/// Complains about every name that does not lead to its place.
fn expect_all(cases: &[(&str, Hint<'_>, u32)]) {
    let mut complaints = String::new();
    for (name, hint, geonames) in cases {
        let found = decide(name, hint);
        let is_right =
            matches!(&found, Decision::Found { place, .. } if place.geonames == *geonames);
        if !is_right {
            complaints.push_str(&format!(
                "{name}, {hint:?}: {geonames} expected: {}\n",
                told(&found)
            ));
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

fn told(decision: &Decision) -> String {
    let one = |place: &Candidate| {
        format!(
            "{} {} ({}, {:?}, {} people, {:?})",
            place.geonames, place.name, place.country, place.region, place.population, place.basis
        )
    };
    match decision {
        Decision::Found { place, why, rivals } => {
            format!("{} by {why:?}, {rivals} rivals", one(place))
        }
        Decision::Rivals(rivals, _) => {
            let rivals: Vec<String> = rivals.iter().map(one).collect();
            format!("rivals: {}", rivals.join("; "))
        }
        Decision::Unknown { similar } => format!("unknown, similar: {similar:?}"),
    }
}

fn rivals(name: &str, hint: &Hint<'_>) -> Vec<u32> {
    match decide(name, hint) {
        Decision::Rivals(rivals, _) => rivals.iter().map(|one| one.geonames).collect(),
        other => panic!("{name}: rivals expected: {}", told(&other)),
    }
}

fn why(name: &str, hint: &Hint<'_>) -> Why {
    match decide(name, hint) {
        Decision::Found { why, .. } => why,
        other => panic!("{name}: one place expected: {}", told(&other)),
    }
}

#[test]
fn the_two_petersburgs_are_told_apart() {
    expect_all(&[
        ("Санкт-Петербург", NOTHING, 498_817),
        ("Saint Petersburg", NOTHING, 498_817),
        ("Saint-Petersburg", NOTHING, 498_817),
        ("Sankt-Peterburg", NOTHING, 498_817),
        ("г. Санкт-Петербург", NOTHING, 498_817),
        ("СПб", NOTHING, 498_817),
        ("С.-Петербург", RUSSIA, 498_817),
        ("St. Petersburg", RUSSIA, 498_817),
        ("St Petersburg", usual("Russian Federation"), 498_817),
        ("St. Petersburg", usual("US"), 4_171_563),
        ("St. Petersburg, Russia", NOTHING, 498_817),
        ("St. Petersburg, Russia", usual("US"), 498_817),
        ("St. Petersburg (Florida)", NOTHING, 4_171_563),
        ("St. Petersburg, Fla.", RUSSIA, 4_171_563),
        ("Saint Petersburg, FL", NOTHING, 4_171_563),
        ("St. Petersburg", within("Россия", ""), 498_817),
        ("St. Petersburg", within("USA", ""), 4_171_563),
        (
            "Санкт-Петербург",
            within("", "Ленинградская область"),
            498_817,
        ),
    ]);
    // The name of one, the size of the other: a person has to say which.
    let both = rivals("St. Petersburg", &NOTHING);
    assert!(
        both.contains(&498_817) && both.contains(&4_171_563),
        "{both:?}"
    );
}

#[test]
fn the_two_moscows_are_told_apart() {
    expect_all(&[
        ("Moscow", NOTHING, 524_901),
        ("Москва", NOTHING, 524_901),
        ("г. Москва", NOTHING, 524_901),
        ("г.Москва", NOTHING, 524_901),
        ("город Москва", NOTHING, 524_901),
        ("Moskva", RUSSIA, 524_901),
        ("Moskau", NOTHING, 524_901),
        ("Moscow, Idaho", NOTHING, 5_601_538),
        ("Moscow, Idaho", RUSSIA, 5_601_538),
        ("Moscow (Ida.)", NOTHING, 5_601_538),
        ("Moscow ID", NOTHING, 5_601_538),
        ("Moscow", usual("US"), 5_601_538),
        ("Moscow", within("United States", ""), 5_601_538),
        ("Moscow, Russia", usual("US"), 524_901),
        ("Moscow", within("RU", "Moscow Oblast"), 524_901),
        ("Moscow city", RUSSIA, 524_901),
    ]);
    assert_eq!(why("Moscow", &NOTHING), Why::Population);
    assert_eq!(why("Moscow", &RUSSIA), Why::UsualCountry);
    assert_eq!(why("Moscow, Idaho", &RUSSIA), Why::Beside);
}

#[test]
fn the_kirovs_are_told_apart() {
    expect_all(&[
        ("Kirov", NOTHING, 548_408),
        ("город Киров", NOTHING, 548_408),
        ("Киров", within("RU", "Кировская область"), 548_408),
        ("Kirov, Kirov Oblast", NOTHING, 548_408),
        ("Kirov, Kaluga Oblast", NOTHING, 548_410),
        ("Киров (Калужская область)", RUSSIA, 548_410),
        ("Калужская область, г. Киров", NOTHING, 548_410),
        ("Киров", within("Россия", "Калужская обл."), 548_410),
        ("Kirov", within("", "Kaluga"), 548_410),
        ("Россия, Калужская область, Киров", NOTHING, 548_410),
        ("Kirov", within("Tajikistan", ""), 1_221_297),
        ("Kirov, Kyrgyzstan", NOTHING, 1_527_919),
    ]);
    let Decision::Found { rivals, why, .. } = decide("Kirov", &NOTHING) else {
        panic!("Kirov is not found");
    };
    assert!(rivals >= 2, "{rivals}");
    assert_eq!(why, Why::Population);
    let listed = candidates("Киров", &NOTHING);
    assert_eq!(population_rank(&listed, 548_410), Some(2), "{listed:?}");
}

#[test]
fn the_portlands_are_told_apart() {
    expect_all(&[
        ("Portland, Ore.", NOTHING, 5_746_545),
        ("Portland, Oregon", NOTHING, 5_746_545),
        ("Portland, OR", NOTHING, 5_746_545),
        ("Portland Oregon", NOTHING, 5_746_545),
        ("Портленд, Орегон", NOTHING, 5_746_545),
        ("Portland, Oregon, USA", NOTHING, 5_746_545),
        ("Portland, Me.", NOTHING, 4_975_802),
        ("Portland, Maine", NOTHING, 4_975_802),
        ("Portland ME", NOTHING, 4_975_802),
        ("Portland", within("US", "ME"), 4_975_802),
        ("Portland", within("", "Ore."), 5_746_545),
        ("Portland", within("Australia", ""), 2_152_667),
    ]);
    for hint in [NOTHING, usual("US")] {
        let several = rivals("Portland", &hint);
        assert_eq!(
            several.get(..2),
            Some([5_746_545, 4_975_802].as_slice()),
            "{several:?}"
        );
    }
}

#[test]
fn cities_of_russia_are_found_in_several_spellings() {
    expect_all(&[
        ("Ekaterinburg", NOTHING, 1_486_209),
        ("Yekaterinburg", NOTHING, 1_486_209),
        ("Екатеринбург", NOTHING, 1_486_209),
        ("Jekaterinburg", RUSSIA, 1_486_209),
        ("Королёв", NOTHING, 554_233),
        ("Королев", NOTHING, 554_233),
        ("Орёл", RUSSIA, 515_012),
        ("Орел", RUSSIA, 515_012),
        ("Oryol", RUSSIA, 515_012),
        ("Orel", RUSSIA, 515_012),
        ("Нижний Новгород", NOTHING, 520_555),
        ("Nizhny Novgorod", NOTHING, 520_555),
        ("Nizhniy Novgorod", NOTHING, 520_555),
        ("Йошкар-Ола", NOTHING, 466_806),
        ("Yoshkar Ola", NOTHING, 466_806),
        ("Ростов-на-Дону", NOTHING, 501_175),
        ("Rostov on Don", RUSSIA, 501_175),
        ("Rostov-na-Donu", RUSSIA, 501_175),
        ("Петропавловск-Камчатский", NOTHING, 2_122_104),
        ("Kazan", NOTHING, 551_487),
        ("Kazan'", NOTHING, 551_487),
        ("Казань", NOTHING, 551_487),
        ("Ufa", NOTHING, 479_561),
        ("Yakutsk", NOTHING, 2_013_159),
        ("Улан-Удэ", NOTHING, 2_014_407),
        ("Чита", RUSSIA, 2_025_339),
        ("Khabarovsk", NOTHING, 2_022_890),
        ("Владивосток", NOTHING, 2_013_348),
        ("Novosibirsk", NOTHING, 1_496_747),
        ("Nizhny Tagil", NOTHING, 520_494),
        ("Набережные Челны", NOTHING, 523_750),
        ("Samara", NOTHING, 499_099),
        ("Воронеж", NOTHING, 472_045),
        ("Tver", NOTHING, 480_060),
        ("Тверь", NOTHING, 480_060),
        ("Kaliningrad", NOTHING, 554_234),
        ("Surgut", NOTHING, 1_490_624),
        ("Petersburg", RUSSIA, 498_817),
        ("Железногорск, Красноярский край", NOTHING, 1_538_635),
        ("Железногорск (Курская обл.)", NOTHING, 463_343),
        ("Благовещенск", within("RU", "Амурская область"), 2_026_609),
        ("Благовещенск", within("RU", "Башкирия"), 576_116),
        ("Ростов", within("", "Ярославская область"), 501_183),
    ]);
    let zheleznogorsk = rivals("Железногорск", &RUSSIA);
    assert!(zheleznogorsk.contains(&463_343) && zheleznogorsk.contains(&1_538_635));
}

#[test]
fn cities_of_belarus_are_found_in_several_spellings() {
    expect_all(&[
        ("Минск", NOTHING, 625_144),
        ("Minsk", NOTHING, 625_144),
        ("Мінск", NOTHING, 625_144),
        ("Gomel", NOTHING, 627_907),
        ("Гомель", NOTHING, 627_907),
        ("Homel", NOTHING, 627_907),
        ("г. Гомель", NOTHING, 627_907),
        ("Grodno", NOTHING, 627_904),
        ("Hrodna", NOTHING, 627_904),
        ("Брест", usual("BY"), 629_634),
        ("Brest, Belarus", NOTHING, 629_634),
        ("Brest, France", usual("BY"), 3_030_300),
        ("Могилёв", NOTHING, 625_665),
        ("Могилев", usual("BY"), 625_665),
        ("Vitebsk", NOTHING, 620_127),
        ("Бобруйск", NOTHING, 630_468),
        ("Baranovichi", NOTHING, 630_429),
    ]);
}

#[test]
fn cities_of_the_united_states_are_found_by_state() {
    expect_all(&[
        ("Houston", NOTHING, 4_699_066),
        ("Minneapolis", NOTHING, 5_037_649),
        ("Seattle, WA", NOTHING, 5_809_844),
        ("Ferguson, Mo.", NOTHING, 4_386_387),
        ("Selma, Ala.", NOTHING, 4_089_114),
        ("Kenosha", NOTHING, 5_258_393),
        ("Oakland", NOTHING, 5_378_538),
        ("New York", usual("US"), 5_128_581),
        ("New York, N.Y.", NOTHING, 5_128_581),
        ("New York City", NOTHING, 5_128_581),
        ("Нью-Йорк", NOTHING, 5_128_581),
        ("Washington, D.C.", NOTHING, 4_140_963),
        ("Washington DC", NOTHING, 4_140_963),
        ("St. Louis", usual("US"), 4_407_066),
        ("Saint Louis, Missouri", NOTHING, 4_407_066),
        ("St. Paul, Minn.", NOTHING, 5_045_360),
        ("Los Angeles, CA", NOTHING, 5_368_361),
        ("Springfield, Ill.", NOTHING, 4_250_542),
        ("Springfield, Mass.", NOTHING, 4_951_788),
    ]);
    assert!(rivals("Springfield", &usual("US")).len() > 5);
}

#[test]
fn cities_of_iran_hong_kong_france_and_ukraine_are_found() {
    expect_all(&[
        ("Tehran", NOTHING, 112_931),
        ("Teheran", NOTHING, 112_931),
        ("Тегеран", NOTHING, 112_931),
        ("تهران", usual("IR"), 112_931),
        ("Isfahan", NOTHING, 418_863),
        ("Esfahan", NOTHING, 418_863),
        ("Mashhad", NOTHING, 124_665),
        ("Мешхед", NOTHING, 124_665),
        ("Mahabad", NOTHING, 125_446),
        ("Sanandaj", NOTHING, 117_574),
        ("Zahedan", NOTHING, 1_159_301),
        ("Hong Kong", NOTHING, 1_819_729),
        ("Hong Kong, China", NOTHING, 1_819_729),
        ("Гонконг", NOTHING, 1_819_729),
        ("Sha Tin", NOTHING, 1_818_920),
        ("Tuen Mun", NOTHING, 1_818_446),
        ("北京", NOTHING, 1_816_670),
        ("Paris", NOTHING, 2_988_507),
        ("Париж", NOTHING, 2_988_507),
        ("Paris, Texas", NOTHING, 4_717_560),
        ("Marseille", NOTHING, 2_995_469),
        ("Marseilles", usual("FR"), 2_995_469),
        ("Lyon", NOTHING, 2_996_944),
        ("Saint-Étienne", usual("FR"), 2_980_291),
        ("St-Etienne", usual("FR"), 2_980_291),
        ("Kiev", NOTHING, 703_448),
        ("Kyiv", NOTHING, 703_448),
        ("Київ", NOTHING, 703_448),
        ("Odessa", usual("UA"), 698_740),
        ("Kharkov", NOTHING, 706_483),
    ]);
}

#[test]
fn a_place_stated_to_lie_where_none_of_its_name_lies_is_not_guessed() {
    for (name, hint) in [
        ("Moscow, Texas", NOTHING),
        ("Moscow", within("France", "")),
        ("Yekaterinburg, Lenin Square", NOTHING),
        ("Red Square, Moscow", NOTHING),
        ("Kirov", within("RU", "Central district")),
        ("Kazan", within("", "Oregon")),
        ("Springfield, Narnia", NOTHING),
    ] {
        assert!(!rivals(name, &hint).is_empty());
    }
}

#[test]
fn a_street_or_a_shorthand_is_not_taken_for_a_village_abroad() {
    // A university, an avenue, a street of Moscow; each is also a name of one small place.
    for (name, hint) in [
        ("МГУ", NOTHING),
        ("Сахарова", NOTHING),
        ("арбат", RUSSIA),
        ("Китай-город", RUSSIA),
    ] {
        let decision = decide(name, &hint);
        assert!(
            matches!(&decision, Decision::Rivals(one, Doubt::Unlikely) if one.len() == 1),
            "{name}: {}",
            told(&decision)
        );
    }
    // What is large, or lies in the usual country, is meant.
    expect_all(&[
        ("Гомель", RUSSIA, 627_907),
        ("Химки", RUSSIA, 550_280),
        ("Химки", NOTHING, 550_280),
    ]);
    let elsewhere = decide("Peterborough", &within("US", "NH"));
    assert!(matches!(elsewhere, Decision::Rivals(_, Doubt::Elsewhere)));
}

#[test]
fn a_country_is_not_taken_for_a_town() {
    for name in ["Georgia", "Mexico", "Panama", "Россия", "Iran", "Jersey"] {
        let decision = decide(name, &NOTHING);
        assert!(
            !matches!(decision, Decision::Found { .. }),
            "{name}: {}",
            told(&decision)
        );
    }
    expect_all(&[
        ("Singapore", NOTHING, 1_880_252),
        ("Mexico City", NOTHING, 3_530_597),
    ]);
}

#[test]
fn a_name_that_nobody_has_comes_with_names_that_are_nearly_it() {
    for (name, meant) in [
        ("Yekaterinbrug", "Yekaterinburg"),
        ("Novosibrisk", "Novosibirsk"),
        ("Екатиринбург", "Yekaterinburg"),
        ("Minneapolls", "Minneapolis"),
    ] {
        match decide(name, &NOTHING) {
            Decision::Unknown { similar } => {
                assert!(similar.contains(&meant), "{name}: {similar:?}");
                assert!(similar.len() <= 3, "{name}: {similar:?}");
            }
            other => panic!("{name}: {}", told(&other)),
        }
    }
    for name in [
        "",
        "   ",
        "?",
        "Red Square",
        "Qqxxyyzz",
        &"a".repeat(10_000),
    ] {
        let decision = decide(name, &NOTHING);
        assert!(
            matches!(decision, Decision::Unknown { .. }),
            "{name}: {}",
            told(&decision)
        );
    }
}

#[test]
fn a_stored_id_leads_back_to_its_place() {
    let place = by_id(498_817).expect("Saint Petersburg");
    assert_eq!(place.name, "Saint Petersburg");
    assert_eq!(place.name_ru, Some("Санкт-Петербург"));
    assert_eq!(
        (place.position.latitude, place.position.longitude),
        (59.9386, 30.3141)
    );
    assert_eq!((place.country, place.region_code), ("RU", "66"));
    assert_eq!(place.feature, Feature::RegionCapital);
    assert_eq!(by_id(1), None);
}

#[test]
fn the_packed_file_holds_the_table_it_was_made_of() {
    assert_eq!(len(), 74_740);
    // First, last and others of the table, as they stand there.
    for (id, name, latitude, longitude, country, population) in [
        (1_796_236, "Shanghai", 31.2222, 121.4581, "CN", 24_874_500),
        (524_901, "Moscow", 55.752, 37.6178, "RU", 10_381_222),
        (5_746_545, "Portland", 45.5234, -122.6762, "US", 652_503),
        (616_531, "Amrakits", 40.9941, 44.4388, "AM", 537),
        (2_152_667, "Portland", -38.3462, 141.6026, "AU", 9_375),
    ] {
        let place = by_id(id).expect(name);
        let position = (place.position.latitude, place.position.longitude);
        assert_eq!(place.name, name);
        assert_eq!(position, (latitude, longitude), "{name}");
        assert_eq!(
            (place.country, place.population),
            (country, population),
            "{name}"
        );
        assert_eq!(
            country_contains(country, latitude, longitude),
            Some(true),
            "{name}"
        );
        let found = candidates(name, &NOTHING);
        assert!(
            found.iter().any(|one| one.geonames == id),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn the_packed_file_is_the_one_that_its_readme_describes() {
    use sha2::{Digest, Sha256};
    let bytes = include_bytes!("../assets/gazetteer/places.bin");
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        digits.push_str(&format!("{byte:02x}"));
    }
    let line = format!("{digits}  places.bin");
    let readme = include_str!("../assets/gazetteer/README.md");
    assert!(readme.contains(&line), "write into the README: {line}");
    assert!(bytes.len() < 4_000_000, "{} bytes", bytes.len());
}

#[test]
fn every_candidate_lies_in_a_country_with_a_name() {
    for name in [
        "Springfield",
        "San Antonio",
        "Киров",
        "Victoria",
        "Saint-Denis",
    ] {
        for one in candidates(name, &NOTHING) {
            assert!(country_name(one.country).is_some(), "{one:?}");
        }
    }
}
