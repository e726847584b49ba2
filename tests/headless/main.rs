//! Promises that hold without a window.

mod built_in;
mod large;
#[path = "../../benches/synthetic/mod.rs"]
mod synthetic;
