//! Everything that may be left out or changed in a row, with why and what to do: data.

use super::coordinates::Fault;
use super::dates::DateReading;
use super::figures::{Reading, Refusal};
use super::report::What;
use crate::model::Severity::{Error, Information, Warning};

/// Declares kinds of things: name, code, severity, message, help.
macro_rules! whats {
    ($($name:ident $code:literal $severity:ident $message:literal, $help:literal;)*) => {
        $(pub(super) const $name: &What = &What {
            code: $code,
            severity: $severity,
            message: $message,
            help: $help,
        };)*
    };
}

whats! {
    FIGURE_NEGATIVE "figure-negative" Error "a figure is below zero", "Nothing is counted below zero: correct it in the table; the row stays with its other figures.";
    FIGURE_FRACTION "figure-fraction" Error "a figure is no whole number", "People and events are counted in whole numbers: is this another column, or another decimal sign?";
    FIGURE_TOO_LARGE "figure-too-large" Error "a figure is beyond 2^53", "Is this a number of a document or of a telephone?";
    FIGURE_UNREADABLE "figure-unreadable" Error "a cell cannot be read as one figure", "Write a number, or words such as \"at least 20\"; the words stay with the row.";
    FIGURE_THOUSANDS "figure-thousands" Information "a mark between digits was read as one between thousands", "If it stands before decimals, choose the other decimal sign.";
    FIGURE_DECIMALS "figure-decimals" Information "decimals that are zero were left out", "Nothing to do.";
    FIGURE_ONE_NUMBER "figure-in-words" Information "the only number among other words was taken", "If it counts something else, take the figure out of the column.";
    FIGURE_WORDS "figure-words" Information "words without a number are kept as words", "They are shown as \"?\" and never turned into a number.";
    FIGURE_OUTSIDE_ENDS "figure-outside-ends" Warning "the figure does not lie between its low and its high end", "The range was widened to hold all three; compare with the source.";
    QUALIFIER_UNREADABLE "qualifier-unreadable" Warning "the words for how exact the number is are not known", "Use words such as \"at least\", \"about\", \"more than\".";
    DATE_UNREADABLE "date-unreadable" Error "a cell cannot be read as a date", "The row is kept under \"no date\", with its words.";
    DATE_NO_SUCH_DAY "date-no-such-day" Error "the calendar has no such day", "The row is kept under \"no date\", with its words.";
    DATE_BACKWARDS "date-backwards" Warning "the last day lies before the first", "The first day was taken alone.";
    DATE_OTHER_ORDER "date-other-order" Warning "a date only makes sense in another order than its column", "It was read so; compare with the source.";
    DATE_ORDER_OPEN "date-order-open" Warning "no date of the column shows whether the day or the month comes first", "They were read with the day first; choose the other order where that is wrong.";
    DATE_ORDER_MIXED "date-order-mixed" Warning "some dates have the day first, others the month", "Most decide for all that could be read both ways; compare with the source.";
    DATE_ORDER "date-order" Information "dates of three numbers were read in this order", "Choose the other order where that is wrong.";
    DATE_SHORT_YEAR "date-short-year" Information "a year of two digits was completed", "00 to 68 are in this century.";
    DATE_TIME "date-time" Information "the time of day beside a date is only kept with the row", "The map knows days.";
    DATE_SERIAL "date-serial" Information "a number was read as a spreadsheet's date", "44227 is 31 January 2021; if it counts something, take it out of the column.";
    COORDINATES_ZERO "coordinates-zero" Error "latitude and longitude are both zero: a point in the sea off Ghana", "This is what a missing position often turns into; the row is kept and not located.";
    COORDINATES_RANGE "coordinates-out-of-range" Error "a coordinate lies beyond the globe", "Write decimal degrees; the row is kept and not located.";
    COORDINATES_RANGE_SWAPPED "coordinates-range-swapped" Error "a coordinate lies beyond the globe, and on it with the two exchanged", "Exchange them in this row; until then it is not located.";
    COORDINATES_SWAPPED "coordinates-swapped" Error "latitude and longitude look exchanged: the other way round they lie in the row's country", "Exchange them in this row; until then it is not located.";
    COORDINATES_SWAPPED_BY_NAME "coordinates-swapped-by-name" Error "latitude and longitude look exchanged: the other way round they lie at a place of this name", "Exchange them in this row; until then it is not located.";
    COORDINATES_SIGN "coordinates-sign" Warning "a point lies outside its row's country, and in it with the other sign of a coordinate", "Is a minus missing, or W or S? Correct it in the table.";
    COORDINATES_UNREADABLE "coordinates-unreadable" Error "a cell is no number of degrees", "Write decimal degrees: 55.752; until then the row is not located.";
    COORDINATES_INCOMPLETE "coordinates-incomplete" Error "latitude and longitude only make a position together", "Add the other one; until then the row is not located.";
    COLUMNS_SWAPPED "columns-swapped" Warning "latitude and longitude are exchanged in the whole table, and were read the other way round", "If that is wrong, exchange the two columns.";
    COLUMNS_METRES "columns-metres" Warning "the coordinates are metres of web mercator, and were turned into degrees", "Nothing to do if the places stand where they should.";
    PLACE_NOT_STATED "place-not-stated" Warning "a row names no place", "It is listed under \"Place not stated\".";
    PLACE_IS_REGION "place-is-region" Information "a row is about a whole region or country", "Its figure has no point on the map; it is listed beside it.";
    COUNTRY_UNKNOWN "country-unknown" Information "a country is not known by this name", "It is kept with the row.";
    NOT_LOCATED "not-located" Information "a row has no coordinates", "It is listed as not on the map.";
    PLACE_LOOKED_UP "place-looked-up" Information "a place was found by its name", "Compare it with the source; the position comes from GeoNames (CC BY 4.0).";
    PLACE_RIVALS "place-rivals" Warning "several places have this name, and nothing decides", "Add a country or region; until then the row is not located.";
    PLACE_ELSEWHERE "place-elsewhere" Warning "places of this name are known, and none in the region or country that the row states", "Add coordinates, or correct the region; until then the row is not located.";
    PLACE_UNLIKELY "place-unlikely" Warning "one place of this name is known, and it may be another one", "Choose it by hand if it is meant, or add a country or coordinates; until then the row is not located.";
    PLACE_UNKNOWN "place-unknown" Warning "no place of this name is known", "Add coordinates; until then the row is not located.";
    SOURCE_NOT_BESIDE "source-not-described" Warning "an event names a source that sources.json does not describe", "It is shown by its id; add it there.";
    ASSOCIATION_NOT_BESIDE "association-not-described" Warning "an event names an association that associations.json does not name", "The id is the keyword; add it there.";
    ROW_WITHOUT_FIGURE "row-without-figure" Warning "a row states no figure", "It makes no claim and is left out.";
    ANNOTATION_LEFT_OUT "annotation-left-out" Warning "an annotation makes no claim", "It needs a target with a source and a TextQuoteSelector with its exact words.";
    QUOTE_WITHOUT_FIGURE "quote-without-figure" Information "a quote states no single number", "Give the claim its figure by hand, in the words of the source.";
    ROW_TOTAL "row-total" Warning "a row adds up other rows", "It is no place of its own, and would be counted twice; give it coordinates if it is a place.";
    ROW_EMPTY "row-empty" Information "a row is empty", "It is left out.";
    REST_UNREADABLE "rest-unreadable" Error "the rest of the file cannot be read", "Rows before it are shown.";
}

/// Why a figure was refused.
pub(super) fn of_refusal(refusal: Refusal) -> &'static What {
    match refusal {
        Refusal::Negative => FIGURE_NEGATIVE,
        Refusal::Fraction => FIGURE_FRACTION,
        Refusal::TooLarge => FIGURE_TOO_LARGE,
        Refusal::Unreadable => FIGURE_UNREADABLE,
    }
}

/// How a figure was read.
pub(super) fn of_reading(reading: Reading) -> &'static What {
    match reading {
        Reading::Thousands => FIGURE_THOUSANDS,
        Reading::EmptyDecimals => FIGURE_DECIMALS,
        Reading::OneNumberInWords => FIGURE_ONE_NUMBER,
        Reading::Words => FIGURE_WORDS,
    }
}

/// How a date was read; `None` where nothing is worth saying of every single one.
pub(super) fn of_date(reading: DateReading) -> Option<&'static What> {
    match reading {
        DateReading::OtherOrder => Some(DATE_OTHER_ORDER),
        DateReading::ShortYear => Some(DATE_SHORT_YEAR),
        DateReading::TimeLeftOut => Some(DATE_TIME),
        DateReading::Serial => Some(DATE_SERIAL),
        DateReading::Rewritten => None,
    }
}

/// Why a row has no position.
pub(super) fn of_fault(fault: Fault) -> &'static What {
    match fault {
        Fault::Zero => COORDINATES_ZERO,
        Fault::OutOfRange => COORDINATES_RANGE,
        Fault::OutOfRangeUnlessSwapped => COORDINATES_RANGE_SWAPPED,
        Fault::Swapped => COORDINATES_SWAPPED,
    }
}
