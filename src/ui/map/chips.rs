//! Places that lie outside the view: a chip at the edge that names each, counts its claims, points to it.

use egui::{
    Align2, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use crate::app::{Actions, MapAction};
use crate::query::PlaceIx;
use crate::scale::{self, EdgeTarget, MapView, Point, Size, edge_chips};

use super::super::scene::{Hover, Scene};
use super::super::theme::sans;
use super::super::widgets::claims;
use super::{Frame, marks};

/// Chips beyond this many are one that counts the rest.
const MOST_CHIPS: usize = 9;
/// Chips stay this far from the map's edge, in points.
const MARGIN: f32 = 8.0;
/// Flying to a place far away shows at least this much around it. Chosen by eye.
const ZOOM_OF_ARRIVAL: f64 = 7.5;
const HEIGHT: f32 = 22.0;

/// A place off the map that has something to say.
struct Beyond {
    place: PlaceIx,
    toward: Point,
    claims: u32,
    featured: bool,
}

/// Draws the chips and returns where they are, so that nothing is written under them.
pub fn draw(
    ui: &mut Ui,
    frame: Frame,
    scene: Scene<'_>,
    taken: &[Rect],
    hover: &mut Hover,
    actions: &mut Actions,
) -> Vec<Rect> {
    let mut beyond = places_beyond(frame, scene);
    let name_of = |place: &Beyond| scene.state.index().place(place.place).name.as_str();
    beyond.sort_by_key(|place| (!place.featured, std::cmp::Reverse(place.claims)));
    let rest_beyond = beyond.len().saturating_sub(MOST_CHIPS);
    beyond.truncate(MOST_CHIPS);

    let galley = |text: String| {
        ui.painter()
            .layout_no_wrap(text, sans(12.0), scene.theme.ink)
    };
    let texts: Vec<_> = beyond
        .iter()
        .map(|place| galley(format!("{}  {}", name_of(place), place.claims)))
        .collect();
    let targets: Vec<EdgeTarget> = beyond
        .iter()
        .zip(&texts)
        .map(|(place, text)| EdgeTarget {
            toward: place.toward,
            size: Size::new(text.size().x + 34.0, HEIGHT),
        })
        .collect();
    let obstacles: Vec<scale::Rect> = taken.iter().map(|rect| frame.rect_from(*rect)).collect();
    let bounds = scale::Rect::from_min_max(
        Point::new(MARGIN, MARGIN),
        Point::new(frame.rect.width() - MARGIN, frame.rect.height() - MARGIN),
    );
    let chips = edge_chips(&targets, &obstacles, bounds, Size::new(120.0, HEIGHT));
    let mut drawn = Vec::new();
    for chip in &chips.chips {
        let place = &beyond[chip.target];
        let rect = frame.rect_to(chip.rect);
        let id = ui.scope_id().with(("chip", place.place));
        let response = ui.interact(rect, id, Sense::click());
        let words = format!("{}, off the map, {}", name_of(place), claims(place.claims));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.clone()));
        paint(ui, scene, rect, &response, chip.angle, &texts[chip.target]);
        if response.hovered() {
            *hover = Hover::Place(place.place);
        }
        if response.clicked() {
            fly_to(frame, scene, place.place, actions);
        }
        response.on_hover_text(format!("{words}. Click to fly there"));
        drawn.push(rect);
    }
    if let (Some(rect), more @ 1..) = (chips.rest_rect, chips.rest.len() + rest_beyond) {
        let rect = frame.rect_to(rect);
        ui.painter().rect_filled(rect, 3.0, scene.theme.paper);
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            format!("and {more} more places"),
            sans(12.0),
            scene.theme.ink_soft,
        );
        drawn.push(rect);
    }
    drawn
}

fn places_beyond(frame: Frame, scene: Scene<'_>) -> Vec<Beyond> {
    let known = scene.state.known();
    scene
        .state
        .dossier()
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.is_located())
        .filter_map(|(at, place)| {
            let featured = scene.state.dossier().featured.contains(&place.id);
            let claims = known.by_place[at].known();
            let toward = frame.projector.point_from_lonlat(place.position?);
            let shown = (claims > 0 || featured) && !marks::in_view(frame, toward);
            shown.then_some(Beyond {
                place: PlaceIx(at as u32),
                toward,
                claims,
                featured,
            })
        })
        .collect()
}

fn paint(
    ui: &Ui,
    scene: Scene<'_>,
    rect: Rect,
    response: &egui::Response,
    angle: f32,
    text: &std::sync::Arc<egui::Galley>,
) {
    let theme = scene.theme;
    let painter = ui.painter();
    let fill = if response.hovered() {
        theme.paper_shade
    } else {
        theme.paper
    };
    painter.rect_filled(rect, 4.0, fill);
    let line = if response.has_focus() {
        Stroke::new(2.0, theme.ink)
    } else {
        theme.hairline()
    };
    painter.rect_stroke(rect, 4.0, line, StrokeKind::Inside);
    let tip = Pos2::new(rect.left() + 15.0, rect.center().y);
    let along = Vec2::angled(angle);
    let across = vec2(-along.y, along.x);
    painter.add(Shape::convex_polygon(
        vec![
            tip + along * 6.0,
            tip - along * 4.5 + across * 4.5,
            tip - along * 4.5 - across * 4.5,
        ],
        theme.ink,
        Stroke::NONE,
    ));
    let at = Pos2::new(rect.left() + 27.0, rect.center().y - text.size().y / 2.0);
    painter.galley(at, text.clone(), theme.ink);
}

/// Flies so that the place comes to the middle, no farther out than it takes to see around it.
fn fly_to(frame: Frame, scene: Scene<'_>, place: PlaceIx, actions: &mut Actions) {
    if let Some(position) = scene.state.index().place(place).position {
        actions.map(MapAction::FlyTo(MapView {
            center: scale::project(position),
            zoom: frame.projector.view().zoom.min(ZOOM_OF_ARRIVAL),
        }));
    }
}
