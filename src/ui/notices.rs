//! What is going on with files: being read, or not readable. The open dataset stays usable.

use super::icons::{Icon, picture};
use super::look::Look;
use super::outbox::Outbox;
use super::theme::{Type, radius};
use super::told_once;
use super::widgets::{body, floating_card, line_button, primary_button, small};
use crate::app::{Command, Dialog, Failure, FileCommand, Loading, News, Origin, file_name};
use crate::model::{Location, Problem, grouped};
use crate::text::visible;
use egui::{Align2, Area, CornerRadius, Frame, Id, Order, Rect, ScrollArea, Ui, vec2};

/// How many problems a card lists before it says how many more there are.
const LISTED: usize = 50;

/// A card over the map, if there is something to say.
pub fn notices_ui(ui: &Ui, look: Look<'_>, map: Rect, out: &mut Outbox) {
    let files = &look.state.files;
    let loading = files.loading.as_ref().filter(|it| is_worth_a_card(it));
    let notice = look.state.notice.as_ref();
    let about_files = loading.is_some() || files.failure.is_some() || files.news.is_some();
    if !about_files && notice.is_none() {
        return;
    }
    let width = (map.width() - 32.0).clamp(220.0, 460.0);
    Area::new(Id::unique("about files"))
        .order(Order::Foreground)
        .constrain_to(map)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(map.center_top() + vec2(0.0, 16.0))
        .show(ui.ctx(), |ui| {
            floating_card(look.palette).inner_margin(20).show(ui, |ui| {
                ui.set_width(width);
                if let Some(news) = &files.news {
                    news_ui(ui, look, news, out);
                }
                if let Some(loading) = loading {
                    loading_ui(ui, look, loading, out);
                }
                if let Some(failure) = &files.failure {
                    failure_ui(ui, look, failure, map.height(), out);
                }
                if let Some(notice) = notice {
                    told_once::notice_ui(ui, look, notice, out);
                }
            });
        });
}

/// A file that is read again by itself is read in silence, unless that takes its time.
fn is_worth_a_card(loading: &Loading) -> bool {
    !loading.purpose.is_silent() || loading.claims >= 20_000
}

/// What is told about the open file.
fn news_ui(ui: &mut Ui, look: Look<'_>, news: &News, out: &mut Outbox) {
    let palette = look.palette;
    ui.horizontal_top(|ui| {
        picture(ui, Icon::Info.text(palette.text_muted));
        ui.vertical(|ui| body(ui, visible(&news.words()), palette));
    });
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        match news {
            News::ReadAgain { difference, .. } if difference.claims() > 0 => {
                if primary_button(ui, "Show them", palette).clicked() {
                    out.send(Command::Show(Dialog::Changes));
                }
            }
            News::ChangedElsewhere { .. } => {
                if primary_button(ui, "Keep my changes", palette).clicked() {
                    out.send(Command::File(FileCommand::DismissNews));
                }
                if line_button(ui, "Read it again and give them up", palette).clicked() {
                    out.send(Command::File(FileCommand::ReloadAnyway));
                }
                return;
            }
            News::Changed { .. } | News::NotWatched { .. } => {
                if primary_button(ui, "Read it again (F5)", palette).clicked() {
                    out.send(Command::File(FileCommand::Reload));
                }
            }
            News::ReadAgain { .. }
            | News::Unchanged { .. }
            | News::TooMany { .. }
            | News::NotBesideAgain { .. }
            | News::OpenAlready { .. }
            | News::NoFile => {}
        }
        if line_button(ui, "Close", palette).clicked() {
            out.send(Command::File(FileCommand::DismissNews));
        }
    });
}

fn loading_ui(ui: &mut Ui, look: Look<'_>, loading: &Loading, out: &mut Outbox) {
    let palette = look.palette;
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if line_button(ui, "Cancel", palette).clicked() {
                out.send(Command::File(FileCommand::Cancel));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let name = visible(&file_name(&loading.path)).into_owned();
                ui.add(egui::Label::new(Type::Strong.text(name, palette.text)).truncate());
            });
        });
    });
    let claims = grouped(loading.claims);
    let doing = if loading.share().is_some_and(|share| share > 0.5) {
        "Checking"
    } else {
        "Reading"
    };
    small(ui, format!("{doing}: {claims} claims so far"), palette);
    if let Some(share) = loading.share() {
        let bar = egui::ProgressBar::new(share);
        let response = ui.add(bar.desired_height(6.0).fill(palette.accent));
        response.widget_info(|| {
            let name = "Reading the file";
            egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name)
        });
    }
    small(
        ui,
        "The dataset that is open stays on the map until this one is ready.",
        palette,
    );
}

fn failure_ui(ui: &mut Ui, look: Look<'_>, failure: &Failure, height: f32, out: &mut Outbox) {
    let palette = look.palette;
    let again = look.state.opened.origin == Origin::File(failure.path.clone());
    ui.horizontal(|ui| {
        picture(ui, Icon::Broken.text(palette.broken));
        let what = if again {
            "This file changed and can no longer be read"
        } else {
            "This file could not be opened"
        };
        ui.label(Type::Heading.text(what, palette.text));
    });
    small(ui, visible(&file_name(&failure.path)), palette);
    if failure.problems.is_empty() {
        body(ui, visible(&failure.message), palette);
    }
    ScrollArea::vertical()
        .max_height((height - 240.0).max(80.0))
        .show(ui, |ui| {
            problems_ui(ui, look, &failure.problems);
        });
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if failure.lacks_columns() && primary_button(ui, "Choose columns…", palette).clicked() {
            let path = failure.path.clone();
            out.send(Command::File(FileCommand::ChooseColumns(path, None)));
        }
        if primary_button(ui, "Choose another file", palette).clicked() {
            out.send(Command::File(FileCommand::Choose));
        }
        if line_button(ui, "Copy details", palette).clicked() {
            out.send(Command::Copy(failure.as_text()));
        }
        if line_button(ui, "Close", palette).clicked() {
            out.send(Command::File(FileCommand::DismissFailure));
        }
    });
    ui.add_space(4.0);
    let kept = if again {
        "What was read before is still shown. When the file changes again, it is read again."
    } else {
        "Nothing was changed. The dataset that was open is still open."
    };
    small(ui, kept, palette);
}

/// Problems with their line, the words at issue marked, and what to do.
pub fn problems_ui(ui: &mut Ui, look: Look<'_>, problems: &[Problem]) {
    let palette = look.palette;
    for problem in problems.iter().take(LISTED) {
        ui.add_space(6.0);
        let (icon, color) = match problem.severity {
            crate::model::Severity::Error => (Icon::Broken, palette.broken),
            crate::model::Severity::Warning => (Icon::Warning, palette.warning),
            crate::model::Severity::Information => (Icon::Info, palette.text_muted),
        };
        ui.horizontal_top(|ui| {
            picture(ui, icon.small(color));
            let words = visible(&problem.to_string()).into_owned();
            ui.add(egui::Label::new(Type::Body.text(words, palette.text)).wrap());
        });
        if let Some(location) = &problem.location {
            excerpt_ui(ui, look, location);
        }
        small(ui, visible(&problem.help), palette);
    }
    if let Some(more) = problems.len().checked_sub(LISTED).filter(|&more| more > 0) {
        small(
            ui,
            format!("{more} more; “arrest-atlas audit” lists them all."),
            palette,
        );
    }
}

/// The line of the file with the words at issue marked.
fn excerpt_ui(ui: &mut Ui, look: Look<'_>, location: &Location) {
    let palette = look.palette;
    let plain = egui::text::TextFormat {
        font_id: egui::FontId::monospace(12.0),
        color: palette.quote_text,
        ..egui::text::TextFormat::default()
    };
    let marked = egui::text::TextFormat {
        background: palette.number_highlight,
        underline: egui::Stroke::new(2.0, palette.number_highlight_line),
        ..plain.clone()
    };
    let start = location.excerpt_column.saturating_sub(1);
    let scalars: Vec<char> = location.excerpt.chars().collect();
    let end = (start + location.length).min(scalars.len());
    let start = start.min(end);
    let part = |range: std::ops::Range<usize>| -> String {
        scalars.get(range).unwrap_or_default().iter().collect()
    };
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = ui.available_width() - 24.0;
    job.append(&format!("{}  ", location.line), 0.0, plain.clone());
    job.append(&visible(&part(0..start)), 0.0, plain.clone());
    job.append(&visible(&part(start..end)), 0.0, marked);
    job.append(&visible(&part(end..scalars.len())), 0.0, plain);
    Frame::new()
        .fill(palette.quote)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(8)
        .show(ui, |ui| ui.label(job));
}
