//! The head of the reader: the way back, which figure of how many, the search, the title.

use crate::app::{Command, ReadCommand, Reading};
use crate::model::{DocumentText, QuoteState, Verdict};
use crate::text::visible;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::panel::differences_ui;
use crate::ui::regions::Region;
use crate::ui::repair::repair_ui;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{body, icon_button, line_field, link, named, pill, quote, small};
use crate::view::figure_words;
use egui::{Align, CornerRadius, Frame, Id, Key, Layout, Margin, Role, Ui};

/// The id of the search field, so that a key can put the focus there.
#[must_use]
pub fn search_id() -> Id {
    Id::unique("find in the document")
}

/// The head.
pub fn head_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading, out: &mut Outbox) {
    ui.add_space(6.0);
    navigation_ui(ui, look, reading, out);
    search_ui(ui, look, reading, out);
    if !look.low() {
        title_ui(ui, look, reading);
    }
    ui.add_space(8.0);
    let rect = ui.available_rect_before_wrap();
    let stroke = egui::Stroke::new(1.0, look.palette.stroke);
    ui.painter()
        .hline(rect.left() - 20.0..=rect.right() + 20.0, rect.top(), stroke);
    ui.add_space(1.0);
}

fn navigation_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading, out: &mut Outbox) {
    let palette = look.palette;
    ui.horizontal(|ui| {
        let to = look.state.selection.map_or_else(
            || "All places".to_owned(),
            |place| visible(&look.dataset().place(place).name).into_owned(),
        );
        ui.spacing_mut().item_spacing.x = space::XS;
        picture(ui, Icon::Back.small(palette.accent));
        let back = link(ui, &to, palette);
        Region::Panel.enter_at(ui.ctx(), back.id);
        if back.clicked() {
            out.send(Command::Read(ReadCommand::Close));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if icon_button(ui, Icon::Close, "Close the document", palette).clicked() {
                out.send(Command::Read(ReadCommand::Close));
            }
            if icon_button(ui, Icon::Down, "Next figure", palette).clicked() {
                out.send(Command::Read(ReadCommand::StepEvidence(true)));
            }
            if icon_button(ui, Icon::Up, "Previous figure", palette).clicked() {
                out.send(Command::Read(ReadCommand::StepEvidence(false)));
            }
            let passages = &reading.passages;
            let at = passages
                .iter()
                .position(|&(id, _)| Some(id) == reading.current);
            let words = match at {
                Some(at) => format!("Figure {} of {}", at + 1, passages.len()),
                None if passages.len() == 1 => "1 coded figure".to_owned(),
                None => format!("{} coded figures", passages.len()),
            };
            small(ui, words, palette);
        });
    });
}

fn search_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading, out: &mut Outbox) {
    let palette = look.palette;
    ui.horizontal(|ui| {
        let mut words = reading.search.clone();
        let field = line_field(&mut words)
            .id(search_id())
            .hint_text(Type::Body.text("Find in this document", palette.text_muted))
            .desired_width(220.0);
        let response = named(ui.add(field), Role::TextInput, "Find in this document");
        if response.changed() {
            out.send(Command::Read(ReadCommand::Find(words)));
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            let forward = !ui.input(|input| input.modifiers.shift);
            out.send(Command::Read(ReadCommand::StepHit(forward)));
            response.request_focus();
        }
        if reading.search.trim().is_empty() {
            return;
        }
        let count = reading.hits.len();
        let words = if count == 0 {
            "Not found".to_owned()
        } else {
            format!("{} of {count}", reading.hit + 1)
        };
        small(ui, words, palette);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_enabled_ui(count > 0, |ui| {
            if icon_button(ui, Icon::Up, "Previous hit", palette).clicked() {
                out.send(Command::Read(ReadCommand::StepHit(false)));
            }
            if icon_button(ui, Icon::Down, "Next hit", palette).clicked() {
                out.send(Command::Read(ReadCommand::StepHit(true)));
            }
        });
        if icon_button(ui, Icon::Close, "End the search", palette).clicked() {
            out.send(Command::Read(ReadCommand::Find(String::new())));
        }
    });
}

fn title_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading) {
    let palette = look.palette;
    let document = look.dataset().document(reading.document);
    ui.add_space(4.0);
    let title = visible(&document.title);
    let mut job = Type::ReaderTitle.job(&title, palette.quote_text, ui.available_width());
    job.wrap.max_rows = 3;
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    let label = ui.add(egui::Label::new(galley));
    if cut {
        label.on_hover_text(title.as_ref());
    }
    let mut facts = vec![visible(document.short_name()).into_owned()];
    facts.extend(
        document
            .authors
            .iter()
            .map(|name| visible(name).into_owned()),
    );
    facts.push(
        document
            .published
            .clone()
            .unwrap_or_else(|| "no date given".to_owned()),
    );
    facts.extend(document.language.as_deref().map(language_name));
    // The state of the text is never pushed out by a long name.
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| small(ui, facts.join(" · "), palette),
        |ui| text_state_ui(ui, look, reading),
    );
}

/// A language's English name, for those most in use here; else its code.
fn language_name(code: &str) -> String {
    let name = match code.split('-').next().unwrap_or(code) {
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fr" => "French",
        "ru" => "Russian",
        "uk" => "Ukrainian",
        _ => code,
    };
    visible(name).into_owned()
}

/// Whether the text is still the one that was quoted.
fn text_state_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading) {
    let palette = look.palette;
    let wanted = look.dataset().document(reading.document).sha256.as_deref();
    let (verdict, words) = match (look.state.opened.texts.get(reading.document), wanted) {
        (DocumentText::Attached { sha256, .. }, Some(wanted)) if sha256 == wanted => {
            (Verdict::Verified, "Text unchanged")
        }
        (DocumentText::Attached { .. }, Some(_)) => (Verdict::Broken, "Text has changed"),
        (DocumentText::Attached { .. }, None) => (Verdict::Unchecked, "No hash to compare with"),
        _ => (Verdict::Unchecked, "Not verified"),
    };
    pill(ui, verdict, words, palette);
}

/// Under the head: where the claim of the current figure and its quote part.
pub fn current_differences_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading) {
    if let Some(current) = reading.current {
        let evidence = look.dataset().claims.evidence_row(current);
        differences_ui(ui, look, &evidence);
    }
}

/// Says loudly that the quote one came from is not in the text. Returns whether it did.
pub fn broken_quotes_ui(ui: &mut Ui, look: Look<'_>, reading: &Reading, out: &mut Outbox) -> bool {
    let Some(current) = reading.current else {
        return false;
    };
    let words = match look.report().quote(current) {
        QuoteState::Missing => {
            "The document does not hold this sentence. Nothing is marked in its place.".to_owned()
        }
        QuoteState::Ambiguous { count } => format!(
            "This sentence stands {count} times in the document, and the words around it single out none."
        ),
        _ => return false,
    };
    let palette = look.palette;
    ui.add_space(10.0);
    Frame::new()
        .fill(palette.broken_soft)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                picture(ui, Icon::Broken.text(palette.broken));
                ui.label(Type::Strong.text(words, palette.broken));
            });
            ui.add_space(6.0);
            let evidence = look.dataset().claims.evidence_row(current);
            quote(
                ui,
                &evidence,
                figure_words(look.dataset(), &evidence),
                false,
                palette,
            );
            if *look.report().quote(current) == QuoteState::Missing {
                repair_ui(ui, look, current, out);
            }
        });
    ui.add_space(6.0);
    true
}

/// A document without a text: its quotes stand alone.
pub fn without_text_ui(
    ui: &mut Ui,
    look: Look<'_>,
    reading: &Reading,
    why: &str,
    out: &mut Outbox,
) {
    let palette = look.palette;
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        picture(ui, Icon::NoSource.text(palette.unsourced));
        body(
            ui,
            format!("{}. Its quotes were not checked.", visible(why)),
            palette,
        );
    });
    let document = look.dataset().document(reading.document);
    for url in [&document.url, &document.archived_url]
        .into_iter()
        .flatten()
    {
        if link(ui, url, palette).clicked() {
            out.send(Command::OpenLink(url.clone()));
        }
    }
}
