//! Dateline: who said what, about where, about when, and when the world could first read it.
//!
//! The rooms, from the ground up; each knows only those named in its own line.

/// Knows all but `app` and `ui`.
pub mod cli;
pub mod dossier;
/// Knows `dossier`.
pub mod files;
pub mod query;
