//! What a JSON text is: a table of some arrangement, features, annotations, or a dataset of ours.

use super::check::Checked;
use super::elements::{Arrangement, Elements};
use super::members::Members;
use crate::load::cursor::{Cursor, Kind};
use crate::load::field::{At, Text};
use crate::load::row;
use crate::load::table::choices::MemberInfo;
use serde::de::IgnoredAny;

/// What well-formed JSON is to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load::table) enum Shape {
    /// Objects that are rows; where several lists hold some, all of those; and the keys beside
    /// them, which are no rows.
    Rows {
        arrangement: Arrangement,
        member: Option<String>,
        lists: Vec<MemberInfo>,
        beside: Vec<String>,
    },
    /// GeoJSON features or geometries.
    Features {
        arrangement: Arrangement,
        beside: Vec<String>,
        /// The system of coordinates that the file names.
        system: Option<String>,
    },
    /// W3C Web Annotations.
    Annotations,
    /// Ours, or nothing that can be read: `load` decides and says why.
    Ours,
}

/// So many elements are looked at.
const SAMPLED: usize = 50;

/// Lists lie no deeper in objects.
const DEPTH: usize = 3;

/// Whether the text is one JSON value per line or record, and not one value as a whole.
pub(in crate::load::table) fn in_lines(text: &str) -> Option<Arrangement> {
    if text.starts_with('\u{1e}') {
        return Some(Arrangement::Sequence);
    }
    let lines = text.split(['\n', '\r']).map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty()).take(20);
    let is_object = |line: &str| {
        line.starts_with('{')
            && line.ends_with('}')
            && serde_json::from_str::<IgnoredAny>(line).is_ok()
    };
    let first = lines.next()?;
    let rest: Vec<&str> = lines.collect();
    let whole = rest.iter().filter(|line| is_object(line)).count();
    let opening = rest.iter().filter(|line| line.starts_with('{')).count();
    if rest.is_empty() {
        return None;
    }
    let is_lines =
        is_object(first) || { first.starts_with('{') && whole >= 2 && opening == rest.len() };
    is_lines.then_some(Arrangement::Lines)
}

/// What the objects of lines are.
pub(in crate::load::table) fn of_lines(text: &str, arrangement: Arrangement) -> Shape {
    if mostly(text, arrangement, is_geometry_like) {
        return features_only(arrangement);
    }
    rows_only(arrangement)
}

fn rows_only(arrangement: Arrangement) -> Shape {
    Shape::Rows {
        arrangement,
        member: None,
        lists: Vec::new(),
        beside: Vec::new(),
    }
}

fn features_only(arrangement: Arrangement) -> Shape {
    Shape::Features {
        arrangement,
        beside: Vec::new(),
        system: None,
    }
}

/// Whether the text says in its first bytes that it is ours, or is a list that is none of other
/// people's tables: then nothing needs to be looked at twice. The text may be broken.
pub(in crate::load::table) fn is_clearly_ours(text: &str) -> bool {
    let start = text.len() - text.trim_start().len();
    match text.as_bytes().get(start) {
        Some(b'[') => of_list(text, start) == Shape::Ours,
        Some(b'{') => {
            let mut cursor = Cursor::new(text);
            cursor.enter();
            let is_format = cursor.next_key().is_some_and(|key| key.value == "format");
            is_format
                && cursor.kind() == Kind::Text
                && cursor.text().as_ref().is_some_and(is_our_format)
        }
        _ => false,
    }
}

fn is_our_format(format: &At<Text<'_>>) -> bool {
    format.value == "arrest-atlas"
}

/// What one well-formed value is; `checked` knows its lists, `wanted` is the list that a person
/// chose.
pub(in crate::load::table) fn of_value(
    text: &str,
    checked: &mut Checked,
    wanted: Option<&str>,
) -> Shape {
    let top = text.len() - text.trim_start().len();
    if text.as_bytes().get(top) == Some(&b'[') {
        return of_list(text, top);
    }
    let mut cursor = Cursor::new(text);
    cursor.go_to(top);
    cursor.lists = std::mem::take(&mut checked.ends);
    let members = Members::at(cursor);
    if members.are_ours() {
        return Shape::Ours;
    }
    if members.have_annotations() {
        return Shape::Annotations;
    }
    if let Some(arrangement) = members.features(top) {
        let beside = match arrangement {
            Arrangement::List(_) => members.beside(&["type", "features", "geometries", "bbox"]),
            _ => Vec::new(),
        };
        return Shape::Features {
            arrangement,
            beside,
            system: members.system(),
        };
    }
    if members.text("type").as_deref() == Some("Topology") {
        return Shape::Ours;
    }
    of_members(&members, checked, top, wanted)
}

fn of_list(text: &str, top: usize) -> Shape {
    let arrangement = Arrangement::List(top);
    if mostly(text, arrangement, is_annotation) {
        Shape::Annotations
    } else if mostly(text, arrangement, is_geometry_like) {
        features_only(arrangement)
    } else if mostly(text, arrangement, is_object) && !is_short_form(text, arrangement) {
        rows_only(arrangement)
    } else {
        Shape::Ours
    }
}

/// The rows stand in one of the lists inside the object.
fn of_members(members: &Members<'_>, checked: &Checked, top: usize, wanted: Option<&str>) -> Shape {
    let text = members.text;
    let mut lists = Vec::new();
    let mut cursor = Cursor::new(text);
    cursor.go_to(top);
    find_lists(cursor, checked, "", DEPTH, &mut lists);
    let longest = lists.iter().rev().max_by_key(|list| list.info.rows);
    let chosen = wanted.and_then(|path| lists.iter().find(|list| list.info.path == path));
    let Some(list) = chosen.or(longest) else {
        return Shape::Ours;
    };
    let arrangement = Arrangement::List(list.start);
    let is_wrapped_short_form = lists.len() == 1
        && chosen.is_none()
        && !list.info.path.contains('.')
        && is_short_form(text, arrangement);
    if is_wrapped_short_form {
        return Shape::Ours;
    }
    let member = Some(list.info.path.clone());
    let beside = members.beside(&[list.info.path.as_str()]);
    let several = lists.len() > 1;
    Shape::Rows {
        arrangement,
        member,
        lists: if several {
            lists.into_iter().map(|list| list.info).collect()
        } else {
            Vec::new()
        },
        beside,
    }
}

/// A list of objects inside an object.
struct List {
    info: MemberInfo,
    start: usize,
}

fn find_lists(
    mut cursor: Cursor<'_>,
    checked: &Checked,
    path: &str,
    depth: usize,
    lists: &mut Vec<List>,
) {
    let text = cursor.whole();
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let kind = cursor.kind();
        let start = cursor.opening().start as usize;
        let path = if path.is_empty() {
            key.value.to_string()
        } else {
            format!("{path}.{}", key.value)
        };
        match kind {
            Kind::List if mostly(text, Arrangement::List(start), is_object) => {
                let rows = checked.count(&mut cursor);
                lists.push(List {
                    info: MemberInfo { path, rows },
                    start,
                });
            }
            Kind::Object => {
                if depth > 1 {
                    let mut inside = Cursor::new(text);
                    inside.go_to(start);
                    find_lists(inside, checked, &path, depth - 1, lists);
                }
                cursor.skip();
            }
            _ => {
                cursor.skip();
            }
        }
    }
}

/// Whether more than half of the first elements are so.
fn mostly(text: &str, arrangement: Arrangement, is_so: fn(&str, usize) -> bool) -> bool {
    let (so, all) = counted(text, arrangement, is_so);
    2 * so > all
}

/// How many of the first elements are so, and how many were looked at.
fn counted(text: &str, arrangement: Arrangement, is_so: fn(&str, usize) -> bool) -> (usize, usize) {
    let mut elements = Elements::new(text, arrangement);
    let (mut so, mut all) = (0, 0);
    while all < SAMPLED
        && let Some(element) = elements.next()
    {
        all += 1;
        so += usize::from(element.broken.is_none() && is_so(text, element.at.start));
        elements.skip(&element);
    }
    (so, all)
}

/// Whether it is a short form, of which rows may be wrong: a city with a figure is among them,
/// and not many have neither.
fn is_short_form(text: &str, arrangement: Arrangement) -> bool {
    let (short, all) = counted(text, arrangement, |text, at| {
        short_row(text, at) == (true, true)
    });
    let (foreign, _) = counted(text, arrangement, |text, at| {
        is_object(text, at) && short_row(text, at) == (false, false)
    });
    short > 0 && 2 * foreign <= all
}

fn is_object(text: &str, at: usize) -> bool {
    text.as_bytes().get(at) == Some(&b'{')
}

/// Whether an object names a city, and whether it has a figure, as the short form does. A city
/// that is an object of its own is somebody else's table.
fn short_row(text: &str, at: usize) -> (bool, bool) {
    let members = Members::of(text, at);
    let plain = members
        .keys
        .iter()
        .filter(|(_, start)| !is_object(text, *start));
    row::short_keys(plain.map(|(key, _)| key.as_ref()))
}

fn is_annotation(text: &str, at: usize) -> bool {
    Members::of(text, at).have_annotations()
}

fn is_geometry_like(text: &str, at: usize) -> bool {
    let features = Members::of(text, at).features(at);
    matches!(features, Some(Arrangement::One(_)))
}
