//! HOW IT IS KEPT: the dossier folder, and the small files the program keeps for itself.
//!
//! The only room that touches the disk. Reading a dossier never writes; what is written goes through
//! [`keep`], beside the old file first and over it in one step.

mod add;
mod all_or_nothing;
mod backups;
mod built_in;
pub mod conflict;
mod copy;
mod create;
mod digest;
mod disk;
mod fields;
pub mod import;
mod journal;
mod keep;
mod keeper;
mod locate;
mod lock;
mod open;
mod originals;
mod patch;
mod read_dossier;
mod read_source;
mod read_tables;
mod report;
mod reread;
mod same_folder;
mod shelf;
mod state_folder;
mod typed_path;
pub mod write;

pub use add::{add, names_taken};
pub use backups::{BackupError, Backups, Moment, SavedAt, SavedBy, SavedFile, SavedState, Stored};
pub use copy::{Copied, copy_dossier};
pub use create::{CreateError, create, first_kinds};
pub use digest::sha256_of;
pub use disk::{Disk, Handle, LocalDisk};
pub use keep::{KeepError, keep, read_session, session_path, write_session};
pub use keeper::{
    Access, Attachment, Base, Contested, Delivered, Delivery, Desk, Edited, Journaled, Keeper,
    NameError, Past, ReadOnly, Recovered, Restoration, SaveError, Saved, Settled, Sides, Step,
    TakeError, Taken, UnderWay, Writing, open_to_edit,
};
pub use locate::file_of;
pub use open::{FilesSaid, Lines, OpenError, Opened, built_in, dossier_folder, open};
pub use originals::check_originals;
pub use patch::PatchError;
pub use reread::reread;
pub use same_folder::FolderIdentity;
pub use shelf::{AsRead, Instead, TEXT_LIMIT_BYTES, TOML_LIMIT_BYTES};
pub use state_folder::StateFolder;
pub use typed_path::{is_folder, typed_path, typed_paths};

/// The version of the dossier format that this program reads.
pub const FORMAT_VERSION: i64 = 1;
