//! The main parts of the window, and how the keyboard gets from one to the next.
//!
//! Tab walks all that can be pressed, in the order in which it is drawn; the keys here leap from part to part.

use egui::{Context, Id, Rect};

/// A part of the window that the keyboard can leap to, in the order of the Tab key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    Header,
    Filters,
    Centre,
    Reader,
    Timeline,
}

/// Which way to leap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    #[default]
    Next,
    Previous,
}

/// Where the parts are in this frame; those that are put away are not among them.
#[derive(Default)]
pub struct Regions {
    drawn: Vec<(Region, Rect)>,
    /// What had the keyboard before something was laid over the window.
    before_overlay: Option<Id>,
    was_covered: bool,
}

/// Under which a wish to leap waits till all parts are drawn.
fn wish_id() -> Id {
    Id::unique("leap to another part of the window")
}

/// Asks for a leap at the end of the frame.
pub fn ask(ctx: &Context, step: Step) {
    ctx.data_mut(|store| store.insert_temp(wish_id(), step));
}

impl Regions {
    pub fn begin(&mut self) {
        self.drawn.clear();
    }

    pub fn add(&mut self, region: Region, rect: Rect) {
        self.drawn.push((region, rect));
    }

    /// Carries out a leap that was asked for. `timeline` is what takes the date keys.
    pub fn leap(&self, ctx: &Context, timeline: Option<Id>) {
        let Some(step) = ctx.data_mut(|store| store.remove_temp::<Step>(wish_id())) else {
            return;
        };
        let from = self.focused_in(ctx);
        let count = self.drawn.len();
        for distance in 1..=count {
            let at = match (from, step) {
                (Some(from), Step::Next) => from + distance,
                (Some(from), Step::Previous) => from + count - distance,
                (None, Step::Next) => distance - 1,
                (None, Step::Previous) => count - distance,
            };
            let (region, rect) = self.drawn[at % count];
            let target = match region {
                Region::Timeline => timeline,
                _ => first_within(ctx, rect),
            };
            if let Some(id) = target {
                ctx.memory_mut(|memory| memory.request_focus(id));
                return;
            }
        }
    }

    /// Gives the keyboard back to what had it before something was laid over the window.
    pub fn mind_overlay(&mut self, ctx: &Context, covered: bool) {
        if covered && !self.was_covered {
            self.before_overlay = ctx.memory(egui::Memory::focused);
        } else if !covered
            && self.was_covered
            && let Some(id) = self.before_overlay.take()
        {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        self.was_covered = covered;
    }

    /// Place in the list of the part that what has the keyboard stands in.
    fn focused_in(&self, ctx: &Context) -> Option<usize> {
        let id = ctx.memory(egui::Memory::focused)?;
        let center = ctx.read_response(id)?.rect.center();
        let within = |(_, rect): &(Region, Rect)| rect.contains(center);
        self.drawn.iter().position(within)
    }
}

/// The first thing that was drawn in a part and can be pressed.
fn first_within(ctx: &Context, region: Rect) -> Option<Id> {
    ctx.viewport(|viewport| {
        let layer = egui::LayerId::background();
        let mut drawn = viewport.this_pass.widgets.get_layer(layer);
        drawn
            .find(|widget| {
                widget.enabled
                    && widget.sense.is_focusable()
                    && widget.interact_rect.is_positive()
                    && region.contains(widget.interact_rect.center())
            })
            .map(|widget| widget.id)
    })
}
