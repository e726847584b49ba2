//! By what a name is looked up.

use crate::dossier::fold::{Step, fold_onto};

/// What differs between spellings that are one name to a reader: case, diacritics, apostrophes are gone;
/// hyphens, dots and other signs are a space. "Ts’khinvali" and "tskhinvali", "Saint-Denis" and "saint denis"
/// have one key each.
pub fn key(name: &str) -> String {
    let mut keyed = Keying::default();
    keyed.push(name);
    keyed.out
}

/// Many keys, one after the other, without memory asked for anew for each.
#[derive(Default)]
pub(super) struct Keying {
    pub(super) out: String,
    folded: String,
    steps: Vec<Step>,
}

impl Keying {
    /// Appends the key of a name.
    pub(super) fn push(&mut self, name: &str) {
        let start = self.out.len();
        if name.is_ascii() {
            // Most names; folding them is a matter of case.
            name.chars()
                .for_each(|letter| self.take(start, letter.to_ascii_lowercase()));
        } else {
            self.folded.clear();
            self.steps.clear();
            fold_onto(name, &mut self.folded, &mut self.steps);
            let folded = std::mem::take(&mut self.folded);
            folded.chars().for_each(|letter| self.take(start, letter));
            self.folded = folded;
        }
        if self.out.len() > start && self.out.ends_with(' ') {
            self.out.pop();
        }
    }

    /// Appends a folded letter to the key that begins at `start`.
    fn take(&mut self, start: usize, letter: char) {
        match letter {
            '\'' | '`' | '"' | 'ʻ' => {}
            _ if letter.is_ascii() && !letter.is_ascii_alphanumeric() => {
                if self.out.len() > start && !self.out.ends_with(' ') {
                    self.out.push(' ');
                }
            }
            _ => self.out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("Ts’khinvali", "TSKHINVALI"),
            ("Saint-Denis", "saint  denis"),
            ("Ŝłupsk", "slupsk"),
            ("St. Petersburg", "St Petersburg"),
            ("ᲒᲝᲠᲘ", "გორი"),
            (" Gori,", "gori"),
            ("Ḩawallī", "Hawalli"),
        ] {
            assert_eq!(key(one), key(other), "{one}");
        }
        assert_ne!(key("Gori"), key("Goris"));
    }

    proptest! {
        #[test]
        fn names_in_ascii_are_folded_like_all_others(name in "[ -~]{0,24}") {
            // An accent that is folded away sends it the other way.
            prop_assert_eq!(key(&name), key(&format!("{name}\u{301}")));
        }

        #[test]
        fn a_key_is_its_own_key(name in ".{0,24}") {
            let once = key(&name);
            prop_assert_eq!(key(&once), once);
        }
    }
}
