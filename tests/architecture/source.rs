//! Reads the repository's Rust files far enough for the rules: words, signs, strings and paths, with
//! comments left out.

use std::fs;
use std::path::{Path, PathBuf};

/// One Rust file, read.
pub struct Source {
    /// From the root of the repository, with `/`.
    pub name: String,
    pub text: String,
    pub tokens: Vec<Token>,
    pub paths: Vec<PathUse>,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        let tokens = tokens(text);
        let paths = paths(&tokens);
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            tokens,
            paths,
        }
    }

    /// The folder or file directly under src, without its ending.
    pub fn layer(&self) -> String {
        let inside = self.name.strip_prefix("src/").unwrap_or(&self.name);
        let first = inside.split('/').next().unwrap_or(inside);
        first.strip_suffix(".rs").unwrap_or(first).to_owned()
    }

    /// How many `super` lead from this file's module to the root of the crate.
    pub fn depth(&self) -> usize {
        let inside = self.name.strip_prefix("src/").unwrap_or(&self.name);
        let steps = inside.split('/').count();
        match inside.rsplit('/').next() {
            Some("mod.rs" | "lib.rs" | "main.rs") => steps - 1,
            _ => steps,
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn relative(path: &Path) -> String {
    let root = root();
    let inside = path.strip_prefix(&root).unwrap_or(path);
    inside.to_string_lossy().replace('\\', "/")
}

pub fn source(name: &str) -> Source {
    match fs::read_to_string(root().join(name)) {
        Ok(text) => Source::new(name, &text),
        Err(error) => panic!("cannot read {name}: {error}"),
    }
}

pub fn rust_files(folder: &str) -> Vec<Source> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    let is_rust = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    files
        .iter()
        .filter(is_rust)
        .map(|path| source(&relative(path)))
        .collect()
}

/// What belongs to the repository, found without git: it may not be installed.
pub fn committed_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let folders = [
        "src", "tests", "benches", "assets", "data", "scripts", ".ci", "docs",
    ];
    for folder in folders {
        collect(&root().join(folder), &mut files);
    }
    let Ok(entries) = fs::read_dir(root()) else {
        panic!("cannot list the root of the repository");
    };
    // In a work tree of git's, `.git` is a file.
    let top = entries.flatten().map(|entry| entry.path());
    files.extend(top.filter(|path| path.is_file() && !path.ends_with(".git")));
    files.sort();
    files
}

/// Every file under a folder, in the order of their names; nothing where there is no such folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Lifetime,
    /// What stands between the quotation marks of a string.
    Text,
    Sign,
}

#[derive(Clone, Debug)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Sign) && self.text == text
    }
}

/// Words, signs and strings; comments are left out. `::` is one sign, every other stands alone.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied().unwrap_or('\0');
        let mut kind = Kind::Sign;
        let mut span = at..at + 1; // what the token's text is
        let mut end = at + 1; // where reading goes on
        if c == '/' && next == '/' {
            end = find(&chars, at, |rest| rest[0] == '\n');
            span = at..at;
        } else if c == '/' && next == '*' {
            end = block_comment_end(&chars, at);
            span = at..at;
        } else if c.is_whitespace() {
            span = at..at;
        } else if let Some((inside, after)) = string_at(&chars, at) {
            (kind, span, end) = (Kind::Text, inside, after);
        } else if c == '\'' {
            if let Some(after) = character_end(&chars, at) {
                (span, end) = (at..at, after);
            } else {
                end = word_end(&chars, at + 1);
                (kind, span) = (Kind::Lifetime, at..end);
            }
        } else if c.is_alphanumeric() || c == '_' {
            end = word_end(&chars, at);
            (kind, span) = (Kind::Word, at..end);
        } else if c == ':' && next == ':' {
            end = at + 2;
            span = at..end;
        }
        if !span.is_empty() || kind == Kind::Text {
            let text = chars[span].iter().collect();
            tokens.push(Token { kind, text, line });
        }
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    tokens
}

fn find(chars: &[char], from: usize, matches: impl Fn(&[char]) -> bool) -> usize {
    let found = (from..chars.len()).find(|at| matches(&chars[*at..]));
    found.unwrap_or(chars.len())
}

fn word_end(chars: &[char], from: usize) -> usize {
    find(chars, from, |rest| {
        !(rest[0].is_alphanumeric() || rest[0] == '_')
    })
}

/// Block comments nest.
fn block_comment_end(chars: &[char], from: usize) -> usize {
    let (mut at, mut open) = (from, 0_usize);
    while at < chars.len() {
        if chars[at..].starts_with(&['/', '*']) {
            open += 1;
            at += 2;
        } else if chars[at..].starts_with(&['*', '/']) {
            open -= 1;
            at += 2;
            if open == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// A string that begins here (`"`, `b"`, `c"`, `r"`, `br#"` and so on): its inside, and its end.
fn string_at(chars: &[char], from: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let mut at = from;
    if matches!(chars.get(at), Some('b' | 'c')) {
        at += 1;
    }
    let raw = chars.get(at) == Some(&'r');
    if raw {
        at += 1;
    }
    let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
    at += hashes;
    if chars.get(at) != Some(&'"') || (hashes > 0 && !raw) {
        return None;
    }
    let inside = at + 1;
    if raw {
        let close: Vec<char> = std::iter::once('"')
            .chain(std::iter::repeat_n('#', hashes))
            .collect();
        let end = find(chars, inside, |rest| rest.starts_with(&close));
        return Some((inside..end, (end + close.len()).min(chars.len())));
    }
    let mut end = inside;
    while end < chars.len() && chars[end] != '"' {
        end += if chars[end] == '\\' { 2 } else { 1 };
    }
    let end = end.min(chars.len());
    Some((inside..end, (end + 1).min(chars.len())))
}

/// Where the character in single quotes that begins here ends; `None` if it is a lifetime.
fn character_end(chars: &[char], from: usize) -> Option<usize> {
    if chars.get(from + 1) == Some(&'\\') {
        let end = find(chars, from + 3, |rest| rest[0] == '\'');
        return Some((end + 1).min(chars.len()));
    }
    (chars.get(from + 2) == Some(&'\'')).then_some(from + 3)
}

/// One path as it stands in the code, `crate::model::Claim`, with groups taken apart.
#[derive(Debug)]
pub struct PathUse {
    pub names: Vec<String>,
    pub line: usize,
    /// `crate::name!`
    pub is_macro: bool,
    /// How many modules inside the file it stands in.
    inner_modules: usize,
}

impl PathUse {
    /// The first name after the root of the crate, if the path begins there.
    pub fn first_below_the_root(&self, depth: usize) -> Option<&str> {
        let names = &self.names;
        let supers = names.iter().take_while(|name| *name == "super").count();
        let below = match names.first().map(String::as_str) {
            Some("crate" | "arrest_atlas") => 1,
            Some("super") if supers >= depth + self.inner_modules => supers,
            _ => return None,
        };
        names.get(below).map(String::as_str)
    }
}

/// Every path with two or more names, and every `use` of one.
fn paths(tokens: &[Token]) -> Vec<PathUse> {
    let mut found = Vec::new();
    let mut inner_modules: Vec<usize> = Vec::new(); // the depths inside their braces
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(token) = tokens.get(at) {
        if token.is("{") {
            depth += 1;
            let opens_module =
                at >= 2 && tokens[at - 2].is("mod") && tokens[at - 1].kind == Kind::Word;
            if opens_module {
                inner_modules.push(depth);
            }
        } else if token.is("}") {
            depth = depth.saturating_sub(1);
            inner_modules.retain(|inside| *inside <= depth);
        } else if token.kind == Kind::Word {
            let imported = at > 0 && (tokens[at - 1].is("use") || tokens[at - 1].is("crate"));
            let first = found.len();
            at = read_path(tokens, at, &[], &mut found);
            for path in &mut found[first..] {
                path.inner_modules = inner_modules.len();
            }
            // A lone word is a variable or a keyword, unless it is imported.
            let lone = found.len() == first + 1 && found[first].names.len() == 1;
            if lone && !imported {
                found.pop();
            }
            continue;
        }
        at += 1;
    }
    found
}

/// Reads one path that begins at a word, with everything in its groups; returns where it ends.
fn read_path(tokens: &[Token], from: usize, before: &[String], found: &mut Vec<PathUse>) -> usize {
    let mut names = before.to_vec();
    let line = tokens[from].line;
    let mut at = from;
    loop {
        names.push(tokens[at].text.clone());
        at += 1;
        if !tokens.get(at).is_some_and(|t| t.is("::")) {
            break;
        }
        match tokens.get(at + 1) {
            Some(t) if t.kind == Kind::Word || t.is("*") => at += 1,
            Some(t) if t.is("{") => return read_group(tokens, at + 2, &names, found),
            _ => break, // `::<`
        }
    }
    found.push(PathUse {
        names,
        line,
        is_macro: tokens.get(at).is_some_and(|t| t.is("!")),
        inner_modules: 0,
    });
    at
}

/// Reads `a, b::{c, d as e}, self}` and returns where it ends.
fn read_group(tokens: &[Token], from: usize, before: &[String], found: &mut Vec<PathUse>) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        if token.is("}") {
            return at + 1;
        }
        if token.is("as") {
            at += 2;
        } else if token.kind == Kind::Word || token.is("*") {
            at = read_path(tokens, at, before, found);
        } else {
            at += 1;
        }
    }
    at
}
