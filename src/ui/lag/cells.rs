//! Claims that have the same two dates, gathered once for a dossier. What of them is known is counted by `dots`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::dossier::Dossier;
use crate::query::{ClaimIx, Index, Span};
use crate::ui::timeline::spans::Extent;

/// Claims of the same two dates.
#[derive(Clone, Debug)]
pub struct Cell {
    pub occurred: Extent,
    pub reported: Extent,
    /// Their days as the filters see them.
    pub spans: [Span; 2],
    /// In order.
    pub claims: Vec<ClaimIx>,
}

/// Every pair of dates that claims of a dossier have.
pub struct Cells {
    /// Kept so that its address stands for it.
    pub dossier: Arc<Dossier>,
    pub cells: Vec<Cell>,
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
                    claims: Vec::new(),
                });
                cells.len() - 1
            });
            cells[place].claims.push(claim);
        }
        Self { dossier, cells }
    }
}
