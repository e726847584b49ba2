//! An empty plot of a fixed size that neither pans nor zooms: the views around it do that.

use egui::{Rect, Response, Sense, Ui, UiBuilder};
use egui_plot::{GridInput, GridMark, Plot, PlotTransform, PlotUi};

use crate::ui::theme::Theme;

/// What a plot spans, in its own units, and what lines go across it.
pub struct Frame<'a> {
    pub rect: Rect,
    /// Largest x and y; both begin at nought.
    pub until: [f64; 2],
    /// Heights of the quiet lines across.
    pub lines: &'a [f64],
    pub sense: Sense,
}

impl Frame<'_> {
    /// Draws the plot and what `items` adds to it.
    pub fn show(
        &self,
        ui: &mut Ui,
        theme: &Theme,
        id: impl std::hash::Hash + std::fmt::Debug,
        items: impl FnOnce(&mut PlotUi<'_>),
    ) -> (Response, PlotTransform) {
        let lines: Vec<GridMark> = self
            .lines
            .iter()
            .map(|value| GridMark {
                value: *value,
                // As if far from its neighbours, so that it never fades.
                step_size: self.until[1],
            })
            .collect();
        let [right, top] = self.until;
        let mut inside = ui.new_child(UiBuilder::new().max_rect(self.rect).id_salt("frame"));
        let shown = Plot::new(inside.scope_id().with(&id))
            .width(self.rect.width())
            .height(self.rect.height())
            .show_axes([false, false])
            .show_grid([false, true])
            .grid_color(theme.rule)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .cursor_color(egui::Color32::TRANSPARENT)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_axis_zoom_drag(false)
            .allow_double_click_reset(false)
            .auto_bounds(false)
            .sense(self.sense)
            .y_grid_spacer(move |_: GridInput| lines.clone())
            .show(&mut inside, |plot| {
                plot.set_plot_bounds_x(0.0..=right);
                plot.set_plot_bounds_y(0.0..=top);
                items(plot);
            });
        (shown.response, shown.transform)
    }
}
