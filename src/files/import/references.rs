//! Lists of references: sources that are known by what a bibliography says of them, without texts.

use serde::{Deserialize, Serialize};

use super::received::Particulars;

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    pub particulars: Particulars,
    /// Which of its list it is, from 1.
    pub number: usize,
}

/// "Anna Miller, Ben Smith" from "Miller, Anna" and "Smith, Ben".
pub(super) fn names_together<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let turned = names.map(|name| match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() && !given.contains(',') => {
            format!("{} {}", given.trim(), family.trim())
        }
        _ => name.trim().to_owned(),
    });
    turned
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
