//! Promises about the window, by the names that a screen reader would say.
#![expect(
    clippy::disallowed_methods,
    reason = "tests make folders and look at the clock"
)]

mod annotate;
mod borders;
mod claim_form;
mod comparison;
mod dates;
mod desk;
mod disputes;
mod figures;
mod filters;
mod folders;
mod inspector;
mod lag;
mod map;
mod offered;
mod palette;
mod place_field;
mod reach;
mod reader;
mod session;
mod small;
mod standing;
mod table;
mod whole;
