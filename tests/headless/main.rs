//! Promises that hold without a window.

mod architecture;
mod broken;
mod built_in;
mod command_line;
mod edtf;
mod large;
mod small_dossier;
#[path = "../../benches/synthetic/mod.rs"]
mod synthetic;
mod unreadable;
