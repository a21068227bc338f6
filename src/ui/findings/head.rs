//! The head of the findings: how many of each kind, what was checked, which of them are listed.

use super::note;
use crate::app::{Command, Dialog};
use crate::model::{Problem, Severity, counted, grouped};
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, size, space};
use crate::ui::widgets::{line_button, line_field, link};
use crate::view::FindingSieve;
use egui::{Role, Ui, WidgetInfo};

/// Findings are told in the words of the dataset that they are about.
const CHECKING: &str =
    "The last change is being checked. Until then this is what was found before it.";

/// The head. Returns whether the listed findings are to be copied.
pub fn head_ui(ui: &mut Ui, look: Look<'_>, sieve: &mut FindingSieve, out: &mut Outbox) -> bool {
    let palette = look.palette;
    ui.add_space(if look.low() { 4.0 } else { 14.0 });
    let clean = look.report().count(Severity::Error) + look.report().count(Severity::Warning) == 0;
    // Where no quote was compared with a text nothing is shown to be right.
    let compared = look.state.opened.overview.quotes_found > 0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        match (clean, compared) {
            (true, true) => drop(picture(ui, Icon::Verified.text(palette.verified))),
            (true, false) => drop(picture(ui, Icon::NoSource.text(palette.text_muted))),
            (false, _) => {}
        }
        ui.label(Type::Title.text(count_words(look), palette.text));
    });
    note(ui, look, &checked_words(look));
    if look.state.opened.checked.is_some() {
        note(ui, look, CHECKING);
    }
    if !look.state.opened.problems.is_empty() {
        let problems = &look.state.opened.problems;
        let is_problem = |problem: &&Problem| problem.severity != Severity::Information;
        let words = match problems.iter().filter(is_problem).count() {
            0 => format!("{} on the file itself", counted(problems.len(), "note")),
            count => format!("The file itself has {}", counted(count, "problem")),
        };
        if link(ui, &words, palette).clicked() {
            out.send(Command::Show(Dialog::Problems));
        }
    }
    ui.add_space(space::S);
    let copies = tools_ui(ui, look, sieve, out);
    ui.add_space(space::S);
    let rect = ui.available_rect_before_wrap();
    let line = egui::Stroke::new(1.0, palette.stroke);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    ui.add_space(1.0);
    copies
}

/// The kinds, the search, what can be done with the list.
fn tools_ui(ui: &mut Ui, look: Look<'_>, sieve: &mut FindingSieve, out: &mut Outbox) -> bool {
    let palette = look.palette;
    let mut copies = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.set_row_height(size::CONTROL);
        let kinds = [
            (Severity::Error, "Errors"),
            (Severity::Warning, "Warnings"),
            (Severity::Information, "Notes"),
        ];
        for (shown, (severity, words)) in sieve.severities.iter_mut().zip(kinds) {
            let words = format!("{words} ({})", number(look.report().count(severity)));
            ui.checkbox(shown, words);
        }
        let hint = Type::Body.text("Find in the findings", palette.text_muted);
        let field = line_field(&mut sieve.words)
            .hint_text(hint)
            .desired_width(180.0);
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find in the findings"));
        if line_button(ui, "Copy as text", palette).clicked() {
            copies = true;
        }
        if line_button(ui, "What is checked", palette).clicked() {
            out.send(Command::Show(Dialog::Checks));
        }
    });
    copies
}

/// "2 errors, 1 warning, 8 notes"; "No errors, no warnings. 8 notes."; where nothing could be
/// compared, that.
fn count_words(look: Look<'_>) -> String {
    let report = look.report();
    let counted = |severity, one: &str| {
        let count = report.count(severity);
        let plural = if count == 1 { "" } else { "s" };
        format!("{} {one}{plural}", number(count))
    };
    let notes = counted(Severity::Information, "note");
    if report.count(Severity::Error) + report.count(Severity::Warning) == 0 {
        let overview = &look.state.opened.overview;
        return match (overview.quotes, overview.quotes_found) {
            (0, _) => format!("Nothing to check: no quote is attached. {notes}."),
            (_, 0) => format!("Nothing could be checked: no text is attached. {notes}."),
            _ => format!("No errors, no warnings. {notes}."),
        };
    }
    let errors = counted(Severity::Error, "error");
    let warnings = counted(Severity::Warning, "warning");
    format!("{errors}, {warnings}, {notes}")
}

/// "Checked: 12 claims, 16 of 16 quotes found."; "12 claims, none of them with a quote: …"
fn checked_words(look: Look<'_>) -> String {
    let overview = &look.state.opened.overview;
    let claims = number(overview.claims);
    let plural = if overview.claims == 1 { "" } else { "s" };
    if overview.quotes == 0 {
        return format!(
            "{claims} claim{plural}, none with a quote: no figure was compared with what its source says."
        );
    }
    let mut words = format!(
        "Checked: {claims} claim{plural}, {} of {} quotes found.",
        number(overview.quotes_found),
        number(overview.quotes)
    );
    if overview.quotes_unchecked > 0 {
        words += &format!(
            " {} could not be looked for: the text is not attached.",
            number(overview.quotes_unchecked)
        );
    }
    words
}

fn number(count: usize) -> String {
    grouped(u64::try_from(count).unwrap_or(u64::MAX))
}
