//! All names in the order of their keys, in blocks that are unpacked as they are looked up; and whose they are.

use std::ops::Range;
use std::sync::OnceLock;

use super::GazetteerError;
use super::bytes::Bytes;
use super::directory::Chunk;
use super::key::Keying;
use super::places::PlaceNumber;

/// Which name, counted in the order of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameNumber(pub(super) u32);

/// The names of a block, unpacked.
pub(super) struct Block {
    spellings: Strings,
    keys: Strings,
}

/// Texts end to end.
#[derive(Default)]
struct Strings {
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start as usize..self.ends[number] as usize]
    }
}

struct PackedBlock {
    first_key: String,
    names: Chunk,
    unpacked: OnceLock<Option<Block>>,
}

/// Every spelling of every place.
pub(super) struct Names {
    file: &'static [u8],
    per_block: usize,
    blocks: Vec<PackedBlock>,
    /// For each name where its bearers begin, and where the last one's end.
    starts: Vec<u32>,
    bearers: Vec<PlaceNumber>,
    /// For each place its own name.
    own: Vec<NameNumber>,
}

impl Names {
    pub(super) fn read(
        file: &'static [u8],
        directory: &mut Bytes<'_>,
        places: usize,
    ) -> Result<Self, GazetteerError> {
        let (count, per_block) = (directory.count()?, directory.count()?);
        if per_block == 0 {
            return Err(GazetteerError::Damaged);
        }
        let mut names = Self {
            file,
            per_block,
            blocks: Vec::new(),
            starts: vec![0],
            bearers: Vec::new(),
            own: vec![NameNumber(0); places],
        };
        for first in (0..count).step_by(per_block) {
            let first_key = directory.text()?;
            let packed = Chunk::read(directory)?;
            let bearers = Chunk::read(directory)?.unpacked(file)?;
            names.read_bearers(&bearers, per_block.min(count - first))?;
            names.blocks.push(PackedBlock {
                first_key,
                names: packed,
                unpacked: OnceLock::new(),
            });
        }
        Ok(names)
    }

    fn read_bearers(&mut self, column: &[u8], names: usize) -> Result<(), GazetteerError> {
        let mut bytes = Bytes::new(column);
        let counts: Vec<usize> = (0..names)
            .map(|_| bytes.length())
            .collect::<Result<_, _>>()?;
        let total = counts.iter().sum();
        let (high, middle, low) = (
            bytes.taken(total)?,
            bytes.taken(total)?,
            bytes.taken(total)?,
        );
        let mut at = 0;
        for count in counts {
            let name = NameNumber(self.starts.len() as u32 - 1);
            for _ in 0..count {
                let marked = u32::from_be_bytes([0, high[at], middle[at], low[at]]);
                at += 1;
                let place = PlaceNumber(marked / 2);
                let own = self.own.get_mut(place.index());
                let own = own.ok_or(GazetteerError::Damaged)?;
                if marked % 2 == 1 {
                    *own = name;
                }
                self.bearers.push(place);
            }
            self.starts.push(self.bearers.len() as u32);
        }
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn own(&self, place: PlaceNumber) -> NameNumber {
        self.own[place.index()]
    }

    pub(super) fn bearers(&self, name: NameNumber) -> &[PlaceNumber] {
        let name = name.0 as usize;
        &self.bearers[self.starts[name] as usize..self.starts[name + 1] as usize]
    }

    /// The names that a place bears, in the order of keys.
    pub(super) fn borne_by(&self, place: PlaceNumber) -> Vec<NameNumber> {
        let borne = self.bearers.iter().enumerate();
        borne
            .filter(|(_, bearer)| **bearer == place)
            .map(|(at, _)| {
                let after = self.starts.partition_point(|start| *start as usize <= at);
                NameNumber(after as u32 - 1)
            })
            .collect()
    }

    /// A name as it is spelled; empty where its block is damaged, which a test holds that none is.
    pub(super) fn spelling(&self, name: NameNumber) -> &str {
        let (block, at) = (
            name.0 as usize / self.per_block,
            name.0 as usize % self.per_block,
        );
        self.block(block)
            .map_or("", |block| block.spellings.get(at))
    }

    pub(super) fn blocks(&self) -> Range<usize> {
        0..self.blocks.len()
    }

    fn block(&self, number: usize) -> Option<&Block> {
        let block = self.blocks.get(number)?;
        block
            .unpacked
            .get_or_init(|| self.unpack(number).ok())
            .as_ref()
    }

    /// Calls with each name whose key begins with these letters, and with its key, in the order of keys.
    pub(super) fn beginning_with(&self, letters: &str, mut each: impl FnMut(NameNumber, &str)) {
        let before = self
            .blocks
            .partition_point(|block| block.first_key.as_str() < letters);
        for number in before.saturating_sub(1)..self.blocks.len() {
            let Some(block) = self.block(number) else {
                continue;
            };
            let first = first_from(&block.keys, letters);
            for at in first..block.keys.ends.len() {
                let key = block.keys.get(at);
                if !key.starts_with(letters) {
                    return;
                }
                each(NameNumber((number * self.per_block + at) as u32), key);
            }
        }
    }

    /// Spellings of a block with their numbers, unpacked for this once unless they already are.
    pub(super) fn each_of(&self, number: usize, mut each: impl FnMut(NameNumber, &str)) {
        let mut call = |spellings: &Strings| {
            for at in 0..spellings.ends.len() {
                let name = NameNumber((number * self.per_block + at) as u32);
                each(name, spellings.get(at));
            }
        };
        match self.blocks[number].unpacked.get() {
            Some(Some(block)) => call(&block.spellings),
            Some(None) => {}
            None => {
                if let Ok(spellings) = self.unpack_spellings(number) {
                    call(&spellings);
                }
            }
        }
    }

    fn unpack(&self, number: usize) -> Result<Block, GazetteerError> {
        let spellings = self.unpack_spellings(number)?;
        let mut keying = Keying::default();
        keying.out.reserve(spellings.all.len());
        let mut ends = Vec::with_capacity(spellings.ends.len());
        for at in 0..spellings.ends.len() {
            keying.push(spellings.get(at));
            ends.push(keying.out.len() as u32);
        }
        let keys = Strings {
            all: keying.out,
            ends,
        };
        Ok(Block { spellings, keys })
    }

    fn unpack_spellings(&self, number: usize) -> Result<Strings, GazetteerError> {
        let count = self.per_block.min(self.len() - number * self.per_block);
        let packed = self.blocks[number].names.unpacked(self.file)?;
        let mut bytes = Bytes::new(&packed);
        let mut lengths = || -> Result<Vec<usize>, GazetteerError> {
            (0..count).map(|_| bytes.count()).collect()
        };
        let (shared, added) = (lengths()?, lengths()?);
        let mut all: Vec<u8> = Vec::with_capacity(packed.len() * 2);
        let mut ends = Vec::with_capacity(count);
        let mut start = 0;
        for (shared, added) in shared.into_iter().zip(added) {
            let end = all.len();
            if shared > end - start {
                return Err(GazetteerError::Damaged);
            }
            all.extend_from_within(start..start + shared);
            all.extend_from_slice(bytes.taken(added)?);
            start = end;
            ends.push(u32::try_from(all.len()).map_err(|_| GazetteerError::Damaged)?);
        }
        let all = String::from_utf8(all).map_err(|_| GazetteerError::Damaged)?;
        if !ends.iter().all(|end| all.is_char_boundary(*end as usize)) {
            return Err(GazetteerError::Damaged);
        }
        Ok(Strings { all, ends })
    }

    /// Whether each block unpacks, and its names stand in the order of their keys.
    #[cfg(test)]
    pub(super) fn are_sound(&self) -> bool {
        let mut before = String::new();
        self.blocks.iter().enumerate().all(|(number, packed)| {
            let Some(block) = self.block(number) else {
                return false;
            };
            packed.first_key == block.keys.get(0)
                && (0..block.keys.ends.len()).all(|at| {
                    let key = block.keys.get(at);
                    let in_order = !key.is_empty() && *before <= *key;
                    key.clone_into(&mut before);
                    in_order
                })
        })
    }
}

/// The first text of an ordered list that is not before these letters.
fn first_from(ordered: &Strings, letters: &str) -> usize {
    let (mut low, mut high) = (0, ordered.ends.len());
    while low < high {
        let middle = low.midpoint(high);
        if ordered.get(middle) < letters {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}
