//! A fast way to hash short keys, for tables that are made of a dossier's own words and numbers.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table of short keys.
pub type FastMap<Key, Value> = HashMap<Key, Value, BuildHasherDefault<ShortHasher>>;

/// Hashes short keys fast: eight bytes at a time, multiplied and rotated, as FxHash does (Firefox, rustc).
///
/// Limitations: keys can be made up that all have one hash; that makes a table slow, not wrong.
#[derive(Default)]
pub struct ShortHasher(u64);

impl ShortHasher {
    fn mix(&mut self, eight: u64) {
        let mixed = self.0.rotate_left(5) ^ eight;
        self.0 = mixed.wrapping_mul(0x517C_C1B7_2722_0A95);
    }
}

impl Hasher for ShortHasher {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let mut padded = [0; 8];
            padded[..eight.len()].copy_from_slice(eight);
            self.mix(u64::from_le_bytes(padded));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    fn finish(&self) -> u64 {
        // The table goes by the top bits and by the bottom ones, which multiplying leaves poor.
        self.0 ^ (self.0 >> 29)
    }
}
