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

mod as_of;
mod bonds;
mod claimant;
mod counting;
mod days;
mod disputes;
mod index;
mod known;
mod lens;
mod lists;
mod lookups;
mod number;
mod places;
pub mod search;
mod sieve;
mod span;
mod tally;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod plain;
#[cfg(test)]
mod small_dossier;

pub use as_of::{AsOf, Clock, Window};
pub use bonds::{Direction, Opposition, Standing, Voiced};
pub use claimant::{Claimant, ClaimantKey, SideKey, SideLabel};
pub use days::{Bin, Histogram};
pub use disputes::VoicedPosition;
pub use index::Index;
pub use known::{Absence, ClaimState, Counts, FacetCounts, Known, PlaceCounts, SideCount, Trays};
pub use lens::{Lens, PlaceScope};
pub use number::{
    ActorIx, ClaimIx, ClaimantIx, DisputeIx, EventIx, KindIx, PlaceIx, SideIx, SourceIx,
};
pub use sieve::Sieve;
pub use span::{Certainty, Span};
