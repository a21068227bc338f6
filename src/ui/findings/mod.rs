//! What the audit found, where the map was: grouped, searched, and one click from its sentence.

mod head;
mod lines;
mod row;
mod row_text;
mod going;

use super::look::Look;
use super::outbox::Outbox;
use super::regions::Region;
use super::theme::{Type, space};
use super::widgets::{link, small};
use crate::app::Command;
use crate::export::findings_text;
use crate::model::{Finding, Report};
use crate::view::{FindingGroup, FindingSieve, grouped_findings};
use egui::{Frame, Margin, Sense, Ui, vec2};
use lines::{Fold, Kind, Line, Lines};
use row_text::RowTexts;
use std::collections::HashSet;

/// The list of findings: what a person chose in it, and what is kept from frame to frame.
#[derive(Default)]
pub struct FindingsPanel {
    sieve: FindingSieve,
    folded: HashSet<Fold>,
    selected: Option<Selected>,
    groups: Vec<FindingGroup>,
    grouped_for: Option<(u64, FindingSieve)>,
    lines: Lines,
    texts: RowTexts,
    /// The line that has the focus, so that it is drawn wherever the list is scrolled to.
    focused: Option<usize>,
    /// The chosen finding grew: it is to be seen in full.
    shows_selected: bool,
    /// The line that a key asked for: it gets the focus as soon as it is drawn.
    wanted: Option<usize>,
}

/// The chosen finding: its row, and itself, since another report may have it in another row.
struct Selected {
    row: u32,
    finding: Finding,
}

impl FindingsPanel {
    /// The list over all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        self.follow(look);
        let side = if look.narrow() { 12 } else { 16 };
        let frame = Frame::new()
            .fill(look.palette.panel)
            .inner_margin(Margin::symmetric(side, 0));
        egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            let copies = head::head_ui(ui, look, &mut self.sieve, out);
            if copies {
                out.send(Command::Copy(self.as_text(look)));
            }
            self.follow(look);
            if self.groups.is_empty() {
                self.nothing_ui(ui, look);
            } else {
                self.list_ui(ui, look, out);
            }
        });
    }

    /// Groups the findings anew when the report or the choice of findings is another.
    fn follow(&mut self, look: Look<'_>) {
        let key = (look.state.revision, self.sieve.clone());
        if self.grouped_for.as_ref() == Some(&key) {
            return;
        }
        let report = look.report();
        self.groups = grouped_findings(look.wording(), &self.sieve);
        self.selected = self.selected.take().and_then(|it| it.found_in(report));
        self.grouped_for = Some(key);
        self.texts.clear();
        self.lines.clear();
        (self.focused, self.wanted) = (None, None);
    }

    fn nothing_ui(&mut self, ui: &mut Ui, look: Look<'_>) {
        if look.report().findings.is_empty() {
            return;
        }
        ui.add_space(space::L);
        let words = format!(
            "No finding matches. {} hidden.",
            look.report().findings.len()
        );
        small(ui, words, look.palette);
        if link(ui, "Show all findings", look.palette).clicked() {
            self.sieve = FindingSieve::default();
        }
    }

    /// The shown findings as plain text, folded ones as well.
    fn as_text(&self, look: Look<'_>) -> String {
        let rows = self
            .groups
            .iter()
            .flat_map(|group| &group.parts)
            .flat_map(|part| &part.rows);
        let findings = rows.filter_map(|&row| look.report().findings.get(row as usize));
        findings_text(look.wording(), findings)
    }

    fn list_ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        let width = ui.available_width() - space::M;
        let selected = self.selected.as_ref().map(|it| it.row);
        self.lines.follow(
            ui,
            look,
            &self.groups,
            &self.folded,
            selected,
            width,
            &mut self.texts,
        );
        let height = self.lines.height();
        let area = egui::ScrollArea::vertical()
            .id_salt("findings")
            .auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| {
            let (page, _) = ui.allocate_exact_size(vec2(width, height + 20.0), Sense::hover());
            // One screen more at both ends, so that Tab finds the next line there.
            let more = viewport.height().max(80.0);
            let drawn = self
                .lines
                .between(viewport.top() - more, viewport.bottom() + more);
            let elsewhere = [self.focused, self.wanted];
            let elsewhere = elsewhere
                .into_iter()
                .flatten()
                .filter(|index| !drawn.contains(index) && *index < self.lines.len());
            let mut indexes: Vec<usize> = drawn.clone().chain(elsewhere).collect();
            indexes.sort_unstable();
            indexes.dedup();
            self.focused = None;
            for index in indexes {
                if let Some(line) = self.lines.get(index) {
                    let at = page.min + vec2(0.0, line.top);
                    let rect = egui::Rect::from_min_size(at, vec2(width, line.height));
                    self.line_ui(ui, look, index, line, rect, out);
                }
            }
            self.keys(ui, viewport.height());
        });
    }

    fn line_ui(
        &mut self,
        ui: &mut Ui,
        look: Look<'_>,
        index: usize,
        line: Line,
        rect: egui::Rect,
        out: &mut Outbox,
    ) {
        let id = ui.scope_id().with(("line of findings", line.kind));
        let response = ui.interact(rect, id, Sense::click());
        if index == 0 {
            Region::Map.enter_at(ui.ctx(), id);
        }
        if self.wanted == Some(index) {
            self.wanted = None;
            response.request_focus();
            ui.scroll_to_rect(rect, None);
        }
        if response.gained_focus() {
            ui.scroll_to_rect(rect, None);
        }
        if response.has_focus() {
            self.focused = Some(index);
            let arrows = egui::EventFilter {
                vertical_arrows: true,
                horizontal_arrows: true,
                ..egui::EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        }
        match line.kind {
            Kind::Group(group) => {
                let Some(group) = self.groups.get(group) else {
                    return;
                };
                let fold = Fold::of_group(group);
                let folded = self.folded.contains(&fold);
                row::group_ui(ui, look, group, folded, rect, &response);
                self.fold(fold, folded, &response, ui);
            }
            Kind::Part(group, part) => {
                let Some(group) = self.groups.get(group) else {
                    return;
                };
                let Some(part) = group.parts.get(part) else {
                    return;
                };
                let fold = Fold::of_part(group, part);
                let folded = self.folded.contains(&fold);
                row::part_ui(ui, look, part, folded, rect, &response);
                self.fold(fold, folded, &response, ui);
            }
            Kind::Finding(at) => self.finding_ui(ui, look, at, rect, &response, out),
        }
    }

    fn finding_ui(
        &mut self,
        ui: &mut Ui,
        look: Look<'_>,
        at: u32,
        rect: egui::Rect,
        response: &egui::Response,
        out: &mut Outbox,
    ) {
        let Some(finding) = look.report().findings.get(at as usize) else {
            return;
        };
        let selected = self.selected.as_ref().is_some_and(|it| it.row == at);
        let text = self.texts.of(look, at, finding);
        if row::finding_ui(ui, look, finding, text, selected, rect, response) {
            let one = std::iter::once(finding);
            let words = findings_text(look.wording(), one);
            out.send(Command::Copy(words));
        }
        if selected && std::mem::take(&mut self.shows_selected) {
            ui.scroll_to_rect(rect, None);
        }
        if response.clicked() {
            self.shows_selected = true;
            going::go(look, finding, out);
            self.selected = Some(Selected {
                row: at,
                finding: finding.clone(),
            });
            self.lines.clear();
        }
    }

    /// Folds and unfolds: by a click, by the arrow keys.
    fn fold(&mut self, fold: Fold, folded: bool, response: &egui::Response, ui: &Ui) {
        let pressed = |key| {
            response.has_focus()
                && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key))
        };
        let turns = response.clicked()
            || pressed(if folded {
                egui::Key::ArrowRight
            } else {
                egui::Key::ArrowLeft
            });
        if turns {
            if !self.folded.remove(&fold) {
                self.folded.insert(fold);
            }
            self.lines.clear();
        }
    }

    /// Up and down, by a screen, to both ends.
    fn keys(&mut self, ui: &Ui, screen: f32) {
        let Some(at) = self.focused else { return };
        let last = self.lines.len().saturating_sub(1);
        let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        let next = if pressed(egui::Key::ArrowDown) {
            at + 1
        } else if pressed(egui::Key::ArrowUp) {
            at.saturating_sub(1)
        } else if pressed(egui::Key::Home) {
            0
        } else if pressed(egui::Key::End) {
            last
        } else if pressed(egui::Key::PageDown) {
            self.lines.farther(at, screen)
        } else if pressed(egui::Key::PageUp) {
            self.lines.farther(at, -screen)
        } else {
            return;
        };
        self.wanted = Some(next.min(last));
        ui.request_repaint();
    }
}

impl Selected {
    fn found_in(self, report: &Report) -> Option<Self> {
        let same_row = report.findings.get(self.row as usize) == Some(&self.finding);
        if same_row {
            return Some(self);
        }
        let row = report.findings.iter().position(|it| *it == self.finding)?;
        Some(Self {
            row: u32::try_from(row).ok()?,
            ..self
        })
    }
}

/// A line of small type under the head, for words that are said once.
fn note(ui: &mut Ui, look: Look<'_>, words: &str) {
    ui.add(egui::Label::new(Type::Small.text(words, look.palette.text_muted)).wrap());
}
