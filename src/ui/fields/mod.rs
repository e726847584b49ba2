//! Fields of forms: what is typed or chosen in them, how they look while it is unfit or not taken yet.
//!
//! What a field is about, and what becomes of what was typed, is the business of whoever shows it.

pub mod among;
pub mod choose;
mod choose_list;
pub mod new_place;
pub mod signs;
pub mod text;

/// Whether what a field shows may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Editable,
    /// Shown, selected and copied, not changed.
    ReadOnly,
}

/// How a field stands to what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// It shows what is in the dossier, or something that will be taken.
    Fit,
    /// What was typed is fit and was left without being taken.
    Waiting,
    /// What was typed cannot be taken.
    Unfit,
}
