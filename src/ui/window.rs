//! The window: advances the state, lays out the panels, hands them the scene, carries out their wishes.
//!
//! Needs no eframe, so that tests and pictures drive the very same window.

use egui::{Frame, Margin, Panel, Ui};

use crate::app::{Actions, MapAction, Remembered, Shown, State, ThemeChoice};

use super::scene::{Hover, Scene};
use super::{
    centre, figures, filters, header, keys, lag, map, notices, palette, reader, table, theme,
    timeline,
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
    pub map: map::Memory,
    pub timeline: timeline::Memory,
    pub reader: reader::Memory,
    pub filters: filters::Memory,
    pub header: header::Memory,
    pub table: table::Memory,
    pub figures: figures::Memory,
    pub lag: lag::Memory,
    pub palette: palette::Memory,
}

/// The state with everything needed to draw it.
pub struct Window {
    state: State,
    memory: Memory,
    actions: Actions,
    /// When something first changed that is not kept yet, on the application's clock.
    unkept_since: Option<f64>,
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
        }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// Asks for something from outside the panels, as the command line and tests do.
    pub fn ask(&mut self, action: crate::app::Action) {
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
                crate::app::Action::Map(MapAction::Resized(_))
                    | crate::app::Action::Time(crate::app::TimeAction::Resized(_))
            ) {
                self.unkept_since.get_or_insert(self.state.now());
            }
            self.state.apply(action);
        }
        self.actions = actions;
    }
}

/// Header above, timeline below, filters left, reader right, the map in what is left.
fn lay_out(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    let theme = scene.theme;
    let narrow = ui.max_rect().width() < 1150.0;
    let paper = |margin: Margin| Frame::new().fill(theme.paper).inner_margin(margin);
    Panel::top("header")
        .frame(
            Frame::new()
                .fill(theme.paper_shade)
                .inner_margin(Margin::symmetric(14, 6)),
        )
        .show(ui, |ui| {
            header::draw(ui, scene, &mut memory.header, actions)
        });
    Panel::bottom("timeline")
        .frame(paper(Margin::symmetric(14, 6)))
        .resizable(true)
        .default_size(timeline::DEFAULT_HEIGHT)
        .size_range(timeline::MIN_HEIGHT..=420.0)
        .show(ui, |ui| {
            timeline::draw(ui, scene, &mut memory.timeline, &mut memory.hover, actions);
        });
    if scene.state.look().filters == Shown::Open {
        Panel::left("filters")
            .frame(paper(Margin {
                left: 14,
                right: 0,
                top: 8,
                bottom: 0,
            }))
            .resizable(true)
            .default_size(if narrow { 184.0 } else { 220.0 })
            .size_range(150.0..=360.0)
            .show(ui, |ui| {
                filters::draw(ui, scene, &mut memory.filters, &mut memory.hover, actions);
            });
    }
    if scene.state.look().reader == Shown::Open {
        Panel::right("reader")
            .frame(paper(Margin {
                left: 16,
                right: 0,
                top: 10,
                bottom: 0,
            }))
            .resizable(true)
            .default_size(if narrow { 320.0 } else { 380.0 })
            .size_range(260.0..=760.0)
            .show(ui, |ui| {
                reader::draw(ui, scene, &mut memory.reader, &mut memory.hover, actions);
            });
    }
    centre::draw(ui, scene, memory, actions);
}
