//! HOW IT IS KEPT: the dossier folder, and the small files the program keeps for itself.
//!
//! The only room that touches the disk. Reading a dossier never writes; what is written goes through
//! [`keep`], beside the old file first and over it in one step.

mod add;
mod all_or_nothing;
mod built_in;
pub mod conflict;
mod copy;
mod create;
mod fields;
pub mod import;
mod keep;
mod locate;
mod open;
mod originals;
mod read_dossier;
mod read_source;
mod read_tables;
mod report;
mod reread;
mod shelf;
pub mod write;

pub use add::{add, names_taken};
pub use copy::{Copied, copy_dossier};
pub use create::{CreateError, create, first_kinds};
pub use keep::{KeepError, keep, read_session, session_path, write_session};
pub use open::{FilesSaid, Lines, OpenError, Opened, built_in, open};
pub use originals::check_originals;
pub use reread::reread;
pub use shelf::{TEXT_LIMIT_BYTES, TOML_LIMIT_BYTES};

/// The version of the dossier format that this program reads.
pub const FORMAT_VERSION: i64 = 1;
