//! What stands beside the bars: the chosen days in words, what plays them, other choices of days.

mod transport;

use super::brush::Drag;
use super::chart::dragged_days;
use super::is_compact;
use super::laid::Laid;
use crate::app::{Command, SettingCommand, Speed, TimelineCommand};
use crate::model::{CivilDate, Precision, counted, grouped};
use crate::text::visible;
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::{link, named};
use crate::view::{DayFilter, Timeline};
use egui::{Align, Button, Label, Layout, Popup, Role, Ui, vec2};
use transport::{Sign, transport_button};

/// The timeline folded to one line.
pub(super) fn folded_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    ui.horizontal_centered(|ui| {
        fold_button(ui, look, out);
        let words = format!("Timeline: {}", look.state.view.query.days.label());
        ui.add(Label::new(Type::Small.text(words, look.palette.text_muted)).truncate());
    });
}

/// Everything left of the bars.
pub(super) fn controls_ui(
    ui: &mut Ui,
    look: Look<'_>,
    timeline: &Timeline,
    laid: &Laid,
    drag: Option<Drag>,
    out: &mut Outbox,
) {
    let compact = is_compact(look);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(if compact { 3.0 } else { 5.0 });
    let dragged = drag.and_then(|drag| dragged_days(drag, laid));
    head_ui(ui, look, dragged, out);
    let caption = caption(look, laid);
    let text = Type::Small.text(&caption, look.palette.text_muted);
    ui.add(Label::new(text).truncate()).on_hover_text(caption);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        play_ui(ui, look, timeline, out);
        ui.add_space(6.0);
        if compact {
            other_days_menu(ui, look, timeline, out);
        } else if link(ui, "All days", look.palette).clicked() {
            out.send(Command::ShowDays(DayFilter::All));
        }
    });
    if !compact {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            outside_ui(ui, look, timeline, out);
        });
    }
}

/// The chosen days, and the way to fold the timeline.
fn head_ui(ui: &mut Ui, look: Look<'_>, dragged: Option<DayFilter>, out: &mut Outbox) {
    let days = dragged.unwrap_or(look.state.view.query.days);
    let label = head_words(days, is_compact(look));
    ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            fold_button(ui, look, out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = Type::Heading.text(&label, look.palette.text);
                ui.add(Label::new(text).truncate());
            });
        });
    });
}

/// "31 January 2021", "24 to 27 January 2021": there is little room.
fn head_words(days: DayFilter, compact: bool) -> String {
    let end = |day: CivilDate| {
        if compact {
            day.without_year()
        } else {
            day.long()
        }
    };
    match days {
        DayFilter::On(day) => end(day),
        DayFilter::Between(first, last) if first.precision() == Precision::Day => {
            let ((year, month, day), (last_year, last_month, _)) =
                (first.year_month_day(), last.year_month_day());
            if (year, month) == (last_year, last_month) {
                format!("{day} to {}", end(last))
            } else if year == last_year {
                format!("{} to {}", first.without_year(), end(last))
            } else {
                days.label()
            }
        }
        days => days.label(),
    }
}

fn fold_button(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let folded = look.state.settings.timeline_folded;
    let (icon, name) = if folded {
        (Icon::Up, "Unfold the timeline")
    } else {
        (Icon::Down, "Fold the timeline")
    };
    let button = Button::new(icon.small(look.palette.text_muted))
        .frame_when_inactive(false)
        .min_size(vec2(24.0, 24.0));
    let response = named(ui.add(button), Role::Button, name).on_hover_text(name);
    if response.clicked() {
        out.send(Command::Set(SettingCommand::FoldTimeline(!folded)));
    }
}

/// "Sunday · bars are stated totals", "9 days · sums of each day"
fn caption(look: Look<'_>, laid: &Laid) -> String {
    let days = match look.state.view.query.days {
        DayFilter::On(day) => day.weekday().map(str::to_owned),
        DayFilter::Between(first, last) => {
            let days = last.last_day_number() - first.first_day_number() + 1;
            let days = usize::try_from(days).unwrap_or(0);
            Some(counted(days, "day"))
        }
        _ => None,
    };
    let layers = &look.state.layers;
    let letter = layers
        .are_several()
        .then(|| layers.active.letter().to_string());
    let legend = Some(Timeline::legend(&laid.bars, laid.step));
    let legend = legend.filter(|words| !words.is_empty());
    let parts: Vec<String> = letter.into_iter().chain(days).chain(legend).collect();
    let words = parts.join(" · ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Back, play, on, and how fast.
fn play_ui(ui: &mut Ui, look: Look<'_>, timeline: &Timeline, out: &mut Outbox) {
    let state = look.state.timeline;
    let palette = look.palette;
    let mut send = |command| out.send(Command::Timeline(command));
    let back = "Previous day with claims";
    if transport_button(ui, Sign::Back, back, true, palette).clicked() {
        send(TimelineCommand::StepClaims(false));
    }
    let days = timeline.days_with_claims();
    let hidden = timeline.days_hidden();
    let still = look.state.settings.reduced_motion;
    let can_play = days > 1 && !still;
    if state.is_playing() {
        if transport_button(ui, Sign::Pause, "Pause", true, palette).clicked() {
            send(TimelineCommand::Pause);
        }
    } else {
        let name = match days {
            _ if still => "Play is off: nothing moves by itself (settings)".to_owned(),
            0 | 1 if hidden > 0 => {
                format!("Play: needs two days with claims; filters hide those of {hidden} more")
            }
            0 | 1 => "Play: needs two days with claims".to_owned(),
            days if hidden > 0 => format!(
                "Play the {} days with claims; filters hide those of {hidden} more",
                grouped(days as u64)
            ),
            days => format!("Play the {} days with claims", grouped(days as u64)),
        };
        if transport_button(ui, Sign::Play, &name, can_play, palette).clicked() {
            send(TimelineCommand::Play);
        }
    }
    let on = "Next day with claims";
    if transport_button(ui, Sign::Forward, on, true, palette).clicked() {
        send(TimelineCommand::StepClaims(true));
    }
    let label = state.speed.label();
    let text = Type::Small.text(label, palette.text);
    let button = Button::new(text)
        .frame_when_inactive(false)
        .min_size(vec2(34.0, 26.0));
    let name = format!("Speed: {label}");
    let response = named(ui.add(button), Role::ComboBox, &name);
    Popup::menu(&response).show(|ui| {
        for speed in Speed::ALL {
            let name = format!("{} speed", speed.label());
            if ui.selectable_label(speed == state.speed, name).clicked() {
                send(TimelineCommand::Speed(speed));
            }
        }
    });
}

/// What stands in no bar: claims without a date, claims with wider dates.
fn outside_ui(ui: &mut Ui, look: Look<'_>, timeline: &Timeline, out: &mut Outbox) {
    let palette = look.palette;
    let undated = timeline.undated.all();
    if undated > 0 {
        let words = format!("No date ({})", grouped(undated as u64));
        if link(ui, &words, palette).clicked() {
            out.send(Command::ShowDays(DayFilter::Undated));
        }
    }
    let wider = timeline.in_wider_dates().all();
    if wider > 0 {
        let words = format!("Wider dates ({})", grouped(wider as u64));
        let response = link(ui, &words, palette);
        Popup::menu(&response).show(|ui| wider_ui(ui, look, timeline, out));
    }
}

/// In a narrow window: everything that is no step along the bars, in one menu.
fn other_days_menu(ui: &mut Ui, look: Look<'_>, timeline: &Timeline, out: &mut Outbox) {
    let button = Button::new(Icon::More.small(look.palette.text_muted))
        .frame_when_inactive(false)
        .min_size(vec2(26.0, 26.0));
    let name = "Other days";
    let response = named(ui.add(button), Role::Button, name).on_hover_text(name);
    Popup::menu(&response).show(|ui| {
        let days = look.state.view.query.days;
        if ui
            .selectable_label(days == DayFilter::All, "All days")
            .clicked()
        {
            out.send(Command::ShowDays(DayFilter::All));
        }
        let undated = timeline.undated.all();
        let words = format!("No date ({})", grouped(undated as u64));
        let chosen = days == DayFilter::Undated;
        if undated > 0 && ui.selectable_label(chosen, words).clicked() {
            out.send(Command::ShowDays(DayFilter::Undated));
        }
        wider_ui(ui, look, timeline, out);
    });
}

/// Each wider date with its claims.
fn wider_ui(ui: &mut Ui, look: Look<'_>, timeline: &Timeline, out: &mut Outbox) {
    let present = look.state.view.query.days;
    egui::ScrollArea::vertical()
        .max_height(320.0)
        .show(ui, |ui| {
            ui.set_min_width(200.0);
            for &(date, counted) in &timeline.wider {
                debug_assert_ne!(date.precision(), Precision::Day);
                let words = format!("{}: {}", date.long(), counted.words());
                let days = DayFilter::On(date);
                if ui
                    .selectable_label(days == present, visible(&words))
                    .clicked()
                {
                    out.send(Command::ShowDays(days));
                }
            }
        });
}
