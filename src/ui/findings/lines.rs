//! The lines of the list: how high each is and where it stands, made anew only when that changes.

use super::row;
use super::row_text::RowTexts;
use crate::model::{About, DocumentId};
use crate::ui::look::Look;
use crate::view::{FindingGroup, FindingPart};
use egui::Ui;
use std::collections::HashSet;
use std::ops::Range;

/// What can be folded: a code, or one document of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fold {
    /// All findings of a code.
    Code(&'static str),
    /// Those of them on one document, or on none.
    Part(&'static str, Option<DocumentId>),
}

impl Fold {
    /// All findings of a code.
    pub fn of_group(group: &FindingGroup) -> Self {
        Self::Code(group.code)
    }

    /// Those on one document.
    pub fn of_part(group: &FindingGroup, part: &FindingPart) -> Self {
        Self::Part(group.code, part.document)
    }
}

/// What stands on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The heading of a group, by its position.
    Group(usize),
    /// The heading of a part of a group.
    Part(usize, usize),
    /// A finding, by its row in the report.
    Finding(u32),
}

/// One line, in points from the top of the list. Whole points, so that they stay exact far down.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// What stands on it.
    pub kind: Kind,
    /// Where it begins.
    pub top: f32,
    /// How high it is.
    pub height: f32,
}

/// All lines that are not folded away.
#[derive(Debug, Default)]
pub struct Lines {
    made_for: Option<(f32, f32)>,
    lines: Vec<Line>,
}

impl Lines {
    /// Forgets them: the next frame makes them anew.
    pub fn clear(&mut self) {
        self.made_for = None;
    }

    /// Brings them up to date. `selected` is the row that stands there in full.
    #[expect(clippy::too_many_arguments, reason = "all that the heights depend on")]
    pub fn follow(
        &mut self,
        ui: &Ui,
        look: Look<'_>,
        groups: &[FindingGroup],
        folded: &HashSet<Fold>,
        selected: Option<u32>,
        width: f32,
        texts: &mut RowTexts,
    ) {
        let key = (width, ui.pixels_per_point());
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        self.lines.clear();
        for (at, group) in groups.iter().enumerate() {
            self.push(Kind::Group(at), row::GROUP);
            if folded.contains(&Fold::of_group(group)) {
                continue;
            }
            for (part_at, part) in group.parts.iter().enumerate() {
                if group.is_divided() {
                    self.push(Kind::Part(at, part_at), row::PART);
                    if folded.contains(&Fold::of_part(group, part)) {
                        continue;
                    }
                }
                for &finding_row in &part.rows {
                    let Some(finding) = look.report().findings.get(finding_row as usize) else {
                        continue;
                    };
                    let height = if selected == Some(finding_row) {
                        let text = texts.of(look, finding_row, finding);
                        row::full_height(ui, look, finding, text, width)
                    } else if matches!(finding.about, About::Evidence(..) | About::Passage(..)) {
                        row::WITH_WORDS
                    } else {
                        row::WITHOUT_WORDS
                    };
                    self.push(Kind::Finding(finding_row), height);
                }
            }
        }
    }

    fn push(&mut self, kind: Kind, height: f32) {
        self.lines.push(Line {
            kind,
            top: self.height(),
            height: height.round(),
        });
    }

    /// How high all of them are together.
    pub fn height(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.top + line.height)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// One of them.
    pub fn get(&self, index: usize) -> Option<Line> {
        self.lines.get(index).copied()
    }

    /// Those that have a share between two heights.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self
            .lines
            .partition_point(|line| line.top + line.height < top);
        let end = self.lines.partition_point(|line| line.top < bottom);
        first..end.max(first)
    }

    /// The line that stands so many points below another, or above.
    pub fn farther(&self, from: usize, by: f32) -> usize {
        let Some(line) = self.get(from) else { return 0 };
        let at = self.lines.partition_point(|it| it.top <= line.top + by);
        let at = at.saturating_sub(1);
        // At least one line on.
        if by > 0.0 {
            at.max(from + 1)
        } else {
            at.min(from.saturating_sub(1))
        }
    }
}
