//! Regions, states and provinces by any of their names, and what is written beside a place's name.

use super::countries::country_code;
use super::fold::fold;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Lines of `COUNTRY.CODE, name, Russian name`, tab-separated: GeoNames' first-level units.
const REGIONS: &str = include_str!("../../assets/gazetteer/regions.tsv");

/// Lines of `COUNTRY.CODE, other names joined by |`, tab-separated: abbreviations of the press and
/// of the post, and the usual names where GeoNames has an unusual one.
const OTHER_NAMES: &str = include_str!("../../assets/gazetteer/region_names.tsv");

/// Words that say what kind of unit it is, and that writers leave out.
const KINDS: &str = "oblast obl voblast voblasc voblasts region krai kray republic resp rep \
     respublika of the province prov state governorate autonomous okrug ao territory area canton \
     county department prefecture voivodeship область обл край кр республика респ автономный \
     автономная округ ао вобласць вобл обласць остан штат провинция город г";

/// Cities that are units of their own inside the region around them, which many writers name
/// instead: the region, the city.
const CITIES_WITHIN: [(&str, &str); 5] = [
    ("RU.47", "RU.48"),
    ("RU.42", "RU.66"),
    ("BY.05", "BY.04"),
    ("UA.13", "UA.12"),
    ("UA.11", "UA.20"),
];

/// Countries with the territories that have a code of their own.
const TERRITORIES: [(&str, &str); 7] = [
    ("CN", "HK MO"),
    ("US", "PR GU VI AS MP"),
    ("GB", "IM JE GG GI"),
    ("FR", "GP MQ RE GF YT NC PF PM BL MF"),
    ("NL", "AW CW SX BQ"),
    ("DK", "GL FO"),
    ("FI", "AX"),
];

/// A country or a region that a text may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// By its ISO code.
    Country(&'static str),
    /// By `COUNTRY.CODE`.
    Region(&'static str),
}

impl Area {
    /// Whether a place of this country and region lies in it.
    pub fn holds(self, country: &str, region_code: &str) -> bool {
        let within = |region: &str| region.split_once('.') == Some((country, region_code));
        match self {
            Self::Country(code) => {
                let territories = TERRITORIES.iter().filter(|(owner, _)| *owner == code);
                let mut territories = territories.flat_map(|(_, own)| own.split(' '));
                code == country || territories.any(|own| own == country)
            }
            Self::Region(region) => {
                let neighbour = |(around, city): &(&str, &str)| {
                    (*around == region && within(city)) || (*city == region && within(around))
                };
                within(region) || CITIES_WITHIN.iter().any(neighbour)
            }
        }
    }
}

/// The countries and regions that a text may mean: "Georgia" is a country and a state. Empty
/// where it is understood as none.
pub(super) fn areas(text: &str) -> Vec<Area> {
    let country = country_code(text).map(Area::Country);
    let regions = regions(text).into_iter().map(Area::Region);
    country.into_iter().chain(regions).collect()
}

/// The regions that a text may mean, as `COUNTRY.CODE`.
pub(super) fn regions(text: &str) -> Vec<&'static str> {
    let index = index();
    let exact = index.names.get(&fold(text));
    let found = exact.or_else(|| index.cores.get(&core(text)));
    found.cloned().unwrap_or_default()
}

/// The name of the region with this `COUNTRY.CODE`.
pub(super) fn region_name(region: &str) -> Option<&'static str> {
    index().by_code.get(region).copied()
}

struct Index {
    by_code: HashMap<&'static str, &'static str>,
    /// Regions by their folded names, and by codes made of letters.
    names: HashMap<String, Vec<&'static str>>,
    /// Regions by their folded names without the word for what they are.
    cores: HashMap<String, Vec<&'static str>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index {
            by_code: HashMap::new(),
            names: HashMap::new(),
            cores: HashMap::new(),
        };
        let listed = REGIONS.lines().chain(OTHER_NAMES.lines());
        for (region, names) in listed.filter_map(|line| line.split_once('\t')) {
            for name in names.split(['\t', '|']).filter(|name| !name.is_empty()) {
                index.by_code.entry(region).or_insert(name);
                add(&mut index.names, fold(name), region);
                add(&mut index.cores, core(name), region);
            }
            let code = region.split('.').nth(1).unwrap_or_default();
            if code.chars().all(|c| c.is_ascii_uppercase()) {
                add(&mut index.names, fold(code), region);
            }
        }
        index
    })
}

fn add(map: &mut HashMap<String, Vec<&'static str>>, key: String, region: &'static str) {
    if key.is_empty() {
        return;
    }
    let regions = map.entry(key).or_default();
    if !regions.contains(&region) {
        regions.push(region);
    }
}

/// A region's folded name without the words for what it is: "Калужская обл." and "Калужская
/// область" have the same core.
fn core(name: &str) -> String {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    let kinds = WORDS.get_or_init(|| KINDS.split_whitespace().map(fold).collect());
    let words = name.split(|c: char| c.is_whitespace() || ".,()[]—–-".contains(c));
    words
        .map(fold)
        .filter(|word| !kinds.contains(word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Area, OTHER_NAMES, REGIONS, areas, region_name};

    #[test]
    fn every_other_name_belongs_to_a_region_that_exists() {
        for line in OTHER_NAMES.lines() {
            let region = line.split('\t').next().unwrap();
            assert!(region_name(region).is_some(), "{line}");
            let known = |row: &str| row.split('\t').next() == Some(region);
            assert!(REGIONS.lines().any(known), "{line}");
        }
    }

    #[test]
    fn a_region_is_understood_in_the_ways_it_is_written() {
        for (text, region) in [
            ("Oregon", "US.OR"),
            ("OR", "US.OR"),
            ("Ore.", "US.OR"),
            ("Орегон", "US.OR"),
            ("Me.", "US.ME"),
            ("D.C.", "US.DC"),
            ("Kaluga Oblast", "RU.25"),
            ("Kaluga", "RU.25"),
            ("Kaluga region", "RU.25"),
            ("Калужская область", "RU.25"),
            ("Калужская обл.", "RU.25"),
            ("Татарстан", "RU.73"),
            ("респ. Татарстан", "RU.73"),
            ("ХМАО", "RU.32"),
            ("Саха (Якутия)", "RU.63"),
            ("Приморский край", "RU.59"),
            ("Sverdlovskaya oblast", "RU.71"),
            ("Kirov region", "RU.33"),
            ("Гомельская область", "BY.02"),
        ] {
            assert!(
                areas(text).contains(&Area::Region(region)),
                "{text}: {:?}",
                areas(text)
            );
        }
        assert_eq!(areas("Narnia"), []);
        assert_eq!(areas(""), []);
    }

    #[test]
    fn a_city_that_is_its_own_region_lies_in_the_region_around_it_too() {
        assert!(Area::Region("RU.47").holds("RU", "48"));
        assert!(Area::Region("RU.48").holds("RU", "47"));
        assert!(!Area::Region("RU.47").holds("RU", "25"));
        assert!(Area::Country("CN").holds("HK", ""));
        assert!(!Area::Country("HK").holds("CN", ""));
    }
}
