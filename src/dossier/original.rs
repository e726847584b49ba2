//! The file that a source came in, kept beside its text, and the digest it is known by.

use std::fmt;
use std::str::FromStr;

/// A document as it was received, before its text was taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Path as written in the dossier, from the folder `sources/`.
    pub path: String,
    /// Of the file when it was received. `None`: not noted, so a change to it goes unseen.
    pub sha256: Option<Sha256>,
}

/// The SHA-256 digest of a file (FIPS 180-4), by which two copies are known to be the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha256(pub [u8; 32]);

/// Why a text is no SHA-256 digest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a SHA-256 digest is 64 digits from 0–9 and a–f; `{0}` is not")]
pub struct DigestError(pub String);

impl FromStr for Sha256 {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let wrong = || DigestError(text.to_owned());
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16);
            let (high, low) = digit(0).zip(digit(1)).ok_or_else(wrong)?;
            *byte = u8::try_from(high * 16 + low).map_err(|_| wrong())?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written_and_nothing_else_is_one() {
        let written = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let digest: Sha256 = written.parse().expect("a digest");
        assert_eq!(digest.to_string(), written);
        assert_eq!(written.to_uppercase().parse(), Ok(digest));
        for wrong in ["", "ba78", &written[..63], &format!("{}g", &written[..63])] {
            assert!(wrong.parse::<Sha256>().is_err(), "{wrong}");
        }
        assert!("é".repeat(32).parse::<Sha256>().is_err());
    }
}
