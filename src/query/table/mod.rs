//! The known claims as rows: which columns there are, what stands in a cell, in which order the rows come,
//! and which of them hold the words that are sought. Nothing is drawn here.
//!
//! ```text
//! Index ─ Rows::new ─▶ Rows ─ arrange(Known, Arrangement) ─▶ claims in the order of the table
//!                        └── cell(claim, column) ──────────▶ what stands there, as words or exactly
//! ```

mod cell;
mod cells;
mod column;
mod export;
#[cfg(test)]
mod laws;
mod rows;
mod sought;
mod standing;
mod texts;

pub use column::{RowSort, SortOrder, TableColumn};
pub use export::{Export, Exported, export};
pub use rows::{Arrangement, Rows};
