//! Claims that have the same two dates, gathered once for a dossier. What of them is known is counted by `dots`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::dossier::Dossier;
use crate::query::{ClaimIx, Index, Span};
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
    /// Kept so that its address stands for it.
    pub dossier: Arc<Dossier>,
    pub cells: Vec<Cell>,
    /// All claims with both dates, cell after cell, within a cell in order.
    pub claims: Vec<ClaimIx>,
}

impl Cells {
    /// Keeps `cells` if they are this dossier's, else gathers them anew.
    pub fn keep_up_with(cells: &mut Option<Self>, index: &Index) {
        let dossier = index.dossier();
        if cells
            .as_ref()
            .is_none_or(|cells| !Arc::ptr_eq(&cells.dossier, dossier))
        {
            *cells = Some(Self::gathered(index));
        }
    }

    fn gathered(index: &Index) -> Self {
        let dossier = index.dossier().clone();
        let mut places: HashMap<(Extent, Extent), usize> = HashMap::new();
        let mut cells: Vec<Cell> = Vec::new();
        let mut dated: Vec<(usize, ClaimIx)> = Vec::new();
        for (claim, (source, row)) in index.claims().zip(dossier.claims()) {
            let occurred = row.occurred.as_ref().and_then(Extent::of);
            let reported = source.published.as_ref().and_then(Extent::of);
            let (Some(occurred), Some(reported)) = (occurred, reported) else {
                continue;
            };
            let place = *places.entry((occurred, reported)).or_insert_with(|| {
                cells.push(Cell {
                    occurred,
                    reported,
                    spans: [index.occurred(claim), index.reported(claim)],
                    claims: 0..0,
                });
                cells.len() - 1
            });
            dated.push((place, claim));
        }
        dated.sort_unstable();
        for (at, (place, _)) in dated.iter().enumerate() {
            let claims = &mut cells[*place].claims;
            if claims.end == 0 {
                claims.start = at;
            }
            claims.end = at + 1;
        }
        Self {
            dossier,
            cells,
            claims: dated.into_iter().map(|(_, claim)| claim).collect(),
        }
    }

    /// The claims of a pair of dates.
    pub fn claims_of(&self, cell: u32) -> &[ClaimIx] {
        &self.claims[self.cells[cell as usize].claims.clone()]
    }
}
