//! The table of rules: what each takes and what it gives. Which words say it is in a language's lists.

pub mod ahead;
pub mod days;
pub mod joined;
pub mod longer;
pub mod ucdp;

use super::rule::Rule;

/// Every rule, those of the codebook first.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [ucdp::ALL, days::ALL, longer::ALL, ahead::ALL, joined::ALL]
        .into_iter()
        .flatten()
        .copied()
}
