//! By which contents of files are known to be the same.

use sha2::Digest as _;

use crate::dossier::Sha256;

/// SHA-256 (FIPS 180-4) of a content.
pub fn sha256_of(content: &[u8]) -> Sha256 {
    Sha256(sha2::Sha256::digest(content).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_standard() {
        let written = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_of(b"abc").to_string(), written);
    }
}
