//! What the files hold in each version: the present contents, and how those of two versions differ.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::dossier::{Dossier, Sha256};
use crate::files::digest::sha256_of;
use crate::files::journal::Content;

/// A file as it is on the disk, and as it is to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// As last read or written.
    pub on_disk: Content,
    pub now: Content,
    /// What it may hold instead of `on_disk`, since writing that failed half way.
    pub tried: Option<Content>,
    /// Of what is on the disk, once somebody has asked.
    digest: Option<Sha256>,
}

impl Kept {
    pub fn read(content: Content) -> Self {
        Self {
            on_disk: content.clone(),
            now: content,
            tried: None,
            digest: None,
        }
    }

    /// Whether a content is what the file is known to hold, or was left with by a save of its own.
    pub fn is_known_as(&self, there: &Content) -> bool {
        same(there, &self.on_disk) || self.tried.as_ref().is_some_and(|it| same(there, it))
    }

    pub fn is_saved(&self) -> bool {
        same(&self.on_disk, &self.now)
    }

    /// What is on the disk from now on.
    pub fn found(&mut self, content: Content) {
        self.on_disk = content;
        self.tried = None;
        self.digest = None;
    }

    /// Sha256 of what is on the disk. `None`: there is no such file.
    pub fn digest(&mut self) -> Option<Sha256> {
        let content = self.on_disk.as_ref()?;
        Some(*self.digest.get_or_insert_with(|| sha256_of(content)))
    }
}

/// Whether two contents are the same, byte for byte.
pub(super) fn same(a: &Content, b: &Content) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
        _ => false,
    }
}

/// How a file differs between two versions.
#[derive(Clone, Debug, PartialEq)]
enum Delta {
    /// From `offset` on, in bytes.
    Part {
        offset: usize,
        removed: Box<[u8]>,
        inserted: Box<[u8]>,
    },
    /// One of them has no such file.
    Whole { before: Content, after: Content },
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forth,
}

impl Delta {
    fn between(before: &Content, after: &Content) -> Self {
        let (Some(old), Some(new)) = (before, after) else {
            let (before, after) = (before.clone(), after.clone());
            return Self::Whole { before, after };
        };
        let alike =
            |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(a, b)| a == b).count();
        let offset = alike(&mut old.iter().zip(new.iter()));
        let (old, new) = (&old[offset..], &new[offset..]);
        let end = alike(&mut old.iter().rev().zip(new.iter().rev()));
        Self::Part {
            offset,
            removed: old[..old.len() - end].into(),
            inserted: new[..new.len() - end].into(),
        }
    }

    /// `None`: the content is not the one that the difference is about.
    fn across(&self, content: &Content, direction: Direction) -> Option<Content> {
        match self {
            Self::Whole { before, after } => {
                let (from, to) = match direction {
                    Direction::Forth => (before, after),
                    Direction::Back => (after, before),
                };
                same(content, from).then(|| to.clone())
            }
            Self::Part {
                offset,
                removed,
                inserted,
            } => {
                let (from, to) = match direction {
                    Direction::Forth => (removed, inserted),
                    Direction::Back => (inserted, removed),
                };
                let content = content.as_ref()?;
                let (head, rest) = content.split_at_checked(*offset)?;
                let tail = rest.strip_prefix(&**from)?;
                Some(Some([head, to, tail].concat().into()))
            }
        }
    }
}

/// How a version came about.
#[derive(Clone, Debug)]
struct Crossing {
    from: u64,
    deltas: BTreeMap<String, Delta>,
}

/// Whether two dossiers say the same. Quick where they share their sources.
fn say_the_same(a: &Arc<Dossier>, b: &Arc<Dossier>) -> bool {
    let sources = || a.sources.iter().zip(&b.sources);
    Arc::ptr_eq(a, b)
        || (a.head() == b.head()
            && a.places == b.places
            && a.actors == b.actors
            && a.events == b.events
            && a.disputes == b.disputes
            && a.sources.len() == b.sources.len()
            && sources().all(|(a, b)| Arc::ptr_eq(a, b) || a == b))
}

/// The versions that are known, each by its difference from the one it was made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Versions {
    made: HashMap<u64, Crossing>,
    /// What the files say in each; shared with whoever can go back to it.
    said: HashMap<u64, Arc<Dossier>>,
}

impl Versions {
    /// Notes what the files say in a version.
    pub fn says(&mut self, version: u64, dossier: Arc<Dossier>) {
        self.said.insert(version, dossier);
    }

    /// Whether a version is known to say just this.
    pub fn is_known_as(&self, version: u64, dossier: &Arc<Dossier>) -> bool {
        let said = self.said.get(&version);
        said.is_some_and(|said| say_the_same(said, dossier))
    }

    /// Notes how a version differs from another. `changes`: contents before and after.
    pub fn note(
        &mut self,
        version: u64,
        from: u64,
        changes: &BTreeMap<String, (Content, Content)>,
    ) {
        let delta =
            |(path, (a, b)): (&String, &(Content, Content))| (path.clone(), Delta::between(a, b));
        let deltas = changes.iter().map(delta).collect();
        self.made.insert(version, Crossing { from, deltas });
    }

    pub fn forget(&mut self) {
        self.made.clear();
        self.said.clear();
    }

    /// Whether the way between two versions is known.
    pub fn are_bound(&self, a: u64, b: u64) -> bool {
        self.line(a).last() == self.line(b).last()
    }

    /// A version and those it was made of, newest first.
    fn line(&self, version: u64) -> Vec<u64> {
        std::iter::successors(Some(version), |at| Some(self.made.get(at)?.from)).collect()
    }

    /// Contents of the files that differ, at `to`; `now` gives them at `from`. `None`: the way is not
    /// known, or the files are not what they were.
    pub fn across(
        &self,
        from: u64,
        to: u64,
        now: impl Fn(&str) -> Content,
    ) -> Option<BTreeMap<String, Content>> {
        let (mut up, mut down) = (self.line(from), self.line(to));
        if up.last() != down.last() {
            return None;
        }
        while up.len() > 1 && down.len() > 1 && up[up.len() - 2] == down[down.len() - 2] {
            up.pop();
            down.pop();
        }
        // The last of each is the version that both were made of.
        up.pop();
        down.pop();
        let back = up.iter().map(|version| (*version, Direction::Back));
        let forth = down
            .iter()
            .rev()
            .map(|version| (*version, Direction::Forth));
        let mut contents: BTreeMap<String, Content> = BTreeMap::new();
        for (version, direction) in back.chain(forth) {
            for (path, delta) in &self.made.get(&version)?.deltas {
                let content = contents.remove(path).unwrap_or_else(|| now(path));
                contents.insert(path.clone(), delta.across(&content, direction)?);
            }
        }
        Some(contents)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn content(text: &str) -> Content {
        Some(Arc::from(text.as_bytes()))
    }

    proptest! {
        #[test]
        fn a_difference_leads_there_and_back(a in "[ab]{0,8}", b in "[ab]{0,8}") {
            let (a, b) = (content(&a), content(&b));
            let delta = Delta::between(&a, &b);
            prop_assert_eq!(delta.across(&a, Direction::Forth), Some(b.clone()));
            prop_assert_eq!(delta.across(&b, Direction::Back), Some(a));
        }
    }

    #[test]
    fn any_version_is_reached_from_any_other_with_its_very_bytes() {
        // 0 → 1 → 2 and 1 → 3, with other bytes in each.
        let texts = ["zero", "one\n", "one\ntwo", "three"].map(content);
        let mut versions = Versions::default();
        for (version, from) in [(1, 0), (2, 1), (3, 1)] {
            let change = (texts[from].clone(), texts[version].clone());
            let changes = BTreeMap::from([("a".to_owned(), change)]);
            versions.note(version as u64, from as u64, &changes);
        }
        for from in 0..4 {
            for to in 0..4 {
                let found = versions.across(from as u64, to as u64, |_| texts[from].clone());
                let found = found.expect("known").remove("a");
                assert_eq!(
                    found.unwrap_or(texts[from].clone()),
                    texts[to],
                    "{from} {to}"
                );
            }
        }
        assert!(versions.across(2, 0, |_| content("other")).is_none());
        assert!(versions.across(2, 9, |_| content("other")).is_none());
    }
}
