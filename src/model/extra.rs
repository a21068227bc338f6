//! Keys that begin with `x-`: not ours, carried along untouched.

/// Foreign keys of one JSON object with the JSON text of their values, in the order of the file.
///
/// Small objects inside it that the model takes apart (a figure, a span) leave their foreign keys
/// here too, with their own key in front: `figure.x-page`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extra(Vec<(String, String)>);

impl Extra {
    /// Nothing to carry.
    pub const NONE: Self = Self(Vec::new());

    /// Adds a key and the JSON text of its value.
    pub fn push(&mut self, key: String, json: String) {
        self.0.push((key, json));
    }

    /// Sets a key to a text, in the place of what it had.
    pub fn set_text(&mut self, key: &str, text: &str) {
        let json = json_text(text);
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, known)) => *known = json,
            None => self.push(key.to_owned(), json),
        }
    }

    /// Takes a key out. Returns whether it was there.
    pub fn remove(&mut self, key: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|(known, _)| known != key);
        self.0.len() < before
    }

    /// Adds the foreign keys of the small object under `inner`.
    pub fn push_inner(&mut self, inner: &str, extra: &Self) {
        for (key, json) in extra.iter() {
            self.push(format!("{inner}.{key}"), json.to_owned());
        }
    }

    /// The foreign keys of the small object under `inner`.
    #[must_use]
    pub fn inner(&self, inner: &str) -> Self {
        let of_inner = |(key, json): &(String, String)| {
            let key = key.strip_prefix(inner)?.strip_prefix('.')?;
            Some((key.to_owned(), json.clone()))
        };
        Self(self.0.iter().filter_map(of_inner).collect())
    }

    /// The foreign keys of the object itself.
    #[must_use]
    pub fn own(&self) -> Self {
        let is_own = |(key, _): &&(String, String)| key.starts_with("x-");
        Self(self.0.iter().filter(is_own).cloned().collect())
    }

    /// Keys and JSON texts in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, json)| (key.as_str(), json.as_str()))
    }

    /// Whether there is nothing to carry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A text as JSON: quotation marks, backslashes and control characters escaped.
fn json_text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            control if control < ' ' => json += &format!("\\u{:04x}", u32::from(control)),
            other => json.push(other),
        }
    }
    json.push('"');
    json
}
