//! The frame of a picture: its size, its title and description.

use maud::{Markup, html};

use crate::vocab::SVG;

/// An `svg` element that a reader's program can name and describe. It is shown at its own size, so that text keeps its
/// size on a narrow screen, where the picture is moved sideways in its box.
pub(super) fn figure(id: &str, size: (u32, u32), title: &str, description: &str, content: &Markup) -> Markup {
    let (width, height) = size;
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-description"));
    html! {
        svg xmlns=(SVG) class="picture" role="img" width=(width) height=(height)
            viewBox=(format!("0 0 {width} {height}")) aria-labelledby=(format!("{title_id} {description_id}"))
        {
            title id=(title_id) { (title) }
            desc id=(description_id) { (description) }
            (content)
        }
    }
}
