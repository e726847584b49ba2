//! Promises that hold without a window.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests make folders, break them, and take times"
)]

mod architecture;
mod broken;
mod built_in;
mod command_line;
mod compare;
mod dates;
mod disputes;
mod documents;
mod edits;
mod edtf;
mod elsewhere;
mod faults;
mod figures;
mod fuzzed;
mod kept;
mod large;
mod links;
#[path = "../../benches/suggestions/measured.rs"]
mod measured;
mod search;
mod session;
mod session_place;
mod small_dossier;
mod standing;
mod suggestions;
#[path = "../../benches/synthetic/mod.rs"]
mod synthetic;
mod unreadable;
