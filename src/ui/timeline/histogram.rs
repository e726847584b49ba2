//! The strip of the occurred clock, upper part: how many claims are about which days.

use egui::{Mesh, Rangef, Rect, Shape, Stroke, pos2};

use super::bars::{Bar, Bars, Drawn};
use super::crowd::bar_across;
use super::layout::Strips;
use super::soft::{self, Edge, add_rect};
use super::spans::Spans;
use crate::query::ClaimIx;
use crate::scale::bar_height;

/// Left free above the tallest bar.
const AIR: f32 = 3.0;

/// Paints silhouette, bars and what is lit. `base`: the line they stand on.
pub fn paint(strips: &Strips<'_>, bars: &Bars, lit: &[u32], base: f32) {
    let theme = strips.scene.theme;
    let room = Rangef::new(strips.layout.occurred.top() + AIR, base);
    let most = u64::from(bars.most);
    let line = Stroke::new(1.0, theme.rule);
    strips
        .painter
        .hline(strips.layout.occurred.x_range(), strips.crisp(base), line);
    let mut mesh = Mesh::default();
    for (bin, bar) in (0u32..).zip(&bars.bars) {
        let (true, Some((x0, x1))) = (bar.tally.all > 0, bars.bins.span_of(bin)) else {
            continue;
        };
        let across = bar_across(Rangef::new(strips.x(x0), strips.x(x1)));
        let all = bar_height(u64::from(bar.tally.all), most, room.span());
        let silhouette = box_on(base, across, all);
        let edge = if bar.sure == 0 {
            Edge::Blurred
        } else {
            Edge::Sharp
        };
        soft::add_bar(
            &mut mesh,
            silhouette,
            edge,
            edge,
            theme.ink_faint.gamma_multiply(0.22),
        );
        let known = bar_height(u64::from(bar.tally.known), most, room.span());
        for (from, to, colour) in parts(bar, known, theme) {
            let rect =
                Rect::from_min_max(pos2(across.min, base - to), pos2(across.max, base - from));
            if to > from {
                soft::add_bar(&mut mesh, rect, edge, edge, colour);
            }
        }
        let lit = lit.get(bin as usize).copied().unwrap_or(0);
        if lit > 0 && bar.tally.known > 0 {
            let share = lit as f32 / bar.tally.known as f32;
            let height = (known * share).max(3.0);
            let stripe = Rangef::new(across.min - 1.0, across.max + 1.0);
            add_rect(&mut mesh, box_on(base, stripe, height), theme.lit);
        }
    }
    strips.painter.add(Shape::mesh(mesh));
}

fn box_on(base: f32, across: Rangef, height: f32) -> Rect {
    Rect::from_min_max(pos2(across.min, base - height), pos2(across.max, base))
}

/// From the base up: contested, unopposed, only possible; as heights in points with a colour each.
fn parts(
    bar: &Bar,
    height: f32,
    theme: &super::super::theme::Theme,
) -> [(f32, f32, egui::Color32); 3] {
    let known = bar.tally.known.max(1) as f32;
    let contested = height * bar.tally.contested as f32 / known;
    let possible = bar
        .tally
        .possible
        .min(bar.tally.known - bar.tally.contested);
    let certain = height - height * possible as f32 / known;
    let plain = theme.ink.gamma_multiply(0.62);
    [
        (0.0, contested, theme.contested),
        (contested, certain, plain),
        (certain, height, theme.ink.gamma_multiply(0.34)),
    ]
}

/// How many of the lit claims fall into each bar.
pub fn lit_by_bar(bars: &Bars, spans: &Spans, lit: &[ClaimIx]) -> Vec<u32> {
    let mut counts = vec![0; if lit.is_empty() { 0 } else { bars.bars.len() }];
    for extent in lit.iter().filter_map(|claim| spans.extent_of(*claim)) {
        if let Drawn::Bars(first, last) = bars.drawn[extent] {
            for count in &mut counts[first as usize..=last as usize] {
                *count += 1;
            }
        }
    }
    counts
}
