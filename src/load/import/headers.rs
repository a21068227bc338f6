//! Headers as they are compared: letter case, underscores and signs aside.

/// `Number_of Detentions (total)` and `numberOfDetentions (total)` are `number of detentions total`.
pub(super) fn folded(header: &str) -> String {
    let mut folded = String::with_capacity(header.len());
    let mut after_lower = false;
    for c in header.trim_start_matches('\u{feff}').chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && after_lower {
                folded.push(' ');
            }
            after_lower = c.is_lowercase();
            folded.extend(c.to_lowercase());
        } else if matches!(c, '\'' | '’') {
            // "victim's" is one word.
        } else {
            after_lower = false;
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The headers of a table, folded.
#[derive(Debug, Clone)]
pub(super) struct Headers(Vec<String>);

impl Headers {
    pub fn new(headers: &[String]) -> Self {
        Self(headers.iter().map(|header| folded(header)).collect())
    }

    pub fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().map(String::as_str).enumerate()
    }

    /// The column with the first of several names that is there.
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        let position = |name: &&str| self.0.iter().position(|header| header == name);
        names.iter().find_map(position)
    }

    /// The columns whose name is one of these with a number behind: `source 1`, `source2`.
    pub fn numbered(&self, names: &[&str]) -> Vec<usize> {
        let is_numbered = |header: &str| {
            names.iter().any(|name| {
                let rest = header.strip_prefix(name).map(str::trim);
                rest.is_some_and(|rest| {
                    !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit())
                })
            })
        };
        let columns = self.iter().filter(|(_, header)| is_numbered(header));
        columns.map(|(column, _)| column).collect()
    }
}

/// A short text that is the same for tables with the same headers in the same order, whatever
/// their letter case: mappings are remembered by it.
#[must_use]
pub fn header_fingerprint(headers: &[String]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64; // FNV-1a: the same on every machine and version
    for header in headers {
        for byte in folded(header).bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{}-{hash:016x}", headers.len())
}

#[cfg(test)]
mod tests {
    use super::{Headers, folded, header_fingerprint};

    #[test]
    fn headers_are_compared_by_their_words() {
        for header in [
            "number_of_detentions",
            "Number of Detentions",
            "\u{feff}NumberOfDetentions",
            " number--of\ndetentions ",
        ] {
            assert_eq!(folded(header), "number of detentions", "{header}");
        }
        assert_eq!(folded("Victim's name"), "victims name");
        assert_eq!(folded("GLOBALEVENTID"), "globaleventid");
    }

    #[test]
    fn numbered_columns_are_found() {
        let headers = ["date", "source_1", "source_2", "source3", "source_scale"];
        let headers = Headers::new(&headers.map(ToOwned::to_owned));
        assert_eq!(headers.numbered(&["source"]), [1, 2, 3]);
    }

    #[test]
    fn the_same_headers_have_the_same_fingerprint() {
        let of = |headers: &[&str]| {
            header_fingerprint(&headers.iter().map(|&h| h.to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(of(&["City", "Arrests"]), of(&["city", "arrests"]));
        assert_ne!(of(&["city", "arrests"]), of(&["arrests", "city"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}
