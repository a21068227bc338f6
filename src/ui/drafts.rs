//! What is typed into a form, kept from frame to frame until it is sent or given up.

use super::look::Look;
use crate::app::Origin;
use egui::{AsIdSalt, Context, Id};

/// A draft by its key, if its form is open. Another dataset has drafts of its own.
pub fn draft<T: Clone + Send + Sync + 'static>(
    ctx: &Context,
    look: Look<'_>,
    key: impl AsIdSalt,
) -> Option<T> {
    kept(ctx, id(look, key))
}

/// Keeps a draft, or forgets it.
pub fn keep<T: Clone + Send + Sync + 'static>(
    ctx: &Context,
    look: Look<'_>,
    key: impl AsIdSalt,
    draft: Option<T>,
) {
    put(ctx, id(look, key), draft);
}

/// A draft about something of the open file that has a name: it outlives reading the file again,
/// where numbers of claims and documents may change.
pub fn draft_in_file<T: Clone + Send + Sync + 'static>(
    ctx: &Context,
    look: Look<'_>,
    key: impl AsIdSalt,
) -> Option<T> {
    kept(ctx, id_in_file(look, key))
}

/// Keeps a draft for [`draft_in_file`], or forgets it.
pub fn keep_in_file<T: Clone + Send + Sync + 'static>(
    ctx: &Context,
    look: Look<'_>,
    key: impl AsIdSalt,
    draft: Option<T>,
) {
    put(ctx, id_in_file(look, key), draft);
}

fn kept<T: Clone + Send + Sync + 'static>(ctx: &Context, id: Id) -> Option<T> {
    ctx.data(|data| data.get_temp(id))
}

fn put<T: Clone + Send + Sync + 'static>(ctx: &Context, id: Id, draft: Option<T>) {
    ctx.data_mut(|data| match draft {
        Some(draft) => {
            data.insert_temp(id, draft);
        }
        None => data.remove::<T>(id),
    });
}

fn id(look: Look<'_>, key: impl AsIdSalt) -> Id {
    let dataset = look.state.history.opened_before();
    Id::unique(("draft", dataset)).with(key)
}

fn id_in_file(look: Look<'_>, key: impl AsIdSalt) -> Id {
    let file = match &look.state.opened.origin {
        Origin::Bundled => None,
        Origin::File(path) => Some(path.as_path()),
    };
    Id::unique(("draft in", file)).with(key)
}
