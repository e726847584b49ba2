//! The strip of the occurred clock, lower part: what is about a longer time, each with its extent.

use egui::{Mesh, Pos2, Rangef, Rect, Shape, pos2};

use super::bars::{Bars, Drawn};
use super::layout::{LANE_POINTS, Strips, between};
use super::soft::{self, BLUR_POINTS, FADE_POINTS, add_rect};
use super::spans::{Extent, Spans, Tally};
use crate::query::ClaimIx;
use crate::scale::bar_height;

/// More intervals than this in view are drawn as one band. Chosen by eye.
const CROWD: usize = 160;
const BAR_HEIGHT: f32 = 3.0;
/// Kept free between two bars of a lane.
const GAP: f32 = 3.0;

/// An interval on the screen.
pub struct Interval {
    /// Its place among the extents.
    pub extent: usize,
    /// What is known of it; fades reach beyond.
    pub across: Rangef,
    pub lane: usize,
}

/// The intervals in view.
pub enum Intervals {
    Apart {
        all: Vec<Interval>,
        lanes: usize,
    },
    /// Too many to be told apart: how many are under way in each bar of the histogram.
    Crowd {
        under_way: Vec<Tally>,
        most: u32,
    },
}

impl Intervals {
    /// Finds lanes for everything the filters let through, known or not, so that nothing moves while
    /// the date does.
    pub fn new(strips: &Strips<'_>, bars: &Bars, extents: &[Extent], tallies: &[Tally]) -> Self {
        let in_view = || {
            (0..extents.len())
                .filter(|extent| bars.drawn[*extent] == Drawn::Interval && tallies[*extent].all > 0)
        };
        if in_view().count() > CROWD {
            return Self::crowd(bars, extents, tallies, in_view());
        }
        let mut all: Vec<Interval> = in_view()
            .map(|extent| Interval {
                extent,
                across: across(strips, &extents[extent]),
                lane: 0,
            })
            .collect();
        let reach = |interval: &Interval| {
            let extent = &extents[interval.extent];
            Rangef::new(
                interval.across.min - extent.left.beyond(),
                interval.across.max + extent.right.beyond(),
            )
        };
        // Longest first, so that the short ones lie below, near to their like.
        all.sort_by(|a, b| b.across.span().total_cmp(&a.across.span()));
        let mut lanes: Vec<Vec<Rangef>> = Vec::new();
        for interval in &mut all {
            let own = reach(interval);
            let is_free = |lane: &Vec<Rangef>| {
                lane.iter()
                    .all(|other| own.max + GAP <= other.min || other.max + GAP <= own.min)
            };
            let free = lanes.iter().position(is_free);
            interval.lane = match free {
                Some(lane) => lane,
                None if lanes.len() < strips.layout.lane_room() => {
                    lanes.push(Vec::new());
                    lanes.len() - 1
                }
                // No room for another lane: the last one is shared, and bars show through each other.
                None => lanes.len() - 1,
            };
            lanes[interval.lane].push(own);
        }
        Self::Apart {
            lanes: lanes.len(),
            all,
        }
    }

    fn crowd(
        bars: &Bars,
        extents: &[Extent],
        tallies: &[Tally],
        in_view: impl Iterator<Item = usize>,
    ) -> Self {
        let mut under_way = vec![Tally::default(); bars.bars.len()];
        let end = bars.bars.len().saturating_sub(1);
        for index in in_view {
            let extent = &extents[index];
            let bar = |day: Option<crate::dossier::Day>, otherwise: usize| {
                day.and_then(|day| bars.bins.bin_of(day))
                    .map_or(otherwise, |bar| bar as usize)
            };
            for tally in &mut under_way[bar(extent.first, 0)..=bar(extent.last, end)] {
                tally.add(&tallies[index]);
            }
        }
        let most = under_way.iter().map(|tally| tally.all).max().unwrap_or(0);
        Self::Crowd { under_way, most }
    }

    /// How many lanes they take.
    pub fn lanes(&self, room: usize) -> usize {
        match self {
            Self::Apart { lanes, .. } => *lanes,
            Self::Crowd { .. } => room,
        }
    }

    /// The interval with known claims under the pointer.
    pub fn at(&self, base: f32, tallies: &[Tally], at: Pos2) -> Option<&Interval> {
        let Self::Apart { all, .. } = self else {
            return None;
        };
        all.iter().rev().find(|interval| {
            let rect = interval.rect(base);
            tallies[interval.extent].known > 0
                && rect
                    .expand2(egui::vec2(4.0, (LANE_POINTS - BAR_HEIGHT) / 2.0))
                    .contains(at)
        })
    }

    pub fn paint(
        &self,
        strips: &Strips<'_>,
        bars: &Bars,
        spans: &Spans,
        tallies: &[Tally],
        lit: &[ClaimIx],
        base: f32,
    ) {
        let theme = strips.scene.theme;
        let mut mesh = Mesh::default();
        // Painted last, so that no plain bar that shares a lane hides what is contested.
        let mut contested = Mesh::default();
        match self {
            Self::Apart { all, .. } => {
                let mut is_lit = vec![false; tallies.len()];
                for extent in lit.iter().filter_map(|claim| spans.extent_of(*claim)) {
                    is_lit[extent] = true;
                }
                for interval in all
                    .iter()
                    .filter(|interval| tallies[interval.extent].known > 0)
                {
                    let extent = &spans.extents[interval.extent];
                    let tally = &tallies[interval.extent];
                    let rect = interval.rect(base);
                    if is_lit[interval.extent] {
                        let glow = rect.expand2(egui::vec2(2.0, 1.0));
                        soft::add_bar(&mut mesh, glow, extent.left, extent.right, theme.lit);
                    }
                    let strength = if tally.possible == tally.known {
                        0.34
                    } else {
                        0.62
                    };
                    // Solid, so that bars that share a lane do not add up to something darker.
                    let plain = theme.paper.lerp_to_gamma(theme.ink, strength);
                    soft::add_bar(&mut mesh, rect, extent.left, extent.right, plain);
                    if tally.contested > 0 {
                        let share = (tally.contested as f32 / tally.known as f32).max(0.34);
                        let mut lower = rect;
                        lower.min.y = rect.bottom() - (BAR_HEIGHT * share).max(1.0);
                        soft::add_bar(
                            &mut contested,
                            lower,
                            extent.left,
                            extent.right,
                            theme.contested,
                        );
                    }
                }
            }
            Self::Crowd { under_way, most } => {
                let room = Rangef::new(base + 3.0, strips.layout.occurred.bottom());
                for (bin, tally) in (0u32..).zip(under_way) {
                    let Some((x0, x1)) = bars.bins.span_of(bin) else {
                        continue;
                    };
                    let across = Rangef::new(strips.x(x0), strips.x(x1));
                    for (count, colour) in [
                        (tally.all, theme.ink_faint.gamma_multiply(0.22)),
                        (tally.known, theme.ink.gamma_multiply(0.45)),
                        (tally.contested, theme.contested),
                    ] {
                        let height = bar_height(u64::from(count), u64::from(*most), room.span());
                        add_rect(
                            &mut mesh,
                            between(across, room.min, room.min + height),
                            colour,
                        );
                    }
                }
            }
        }
        strips.painter.add(Shape::mesh(mesh));
        strips.painter.add(Shape::mesh(contested));
    }
}

impl Interval {
    fn rect(&self, base: f32) -> Rect {
        let top = base + 3.0 + self.lane as f32 * LANE_POINTS;
        Rect::from_min_max(
            pos2(self.across.min, top),
            pos2(self.across.max, top + BAR_HEIGHT),
        )
    }
}

/// What is known of an extent, cut to a little more than the view. A lone bound has a stub of its own.
fn across(strips: &Strips<'_>, extent: &Extent) -> Rangef {
    let view = strips
        .layout
        .occurred
        .x_range()
        .expand(FADE_POINTS + BLUR_POINTS);
    let (first, last) = match (extent.first, extent.last) {
        (Some(first), Some(last)) => (first, last),
        (Some(day), None) | (None, Some(day)) => (day, day),
        (None, None) => return Rangef::new(view.max, view.max),
    };
    let mut across = strips.across(first, last).intersection(view);
    const SHORTEST: f32 = 5.0;
    if across.span() < SHORTEST {
        // What is open to one side grows on that side, away from the day that is known.
        match (extent.first, extent.last) {
            (None, _) => across.min = across.max - SHORTEST,
            (_, None) => across.max = across.min + SHORTEST,
            _ => across = across.expand((SHORTEST - across.span()) / 2.0),
        }
    }
    across
}
