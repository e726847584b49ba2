//! Which dots are drawn: one for each pair of dates, or, where there are too many, one for all that lies near.

use std::collections::HashMap;

use egui::{Pos2, Rect, pos2};

use super::cells::{Cell, Cells};
use crate::dossier::Day;
use crate::query::{ClaimIx, ClaimState, Index, SideIx, Span, Standing};
use crate::scale::TimeView;
use crate::ui::chart::days::DayAxis;
use crate::ui::scene::Scene;
use crate::ui::timeline::spans::Extent;

/// More pairs of dates than this are gathered by where they lie.
pub const MOST_PAIRS: usize = 400;
/// What lies within so many points is gathered. Chosen by eye.
const NEAR: f32 = 7.0;
/// Radius of the dot that stands for most claims; areas are as the numbers of claims, but for the smallest.
const LARGEST: f32 = 13.0;
const SMALLEST: f32 = 3.2;
/// Where no dot stands for more than this, a lone claim is not drawn as if it were many.
const MANY: f32 = 16.0;

/// Claims that stand at one point of the plot.
#[derive(Clone, Debug, Default)]
pub struct Dot {
    pub at: Pos2,
    pub radius: f32,
    /// Cells whose known claims it stands for.
    pub cells: Vec<u32>,
    pub count: u32,
    pub contested: u32,
    /// Known for certain; the others are only possibly so.
    pub certain: u32,
    /// Known claims of each side, those without one left out.
    pub sides: Vec<(SideIx, u32)>,
    /// Not known because of the chosen days alone: a ghost.
    pub outside: u32,
    /// Claims of the pair of dates at which it stands.
    heaviest: u32,
}

/// The dots as last gathered, and for what.
#[derive(Default)]
pub struct Kept {
    made_for: Option<(u64, TimeView, Rect)>,
    pub dots: Vec<Dot>,
    /// Whether there are so few pairs of dates that the days each can mean are drawn too.
    pub is_exact: bool,
    /// Known claims outside of the stretch of time in view.
    pub unseen: u32,
}

/// The day at which an extent's dot stands: the last that it can mean, else the first.
pub fn standing_day(extent: &Extent) -> Day {
    extent.last.or(extent.first).unwrap_or(Day(0))
}

impl Kept {
    /// Gathers the dots again if anything they depend on changed.
    pub fn keep_up_with(
        &mut self,
        scene: Scene<'_>,
        cells: &Cells,
        view: &TimeView,
        axes: [&DayAxis<'_>; 2],
    ) {
        let made_for = (scene.state.revision(), view.clone(), axes[0].plot);
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        self.made_for = Some(made_for);
        self.gather(scene, cells, axes);
    }

    fn gather(&mut self, scene: Scene<'_>, cells: &Cells, axes: [&DayAxis<'_>; 2]) {
        let [across, up] = axes;
        let plot = across.plot;
        let with_claims: Vec<(usize, Dot)> = cells
            .cells
            .iter()
            .enumerate()
            .filter_map(|(at, cell)| Some((at, counted(scene, cell)?)))
            .collect();
        self.is_exact = with_claims.len() <= MOST_PAIRS;
        self.unseen = 0;
        self.dots.clear();
        // In squares of the plot, so that only neighbours are compared.
        let mut squares: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
        for (at, mut dot) in with_claims {
            let cell = &cells.cells[at];
            dot.at = pos2(
                across.mid(standing_day(&cell.occurred)),
                up.mid(standing_day(&cell.reported)),
            );
            if !plot.expand(0.5).contains(dot.at) {
                self.unseen += dot.count;
                continue;
            }
            dot.cells.push(at as u32);
            let square = (
                (dot.at.x / NEAR).floor() as i32,
                (dot.at.y / NEAR).floor() as i32,
            );
            let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (x, y)));
            let near = around
                .filter_map(|(x, y)| squares.get(&(square.0 + x, square.1 + y)))
                .flatten()
                .find(|place| {
                    let other: &Dot = &self.dots[**place];
                    (other.count == 0) == (dot.count == 0) && other.at.distance(dot.at) < NEAR
                });
            if let Some(place) = near {
                self.dots[*place].add(dot);
            } else {
                squares.entry(square).or_default().push(self.dots.len());
                self.dots.push(dot);
            }
        }
        let counts = self.dots.iter().map(|dot| dot.count + dot.outside);
        let most = (counts.max().unwrap_or(1) as f32).max(MANY);
        for dot in &mut self.dots {
            let all = (dot.count + dot.outside) as f32;
            dot.radius = (LARGEST * (all / most).sqrt()).max(SMALLEST);
            dot.sides.sort_unstable();
        }
        // Large ones beneath, so that a lone claim beside a thousand is seen.
        self.dots
            .sort_by_key(|dot| std::cmp::Reverse(dot.count + dot.outside));
    }
}

impl Dot {
    fn add(&mut self, other: Self) {
        // It stands where most of its claims do.
        if other.count + other.outside > self.heaviest {
            self.at = other.at;
            self.heaviest = other.count + other.outside;
        }
        self.cells.extend(other.cells);
        self.count += other.count;
        self.contested += other.contested;
        self.certain += other.certain;
        self.outside += other.outside;
        for (side, claims) in other.sides {
            self.count_side(side, claims);
        }
    }

    fn count_side(&mut self, side: SideIx, claims: u32) {
        match self.sides.iter_mut().find(|(other, _)| *other == side) {
            Some((_, sum)) => *sum += claims,
            None => self.sides.push((side, claims)),
        }
    }

    /// The known claims that it stands for.
    pub fn claims(&self, scene: Scene<'_>, cells: &Cells) -> Vec<ClaimIx> {
        let known = scene.state.known();
        let cells = self.cells.iter().map(|at| &cells.cells[*at as usize]);
        cells
            .flat_map(|cell| cell.claims.iter().copied())
            .filter(|claim| known.is_known(*claim))
            .collect()
    }

    /// The days of all its cells together, of what occurred and of the reports.
    pub fn spans(&self, cells: &Cells) -> Option<[(Day, Day); 2]> {
        let spans = |which: usize| {
            let spans = self.cells.iter();
            spans.map(move |at| cells.cells[*at as usize].spans[which])
        };
        let range = |which: usize| {
            let ends = |span: Span| [span.earliest(), span.latest()].into_iter().flatten();
            let first = spans(which).flat_map(ends).min()?;
            let last = spans(which).flat_map(ends).max()?;
            Some((first, last))
        };
        Some([range(0)?, range(1)?])
    }
}

/// What is known of a cell. `None`: nothing, nor would it be without the chosen days.
fn counted(scene: Scene<'_>, cell: &Cell) -> Option<Dot> {
    let (known, sieve) = (scene.state.known(), scene.state.sieve());
    let index: &Index = scene.state.index();
    let has_box = scene.state.session().lens.days.is_some();
    let mut dot = Dot::default();
    for claim in &cell.claims {
        match known.state(*claim) {
            ClaimState::Known {
                certainty,
                standing,
                ..
            } => {
                dot.count += 1;
                dot.contested += u32::from(standing == Standing::Contested);
                dot.certain += u32::from(certainty == crate::query::Certainty::Certain);
                for side in index.sides_of(*claim) {
                    dot.count_side(*side, 1);
                }
            }
            ClaimState::Out(crate::query::Absence::Filtered)
                if has_box && sieve.is_kept_out_by_days_alone(*claim) =>
            {
                dot.outside += 1;
            }
            ClaimState::Out(_) => {}
        }
    }
    dot.heaviest = dot.count + dot.outside;
    (dot.heaviest > 0).then_some(dot)
}
