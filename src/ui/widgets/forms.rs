//! Fields to write into, and menus that hold more than lines to click.

use crate::ui::look::Look;
use egui::style::StyleModifier;
use egui::{
    Align, Frame, Layout, Margin, Popup, PopupCloseBehavior, Response, ScrollArea, TextEdit, Ui,
};

/// What stays free above and below a menu, in points.
const AROUND_MENU: f32 = 32.0;

/// A field of one line, as high as the buttons beside it.
pub fn line_field(text: &mut String) -> TextEdit<'_> {
    TextEdit::singleline(text).margin(Margin::symmetric(10, 7))
}

/// A menu that is a form. In a menu as egui has it, fields and buttons stand without a line round
/// them, and text is stretched from edge to edge.
pub fn form_menu(button: &Response) -> Popup<'_> {
    let frame = Frame::menu(&button.ctx.global_style()).inner_margin(Margin::same(10));
    Popup::menu(button)
        .frame(frame)
        .style(StyleModifier::default())
        .layout(Layout::top_down(Align::Min))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
}

/// The contents of a menu, scrolled where the window is lower than they are.
pub fn scrolled_menu<R>(ui: &mut Ui, look: Look<'_>, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .id_salt("menu")
        .max_height(look.height - AROUND_MENU)
        .show(ui, contents)
        .inner
}
