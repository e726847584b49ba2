//! WHAT YOU SEE. The only room that knows egui. Reads, draws, asks; changes nothing itself.

mod centre;
mod commands;
mod denials;
mod describe;
mod dispute_row;
mod disputes;
mod figures;
mod filters;
mod header;
mod keys;
mod lag;
mod map;
mod notices;
pub mod picture;
mod reader;
pub mod run;
mod scene;
mod table;
pub mod theme;
mod timeline;
mod widgets;
mod window;

pub use scene::{Hover, Scene};
pub use window::{Memory, Window};
