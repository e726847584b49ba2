//! Sources too many to stand apart: bars of how many there are, where a lone one is still seen.

use egui::{Mesh, Rangef, Rect, Shape, pos2};

use super::layout::Strips;
use super::soft::add_rect;
use crate::dossier::Day;
use crate::scale::{BinScale, bar_height};

/// One source of the crowd.
pub struct One {
    pub day: Day,
    pub is_known: bool,
    pub is_lit: bool,
}

#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    known: u32,
    lit: u32,
}

/// Width of a bar aimed at, in points.
const BAR_POINTS: f32 = 4.0;

pub fn paint(strips: &Strips<'_>, sources: impl Iterator<Item = One>) {
    let theme = strips.scene.theme;
    let bins = BinScale::new(strips.scale, BAR_POINTS);
    let mut counts = vec![Count::default(); bins.count()];
    for one in sources {
        if let Some(count) = bins
            .bin_of(one.day)
            .and_then(|bin| counts.get_mut(bin as usize))
        {
            count.all += 1;
            count.known += u32::from(one.is_known);
            count.lit += u32::from(one.is_lit);
        }
    }
    let most = u64::from(counts.iter().map(|count| count.all).max().unwrap_or(0));
    let room = strips.layout.reported;
    let mut mesh = Mesh::default();
    for (bin, count) in (0u32..).zip(&counts) {
        let Some((x0, x1)) = bins.span_of(bin) else {
            continue;
        };
        let across = bar_across(Rangef::new(strips.x(x0), strips.x(x1)));
        let mut bar = |count: u32, colour| {
            let height = bar_height(u64::from(count), most, room.height() - 4.0);
            let rect = Rect::from_min_max(
                pos2(across.min, room.bottom() - height),
                pos2(across.max, room.bottom()),
            );
            add_rect(&mut mesh, rect, colour);
        };
        bar(count.all, theme.ink_faint.gamma_multiply(0.3));
        bar(count.known, theme.ink);
        bar(count.lit, theme.lit);
    }
    strips.painter.add(Shape::mesh(mesh));
}

/// A bar within its days: a gap beside it where there is room, and never as wide as to look like a wall.
pub fn bar_across(days: Rangef) -> Rangef {
    const WIDEST: f32 = 20.0;
    let gap = (days.span() * 0.25).clamp(0.0, 1.0);
    let width = (days.span() - gap).min(WIDEST);
    Rangef::new(days.center() - width / 2.0, days.center() + width / 2.0)
}
