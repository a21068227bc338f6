//! The sheet of keys, from the one table of actions: in groups, and searchable.

use crate::app::palette::key;
use crate::app::{Action, Group};
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::{body, heading, line_field, named, small};
use egui::{Id, Role, Ui};

/// The dialog's contents.
pub fn keys_ui(ui: &mut Ui, look: Look<'_>) {
    let id = Id::unique("search in the keys");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hint = Type::Body.text("Find a key or what it does", look.palette.text_muted);
    let field = line_field(&mut typed)
        .id(id.with("field"))
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    let response = named(ui.add(field), Role::TextInput, "Find a key or what it does");
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, typed.clone()));
    }
    let wanted = key(&typed);
    let is_wanted = |keys: &str, names: Vec<&str>| {
        let signs = typed.trim().to_lowercase();
        wanted.is_empty() && signs.is_empty()
            || (!signs.is_empty() && keys.to_lowercase().contains(&signs))
            || (!wanted.is_empty() && names.iter().any(|name| key(name).contains(&wanted)))
    };
    let mut count = 0;
    for group in Group::ALL {
        let actions = Action::ALL
            .into_iter()
            .filter(|action| action.group() == group)
            .map(|action| (keys_of(action), action))
            .filter(|(keys, action)| is_wanted(keys, action.names().collect()));
        let lines: Vec<(String, &str)> = actions
            .map(|(keys, action)| (keys, action.title()))
            .collect();
        count += lines.len();
        group_ui(ui, look, group.title(), &lines);
    }
    let besides = Action::BESIDES
        .into_iter()
        .filter(|(keys, what)| is_wanted(keys, vec![what]))
        .map(|(keys, what)| (keys.to_owned(), what));
    let lines: Vec<(String, &str)> = besides.collect();
    count += lines.len();
    group_ui(ui, look, "In the parts of the window", &lines);
    if count == 0 {
        ui.add_space(8.0);
        body(ui, "No key and no action has these letters.", look.palette);
    }
}

fn keys_of(action: Action) -> String {
    let keys = action.shortcut().map(|keys| keys.to_string());
    keys.unwrap_or_default()
}

fn group_ui(ui: &mut Ui, look: Look<'_>, title: &str, lines: &[(String, &str)]) {
    if lines.is_empty() {
        return;
    }
    ui.add_space(12.0);
    heading(ui, title, look.palette);
    let grid = egui::Grid::new(title).num_columns(2).spacing([24.0, 6.0]);
    grid.min_col_width(150.0).show(ui, |ui| {
        for (keys, what) in lines {
            if keys.is_empty() {
                small(ui, "in the menus and by Ctrl+K", look.palette);
            } else {
                let keys = Type::Strong.text(keys.as_str(), look.palette.text);
                ui.add(egui::Label::new(keys).wrap());
            }
            let what = what.trim_end_matches('…');
            ui.add(egui::Label::new(Type::Body.text(what, look.palette.text)).wrap());
            ui.end_row();
        }
    });
}
