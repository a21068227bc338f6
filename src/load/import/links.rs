//! The links of a table's documents, end to end: they are compared for every row, and lie close
//! together here.

/// The links by the rows of their documents.
#[derive(Debug, Default)]
pub(super) struct Links {
    texts: String,
    all: Vec<Link>,
}

/// Where a link stands among the texts; of documents without one it has no length.
#[derive(Debug, Clone, Copy, Default)]
struct Link {
    start: u32,
    length: u32,
    /// A cell that holds it and nothing else means it.
    is_plain: bool,
}

impl Links {
    /// Keeps the link of a document.
    pub fn keep(&mut self, row: usize, link: &str) {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.all.resize(row, Link::default());
        self.all.push(Link {
            start: number(self.texts.len()),
            length: number(link.len()),
            is_plain: false,
        });
        self.texts.push_str(link);
    }

    /// Whether the link of a document is this one.
    #[inline]
    pub fn is(&self, row: usize, link: &str) -> bool {
        self.bytes(row) == Some(link.as_bytes())
    }

    /// Has the link of a document at hand.
    #[inline]
    pub fn look_at(&self, row: usize) -> u8 {
        let bytes = self.bytes(row).unwrap_or_default();
        bytes.first().copied().unwrap_or(0)
    }

    /// Whether a cell was found to mean the link of a document by holding it and nothing else.
    #[inline]
    pub fn is_plain(&self, row: usize) -> bool {
        self.all.get(row).is_some_and(|link| link.is_plain)
    }

    /// Notes that such a cell was found.
    pub fn found_plain(&mut self, row: usize) {
        if let Some(link) = self.all.get_mut(row) {
            link.is_plain = true;
        }
    }

    #[inline]
    fn bytes(&self, row: usize) -> Option<&[u8]> {
        let link = self.all.get(row).filter(|link| link.length > 0)?;
        let start = link.start as usize;
        let end = start + link.length as usize;
        self.texts.as_bytes().get(start..end)
    }
}
