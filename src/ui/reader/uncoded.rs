//! The numbers of a text: those nobody coded, each one step from a claim or from being dismissed;
//! those that count nothing; those that a person dismissed.

use crate::app::{Command, Dialog, ReadCommand, Reading, dismissal};
use crate::audit::Uncoded;
use crate::model::{Dismissed, Edit, Span};
use crate::text::{FoundNumber, scalars, visible};
use crate::ui::drafts::{draft_in_file, keep_in_file};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{radius, space};
use crate::ui::widgets::{
    Row, line_button, line_field, link_named, named, primary_button, row, small,
};
use egui::{CornerRadius, Frame, Key, Margin, Role, Ui};

/// Why numbers are mostly dismissed.
const REASONS: [&str; 4] = [
    "Not about people",
    "Another event",
    "Counts something else",
    "A part of a figure that is a claim",
];

/// A reason that is being written.
#[derive(Debug, Clone)]
struct Form {
    number: Span,
    /// The number as the text has it.
    exact: String,
    reason: String,
    /// Its field has had the focus.
    entered: bool,
}

/// The reason that is being written for a number of a document. It outlives reading the file
/// again.
fn kept(ui: &Ui, look: Look<'_>, reading: &Reading) -> Option<Form> {
    let id = &look.dataset().document(reading.document).id;
    draft_in_file(ui.ctx(), look, ("dismiss", id))
}

fn keep(ui: &Ui, look: Look<'_>, reading: &Reading, form: Option<Form>) {
    let id = &look.dataset().document(reading.document).id;
    keep_in_file(ui.ctx(), look, ("dismiss", id), form);
}

fn exact_of(text: &str, span: Span) -> String {
    scalars::slice(text, span).unwrap_or_default().to_owned()
}

/// The form follows its number to where it stands now, where the text changed. What no longer
/// stands there is told, and the reason with it.
fn follow_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading, numbers: &Uncoded, text: &str) {
    let Some(mut form) = kept(ui, look, reading) else {
        return;
    };
    let same = |span: &Span| exact_of(text, *span) == form.exact;
    let spans = || numbers.open.iter().map(|number| number.span);
    if spans().any(|span| span == form.number && same(&span)) {
        return;
    }
    let nearest = spans()
        .filter(same)
        .min_by_key(|span| span.start.abs_diff(form.number.start));
    if let Some(span) = nearest {
        form.number = span;
        keep(ui, look, reading, Some(form));
        return;
    }
    let words = match form.reason.trim() {
        "" => format!("“{}” is no longer a number without a claim.", form.exact),
        why => format!(
            "“{}” is no longer a number without a claim. You were writing: {why}",
            form.exact
        ),
    };
    small(ui, visible(&words), look.palette);
    if line_button(ui, "Forget it", look.palette).clicked() {
        keep(ui, look, reading, None);
    }
}

/// The list.
pub fn list_ui(
    ui: &mut Ui,
    look: Look<'_>,
    reading: &Reading,
    numbers: &Uncoded,
    text: &str,
    out: &mut Outbox,
) {
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            follow_ui(ui, look, reading, numbers, text);
            for number in &numbers.open {
                number_ui(ui, look, text, number.span, "not coded", out);
                open_ui(ui, look, reading, number, text, out);
            }
            for number in &numbers.set_aside {
                number_ui(ui, look, text, number.span, number.kind.word(), out);
                let words = visible(&around(text, number.span)).into_owned();
                if act(ui, look, "Make it a claim", &words) {
                    make_claim(reading, number.span, out);
                }
            }
            let dismissed = &look.dataset().document(reading.document).dismissed;
            for (index, dismissed) in dismissed.iter().enumerate() {
                dismissed_ui(ui, look, reading, index, dismissed, text, out);
            }
        });
}

/// The number in its words; a click leads to it.
fn number_ui(ui: &mut Ui, look: Look<'_>, text: &str, span: Span, why: &str, out: &mut Outbox) {
    let name = visible(&around(text, span)).into_owned();
    let line = Row {
        glyph: None,
        name: &name,
        figure: why,
        verdict: None,
        lines: 2,
        strong: false,
        selected: false,
        accessible: &format!("Number in the text, {why}: {name}"),
    };
    if row(ui, &line, look.palette).clicked() {
        out.send(Command::Read(ReadCommand::Passage(span)));
    }
}

/// What can become of a number that nobody coded.
fn open_ui(
    ui: &mut Ui,
    look: Look<'_>,
    reading: &Reading,
    number: &FoundNumber,
    text: &str,
    out: &mut Outbox,
) {
    let form = kept(ui, look, reading).filter(|form| form.number == number.span);
    if let Some(mut form) = form {
        let done = form_ui(ui, look, reading, &mut form, out);
        keep(ui, look, reading, (!done).then_some(form));
        return;
    }
    let words = visible(&around(text, number.span)).into_owned();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if act(ui, look, "Make it a claim", &words) {
            make_claim(reading, number.span, out);
        }
        if act(ui, look, "Dismiss…", &words) {
            let form = Form {
                number: number.span,
                exact: exact_of(text, number.span),
                reason: String::new(),
                entered: false,
            };
            keep(ui, look, reading, Some(form));
        }
    });
}

fn act(ui: &mut Ui, look: Look<'_>, words: &str, about: &str) -> bool {
    let name = format!("{}: {about}", words.trim_end_matches('…'));
    link_named(ui, words, &name, look.palette).clicked()
}

fn make_claim(reading: &Reading, number: Span, out: &mut Outbox) {
    let document = reading.document;
    out.send(Command::Show(Dialog::NewClaim { document, number }));
}

/// The reason. Returns whether the form is done with.
fn form_ui(
    ui: &mut Ui,
    look: Look<'_>,
    reading: &Reading,
    form: &mut Form,
    out: &mut Outbox,
) -> bool {
    let palette = look.palette;
    let mut done = false;
    let is_new = !form.entered;
    let shown = Frame::new()
        .fill(palette.surface)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            small(ui, "Why is it no claim?", palette);
            ui.horizontal_wrapped(|ui| {
                for reason in REASONS {
                    if line_button(ui, reason, palette).clicked() {
                        reason.clone_into(&mut form.reason);
                    }
                }
            });
            let field = line_field(&mut form.reason)
                .hint_text("Or in your own words")
                .desired_width(f32::INFINITY);
            let field = named(ui.add(field), Role::TextInput, "Reason");
            if !form.entered {
                form.entered = true;
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
            ui.horizontal(|ui| {
                let can = !form.reason.trim().is_empty();
                let button = ui.add_enabled_ui(can, |ui| primary_button(ui, "Dismiss it", palette));
                if can && (button.inner.clicked() || entered) {
                    let opened = &look.state.opened;
                    let document = reading.document;
                    let dismissed = dismissal(opened, document, form.number, &form.reason);
                    if let Some(dismissed) = dismissed {
                        out.send(Command::Edit(Edit::Dismiss {
                            document,
                            dismissed,
                        }));
                    }
                    done = true;
                }
                done |= line_button(ui, "Cancel", palette).clicked();
            });
        });
    if is_new {
        shown.response.scroll_to_me(None);
    }
    done
}

/// A number that a person dismissed, with the reason.
fn dismissed_ui(
    ui: &mut Ui,
    look: Look<'_>,
    reading: &Reading,
    index: usize,
    dismissed: &Dismissed,
    text: &str,
    out: &mut Outbox,
) {
    let why = format!("dismissed: {}", dismissed.reason);
    number_ui(ui, look, text, dismissed.span, &visible(&why), out);
    let words = visible(&around(text, dismissed.span)).into_owned();
    if act(ui, look, "Restore", &words) {
        out.send(Command::Edit(Edit::Restore {
            document: reading.document,
            index,
        }));
    }
}

/// A stretch with a few whole words of its line before and after it.
fn around(text: &str, span: Span) -> String {
    const LETTERS: u32 = 28;
    let end = scalars::scalar_len(text);
    let part = |start: u32, end: u32| scalars::slice(text, Span { start, end }).unwrap_or_default();
    let from = span.start.saturating_sub(LETTERS);
    let to = span.end.saturating_add(LETTERS).min(end);
    let before = part(from, span.start);
    let (cut, before) = match before.rsplit_once('\n') {
        Some((_, line)) => ("", line),
        None if from > 0 => before
            .split_once(' ')
            .map_or(("…", before), |it| ("…", it.1)),
        None => ("", before),
    };
    let after = part(span.end, to);
    let (after, cut_after) = match after.split_once('\n') {
        Some((line, _)) => (line, ""),
        None if to < end => after
            .rsplit_once(' ')
            .map_or((after, "…"), |it| (it.0, "…")),
        None => (after, ""),
    };
    format!(
        "{cut}{before}{}{after}{cut_after}",
        part(span.start, span.end)
    )
}
