//! WHAT YOU SEE. The only room that knows egui. Reads, draws, asks; changes nothing itself.

mod arrangement;
mod centre;
mod chart;
mod commands;
mod comparison_bar;
mod denials;
mod describe;
mod dispute_row;
mod disputes;
mod documents;
mod fields;
mod figures;
mod filters;
mod focus;
mod header;
mod help;
mod hints;
mod inspector;
mod keeping;
mod keys;
mod lag;
mod linking;
mod map;
mod notices;
mod palette;
pub mod picture;
pub mod place_field;
mod press;
mod reader;
mod regions;
pub mod run;
mod scene;
#[cfg(test)]
mod seeing;
mod sheet;
mod splits;
mod standing_words;
mod table;
pub mod theme;
#[cfg(test)]
mod theme_laws;
mod timeline;
mod widgets;
mod window;

pub use scene::{Hover, Scene};
pub use window::{Memory, Window};
