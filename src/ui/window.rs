//! The window: advances the state, lays out the panels, hands them the scene, carries out their wishes.
//!
//! Needs no eframe, so that tests and pictures drive the very same window.

use egui::{Frame, Margin, Panel, Rect, Ui, UiBuilder};

use crate::app::{
    Action, Actions, MapAction, Movement, Remembered, Room, State, ThemeChoice, TimeAction,
    ViewAction,
};

use super::regions::{Region, Regions};
use super::scene::{Hover, Scene};
use super::splits::{Edge, Measure, Splits};
use super::{
    centre, denials, disputes, figures, filters, focus, header, help, hints, keys, lag, map,
    notices, palette, reader, table, theme, timeline,
};

/// Seconds after the last change at which the session is kept. Chosen by eye: a slip of the system
/// loses little, and dragging does not write all the time.
const KEEP_AFTER_SECONDS: f64 = 2.0;

/// What drawing may scribble on: nothing here is saved, nothing here is the dossier.
#[derive(Default)]
pub struct Memory {
    /// What the pointer is on in the frame being drawn.
    pub hover: Hover,
    /// The same in the frame before.
    pub hovered: Hover,
    /// The denials that map and timeline draw lines for.
    pub denials: denials::Denials,
    pub map: map::Memory,
    pub timeline: timeline::Memory,
    pub reader: reader::Memory,
    pub filters: filters::Memory,
    pub disputes: disputes::Memory,
    pub header: header::Memory,
    pub table: table::Memory,
    pub figures: figures::Memory,
    pub lag: lag::Memory,
    pub regions: Regions,
    pub splits: Splits,
    pub palette: palette::Memory,
}

/// The state with everything needed to draw it.
pub struct Window {
    state: State,
    memory: Memory,
    actions: Actions,
    /// When something first changed that is not kept yet, on the application's clock.
    unkept_since: Option<f64>,
    /// What egui's own animations were last set for.
    dressed_for: Option<Movement>,
}

impl Window {
    /// Dresses the context and takes the state.
    pub fn new(ctx: &egui::Context, state: State) -> Self {
        theme::dress(ctx);
        Self {
            state,
            memory: Memory::default(),
            actions: Actions::default(),
            unkept_since: None,
            dressed_for: None,
        }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// Asks for something from outside the panels, as the command line and tests do.
    pub fn ask(&mut self, action: Action) {
        self.actions.send(action);
    }

    /// Before drawing: finished jobs, motion, playing and the wishes of the frame before.
    ///
    /// `now` is in seconds since the application started.
    pub fn tick(&mut self, ctx: &egui::Context, now: f64) {
        self.state.tick(now);
        self.carry_out();
        if self
            .unkept_since
            .is_some_and(|since| now - since >= KEEP_AFTER_SECONDS)
        {
            self.unkept_since = None;
            self.state.keep();
        }
        ctx.set_theme(match self.state.look().theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(self.state.look().text_scale.factor());
        let movement = self.state.look().movement;
        if self.dressed_for != Some(movement) {
            self.dressed_for = Some(movement);
            theme::set_movement(ctx, movement);
        }
    }

    /// What to keep for the next run.
    pub fn to_remember(&self) -> Remembered {
        self.state.to_remember()
    }

    /// Draws one frame and carries out what was asked in it.
    pub fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.memory.hovered = std::mem::take(&mut self.memory.hover);
        let scene = Scene {
            state: &self.state,
            theme: theme::in_force(&ctx),
            hover: self.memory.hovered,
        };
        self.memory.denials.keep_up_with(scene);
        keys::read(&ctx, scene, &self.memory, &mut self.actions);
        lay_out(ui, scene, &mut self.memory, &mut self.actions);
        let Memory {
            palette,
            reader,
            hover,
            ..
        } = &mut self.memory;
        palette::draw(&ctx, scene, palette, reader, hover, &mut self.actions);
        notices::draw(&ctx, scene, &mut self.actions);
        hints::draw(&ctx, scene, &self.memory, &mut self.actions);
        help::draw(&ctx, scene, &mut self.actions);
        let regions = &mut self.memory.regions;
        regions.mind_overlay(&ctx, scene.state.overlay().is_some());
        regions.leap(&ctx, self.memory.timeline.focus_id());
        focus::ring(&ctx, scene.theme);

        // A wish changes the next frame; whoever waits for it should not wait for the mouse to move.
        let changed = !self.actions.is_empty();
        self.carry_out();
        if changed || self.memory.hover != self.memory.hovered {
            ctx.request_repaint();
        }
        let keeping = self
            .unkept_since
            .map(|since| since + KEEP_AFTER_SECONDS - self.state.now());
        if let Some(seconds) = [self.state.wakes_in(), keeping]
            .into_iter()
            .flatten()
            .reduce(f64::min)
        {
            ctx.request_repaint_after_secs(seconds.max(0.0) as f32);
        }
    }

    fn carry_out(&mut self) {
        let mut actions = std::mem::take(&mut self.actions);
        for action in actions.drain() {
            if !matches!(
                action,
                Action::Map(MapAction::Resized(_))
                    | Action::Time(TimeAction::Resized(_))
                    | Action::View(ViewAction::SetRoom(_))
            ) {
                self.unkept_since.get_or_insert(self.state.now());
            }
            if let Some(hint) = hints::learned(&action) {
                self.state
                    .apply(Action::View(ViewAction::DismissHint(hint)));
            }
            self.state.apply(action);
        }
        self.actions = actions;
    }
}

/// Share of the window that the reader takes for columns side by side. Chosen by eye.
const SHARE_OF_COLUMNS: f32 = 0.46;

/// The header above; beneath it filters, the middle and the reader side by side; the timeline below. Drawn
/// in the order in which the Tab key walks them, the edges between them last.
fn lay_out(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
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
    let filters_open = state.filters_shown().is_open();
    let reader_open = state.reader_shown().is_open();
    let measures = Measures::of(rest, room, filters_open, scene.selected_dispute().is_some());
    let reader_edge = match scene.selected_dispute() {
        Some(_) => Edge::ReaderOfColumns,
        None => Edge::Reader,
    };
    let splits = &mut memory.splits;
    let (filters_width, reader_width, height) = (
        splits.size(Edge::Filters, room, measures.filters),
        splits.size(reader_edge, room, measures.reader),
        splits.size(Edge::Timeline, room, measures.timeline),
    );
    let (above, timeline) = rest.split_top_bottom_at_y(rest.bottom() - height);
    let mut centre = above;
    if filters_open {
        centre.min.x += filters_width;
    }
    if reader_open {
        centre.max.x -= reader_width;
    }
    let filters = above.with_max_x(centre.left());
    let reader = above.with_min_x(centre.right());

    if filters_open {
        memory.regions.add(Region::Filters, filters);
        let margin = Margin {
            left: 14,
            right: 1,
            top: 8,
            bottom: 0,
        };
        part(ui, "filters", filters, margin, theme, |ui| {
            disputes::panel(ui, scene, &mut memory.disputes, &mut memory.hover, actions);
            filters::draw(ui, scene, &mut memory.filters, &mut memory.hover, actions);
        });
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
        (Edge::Filters, measures.filters, filters, filters_open),
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

/// What the middle keeps, in points, however large its neighbours are wished to be.
const LEAST_CENTRE: f32 = 250.0;
/// The controls, and one lane of names over one of claims, in points.
const LEAST_TIMELINE: f32 = 122.0;
/// What stays above the timeline, in points: the tabs and a strip of the map.
const LEAST_ABOVE: f32 = 150.0;

impl Measures {
    fn of(rest: Rect, room: Room, filters_open: bool, in_columns: bool) -> Self {
        let (filters, reader) = match room {
            Room::Narrow => (200.0, (rest.width() * 0.42).clamp(230.0, 320.0)),
            Room::Wide if rest.width() < 1150.0 => (184.0, 320.0),
            Room::Wide => (220.0, 380.0),
        };
        let reader = if in_columns {
            reader.max(rest.width() * SHARE_OF_COLUMNS)
        } else {
            reader
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
                most: (rest.width() - beside_reader - LEAST_CENTRE).min(760.0),
            },
            timeline: Measure {
                least: timeline::MIN_HEIGHT.min(share),
                usual: timeline::DEFAULT_HEIGHT.min(share),
                most: (rest.height() - LEAST_ABOVE).min(420.0),
            },
        }
    }
}
