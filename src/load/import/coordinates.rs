//! Where a row is: degrees in every dress, and what a whole column of them tells.

use crate::gazetteer::country_contains;
use crate::model::LatLon;

/// Half the circumference of the earth in web-mercator metres.
const MERCATOR_EDGE: f64 = 20_037_508.342_789_244;

/// Two numbers as they stand in a row, in the order in which they were mapped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub latitude: f64,
    pub longitude: f64,
}

impl Pair {
    pub fn swapped(self) -> Self {
        Self {
            latitude: self.longitude,
            longitude: self.latitude,
        }
    }

    pub fn is_on_globe(self) -> bool {
        (-90.0..=90.0).contains(&self.latitude) && (-180.0..=180.0).contains(&self.longitude)
    }

    pub fn is_zero(self) -> bool {
        self.latitude == 0.0 && self.longitude == 0.0
    }

    /// Metres of web mercator, the projection of web maps.
    fn looks_like_metres(self) -> bool {
        let large = self.latitude.abs().max(self.longitude.abs());
        large > 1_000.0
            && self.latitude.abs() <= 1.3 * MERCATOR_EDGE
            && self.longitude.abs() <= MERCATOR_EDGE
    }

    /// Spherical web mercator (EPSG:3857) back to degrees; y is the northing.
    fn in_degrees(self) -> Self {
        let longitude = self.longitude / MERCATOR_EDGE * 180.0;
        let y = self.latitude / MERCATOR_EDGE * std::f64::consts::PI;
        // A millionth of a degree is a tenth of a metre.
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        Self {
            latitude: round(y.sinh().atan().to_degrees()),
            longitude: round(longitude),
        }
    }
}

/// How the two numbers of a table's rows are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Orientation {
    #[default]
    AsMapped,
    /// Every row makes sense only, or better, with latitude and longitude exchanged.
    Swapped,
    /// Metres of web mercator.
    Metres,
}

/// What all rows of a table tell about their coordinates.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Survey {
    rows: u64,
    fit: u64,
    fit_swapped: u64,
    only_swapped: u64,
    metres: u64,
    /// Rows with a country whose box holds the point as mapped, and exchanged only.
    in_country: u64,
    in_country_swapped: u64,
}

impl Survey {
    /// Looks at so many more rows with the same coordinates.
    pub fn see(&mut self, pair: Pair, country: Option<&str>, rows: u64) {
        if pair.is_zero() {
            return;
        }
        let rows_if = |holds: bool| if holds { rows } else { 0 };
        self.rows += rows;
        let (fits, swapped) = (pair.is_on_globe(), pair.swapped().is_on_globe());
        self.fit += rows_if(fits);
        self.fit_swapped += rows_if(swapped);
        self.only_swapped += rows_if(swapped && !fits);
        self.metres += rows_if(pair.looks_like_metres());
        if let Some(country) = country {
            let holds = |pair: Pair| country_contains(country, pair.latitude, pair.longitude);
            match (holds(pair), holds(pair.swapped())) {
                (Some(true), _) => self.in_country += rows,
                (Some(false), Some(true)) => self.in_country_swapped += rows,
                _ => {}
            }
        }
    }

    /// Whether every row may be read with latitude and longitude exchanged, and as it is mapped.
    pub fn may_be_swapped(self) -> bool {
        self.rows > 0 && self.fit == self.rows && self.fit_swapped == self.rows
    }

    /// How the columns are to be read: never against a single row that contradicts it.
    pub fn orientation(self) -> Orientation {
        if self.rows == 0 {
            return Orientation::AsMapped;
        }
        if self.metres == self.rows {
            return Orientation::Metres;
        }
        let by_range = self.only_swapped > 0 && self.fit_swapped == self.rows;
        let by_country = self.in_country_swapped > 0 && self.fit_swapped == self.rows;
        if self.in_country == 0 && (by_range || by_country) {
            Orientation::Swapped
        } else {
            Orientation::AsMapped
        }
    }
}

/// What is wrong with a row's coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Fault {
    Zero,
    OutOfRange,
    /// Out of range, and on the globe with the two exchanged.
    OutOfRangeUnlessSwapped,
    /// Only exchanged they lie in the country's box.
    Swapped,
}

/// The position of a row, or why it has none; and whether it only lies in the country of the row
/// with the other sign of a coordinate.
pub(super) fn position(
    pair: Pair,
    orientation: Orientation,
    country: Option<&str>,
) -> Result<(LatLon, bool), Fault> {
    if pair.is_zero() {
        return Err(Fault::Zero);
    }
    let read = match orientation {
        Orientation::AsMapped => pair,
        Orientation::Swapped => pair.swapped(),
        Orientation::Metres => pair.in_degrees(),
    };
    if !read.is_on_globe() {
        return Err(if read.swapped().is_on_globe() {
            Fault::OutOfRangeUnlessSwapped
        } else {
            Fault::OutOfRange
        });
    }
    let holds = |latitude, longitude| {
        country.and_then(|country| country_contains(country, latitude, longitude))
    };
    let (latitude, longitude) = (read.latitude, read.longitude);
    let mut has_other_sign = false;
    if holds(latitude, longitude) == Some(false) {
        if holds(longitude, latitude) == Some(true) {
            return Err(Fault::Swapped);
        }
        let mirrored = [(latitude, -longitude), (-latitude, longitude)];
        has_other_sign = mirrored.iter().any(|&(a, b)| holds(a, b) == Some(true));
    }
    Ok((LatLon::new(latitude, longitude), has_other_sign))
}

/// Reads one number of degrees, or of metres: `55.752`, `55,752`, `55°45′21″N`, `37.6 E`.
pub(super) fn degrees(cell: &str) -> Option<f64> {
    let text = cell.trim();
    // Nearly every cell leaves here.
    if let Some(number) = finite(text) {
        return Some(number);
    }
    let (text, sign) = without_letter(text)?;
    let plain = text.replace('−', "-");
    if let Some(number) = finite(&plain.replace(',', ".")) {
        return Some(sign * number);
    }
    // A comma with a space after it parts numbers, it is no decimal sign.
    if plain.contains(", ") {
        return None;
    }
    let parts: Vec<f64> = plain
        .split(['°', '′', '″', '\'', '"', '’', '”', ':', ' ', 'º', '˚'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| finite(&part.replace(',', ".")))
        .collect::<Option<_>>()?;
    let (degrees, minutes, seconds) = match parts.as_slice() {
        [degrees] => (*degrees, 0.0, 0.0),
        [degrees, minutes] => (*degrees, *minutes, 0.0),
        [degrees, minutes, seconds] => (*degrees, *minutes, *seconds),
        _ => return None,
    };
    let is_fine = (0.0..60.0).contains(&minutes) && (0.0..60.0).contains(&seconds);
    let size = degrees.abs() + minutes / 60.0 + seconds / 3_600.0;
    is_fine.then(|| sign * size.copysign(degrees))
}

fn finite(text: &str) -> Option<f64> {
    // Rust also reads "inf" and "nan".
    let number = text.parse::<f64>().ok()?;
    number.is_finite().then_some(number)
}

/// The text without a letter for the quarter of the sky, and the sign that it gives.
fn without_letter(text: &str) -> Option<(&str, f64)> {
    let is_letter = |c: char| c.is_alphabetic() && c != 'º';
    let head = text.chars().next()?;
    let tail = text.chars().next_back()?;
    let (letter, rest) = if is_letter(head) {
        (head, text.get(head.len_utf8()..)?)
    } else if is_letter(tail) {
        (tail, text.get(..text.len() - tail.len_utf8())?)
    } else {
        return Some((text, 1.0));
    };
    match letter.to_ascii_uppercase() {
        'N' | 'E' => Some((rest.trim(), 1.0)),
        'S' | 'W' => Some((rest.trim(), -1.0)),
        _ => None,
    }
}

/// Reads two numbers in one cell: `55.75, 37.62`, `(55,75; 37,62)`, `POINT (37.62 55.75)`,
/// `[37.62, 55.75]`. They come in the order in which they stand.
pub(super) fn two_degrees(cell: &str) -> Option<(f64, f64)> {
    let text = cell.trim();
    let text = match text.get(..5) {
        Some(head) if head.eq_ignore_ascii_case("point") => text.get(5..)?.trim_start(),
        _ => text,
    };
    let text = text
        .trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '{' | '}'))
        .trim();
    for mark in [";", ", ", ",", " "] {
        if text.matches(mark).count() == 1
            && let Some((first, second)) = text.split_once(mark)
            && let (Some(first), Some(second)) = (degrees(first), degrees(second))
        {
            return Some((first, second));
        }
    }
    let (first, second) = text.split_once(char::is_whitespace)?;
    Some((degrees(first.trim_end_matches(','))?, degrees(second)?))
}

#[cfg(test)]
mod tests {
    use super::{Fault, Orientation, Pair, Survey, degrees, position, two_degrees};
    use crate::model::LatLon;

    const MOSCOW: Pair = Pair {
        latitude: 55.752,
        longitude: 37.6178,
    };

    #[track_caller]
    fn check(cell: &str, expected: f64) {
        let read = degrees(cell).unwrap_or(f64::NAN);
        assert!((read - expected).abs() < 1e-4, "{cell}: {read}");
    }

    #[test]
    fn degrees_in_every_dress() {
        check("55.752", 55.752);
        check(" -0.5 ", -0.5);
        check("55,752", 55.752);
        check("55°45′07″N", 55.752);
        check("55°45'07\" N", 55.752);
        check("37.6 W", -37.6);
        check("S 12 30", -12.5);
        check("−12.5", -12.5);
        for cell in ["", "x", "12 75", "1 2 3 4", "inf", "NaN", "12Q"] {
            assert_eq!(degrees(cell), None, "{cell}");
        }
    }

    #[test]
    fn two_numbers_in_one_cell() {
        for cell in [
            "55.75, 37.62",
            "55.75,37.62",
            "(55.75, 37.62)",
            "55,75; 37,62",
            "55.75 37.62",
            "POINT (55.75 37.62)",
            "[55.75,37.62]",
        ] {
            assert_eq!(two_degrees(cell), Some((55.75, 37.62)), "{cell}");
        }
        for cell in ["", "55.75", "Moscow", "1, 2, 3", "55.75, "] {
            assert_eq!(two_degrees(cell), None, "{cell}");
        }
    }

    #[track_caller]
    fn orientation(pairs: &[(Pair, Option<&str>)]) -> Orientation {
        let mut survey = Survey::default();
        for (pair, country) in pairs {
            survey.see(*pair, *country, 1);
        }
        survey.orientation()
    }

    #[test]
    fn a_column_is_exchanged_only_where_every_row_agrees() {
        let sydney = Pair {
            latitude: 151.2,
            longitude: -33.9,
        };
        assert_eq!(
            orientation(&[(sydney, None), (MOSCOW, None)]),
            Orientation::Swapped
        );
        assert_eq!(
            orientation(&[(sydney, None), (MOSCOW, Some("RU"))]),
            Orientation::AsMapped
        );
        let moscow = MOSCOW.swapped();
        assert_eq!(orientation(&[(moscow, Some("RU"))]), Orientation::Swapped);
        assert_eq!(
            orientation(&[(moscow, Some("RU")), (MOSCOW, Some("RU"))]),
            Orientation::AsMapped
        );
        assert_eq!(orientation(&[(MOSCOW, None)]), Orientation::AsMapped);
    }

    #[test]
    fn metres_become_degrees() {
        let metres = Pair {
            latitude: 7_508_807.85,
            longitude: 4_187_594.4,
        };
        assert_eq!(orientation(&[(metres, None)]), Orientation::Metres);
        let (read, _) = position(metres, Orientation::Metres, Some("RU")).unwrap();
        assert!((read.latitude - 55.752).abs() < 0.01, "{read:?}");
        assert!((read.longitude - 37.6178).abs() < 0.001, "{read:?}");
    }

    #[test]
    fn a_row_alone_is_never_mended() {
        let at = |pair, country| position(pair, Orientation::AsMapped, country);
        let there = LatLon::new(55.752, 37.6178);
        assert_eq!(at(MOSCOW, Some("RU")), Ok((there, false)));
        assert_eq!(
            at(MOSCOW, Some("US")),
            Ok((there, false)),
            "in no way in it"
        );
        let portland = Pair {
            latitude: 45.5,
            longitude: 122.7,
        };
        let here = LatLon::new(45.5, 122.7);
        assert_eq!(at(portland, Some("US")), Ok((here, true)), "no minus");
        assert_eq!(at(MOSCOW.swapped(), Some("RU")), Err(Fault::Swapped));
        let sydney = Pair {
            latitude: 151.2,
            longitude: -33.9,
        };
        assert_eq!(at(sydney, None), Err(Fault::OutOfRangeUnlessSwapped));
        let zero = Pair {
            latitude: 0.0,
            longitude: 0.0,
        };
        assert_eq!(at(zero, None), Err(Fault::Zero));
        let nowhere = Pair {
            latitude: 555.0,
            longitude: 37.0,
        };
        assert_eq!(at(nowhere, None), Err(Fault::OutOfRange));
    }
}
