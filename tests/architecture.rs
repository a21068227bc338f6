//! Holds the code to its architecture: layers look down only, the pure ones stay pure, the state has
//! one door. What it reads is the source itself, with comments and strings told apart from code.

#[path = "architecture/source.rs"]
mod source;

use source::{Kind, PathUse, Source, Token, committed_files, relative, rust_files, source};
use std::fs;

/// The layers from the bottom to the top. `ui` and `cli` stand side by side at the top.
const LAYERS: [&str; 12] = [
    "model",
    "text",
    "gazetteer",
    "load",
    "audit",
    "view",
    "scene",
    "export",
    "app",
    "run",
    "ui",
    "cli",
];

/// The layers that get values and give values: no I/O, no clock, no window.
const PURE: [&str; 8] = [
    "model",
    "text",
    "gazetteer",
    "load",
    "audit",
    "view",
    "scene",
    "export",
];

const LONGEST_FILE: usize = 400;

#[test]
fn every_file_says_in_its_first_line_what_it_is_for() {
    let mut complaints = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for file in rust_files(folder) {
            if !file.text.starts_with("//! ") {
                complaints.push(format!(
                    "{}:1: begin the file with one `//! ` sentence that says what it is for",
                    file.name
                ));
            }
        }
    }
    none_of(&complaints);
}

#[test]
fn every_folder_of_the_source_is_a_known_layer() {
    let mut complaints = Vec::new();
    for file in rust_files("src") {
        let layer = file.layer();
        if !LAYERS.contains(&layer.as_str()) && !["lib", "main"].contains(&layer.as_str()) {
            complaints.push(format!(
                "{}:1: `{layer}` is no layer: put the file into one, or give the new layer its \
                 place in LAYERS in tests/architecture.rs",
                file.name
            ));
        }
    }
    none_of(&complaints);
}

#[test]
fn the_library_lists_its_layers_in_reading_order() {
    let lib = source("src/lib.rs");
    let listed: Vec<String> = lib
        .tokens
        .windows(3)
        .filter(|w| w[0].is("pub") && w[1].is("mod"))
        .map(|w| w[2].text.clone())
        .collect();
    assert_eq!(
        listed, LAYERS,
        "src/lib.rs should list the layers from the bottom to the top, as this test does"
    );
}

#[test]
fn layers_look_down_only() {
    let complaints: Vec<String> = rust_files("src").iter().flat_map(upward_looks).collect();
    none_of(&complaints);
}

#[test]
fn the_pure_layers_do_no_io_and_read_no_clock_and_know_no_window() {
    let complaints: Vec<String> = rust_files("src").iter().flat_map(impurities).collect();
    none_of(&complaints);
}

#[test]
fn file_formats_stay_in_load_export_and_the_settings() {
    let complaints: Vec<String> = rust_files("src").iter().flat_map(stray_formats).collect();
    none_of(&complaints);
}

#[test]
fn the_state_is_changed_through_one_function_only() {
    let files = rust_files("src");
    let exists = files.iter().any(|file| {
        file.layer() == "app"
            && file
                .tokens
                .windows(2)
                .any(|w| w[0].is("struct") && w[1].is("State"))
    });
    let doors: Vec<Door> = files.iter().flat_map(doors_to_the_state).collect();
    let (apply, others): (Vec<&Door>, Vec<&Door>) = doors
        .iter()
        .partition(|door| door.function == "apply" && door.file.starts_with("src/app/"));
    let complaints: Vec<String> = others
        .iter()
        .map(|door| {
            format!(
                "{}:{}: `{}` takes the State to change it: make it a Command, and change the \
                 State in State::apply, or take only the part that it needs",
                door.file, door.line, door.function
            )
        })
        .collect();
    none_of(&complaints);
    assert_eq!(
        apply.len(),
        usize::from(exists),
        "State::apply in src/app should be the one function that takes `&mut State`: {apply:?}"
    );
}

#[test]
fn no_file_is_longer_than_a_person_reads_in_one_go() {
    let mut complaints = Vec::new();
    for file in rust_files("src") {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            complaints.push(format!(
                "{}:{lines}: longer than {LONGEST_FILE} lines: split it by what its parts are for",
                file.name
            ));
        }
    }
    let main = source("src/main.rs").text.lines().count();
    if main >= 40 {
        complaints.push(format!(
            "src/main.rs:{main}: keep it under 40 lines: arguments in, command line or window out"
        ));
    }
    none_of(&complaints);
}

#[test]
fn colours_have_names_and_stand_in_the_theme() {
    let complaints: Vec<String> = rust_files("src").iter().flat_map(literal_colours).collect();
    none_of(&complaints);
}

#[test]
fn nothing_in_the_repository_points_at_one_persons_machine() {
    // Written in two halves, so that this file does not find itself.
    let forbidden = [
        concat!("/wo", "rk/"),
        concat!("/tm", "p/wt"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Use", "rs/"),
        concat!("C:", "\\Users"),
        concat!("local", "host"),
        concat!("127.0", ".0.1"),
        concat!("registry.npm", "js"),
        concat!("py", "pi.org"),
        concat!("files.python", "hosted"),
        concat!("index.crates", ".io"),
        concat!("static.crates", ".io"),
        concat!("deb.deb", "ian.org"),
    ];
    let mut complaints = Vec::new();
    for path in committed_files() {
        let name = relative(&path);
        let Ok(text) = fs::read_to_string(&path) else {
            continue; // not text
        };
        for (number, line) in text.lines().enumerate() {
            let at = number + 1;
            for word in forbidden {
                if line.contains(word) {
                    complaints.push(format!("{name}:{at}: take out `{word}`"));
                }
            }
            let public = r#"source = "registry+https://github.com/rust-lang/crates.io-index""#;
            if name == "Cargo.lock" && line.starts_with("source = ") && line != public {
                complaints.push(format!(
                    "{name}:{at}: not from the public index: lock it again without a mirror"
                ));
            }
        }
    }
    none_of(&complaints);
}

/// Where a file names a layer above its own, or `ui` and `cli` name each other.
fn upward_looks(file: &Source) -> Vec<String> {
    let own = file.layer();
    let Some(height) = LAYERS.iter().position(|layer| *layer == own) else {
        return Vec::new(); // lib.rs and main.rs stand above all
    };
    let mut complaints = Vec::new();
    for path in &file.paths {
        let Some(target) = path.first_below_the_root(file.depth()) else {
            continue;
        };
        let complaint = match LAYERS.iter().position(|layer| *layer == target) {
            Some(other) if other > height || (own == "cli" && target == "ui") => format!(
                "{}:{}: `{own}` reaches up to `{target}`: move what it needs down into `{own}` or \
                 below, or let `{target}` hand it in",
                file.name, path.line
            ),
            Some(_) => continue,
            None if path.is_macro || target == "self" || target == "*" => continue,
            None => format!(
                "{}:{}: `crate::{target}` is in no layer: move it into one",
                file.name, path.line
            ),
        };
        complaints.push(complaint);
    }
    complaints
}

/// Where a pure layer does I/O, reads the clock, or knows the window.
fn impurities(file: &Source) -> Vec<String> {
    if !PURE.contains(&file.layer().as_str()) {
        return Vec::new();
    }
    let outside = |path: &PathUse| {
        let names: Vec<&str> = path.names.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["std", "fs" | "net" | "thread" | "process" | "env", ..] => Some("do that in `run`"),
            ["std", "time", "SystemTime" | "Instant", ..] | [_, .., "now"] => {
                Some("let the caller hand the time in")
            }
            ["egui" | "eframe" | "walkers" | "rfd" | "wgpu" | "winit", ..] => {
                Some("use plain values here, and turn them into the window's in `ui`")
            }
            _ => None,
        }
    };
    let complaint = |path: &PathUse| {
        outside(path).map(|advice| {
            format!(
                "{}:{}: `{}` has no place in `{}`: {advice}",
                file.name,
                path.line,
                path.names.join("::"),
                file.layer()
            )
        })
    };
    file.paths.iter().filter_map(complaint).collect()
}

/// Where a layer that should not know any file format uses serde.
fn stray_formats(file: &Source) -> Vec<String> {
    let layer = file.layer();
    if ["load", "export"].contains(&layer.as_str()) || file.name.starts_with("src/app/settings") {
        return Vec::new();
    }
    let deserves = |path: &&PathUse| match path.names.first().map(String::as_str) {
        Some("serde" | "schemars") => true,
        Some("serde_json") => PURE.contains(&layer.as_str()),
        _ => false,
    };
    file.paths
        .iter()
        .filter(deserves)
        .map(|path| {
            format!(
                "{}:{}: `{}` in `{layer}`: file formats are types of their own in src/load, \
                 src/export and src/app/settings",
                file.name,
                path.line,
                path.names.join("::")
            )
        })
        .collect()
}

/// Where the window paints in a colour that has no name in the theme.
fn literal_colours(file: &Source) -> Vec<String> {
    if !file.name.starts_with("src/ui/") || file.name.starts_with("src/ui/theme") {
        return Vec::new();
    }
    let mut found: Vec<(usize, String)> = Vec::new();
    for path in &file.paths {
        let [.., kind, name] = path.names.as_slice() else {
            continue;
        };
        let made = name.starts_with("from_");
        let named = name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        let harmless = ["TRANSPARENT", "PLACEHOLDER"].contains(&name.as_str());
        if ["Color32", "Rgba", "Hsva"].contains(&kind.as_str()) && (made || named) && !harmless {
            found.push((path.line, path.names.join("::")));
        }
    }
    for macro_use in file.tokens.iter().filter(|token| token.is("hex_color")) {
        found.push((macro_use.line, "hex_color!".to_owned()));
    }
    for string in file.tokens.iter().filter(|token| token.kind == Kind::Text) {
        if is_hex_colour(&string.text) {
            found.push((string.line, string.text.clone()));
        }
    }
    let complaint = |(line, what): (usize, String)| {
        format!(
            "{}:{line}: `{what}` is a literal colour: name it by its meaning in \
             assets/theme.toml and take it from src/ui/theme",
            file.name
        )
    };
    found.into_iter().map(complaint).collect()
}

fn is_hex_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        [3, 6, 8].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
    })
}

/// A function that could change the state.
#[derive(Debug)]
struct Door {
    file: String,
    line: usize,
    function: String,
}

/// Every function signature of a file that holds `&mut State`, and every `&mut self` of `impl State`.
fn doors_to_the_state(file: &Source) -> Vec<Door> {
    let tokens = &file.tokens;
    let mut doors = Vec::new();
    let mut depth = 0_usize;
    let mut state_impl: Option<usize> = None; // the depth inside its braces
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is("{") {
            depth += 1;
        } else if token.is("}") {
            depth = depth.saturating_sub(1);
            if state_impl.is_some_and(|inside| depth < inside) {
                state_impl = None;
            }
        } else if token.is("impl") && state_impl.is_none() {
            let end = at + head_length(&tokens[at..]);
            let implemented = tokens[at..end]
                .iter()
                .take_while(|t| !t.is("where"))
                .last()
                .is_some_and(|t| t.is("State"));
            if implemented && tokens.get(end).is_some_and(|t| t.is("{")) {
                state_impl = Some(depth + 1);
                at = end;
                continue;
            }
        } else if token.is("fn") && tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word) {
            let signature = &tokens[at..at + head_length(&tokens[at..])];
            let own = state_impl.is_some();
            if takes_the_state(signature, own) {
                doors.push(Door {
                    file: file.name.clone(),
                    line: token.line,
                    function: tokens[at + 1].text.clone(),
                });
            }
        }
        at += 1;
    }
    doors
}

/// How many tokens there are before the body of an item, or before its semicolon.
fn head_length(tokens: &[Token]) -> usize {
    let end = tokens.iter().position(|t| t.is("{") || t.is(";"));
    end.unwrap_or(tokens.len())
}

fn takes_the_state(signature: &[Token], in_state_impl: bool) -> bool {
    signature.iter().enumerate().any(|(at, token)| {
        if !token.is("&") {
            return false;
        }
        let mut rest = signature[at + 1..]
            .iter()
            .filter(|t| t.kind != Kind::Lifetime);
        if !rest.next().is_some_and(|t| t.is("mut")) {
            return false;
        }
        // The whole path: `egui::State` is another thing than `crate::app::State`.
        let path: Vec<&str> = rest
            .take_while(|t| t.kind == Kind::Word || t.is("::"))
            .map(|t| t.text.as_str())
            .filter(|t| *t != "::")
            .collect();
        match path.as_slice() {
            ["self" | "Self"] => in_state_impl,
            [.., "app", "State"] | ["State"] => true,
            _ => false,
        }
    })
}

#[track_caller]
fn none_of(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

// ---- Does this test see what it should? ---------------------------------------------------------

#[track_caller]
fn check(rule: impl Fn(&Source) -> Vec<String>, name: &str, text: &str, expected: &[&str]) {
    let complaints = rule(&Source::new(name, text));
    let places: Vec<String> = complaints
        .iter()
        .map(|complaint| {
            let mut parts = complaint.splitn(3, ':');
            parts.next();
            parts.next().unwrap_or_default().to_owned()
        })
        .collect();
    assert_eq!(places, expected, "{complaints:#?}");
}

#[test]
fn a_look_up_is_found_wherever_it_stands() {
    let view = "src/view/ledger.rs";
    check(upward_looks, view, "use crate::model::Claim;", &[]);
    check(upward_looks, view, "use crate::scene::Mark;", &["1"]);
    check(upward_looks, view, "\nfn f() { crate::ui::draw() }", &["2"]);
    let nested = "use crate::{\n  model::{Claim, Place},\n  app::{self as a, Command},\n};";
    check(upward_looks, view, nested, &["3", "3"]);
    check(upward_looks, view, "use super::super::ui;", &["1"]);
    check(upward_looks, view, "use super::query;", &[]);
    check(upward_looks, view, "use arrest_atlas::run::Tiles;", &["1"]);
}

#[test]
fn supers_are_counted_through_the_modules_inside_a_file() {
    let inner = "mod tests { use super::super::query; use super::super::super::ui; }";
    check(upward_looks, "src/view/ledger.rs", inner, &["1"]);
    check(
        upward_looks,
        "src/cli.rs",
        "mod tests { use super::*; }",
        &[],
    );
    check(upward_looks, "src/view/mod.rs", "use super::app;", &["1"]);
}

#[test]
fn the_window_and_the_command_line_stand_apart() {
    check(
        upward_looks,
        "src/ui/mod.rs",
        "use crate::cli::run;",
        &["1"],
    );
    check(upward_looks, "src/cli.rs", "use crate::ui::run;", &["1"]);
    check(upward_looks, "src/cli.rs", "use crate::run::files;", &[]);
}

#[test]
fn what_belongs_to_no_layer_is_found_except_macros() {
    check(upward_looks, "src/view/mod.rs", "use crate::Thing;", &["1"]);
    check(upward_looks, "src/view/mod.rs", "crate::say!(1)", &[]);
}

#[test]
fn comments_and_strings_are_not_code() {
    let text = "// crate::ui\n/* crate::ui /* crate::app */ crate::run */\n\
        const A: &str = \"crate::ui \\\" crate::ui\";\nconst B: &str = r#\"crate::ui \" \"#;\n\
        const C: char = '\"'; fn f<'a>(x: &'a str) {} const D: char = '\\'';\n use crate::ui;";
    check(upward_looks, "src/view/mod.rs", text, &["6"]);
}

#[test]
fn io_the_clock_and_the_window_are_found_in_a_pure_layer() {
    let load = "src/load/mod.rs";
    check(impurities, load, "use std::fs;", &["1"]);
    check(
        impurities,
        load,
        "use std::{collections::BTreeMap, fs::File};",
        &["1"],
    );
    check(
        impurities,
        load,
        "use std::time::{Duration, Instant};",
        &["1"],
    );
    check(impurities, load, "let t = jiff::Zoned::now();", &["1"]);
    check(impurities, load, "use egui;", &["1"]);
    check(impurities, load, "fn f(p: egui::Pos2) {}", &["1"]);
    check(impurities, load, "let egui = now; fs.read();", &[]);
    check(impurities, "src/run/mod.rs", "use std::fs;", &[]);
}

#[test]
fn serde_is_found_outside_the_file_formats() {
    check(
        stray_formats,
        "src/model/mod.rs",
        "use serde::Serialize;",
        &["1"],
    );
    check(
        stray_formats,
        "src/model/mod.rs",
        "#[derive(serde::Serialize)]",
        &["1"],
    );
    check(
        stray_formats,
        "src/app/mod.rs",
        "use serde::Serialize;",
        &["1"],
    );
    check(
        stray_formats,
        "src/app/settings.rs",
        "use serde::Serialize;",
        &[],
    );
    check(
        stray_formats,
        "src/load/json.rs",
        "use serde::Serialize;",
        &[],
    );
    check(
        stray_formats,
        "src/ui/map.rs",
        "serde_json::from_str(style)",
        &[],
    );
    check(
        stray_formats,
        "src/audit/mod.rs",
        "serde_json::from_str(style)",
        &["1"],
    );
}

#[test]
fn literal_colours_are_found_outside_the_theme() {
    let map = "src/ui/map.rs";
    check(
        literal_colours,
        map,
        "egui::Color32::from_rgb(1, 2, 3)",
        &["1"],
    );
    check(literal_colours, map, "Color32::RED", &["1"]);
    check(literal_colours, map, "let red = \"#cb4a2f\";", &["1"]);
    check(literal_colours, map, "hex_color!(\"red\")", &["1"]);
    check(
        literal_colours,
        map,
        "Color32::TRANSPARENT; \"#12\"; f(c: Color32)",
        &[],
    );
    check(
        literal_colours,
        "src/ui/theme.rs",
        "Color32::from_rgb(1, 2, 3)",
        &[],
    );
    check(literal_colours, "src/ui/theme/light.rs", "\"#cb4a2f\"", &[]);
}

#[test]
fn every_door_to_the_state_is_found() {
    let names = |text: &str| -> Vec<String> {
        let doors = doors_to_the_state(&Source::new("src/app/mod.rs", text));
        doors.into_iter().map(|door| door.function).collect()
    };
    assert_eq!(
        names("impl State { fn apply(&mut self, c: Command) {} fn see(&self) {} }"),
        ["apply"]
    );
    assert_eq!(
        names("impl State { fn sneak<'a>(&'a mut self) {} }"),
        ["sneak"]
    );
    assert_eq!(
        names("impl Default for State { fn d(&mut self) {} }"),
        ["d"]
    );
    assert_eq!(
        names("impl Other { fn turn(&mut self) {} } fn f(s: &mut State) {}"),
        ["f"]
    );
    assert_eq!(
        names("fn g(s: &mut crate::app::State, t: &State) {}"),
        ["g"]
    );
    assert_eq!(
        names("fn h(s: &mut egui::State, t: &mut StateOfMind) {}"),
        [""; 0]
    );
}
