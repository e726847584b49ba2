//! The words of the screen, each in a sentence or two.

use egui::{RichText, Ui};

use super::super::theme::{Theme, sans_bold, serif};
use super::heading;

/// A word and what it means here.
struct Word {
    word: &'static str,
    meaning: &'static str,
}

const fn word(word: &'static str, meaning: &'static str) -> Word {
    Word { word, meaning }
}

const WORDS: &[(&str, &[Word])] = &[
    (
        "Dates",
        &[
            word(
                "As-of date",
                "The day on which the handle of the timeline stands. Nothing is shown that had not been \
                 reported by the end of that day.",
            ),
            word(
                "Clock",
                "What the handle counts: the days on which things were reported, or the days on which they \
                 are said to have happened.",
            ),
            word(
                "Occurred, said, reported",
                "When the thing happened, when the claimant spoke of it, when the source published it. \
                 The three may lie years apart, and any of them may be unknown.",
            ),
            word(
                "Lag",
                "How long the world waited: from the day something happened to the day it was reported.",
            ),
        ],
    ),
    (
        "Who says what",
        &[
            word(
                "Claim",
                "One assertion in one source: somebody says something about a place and a time.",
            ),
            word(
                "Claimant",
                "Who asserts it. Where nobody is named, the publication speaks in its own voice.",
            ),
            word(
                "Excerpt",
                "The very words of the source on which a claim rests. They are looked for in the stored \
                 text each time the dossier is opened; if they are not found there, that is said.",
            ),
            word(
                "Origin",
                "Where a report comes from in the end. Two papers that pass on one agency, or one ministry, \
                 are two reports and one origin.",
            ),
        ],
    ),
    (
        "Standing, at the as-of date",
        &[
            word(
                "Unopposed",
                "Nobody had denied or contradicted it by then. It may still be wrong.",
            ),
            word(
                "Contested",
                "Somebody had. Counted from the day on which the denial was reported, not before.",
            ),
            word(
                "Confirmed by another side",
                "A claimant who speaks for another side had asserted the same.",
            ),
            word(
                "Updated",
                "The same claimant had given a later figure in its place.",
            ),
            word(
                "Dispute and position",
                "A question that is answered in more than one way, and one of the answers. Claims take \
                 positions; Dateline takes none.",
            ),
        ],
    ),
    (
        "The map",
        &[
            word(
                "Tray",
                "A count of claims that are known and yet not in view: without a date, without a place, \
                 off the map, or kept out by a filter. Press it to read them.",
            ),
            word(
                "Border policy",
                "Whose lines the map draws, and as of when. It is written on the map and on every picture, \
                 because any choice of borders is somebody’s.",
            ),
        ],
    ),
];

pub fn draw(ui: &mut Ui, theme: &Theme) {
    for (title, words) in WORDS {
        heading(ui, theme, title);
        for word in *words {
            ui.label(
                RichText::new(word.word)
                    .font(sans_bold(12.5))
                    .color(theme.ink),
            );
            ui.label(
                RichText::new(word.meaning)
                    .font(serif(13.0))
                    .color(theme.ink),
            );
            ui.add_space(5.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_explained_shortly_and_once() {
        let words = || WORDS.iter().flat_map(|(_, words)| words.iter());
        for (at, word) in words().enumerate() {
            let sentences = word.meaning.matches(". ").count() + 1;
            assert!(
                sentences <= 2 && word.meaning.ends_with('.'),
                "{}",
                word.word
            );
            assert!(words().take(at).all(|other| other.word != word.word));
        }
    }
}
