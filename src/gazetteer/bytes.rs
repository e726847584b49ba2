//! Reading numbers and texts from bytes that may be damaged.

use super::GazetteerError;

/// A place in some bytes, moving on as they are read.
pub struct Bytes<'a> {
    rest: &'a [u8],
}

/// Counts and offsets above this are taken for damage before memory is asked for.
const MOST: u64 = 50_000_000;

impl<'a> Bytes<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub fn varint(&mut self) -> Result<u64, GazetteerError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first().ok_or(GazetteerError::Damaged)?;
            self.rest = rest;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(GazetteerError::Damaged)
    }

    /// A varint that counts or addresses something.
    pub fn count(&mut self) -> Result<usize, GazetteerError> {
        let value = self.varint()?;
        if value > MOST {
            return Err(GazetteerError::Damaged);
        }
        usize::try_from(value).map_err(|_| GazetteerError::Damaged)
    }

    /// How many things follow of which each takes a byte at least.
    pub fn length(&mut self) -> Result<usize, GazetteerError> {
        let count = self.count()?;
        if count > self.rest.len() {
            return Err(GazetteerError::Damaged);
        }
        Ok(count)
    }

    pub fn zigzag(&mut self) -> Result<i64, GazetteerError> {
        let value = self.varint()?;
        // The lowest bit is the sign; the rest always fits.
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    pub fn taken(&mut self, length: usize) -> Result<&'a [u8], GazetteerError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(GazetteerError::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn text(&mut self) -> Result<String, GazetteerError> {
        let length = self.length()?;
        let text = self.taken(length)?;
        String::from_utf8(text.to_vec()).map_err(|_| GazetteerError::Damaged)
    }
}
