//! The map: the ground, the places that are spoken of, and how one moves about.

mod areas;
mod borders;
mod chips;
pub(in crate::ui) mod curve;
mod denials;
mod focus;
mod footer;
mod gestures;
mod ground;
mod key;
mod labels;
mod legend;
mod marks;
mod orientation;
pub(in crate::ui) mod pie;
mod placing;

use egui::{Id, Pos2, Role, Sense, Ui, WidgetInfo};

use crate::app::{Actions, MapAction};
use crate::scale::{self, Point, Projector, Viewport};

use super::denials::Denials;
use super::scene::{Hover, Scene};

pub use borders::{BORDERS, Choice, ask_for as ask_for_borders};
pub use gestures::{KEY_ZOOM, panned, zoomed};

/// What the map keeps between frames: drawings that are still good, and the gesture under way.
#[derive(Default)]
pub struct Memory {
    id: Option<Id>,
    ground: ground::Ground,
    areas: areas::Areas,
    labels: labels::Kept,
    trays: footer::OffMap,
    focus: focus::Focus,
    lines: denials::Lines,
    /// Where the mark with the most claims is. `None`: no mark is in view.
    largest_mark: Option<egui::Rect>,
}

impl Memory {
    /// The widget that has the keyboard when the map is walked about with it.
    pub fn focus_id(&self) -> Option<Id> {
        self.id
    }

    /// Where the mark with the most claims is on screen. `None`: no mark is in view.
    pub fn largest_mark(&self) -> Option<egui::Rect> {
        self.largest_mark
    }
}

/// Where the map lies in the window, and what it shows.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub rect: egui::Rect,
    pub projector: Projector,
}

impl Frame {
    /// From the panel's own points to the window's.
    pub fn pos(&self, point: Point) -> Pos2 {
        Pos2::new(self.rect.left() + point.x, self.rect.top() + point.y)
    }

    /// From the window's points to the panel's own.
    pub fn point(&self, pos: Pos2) -> Point {
        Point::new(pos.x - self.rect.left(), pos.y - self.rect.top())
    }

    pub fn rect_to(&self, rect: scale::Rect) -> egui::Rect {
        egui::Rect::from_min_max(self.pos(rect.min), self.pos(rect.max))
    }

    pub fn rect_from(&self, rect: egui::Rect) -> scale::Rect {
        scale::Rect::from_min_max(self.point(rect.min), self.point(rect.max))
    }

    pub fn viewport(&self) -> Viewport {
        Viewport::new(self.rect.width(), self.rect.height())
    }
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    denied: &Denials,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    memory.id = Some(response.id);
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Image,
            true,
            "Map. Arrows pan, plus and minus zoom, Home fits the featured places",
        )
    });
    let viewport = Viewport::new(rect.width(), rect.height());
    if scene.state.viewport() != Some(viewport) {
        actions.map(MapAction::Resized(viewport));
    }
    // Before the first frame is over there is no view yet; the next frame has one.
    let Some(view) = scene.state.session().map else {
        ui.ctx().request_discard("the map learns its size");
        return;
    };
    let view = view.clamped(viewport);
    let frame = Frame {
        rect,
        projector: Projector::new(view, viewport),
    };
    gestures::read(ui, &response, frame, scene, actions);
    if response.has_focus() {
        keep_arrows(ui, response.id);
    }

    let painter = ui.painter_at(rect);
    memory.ground.paint_land(&painter, ui.ctx(), frame, scene);
    memory.areas.paint(&painter, ui.ctx(), frame, scene);
    memory.ground.paint_lines(&painter);
    memory.focus.keep_up_with(scene);
    memory.lines.keep_up_with(frame, scene, denied);
    let placed = marks::place(frame, scene, &memory.focus);
    memory.largest_mark = marks::largest(frame, &placed);
    let board = denials::Board {
        frame,
        scene,
        placed: &placed,
    };
    let names = memory.labels.rects(frame);
    let drawn = memory.lines.draw(ui, board, &names, hover, actions);
    let mut taken = footer::draw(ui, frame, scene, &mut memory.trays, actions);
    let footer_top = taken.first().map_or(rect.bottom(), |footer| footer.top());
    taken.push(legend::draw(ui, frame, scene, actions));
    let asked_for = denied.is_asked_for();
    taken.extend(key::draw(
        ui,
        frame,
        scene,
        &memory.focus,
        drawn,
        asked_for,
        footer_top,
    ));
    let chips = chips::draw(ui, frame, scene, &taken, hover, actions);
    taken.extend(chips);
    let above_line = Frame {
        rect: rect.with_max_y(footer_top),
        ..frame
    };
    // Where names and marks crowd on a small map, the line below with the borders and the counts wins.
    let mut over = ui.new_child(
        egui::UiBuilder::new()
            .id_salt("over the ground")
            .max_rect(rect),
    );
    over.shrink_clip_rect(above_line.rect);
    let ui = &mut over;
    labels::draw(
        ui,
        frame,
        scene,
        &placed,
        &taken,
        &mut memory.labels,
        hover,
        actions,
    );
    marks::draw(ui, above_line, scene, &placed, hover, actions);
    let names = &memory.labels.area_names;
    memory.lines.draw_loops(ui, board, names, hover, actions);
    memory.focus.draw(ui, frame, scene, &placed, hover);
    placing::draw(ui, frame, scene, response.has_focus(), actions);
}

/// Arrow keys move the map while it has the keyboard, not on to the next widget.
fn keep_arrows(ui: &Ui, id: Id) {
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..Default::default()
            },
        );
    });
}
