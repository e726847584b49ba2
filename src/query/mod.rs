//! WHAT IS KNOWN, AND WHEN: answers about a dossier at a date. Never changes one.
//!
//! An [`Index`] is built once for a dossier. A [`Lens`] (the filters) gives a [`Sieve`], made anew only
//! when the filters change. The as-of date moves most: [`Index::known`] fills a [`Known`] for it.
//!
//! ```text
//! Dossier ─ Index::new ─▶ Index ─ sieve(&Lens) ─▶ Sieve ─┐
//!                           └──── known(AsOf, &Sieve) ───┴─▶ Known: a state per claim, counts, trays
//! ```
//! No files, no screen, no threads, no clock of its own.

mod accounts;
mod as_of;
mod bonds;
mod choice;
mod claim_numbers;
mod claimant;
mod column;
mod compare;
mod compare_table;
mod compared;
mod counting;
mod course;
mod dates;
mod days;
mod denials;
mod disputes;
mod figures;
mod hash;
mod index;
mod known;
mod lag;
mod lens;
mod likely;
mod lists;
mod lookups;
mod movements;
mod names;
mod number;
mod numbers;
mod origins;
mod places;
mod renewal;
mod renewed_parts;
mod renumbered;
mod rows;
mod same;
pub mod search;
mod sieve;
mod since;
mod span;
mod standing;
mod table;
mod tally;

#[cfg(test)]
mod compare_laws;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod names_laws;
#[cfg(test)]
mod plain;
#[cfg(test)]
mod renewal_laws;
#[cfg(test)]
mod small_dossier;
#[cfg(test)]
mod standing_laws;

pub use accounts::{Account, DateGiven, EventInFull, FiguresGiven};
pub use as_of::{AsOf, Clock, Window};
pub use bonds::{Direction, Opposition, Standing, Voiced};
pub use choice::{Choice, Near};
pub use claimant::{Claimant, ClaimantKey, SideKey, SideLabel};
pub use compare::{Change, Comparison};
pub use dates::Dates;
pub use days::{Bin, Histogram};
pub use denials::{Denial, Reach};
pub use disputes::{VoicedPosition, disputed_since};
pub use figures::{AllFigures, Amount, FigurePoint, Figures, LeftOut, Measure, Update, UpdateBond};
pub use hash::{FastMap, ShortHasher};
pub use index::Index;
pub use known::{Absence, ClaimState, Counts, FacetCounts, Known, PlaceCounts, SideCount, Trays};
pub use lag::{Lag, LagOrder, MedianLag, MedianLags};
pub use lens::{DayBox, DayRange, Lens, PlaceScope};
pub use likely::{Likely, LinkFrom, Shared};
pub use movements::{Manner, Movement};
pub use number::{
    ActorIx, ClaimIx, ClaimantIx, DateIx, DisputeIx, EventIx, FigureIx, KindIx, OriginIx, PlaceIx,
    SideIx, SourceIx,
};
pub use origins::{Origin, Origins};
pub use same::{Alike, Sameness};
pub use sieve::Sieve;
pub use span::{Certainty, Span};
pub use standing::{Ahead, Bearing, BearingCounts, Bearings, FullStanding, InForce};
pub use table::{Arrangement, Export, Exported, RowSort, Rows, SortOrder, TableColumn, export};
