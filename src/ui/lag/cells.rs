//! Claims that have the same two dates, gathered once for a dossier. What of them is known is counted by `dots`.

use std::ops::Range;

use crate::query::{ClaimIx, DateIx, Dates, FastMap, Index, SourceIx, Span};
use crate::ui::timeline::spans::Extent;

/// A pair of dates that claims have.
#[derive(Clone, Debug)]
pub struct Cell {
    pub occurred: Extent,
    pub reported: Extent,
    /// The same days as the filters see them: of what occurred, and of the report.
    pub spans: [Span; 2],
    /// Which of [`Cells::claims`] are of these dates.
    pub claims: Range<usize>,
}

/// Every pair of dates that claims of a dossier have.
pub struct Cells {
    /// What they were gathered from.
    pub dates: Dates,
    pub cells: Vec<Cell>,
    /// All claims with both dates, cell after cell, within a cell in order.
    pub claims: Vec<ClaimIx>,
}

impl Cells {
    /// Keeps `cells` if they are of the same dates, else gathers them anew.
    pub fn keep_up_with(cells: &mut Option<Self>, index: &Index) {
        let is_same = |cells: &Self| cells.dates.are_those_of(index.dates());
        if !cells.as_ref().is_some_and(is_same) {
            *cells = Some(Self::gathered(index));
        }
    }

    fn gathered(index: &Index) -> Self {
        let dates = index.dates().clone();
        // Dates that are written in different ways may reach equally far.
        let mut extents: Vec<Extent> = Vec::new();
        let mut numbers: FastMap<Extent, u32> = FastMap::default();
        let all = (0..dates.count()).map(|date| DateIx(date as u32));
        let extent_of: Vec<Option<u32>> = all
            .map(|date| {
                let extent = Extent::of(dates.date(date))?;
                Some(*numbers.entry(extent).or_insert_with(|| {
                    extents.push(extent);
                    extents.len() as u32 - 1
                }))
            })
            .collect();
        let extent = |date: Option<DateIx>| extent_of[date?.index()];
        let mut places: FastMap<(u32, u32), usize> = FastMap::default();
        let mut cells: Vec<Cell> = Vec::new();
        let mut dated: Vec<(usize, ClaimIx)> = Vec::new();
        // For each date of what happened the report's date that it was met with last, and their cell: claims of
        // one date often follow each other.
        let mut last_met = vec![(u32::MAX, 0); extents.len()];
        let sources = (0..dates.published().len()).map(|source| SourceIx(source as u32));
        for source in sources {
            let Some(reported) = extent(index.published_date(source)) else {
                continue;
            };
            for &claim in index.claims_of_source(source) {
                let Some(occurred) = extent(index.occurred_date(claim)) else {
                    continue;
                };
                let (met_with, met) = last_met[occurred as usize];
                let place = if met_with == reported {
                    met
                } else {
                    *places.entry((occurred, reported)).or_insert_with(|| {
                        cells.push(Cell {
                            occurred: extents[occurred as usize],
                            reported: extents[reported as usize],
                            spans: [index.occurred(claim), index.reported(claim)],
                            claims: 0..0,
                        });
                        cells.len() - 1
                    })
                };
                last_met[occurred as usize] = (reported, place);
                cells[place].claims.end += 1;
                dated.push((place, claim));
            }
        }
        // From how many claims each has to where they stand.
        let mut from = 0;
        for cell in &mut cells {
            let claims = cell.claims.len();
            cell.claims = from..from;
            from += claims;
        }
        let mut claims = vec![ClaimIx(0); dated.len()];
        for (place, claim) in dated {
            let range = &mut cells[place].claims;
            claims[range.end] = claim;
            range.end += 1;
        }
        Self {
            dates,
            cells,
            claims,
        }
    }

    /// The claims of a pair of dates.
    pub fn claims_of(&self, cell: u32) -> &[ClaimIx] {
        &self.claims[self.cells[cell as usize].claims.clone()]
    }
}
