//! Made-up prose, to make the texts of a made-up dossier as long as those of real ones.

use std::path::Path;
use std::{fs, io};

use crate::synthetic::{self, Dice};

/// Writes a made-up dossier whose texts have so many bytes together, or a little more: prose of made-up
/// words, few of them common and most of them rare.
#[expect(
    clippy::disallowed_methods,
    reason = "it makes the files that are to be read"
)]
pub fn write(directory: &Path, claims: usize, text_bytes: usize, seed: u64) -> io::Result<()> {
    synthetic::write(directory, claims, seed)?;
    let mut dice = Dice(seed ^ 0x5851_F42D_4C95_7F2D);
    let prose = Prose::new(&mut dice);
    let mut texts = synthetic::folder(claims, seed);
    texts.retain(|(path, _)| path.ends_with(".txt"));
    let each = text_bytes / texts.len().max(1);
    for (path, mut content) in texts {
        while content.len() < each {
            prose.paragraph(&mut content, &mut dice);
        }
        fs::write(directory.join(path), content)?;
    }
    Ok(())
}

/// Words as Zipf found them: the nth occurs about 1/n as often as the first.
struct Prose {
    words: Vec<String>,
}

const SYLLABLES: [&str; 24] = [
    "ta", "re", "sho", "in", "ver", "lo", "ment", "ka", "ni", "the", "or", "su", "ga", "pre",
    "dis", "ing", "al", "kh", "tion", "va", "ze", "mi", "ur", "o",
];
const DIFFERENT_WORDS: usize = 60_000;

impl Prose {
    fn new(dice: &mut Dice) -> Self {
        let word = |at: usize, dice: &mut Dice| {
            // Common words are short.
            let syllables =
                1 + u64::from(at > 30) + dice.below(2) + u64::from(at > 3000) * dice.below(3);
            let syllable = |_| SYLLABLES[dice.below(SYLLABLES.len() as u64) as usize];
            (0..syllables).map(syllable).collect()
        };
        Self {
            words: (0..DIFFERENT_WORDS).map(|at| word(at, dice)).collect(),
        }
    }

    fn paragraph(&self, out: &mut String, dice: &mut Dice) {
        for _ in 0..60 + dice.below(60) {
            let at = (self.words.len() as f64).powf(dice.share()) as usize;
            out.push_str(&self.words[at.min(self.words.len() - 1)]);
            out.push_str(if dice.one_in(12) { ", " } else { " " });
        }
        out.push('\n');
    }
}
