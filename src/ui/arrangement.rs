//! Where the parts of the window stand, and how much of it each gets.

use egui::{Frame, Margin, Panel, Rect, Ui, UiBuilder};

use crate::app::{Actions, Room, ViewAction};

use super::regions::Region;
use super::scene::Scene;
use super::splits::{Edge, Measure};
use super::window::Memory;
use super::{centre, disputes, filters, header, inspector, reader, theme, timeline};

/// The header above; beneath it filters, the middle and the reader side by side; the timeline below. Drawn
/// in the order in which the Tab key walks them, the edges between them last.
pub fn lay_out(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let theme = scene.theme;
    let state = scene.state;
    let room = Room::of(ui.max_rect().width());
    if room != state.room() {
        actions.view(ViewAction::SetRoom(room));
        ui.ctx().request_discard("the window learns how wide it is");
    }
    memory.regions.begin();
    let header = Panel::top("header")
        .frame(
            Frame::new()
                .fill(theme.paper_shade)
                .inner_margin(Margin::symmetric(14, 6)),
        )
        .show(ui, |ui| {
            header::draw(ui, scene, &mut memory.header, actions)
        });
    memory.regions.add(Region::Header, header.response.rect);

    let rest = ui.available_rect_before_wrap();
    let inspecting = state.is_inspecting();
    let filters_open = inspecting || state.filters_shown().is_open();
    let left_edge = match inspecting {
        true => Edge::Inspector,
        false => Edge::Filters,
    };
    let reader_open = state.reader_shown().is_open();
    // A dispute has a column for each answer, and so a width of its own.
    let reader_edge = match scene.selected_dispute() {
        Some(_) => Edge::Columns,
        None => Edge::Reader,
    };
    let measures = Measures::of(rest, room, filters_open, left_edge, reader_edge);
    let splits = &mut memory.splits;
    let (filters_width, reader_width, height) = (
        splits.size(left_edge, room, measures.filters),
        splits.size(reader_edge, room, measures.reader),
        splits.size(Edge::Timeline, room, measures.timeline),
    );
    let (above, mut timeline) = rest.split_top_bottom_at_y(rest.bottom() - height);
    // A form has more fields than there is room above the timeline; the timeline is read as well when it is narrower.
    let is_tall = inspecting && rest.width() - filters_width >= LEAST_BESIDE_FORM;
    if is_tall {
        timeline.min.x += filters_width;
    }
    let mut centre = above;
    if filters_open {
        centre.min.x += filters_width;
    }
    if reader_open {
        centre.max.x -= reader_width;
    }
    let left_column = match is_tall {
        true => rest.with_max_x(centre.left()),
        false => above.with_max_x(centre.left()),
    };
    let listed = !inspecting && disputes::is_there(scene);
    let list_measure = disputes::measure(scene, left_column.height());
    let list_height = if listed {
        splits.size(Edge::Disputes, room, list_measure)
    } else {
        0.0
    };
    let (filters, list) = left_column.split_top_bottom_at_y(left_column.bottom() - list_height);
    let reader = above.with_min_x(centre.right());

    if filters_open {
        memory.regions.add(Region::Filters, left_column);
        let margin = Margin {
            left: 14,
            right: 1,
            top: 8,
            bottom: 0,
        };
        if inspecting {
            part(ui, "inspector", left_column, margin, theme, |ui| {
                inspector::draw(ui, scene, &mut memory.inspector, &mut memory.hover, actions);
            });
        } else {
            part(ui, "filters", filters, margin, theme, |ui| {
                filters::draw(ui, scene, &mut memory.filters, &mut memory.hover, actions);
            });
        }
        if listed {
            let margin = Margin { top: 3, ..margin };
            part(ui, "disputes", list, margin, theme, |ui| {
                disputes::draw(ui, scene, &mut memory.disputes, &mut memory.hover, actions);
            });
        }
    }
    part(ui, "centre", centre, Margin::ZERO, theme, |ui| {
        let view = centre::draw(ui, scene, memory, actions);
        memory.regions.add(Region::Centre, view);
    });
    if reader_open {
        memory.regions.add(Region::Reader, reader);
        let margin = Margin {
            left: 16,
            right: 0,
            top: 10,
            bottom: 0,
        };
        part(ui, "reader", reader, margin, theme, |ui| {
            reader::draw(ui, scene, &mut memory.reader, &mut memory.hover, actions);
        });
    }
    memory.regions.add(Region::Timeline, timeline);
    let margin = Margin::symmetric(14, 6);
    part(ui, "timeline", timeline, margin, theme, |ui| {
        timeline::draw(
            ui,
            scene,
            &mut memory.timeline,
            &memory.denials,
            &mut memory.hover,
            actions,
        );
    });

    for (edge, measure, rect, shown) in [
        (left_edge, measures.filters, left_column, filters_open),
        (Edge::Disputes, list_measure, list, filters_open && listed),
        (reader_edge, measures.reader, reader, reader_open),
        (Edge::Timeline, measures.timeline, timeline, true),
    ] {
        if shown {
            memory.splits.handle(ui, theme, edge, room, measure, rect);
        }
    }
}

/// One part of the window, in a place of its own.
fn part(
    ui: &mut Ui,
    name: &str,
    rect: Rect,
    margin: Margin,
    theme: &theme::Theme,
    draw: impl FnOnce(&mut Ui),
) {
    ui.painter().rect_filled(rect, 0.0, theme.paper);
    let within = UiBuilder::new().id_salt(name).max_rect(rect - margin);
    let mut part = ui.new_child(within);
    part.shrink_clip_rect(rect);
    draw(&mut part);
}

/// What each part may measure in a window of this size. All chosen by eye.
struct Measures {
    filters: Measure,
    reader: Measure,
    timeline: Measure,
}

/// No reader is wider than this, in points.
const WIDEST_READER: f32 = 760.0;
/// Share of the window that the reader takes for columns side by side.
const SHARE_OF_COLUMNS: f32 = 0.46;
/// What the middle keeps, in points, however large its neighbours are wished to be.
const LEAST_CENTRE: f32 = 250.0;
/// The controls, and one lane of names over one of claims, in points.
const LEAST_TIMELINE: f32 = 122.0;
/// The timeline's controls in one row, in points.
const LEAST_BESIDE_FORM: f32 = 700.0;
/// What stays above the timeline, in points: the tabs and a strip of the map.
const LEAST_ABOVE: f32 = 150.0;

impl Measures {
    fn of(rest: Rect, room: Room, filters_open: bool, left_edge: Edge, reader_edge: Edge) -> Self {
        let (filters, reader) = match room {
            Room::Narrow => (200.0, (rest.width() * 0.42).clamp(230.0, 320.0)),
            Room::Wide if rest.width() < 1150.0 => (184.0, 320.0),
            Room::Wide => (220.0, 380.0),
        };
        let filters = match left_edge {
            Edge::Inspector => (filters * 1.4_f32).min(rest.width() * 0.3),
            _ => filters,
        };
        let reader = match reader_edge {
            Edge::Columns => rest.width() * SHARE_OF_COLUMNS,
            _ => reader,
        };
        let share = (rest.height() * 0.34).max(LEAST_TIMELINE);
        let beside_reader = if filters_open { filters } else { 0.0 };
        Self {
            filters: Measure {
                least: 150.0,
                usual: filters,
                most: 360.0,
            },
            reader: Measure {
                least: 230.0,
                usual: reader,
                most: (rest.width() - beside_reader - LEAST_CENTRE).min(WIDEST_READER),
            },
            timeline: Measure {
                least: timeline::MIN_HEIGHT.min(share),
                usual: timeline::DEFAULT_HEIGHT.min(share),
                most: (rest.height() - LEAST_ABOVE).min(420.0),
            },
        }
    }
}
