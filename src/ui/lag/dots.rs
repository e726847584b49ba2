//! Which dots are drawn: claims of the same dates, and of dates so near that their dots would cover each other.

use std::sync::Arc;

use egui::{Pos2, Rect, pos2};

use super::cells::Cells;
use crate::dossier::Day;
use crate::query::{
    Absence, Certainty, ClaimIx, ClaimState, Dates, FastMap, SideIx, Span, Standing,
};
use crate::scale::TimeView;
use crate::ui::chart::days::DayAxis;
use crate::ui::scene::Scene;
use crate::ui::timeline::spans::Extent;

/// Of dossiers with more pairs of dates than this, the days that each can mean are not drawn.
pub const MOST_PAIRS: usize = 600;
/// What lies within so many points is gathered. Chosen by eye.
const NEAR: f32 = 5.0;
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
    pub cells: Arc<Vec<u32>>,
    pub count: u32,
    pub contested: u32,
    /// Known for certain; the others are only possibly so.
    pub certain: u32,
    /// Known claims of each side, those without one left out.
    pub sides: Vec<(SideIx, u32)>,
    /// Not known because of the chosen days alone: a ghost.
    pub outside: u32,
}

/// Where every pair of dates stands, for one view in one panel.
struct Ground {
    made_for: (Dates, TimeView, Rect),
    /// Per cell. `None`: outside of the stretch of time in view.
    at: Vec<Option<Pos2>>,
    /// Cells that stand near each other.
    near: Vec<Arc<Vec<u32>>>,
    /// Cells out of view.
    unseen: Vec<u32>,
}

/// The dots as last counted, and for what.
#[derive(Default)]
pub struct Kept {
    ground: Option<Ground>,
    revision: Option<u64>,
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

impl Ground {
    fn new(
        made_for: (Dates, TimeView, Rect),
        cells: &Cells,
        [across, up]: [&DayAxis<'_>; 2],
    ) -> Self {
        let plot = across.plot.expand(0.5);
        // Many cells share few days.
        let mut met: FastMap<Day, (f32, f32)> = FastMap::default();
        let mut stands = |day: Day| {
            *met.entry(day)
                .or_insert_with(|| (across.mid(day), up.mid(day)))
        };
        let at: Vec<Option<Pos2>> = cells
            .cells
            .iter()
            .map(|cell| {
                let x = stands(standing_day(&cell.occurred)).0;
                let y = stands(standing_day(&cell.reported)).1;
                Some(pos2(x, y)).filter(|at| plot.contains(*at))
            })
            .collect();
        let mut near: Vec<(Pos2, Vec<u32>)> = Vec::new();
        let mut unseen = Vec::new();
        // In squares, so that only neighbours are compared.
        let mut squares: FastMap<(i32, i32), Vec<usize>> = FastMap::default();
        for (cell, at) in (0..).zip(&at) {
            let Some(at) = at else {
                unseen.push(cell);
                continue;
            };
            let square = ((at.x / NEAR).floor() as i32, (at.y / NEAR).floor() as i32);
            let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (x, y)));
            let other = around
                .filter_map(|(x, y)| squares.get(&(square.0 + x, square.1 + y)))
                .flatten()
                .find(|place| near[**place].0.distance(*at) < NEAR);
            if let Some(place) = other {
                near[*place].1.push(cell);
            } else {
                squares.entry(square).or_default().push(near.len());
                near.push((*at, vec![cell]));
            }
        }
        Self {
            made_for,
            at,
            near: near.into_iter().map(|(_, cells)| Arc::new(cells)).collect(),
            unseen,
        }
    }
}

impl Kept {
    /// Counts the dots again if anything they depend on changed.
    pub fn keep_up_with(
        &mut self,
        scene: Scene<'_>,
        cells: &Cells,
        view: &TimeView,
        axes: [&DayAxis<'_>; 2],
    ) {
        let made_for = (cells.dates.clone(), view.clone(), axes[0].plot);
        let is_same = |ground: &Ground| {
            let (dates, view, plot) = &ground.made_for;
            dates.are_those_of(&made_for.0) && *view == made_for.1 && *plot == made_for.2
        };
        if !self.ground.as_ref().is_some_and(is_same) {
            self.ground = Some(Ground::new(made_for, cells, axes));
            self.revision = None;
        }
        let revision = scene.state.revision();
        if self.revision != Some(revision) {
            self.revision = Some(revision);
            self.count(scene, cells);
        }
    }

    fn count(&mut self, scene: Scene<'_>, cells: &Cells) {
        self.dots.clear();
        let Some(ground) = &self.ground else {
            return;
        };
        self.is_exact = cells.cells.len() <= MOST_PAIRS;
        for near in &ground.near {
            let mut dot = Dot::default();
            let mut heaviest = 0;
            for cell in near.iter() {
                let before = dot.count + dot.outside;
                dot.count_cell(scene, cells.claims_of(*cell));
                let own = dot.count + dot.outside - before;
                // It stands where most of its claims do.
                if own > heaviest {
                    heaviest = own;
                    dot.at = ground.at[*cell as usize].unwrap_or_default();
                }
            }
            if heaviest > 0 {
                dot.cells = near.clone();
                dot.sides.sort_unstable();
                self.dots.push(dot);
            }
        }
        let known = scene.state.known();
        let unseen = ground.unseen.iter().flat_map(|cell| cells.claims_of(*cell));
        self.unseen = unseen.filter(|claim| known.is_known(**claim)).count() as u32;
        let counts = self.dots.iter().map(|dot| dot.count + dot.outside);
        let most = (counts.max().unwrap_or(1) as f32).max(MANY);
        for dot in &mut self.dots {
            let all = (dot.count + dot.outside) as f32;
            dot.radius = (LARGEST * (all / most).sqrt()).max(SMALLEST);
        }
        // Large ones beneath, so that a lone claim beside a thousand is seen.
        self.dots
            .sort_by_key(|dot| std::cmp::Reverse(dot.count + dot.outside));
    }
}

impl Dot {
    fn count_cell(&mut self, scene: Scene<'_>, claims: &[ClaimIx]) {
        let (known, sieve) = (scene.state.known(), scene.state.sieve());
        let index = scene.state.index();
        let has_box = scene.state.session().lens.days.is_some();
        for claim in claims {
            match known.state(*claim) {
                ClaimState::Known {
                    certainty,
                    standing,
                    ..
                } => {
                    self.count += 1;
                    self.contested += u32::from(standing == Standing::Contested);
                    self.certain += u32::from(certainty == Certainty::Certain);
                    for side in index.sides_of(*claim) {
                        self.count_side(*side);
                    }
                }
                ClaimState::Out(Absence::Filtered)
                    if has_box && sieve.is_kept_out_by_days_alone(*claim) =>
                {
                    self.outside += 1;
                }
                ClaimState::Out(_) => {}
            }
        }
    }

    fn count_side(&mut self, side: SideIx) {
        match self.sides.iter_mut().find(|(other, _)| *other == side) {
            Some((_, claims)) => *claims += 1,
            None => self.sides.push((side, 1)),
        }
    }

    /// The known claims that it stands for.
    pub fn claims(&self, scene: Scene<'_>, cells: &Cells) -> Vec<ClaimIx> {
        let known = scene.state.known();
        let claims = self.cells.iter().flat_map(|cell| cells.claims_of(*cell));
        claims
            .copied()
            .filter(|claim| known.is_known(*claim))
            .collect()
    }

    /// The cells of which something is known.
    pub fn known_cells<'a>(
        &'a self,
        scene: Scene<'a>,
        cells: &'a Cells,
    ) -> impl Iterator<Item = u32> + 'a {
        let known = scene.state.known();
        self.cells.iter().copied().filter(move |cell| {
            let mut claims = cells.claims_of(*cell).iter();
            claims.any(|claim| known.is_known(*claim))
        })
    }

    /// First and last day of what its known claims are about, and of their reports.
    pub fn days(&self, scene: Scene<'_>, cells: &Cells) -> Option<[(Day, Day); 2]> {
        let range = |which: usize| {
            let spans = self.known_cells(scene, cells);
            let spans = spans.map(|cell| cells.cells[cell as usize].spans[which]);
            let ends = |span: Span| [span.earliest(), span.latest()].into_iter().flatten();
            let days: Vec<Day> = spans.flat_map(ends).collect();
            Some((*days.iter().min()?, *days.iter().max()?))
        };
        Some([range(0)?, range(1)?])
    }
}
