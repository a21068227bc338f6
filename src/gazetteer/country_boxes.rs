//! A box around the places of each country, half a degree wider than they reach. Not a border.
//!
//! Made from GeoNames (CC BY 4.0).

/// Lines of `ISO code, south, north, west, east`, tab-separated, in the order of the codes.
const BOXES: &str = include_str!("../../assets/gazetteer/country_boxes.tsv");

/// Whether a point lies in the box of the country with this ISO 3166-1 alpha-2 code; `None` for
/// a code without a box. A box whose west lies east of its east crosses 180 degrees.
#[must_use]
pub fn country_contains(code: &str, latitude: f64, longitude: f64) -> Option<bool> {
    let line = BOXES
        .lines()
        .find(|line| line.split('\t').next() == Some(code))?;
    let mut numbers = line
        .split('\t')
        .skip(1)
        .map(|cell| cell.parse::<f64>().ok());
    let mut next = || numbers.next().flatten();
    let (south, north, west, east) = (next()?, next()?, next()?, next()?);
    let is_between = if west <= east {
        (west..=east).contains(&longitude)
    } else {
        longitude >= west || longitude <= east
    };
    Some((south..=north).contains(&latitude) && is_between)
}

#[cfg(test)]
mod tests {
    use super::{BOXES, country_contains};

    #[test]
    fn moscow_lies_in_russia_and_not_with_its_coordinates_swapped() {
        assert_eq!(country_contains("RU", 55.752, 37.6178), Some(true));
        assert_eq!(country_contains("RU", 37.6178, 55.752), Some(false));
    }

    #[test]
    fn a_box_may_cross_180_degrees() {
        // Anadyr and Uelen, on the two sides of the line.
        assert_eq!(country_contains("RU", 64.73, 177.51), Some(true));
        assert_eq!(country_contains("RU", 66.16, -169.8), Some(true));
        assert_eq!(country_contains("RU", 60.0, -100.0), Some(false));
    }

    #[test]
    fn an_unknown_country_has_no_box() {
        assert_eq!(country_contains("XX", 0.0, 0.0), None);
        assert_eq!(country_contains("", 0.0, 0.0), None);
    }

    #[test]
    fn every_line_of_the_table_can_be_read() {
        for line in BOXES.lines() {
            let code = line.split('\t').next().unwrap();
            assert!(country_contains(code, 0.0, 0.0).is_some(), "{line}");
        }
    }
}
