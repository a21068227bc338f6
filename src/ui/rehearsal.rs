//! The first frame, laid out while the system still opens the window it will be shown in.

use super::window::Window;
use egui::{Context, Pos2, RawInput, Rect, Vec2};
use std::num::NonZeroUsize;

/// The largest side of a texture that the window asks its card for.
const LARGEST_TEXTURE: usize = 8192;

/// A context as the window will have it.
pub fn context() -> Context {
    let ctx = Context::default();
    ctx.set_embed_viewports(false);
    ctx.options_mut(|options| options.max_passes = NonZeroUsize::MIN.saturating_add(1));
    ctx
}

/// Draws one frame for nobody: words are shaped, and the map's tiles are asked for. In a window of
/// another size or scale that is done again, and nothing is lost but the time.
pub fn rehearse(window: &mut Window, ctx: &Context, size: Vec2) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        max_texture_side: Some(LARGEST_TEXTURE),
        time: Some(0.0),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| {
        window.logic(ui.ctx());
        window.ui(ui);
    });
    // The shapes of the letters are told only once: the first frame that is shown has to tell them.
    let textures = ctx.tex_manager();
    let mut textures = textures.write();
    let told = std::mem::take(&mut output.textures_delta.set).into_iter();
    for (id, delta) in told.flat_map(|(id, deltas)| deltas.into_iter().map(move |it| (id, it))) {
        textures.set(id, delta);
    }
    drop(textures);
    output.drop_without_applying_deltas();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Opened, Settings, State};
    use egui::{TextureId, vec2};

    #[test]
    fn the_first_frame_that_is_shown_tells_the_shapes_of_all_letters() {
        let ctx = context();
        let state = State::new(Opened::bundled(), Settings::default());
        let mut window = Window::new(&ctx, state, None);
        let size = vec2(1440.0, 900.0);
        rehearse(&mut window, &ctx, size);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            max_texture_side: Some(LARGEST_TEXTURE),
            ..RawInput::default()
        };
        let output = ctx.run_ui(input, |ui| window.ui(ui));
        let letters = output.textures_delta.set.get(&TextureId::default());
        let is_whole = letters
            .and_then(|it| it.first())
            .map(egui::epaint::ImageDelta::is_whole);
        output.drop_without_applying_deltas();
        assert_eq!(is_whole, Some(true));
    }

    #[test]
    fn the_map_is_asked_for_before_there_is_a_window() {
        let ctx = context();
        let state = State::new(Opened::bundled(), Settings::default());
        let mut window = Window::new(&ctx, state, None);
        rehearse(&mut window, &ctx, vec2(1440.0, 900.0));
        assert!(window.pending_tiles() > 0);
    }
}
