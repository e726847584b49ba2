//! Dateline: who said what, about where, about when, and when the world could first read it.
//!
//! The rooms, from the ground up; each knows only those below it that ARCHITECTURE.md names.

pub mod basemap;
pub mod dossier;
pub mod gazetteer;

#[expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the room that touches the disk"
)]
pub mod files;
pub mod query;
pub mod reading;
pub mod scale;

pub mod app;
#[cfg(feature = "gui")]
pub mod ui;

pub mod cli;
