//! Reading numbers and texts from bytes that may be damaged.

use super::BasemapError;

/// A place in some bytes, moving on as they are read.
pub struct Bytes<'a> {
    rest: &'a [u8],
}

/// Counts above this are taken for damage before memory is asked for.
const MOST: u64 = 20_000_000;

impl<'a> Bytes<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub fn varint(&mut self) -> Result<u64, BasemapError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first().ok_or(BasemapError::Damaged)?;
            self.rest = rest;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(BasemapError::Damaged)
    }

    /// A varint that counts or addresses something.
    pub fn count(&mut self) -> Result<usize, BasemapError> {
        let value = self.varint()?;
        if value > MOST {
            return Err(BasemapError::Damaged);
        }
        usize::try_from(value).map_err(|_| BasemapError::Damaged)
    }

    /// How many things follow of which each takes a byte at least.
    pub fn length(&mut self) -> Result<usize, BasemapError> {
        let count = self.count()?;
        if count > self.rest.len() {
            return Err(BasemapError::Damaged);
        }
        Ok(count)
    }

    pub fn zigzag(&mut self) -> Result<i64, BasemapError> {
        let value = self.varint()?;
        // The lowest bit is the sign; the rest always fits.
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    pub fn text(&mut self) -> Result<String, BasemapError> {
        let length = self.length()?;
        let (text, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(BasemapError::Damaged)?;
        self.rest = rest;
        String::from_utf8(text.to_vec()).map_err(|_| BasemapError::Damaged)
    }

    /// Points written as all x steps, then all y steps.
    pub fn points(&mut self, count: usize) -> Result<Vec<[i64; 2]>, BasemapError> {
        let mut points = vec![[0; 2]; count];
        for axis in 0..2 {
            let mut value = 0i64;
            for point in &mut points {
                value = value.wrapping_add(self.zigzag()?);
                point[axis] = value;
            }
        }
        Ok(points)
    }
}
