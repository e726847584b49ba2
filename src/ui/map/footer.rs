//! Along the map's lower edge: whose borders these are, how long a distance is, and the trays.

use std::sync::Arc;

use egui::{Align2, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use crate::app::{Actions, Page, Tray};
use crate::query::{Clock, Index, Window};
use crate::scale::{MapView, Viewport, scale_bar};

use super::super::scene::Scene;
use super::super::theme::sans;
use super::{Frame, borders};

const HEIGHT: f32 = 24.0;
/// How far a second row lies above the first.
const SECOND_ROW: f32 = 22.0;
/// The scale bar is at most this long, in points.
const LONGEST_BAR: f32 = 110.0;

/// How many known claims are about located places of which none is in view; kept while nothing changes.
#[derive(Default)]
pub struct OffMap {
    /// What `is_off` was worked out for.
    of: Option<(Arc<Index>, MapView, Option<Viewport>)>,
    /// For each claim, known or not. It stays while the date moves.
    is_off: Vec<bool>,
    /// State's revision that `claims` were counted at.
    revision: Option<u64>,
    claims: u32,
}

impl OffMap {
    fn count(&mut self, frame: Frame, scene: Scene<'_>) -> u32 {
        let (view, size) = (frame.projector.view(), scene.state.viewport());
        let index = scene.state.index();
        let is_same = self.of.as_ref().is_some_and(|(of, seen, sized)| {
            Arc::ptr_eq(of, index) && *seen == view && *sized == size
        });
        if !is_same {
            self.is_off = scene.state.off_map();
            self.of = Some((index.clone(), view, size));
            self.revision = None;
        }
        if self.revision != Some(scene.state.revision()) {
            self.revision = Some(scene.state.revision());
            let known = scene.state.known().claims();
            let off = known.filter(|claim| self.is_off[claim.0 as usize]);
            self.claims = off.count() as u32;
        }
        self.claims
    }
}

/// Draws the line and returns where it is.
pub fn draw(
    ui: &mut Ui,
    frame: Frame,
    scene: Scene<'_>,
    off_map: &mut OffMap,
    actions: &mut Actions,
) -> Vec<Rect> {
    let theme = scene.theme;
    let row = Rect::from_min_max(
        Pos2::new(frame.rect.left(), frame.rect.bottom() - HEIGHT),
        frame.rect.max,
    );
    let ground = ui.painter().add(egui::Shape::Noop);
    let trays = trays(ui, frame, scene, off_map, row, actions);
    let beside = Rect::from_min_max(row.min, Pos2::new(trays.left(), row.bottom()));
    // Whose borders these are is never cut short: where there is no room beside the trays, it stands above them.
    let wanted = borders::words(ui, scene, f32::INFINITY).size().x + 20.0;
    let words = if wanted <= beside.width() {
        beside
    } else {
        row.translate(vec2(0.0, -SECOND_ROW))
    };
    let rect = row.union(words);
    let fill = theme.paper.gamma_multiply(0.94);
    ui.painter()
        .set(ground, egui::Shape::rect_filled(rect, 0.0, fill));
    ui.painter()
        .hline(rect.x_range(), rect.top(), theme.hairline());
    borders::draw(ui, scene, words, actions);
    let bar = bar(ui, frame, scene, rect);
    vec![rect, bar]
}

/// A round length in the middle of the map, as it is drawn there.
fn bar(ui: &Ui, frame: Frame, scene: Scene<'_>, footer: Rect) -> Rect {
    let theme = scene.theme;
    let bar = scale_bar(&frame.projector, LONGEST_BAR);
    let right = Pos2::new(footer.right() - 14.0, footer.top() - 12.0);
    let left = right - vec2(bar.width_points, 0.0);
    let painter = ui.painter();
    let line = Stroke::new(1.5, theme.ink);
    painter.line_segment([left, right], line);
    for end in [left, right] {
        painter.line_segment([end - vec2(0.0, 4.0), end + vec2(0.0, 4.0)], line);
    }
    let text = painter.text(
        left.lerp(right, 0.5) - vec2(0.0, 4.0),
        Align2::CENTER_BOTTOM,
        bar.label(),
        sans(11.0),
        theme.ink,
    );
    Rect::from_two_pos(left, right).expand(6.0).union(text)
}

/// What is not on the map and why; always there, even when nothing is left out.
fn trays(
    ui: &mut Ui,
    frame: Frame,
    scene: Scene<'_>,
    off_map: &mut OffMap,
    footer: Rect,
    actions: &mut Actions,
) -> Rect {
    let trays = scene.state.known().trays;
    let off_map = off_map.count(frame, scene);
    let clock = scene.state.as_of().clock;
    let undated = match clock {
        Clock::Reported => "claims whose source has no publication date",
        Clock::Occurred => "claims that are about no date the words support",
    };
    let entries = [
        (Tray::Undated, "undated", trays.undated, undated),
        (
            Tray::Unlocated,
            "no place",
            trays.unlocated,
            "known claims about no place the map can show",
        ),
        (
            Tray::OffMap,
            "off map",
            off_map,
            "known claims about places outside this view",
        ),
        (
            Tray::FilteredOut,
            "filtered out",
            trays.filtered,
            "claims known by this date that the filters keep out",
        ),
    ];
    let earlier = (
        Tray::Earlier,
        "earlier",
        trays.earlier,
        "claims over before the window of days begins",
    );
    let has_window = matches!(scene.state.as_of().window, Window::Days(_));
    let mut right = footer.right() - 12.0;
    for (tray, name, count, meaning) in has_window
        .then_some(&earlier)
        .into_iter()
        .chain(entries.iter())
        .rev()
    {
        let text: Arc<egui::Galley> = ui.painter().layout_no_wrap(
            format!("{name} {count}"),
            sans(11.0),
            if *count == 0 {
                scene.theme.ink_soft
            } else {
                scene.theme.ink
            },
        );
        let at = Pos2::new(
            right - text.size().x,
            footer.center().y - text.size().y / 2.0,
        );
        let rect = Rect::from_min_size(at, text.size());
        let id = ui.scope_id().with(("tray", name));
        let response = ui.interact(rect.expand(3.0), id, egui::Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Button,
                true,
                format!("{name} {count}: {meaning}"),
            )
        });
        if response.clicked() {
            actions.open(Page::Tray(*tray));
        }
        ui.painter().galley(at, text, scene.theme.ink);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(
                rect.expand(3.0),
                2.0,
                scene.theme.hairline(),
                StrokeKind::Inside,
            );
        }
        response.on_hover_text(format!("{count} {meaning}. Click to list them"));
        right = at.x - 14.0;
    }
    Rect::from_min_max(Pos2::new(right, footer.top()), footer.max)
}
