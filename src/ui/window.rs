//! The window: advances the state, has the panels drawn with the scene, carries out their wishes. Where the
//! panels stand is the business of `arrangement`.
//!
//! Needs no eframe, so that tests and pictures drive the very same window.

use std::sync::Arc;

use egui::Ui;

use crate::app::{
    Action, Actions, KeepAction, MapAction, Movement, Remembered, State, ThemeChoice, TimeAction,
    ViewAction,
};
use crate::files::SavedAt;
use crate::query::Index;

use super::regions::Regions;
use super::scene::{Hover, Scene};
use super::splits::Splits;
use super::{
    arrangement, denials, disputes, documents, figures, filters, focus, header, help, hints,
    inspector, keeping, keys, lag, linking, map, notices, palette, reader, table, theme, timeline,
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
    pub inspector: inspector::Memory,
    pub documents: documents::Memory,
    pub disputes: disputes::Memory,
    pub header: header::Memory,
    pub table: table::Memory,
    pub figures: figures::Memory,
    pub lag: lag::Memory,
    pub regions: Regions,
    pub splits: Splits,
    pub palette: palette::Memory,
    pub linking: linking::Memory,
}

/// The state with everything needed to draw it.
pub struct Window {
    state: State,
    memory: Memory,
    actions: Actions,
    /// When something first changed that is not kept yet, on the application's clock.
    unkept_since: Option<f64>,
    /// What was drawn last: numbers of claims and places that were kept from it mean nothing to another.
    drawn: Option<Arc<Index>>,
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
            drawn: None,
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

    /// What the clock of the wall says when the application's says `now`.
    pub fn set_wall_clock(&mut self, at: SavedAt, now: f64) {
        self.state.set_wall_clock(at, now);
    }

    /// At the very end: what was edited is saved.
    pub fn close(&mut self) {
        self.state.close();
    }

    /// What to keep for the next run.
    pub fn to_remember(&self) -> Remembered {
        self.state.to_remember()
    }

    /// Draws one frame and carries out what was asked in it.
    pub fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.memory.hovered = std::mem::take(&mut self.memory.hover);
        let index = self.state.index();
        if !self
            .drawn
            .as_ref()
            .is_some_and(|drawn| Arc::ptr_eq(drawn, index))
        {
            self.memory.hovered = Hover::default();
            self.drawn = Some(index.clone());
        }
        let scene = Scene {
            state: &self.state,
            theme: theme::in_force(&ctx),
            hover: self.memory.hovered,
        };
        self.memory.denials.keep_up_with(scene);
        keys::read(&ctx, scene, &self.memory, &mut self.actions);
        // What is typed counts as soon as its field lets go of the keyboard: before all is saved or left, it does.
        let last = self.actions.set_aside(takes_stock);
        let typed_in = ctx.memory(|memory| memory.focused());
        let typed_in = typed_in.filter(|_| !last.is_empty() && ctx.text_edit_focused());
        if let Some(field) = typed_in {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
        }
        arrangement::lay_out(ui, scene, &mut self.memory, &mut self.actions);
        let Memory {
            palette,
            reader,
            linking,
            hover,
            ..
        } = &mut self.memory;
        palette::draw(&ctx, scene, palette, reader, hover, &mut self.actions);
        linking::draw(&ctx, scene, linking, hover, &mut self.actions);
        notices::draw(&ctx, scene, &mut self.actions);
        hints::draw(&ctx, scene, &self.memory, &mut self.actions);
        help::draw(&ctx, scene, &mut self.actions);
        keeping::draw(&ctx, scene, &mut self.actions);
        documents::draw(&ctx, scene, &mut self.memory.documents, &mut self.actions);
        let regions = &mut self.memory.regions;
        regions.mind_overlay(&ctx, scene.state.is_covered());
        regions.leap(&ctx, self.memory.timeline.focus_id());
        if let Some(field) = typed_in {
            ctx.memory_mut(|memory| memory.request_focus(field));
        }
        last.into_iter()
            .for_each(|action| self.actions.send(action));
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

/// Whether a wish is about all that was done so far.
fn takes_stock(action: &Action) -> bool {
    matches!(
        action,
        Action::Keep(KeepAction::Save | KeepAction::Close)
            | Action::OpenDossier(_)
            | Action::Reload
    )
}
