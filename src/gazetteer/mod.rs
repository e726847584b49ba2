//! NAMES TO PLACES: 234,908 places of GeoNames with their spellings in many scripts, compiled into the
//! program. Arithmetic on bytes: no files, no screen, no threads; of the other rooms only `dossier` is known.
//!
//! Nothing is unpacked before somebody asks. [`compiled_in`] then unpacks numbers, positions and whose name
//! each name is; the names themselves follow block by block as they are looked up.
//!
//! Layout of `gazetteer.bin`, which `assets/gazetteer/make_gazetteer.py` writes (varint: LEB128; zigzag:
//! signed varint; text: varint length and UTF-8; chunk: varint offset, packed and unpacked length, zlib;
//! column: chunk of one number per place, in the order of GeoNames ids, as steps from the one before):
//!
//! ```text
//!   "DATELNGZ"  u32 version  u32 file length  u32 directory offset   chunks …   directory (zlib)
//!   directory: countries (code, name) · first-level areas (country, name) · time zones (name)
//!     · count of places · columns: GeoNames ids, longitudes and latitudes in steps of 1e-5 degrees, areas,
//!       zones, populations (no steps) · count of names · names per block
//!     · for each block: key of its first name, chunk of names, chunk of bearers
//!   names: bytes shared with the name before, all; bytes that follow, all; those bytes
//!   bearers: how many each name has, all; then high, middle and low bytes of all place numbers times two,
//!     and one more where it is the place's own name
//! ```
//!
//! Names stand in the order of their keys ([`key()`]).

mod bytes;
mod directory;
mod found;
mod in_text;
mod key;
mod names;
mod nearest;
mod places;
mod search;

use std::sync::OnceLock;

pub use directory::Gazetteer;
pub use found::{Found, Matched, SOURCE};
pub use in_text::{KnownNames, Mention, Scope};
pub use key::key;

/// Why bytes are no gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GazetteerError {
    #[error("the gazetteer does not begin as one")]
    NotAGazetteer,
    #[error("the gazetteer has version {0}; this program reads version 1")]
    Version(u32),
    #[error("the gazetteer is cut short or damaged")]
    Damaged,
}

static GAZETTEER: OnceLock<Result<Gazetteer, GazetteerError>> = OnceLock::new();

/// Whether [`compiled_in`] has been called and has nothing to unpack any more.
pub fn is_unpacked() -> bool {
    GAZETTEER.get().is_some()
}

/// The gazetteer that is part of the program. The first call unpacks it, some tens of milliseconds.
///
/// # Errors
/// When the program was built with a damaged one; a test holds that it is not.
pub fn compiled_in() -> Result<&'static Gazetteer, GazetteerError> {
    GAZETTEER
        .get_or_init(|| Gazetteer::read(include_bytes!("../../assets/gazetteer/gazetteer.bin")))
        .as_ref()
        .map_err(|error| *error)
}

#[cfg(test)]
mod laws;
