//! A place shown on the map: while one waits for it, a click gives it its position, or Enter that of the middle.

use egui::{
    Align2, CursorIcon, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::super::scene::Scene;
use super::super::theme::sans_bold;
use super::Frame;
use crate::app::{Actions, DraftAction, PlacedBy, Placing};
use crate::dossier::LonLat;

/// Half of the length of the lines of a cross, in points.
const ARM: f32 = 9.0;

/// Over everything else on the map. `has_keyboard`: whether the map has.
pub fn draw(ui: &Ui, frame: Frame, scene: Scene<'_>, has_keyboard: bool, actions: &mut Actions) {
    let Some(placing) = scene.state.drafting().placing() else {
        return;
    };
    match &placing.from {
        PlacedBy::Awaited => wait(ui, frame, scene, placing, has_keyboard, actions),
        PlacedBy::Map(at) => cross(ui, scene, pos(frame, *at)),
        PlacedBy::Found(candidate) => {
            if let crate::app::place_candidates::Candidate::Settlement(found) = &**candidate {
                cross(ui, scene, pos(frame, found.position));
            }
        }
    }
}

fn pos(frame: Frame, at: LonLat) -> Pos2 {
    frame.pos(frame.projector.point_from_lonlat(at))
}

fn wait(
    ui: &Ui,
    frame: Frame,
    scene: Scene<'_>,
    placing: &Placing,
    has_keyboard: bool,
    actions: &mut Actions,
) {
    let name = &placing.name;
    let id = Id::unique("a place is shown on the map");
    let response = ui.interact(frame.rect, id, Sense::CLICK);
    let said = format!("Click where “{name}” is");
    response.widget_info(|| {
        let keys = "or move the map with the arrows and press Enter for its middle";
        WidgetInfo::labeled(Role::Button, true, format!("{said}, {keys}"))
    });
    let middle = frame.rect.center();
    if has_keyboard {
        cross(ui, scene, middle);
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if entered {
            place(frame, middle, actions);
        }
    }
    if let Some(at) = response.hover_pos() {
        ui.set_cursor_icon(CursorIcon::Crosshair);
        cross(ui, scene, at);
    }
    if let (true, Some(at)) = (response.clicked(), response.interact_pointer_pos()) {
        place(frame, at, actions);
    }
    banner(ui, frame.rect, scene, &said);
}

fn place(frame: Frame, at: Pos2, actions: &mut Actions) {
    let at = frame.projector.lonlat_from_point(frame.point(at));
    actions.draft(DraftAction::PlaceAt(at));
}

/// What is waited for, at the top of the map.
fn banner(ui: &Ui, map: Rect, scene: Scene<'_>, said: &str) {
    let theme = scene.theme;
    let painter = ui.painter_at(map);
    let galley = painter.layout_no_wrap(said.to_owned(), sans_bold(13.5), theme.ink);
    let size = galley.size() + vec2(24.0, 12.0);
    let rect = Align2::CENTER_TOP.anchor_size(map.center_top() + vec2(0.0, 10.0), size);
    painter.rect_filled(rect, 6.0, theme.paper);
    painter.rect_stroke(
        rect,
        6.0,
        Stroke::new(1.0, theme.ink),
        egui::StrokeKind::Inside,
    );
    painter.galley(rect.min + vec2(12.0, 6.0), galley, theme.ink);
}

fn cross(ui: &Ui, scene: Scene<'_>, at: Pos2) {
    let theme = scene.theme;
    for (width, ink) in [(4.0, theme.paper), (1.5, theme.ink)] {
        let stroke = Stroke::new(width, ink);
        ui.painter().hline(at.x - ARM..=at.x + ARM, at.y, stroke);
        ui.painter().vline(at.x, at.y - ARM..=at.y + ARM, stroke);
        ui.painter().circle_stroke(at, 4.5, stroke);
    }
}
