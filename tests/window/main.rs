//! Promises about the window, by the names that a screen reader would say.
#![expect(
    clippy::disallowed_methods,
    reason = "tests make folders and look at the clock"
)]

mod dates;
mod desk;
mod filters;
mod folders;
mod map;
mod palette;
mod reader;
mod session;
mod whole;
