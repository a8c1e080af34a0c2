//! Progress bars: on a terminal only.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar with a label. Draws nothing when standard error is not a terminal.
pub fn bar(label: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(0).with_message(label);
    if let Ok(style) =
        ProgressStyle::with_template("{msg:24} {wide_bar} {human_pos} of {human_len} ({eta} left)")
    {
        bar.set_style(style);
    }
    bar
}
