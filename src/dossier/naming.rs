//! Ids suggested from names and sentences, in any script. What an id may be stands in `id`.

use unicode_normalization::UnicodeNormalization;

/// A suggested id is no longer than this, in bytes; chosen by eye so that references stay readable.
const LONGEST: usize = 48;

/// Words that tell claims apart least. English, since ids are.
const LITTLE_WORDS: [&str; 40] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or",
    "that", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would",
    "it", "its", "they", "their", "he", "his", "she", "her", "this", "there", "says", "said",
    "reports",
];

/// At most so many words of a text as an id would write them: lower case, without diacritics, Cyrillic and
/// Georgian in Latin letters. Empty when no word has a letter or digit that can be written so.
pub fn words_as_id(text: &str, most_words: usize) -> String {
    joined(words(text).take(most_words))
}

/// The words of a sentence that tell most about it, as an id would write them.
pub fn telling_words_as_id(sentence: &str, most_words: usize) -> String {
    let telling = words(sentence).filter(|word| !LITTLE_WORDS.contains(&word.as_str()));
    let id = joined(telling.take(most_words));
    if id.is_empty() {
        words_as_id(sentence, most_words)
    } else {
        id
    }
}

/// The id, or with the first number behind it that makes it free. `instead` stands in for an empty one.
pub fn free_id(id: &str, instead: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let id = if id.is_empty() { instead } else { id };
    if !is_taken(id) {
        return id.to_owned();
    }
    let numbered = (2..).map(|number: u64| format!("{id}-{number}"));
    numbered
        .into_iter()
        .find(|id| !is_taken(id))
        .unwrap_or_else(|| id.to_owned())
}

fn joined(words: impl Iterator<Item = String>) -> String {
    let mut id = String::new();
    for word in words {
        if !id.is_empty() && id.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().take(LONGEST));
    }
    id
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| {
        let within = letter.is_alphanumeric()
            || matches!(letter, '\'' | '’' | 'ʼ')
            || unicode_normalization::char::is_combining_mark(letter);
        !within
    })
    .map(latin)
    .filter(|word| !word.is_empty())
}

fn latin(word: &str) -> String {
    let mut out = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        match spelled(letter) {
            Some(spelled) => out.push_str(spelled),
            None => {
                let parts = std::iter::once(letter).nfkd();
                out.extend(parts.filter(|part| part.is_ascii_lowercase() || part.is_ascii_digit()));
            }
        }
    }
    out
}

/// Letters as BGN/PCGN romanises Russian and as Georgia romanises Georgian, without their apostrophes;
/// and the Latin letters that Unicode does not take apart.
fn spelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'й' | 'ы' => "y",
        'ї' => "yi",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ў' => "w",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ӕ' => "ae",
        'ა' => "a",
        'ბ' => "b",
        'გ' => "g",
        'დ' => "d",
        'ე' => "e",
        'ვ' => "v",
        'ზ' => "z",
        'თ' | 'ტ' => "t",
        'ი' => "i",
        'კ' | 'ქ' => "k",
        'ლ' => "l",
        'მ' => "m",
        'ნ' => "n",
        'ო' => "o",
        'პ' | 'ფ' => "p",
        'ჟ' => "zh",
        'რ' => "r",
        'ს' => "s",
        'უ' => "u",
        'ღ' => "gh",
        'ყ' => "q",
        'შ' => "sh",
        'ჩ' | 'ჭ' => "ch",
        'ც' | 'წ' => "ts",
        'ძ' => "dz",
        'ხ' => "kh",
        'ჯ' => "j",
        'ჰ' => "h",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::PlaceId;
    use proptest::prelude::*;

    #[test]
    fn names_in_any_of_the_scripts_at_hand_become_ids() {
        for (name, id) in [
            ("Gori", "gori"),
            ("South Ossetia", "south-ossetia"),
            ("Цхинвал", "tskhinval"),
            ("თბილისი", "tbilisi"),
            ("Đặng Łódź’s", "dang-lodzs"),
            ("Владимир Путин", "vladimir-putin"),
            ("Й", "y"),
            ("北京", ""),
        ] {
            assert_eq!(words_as_id(name, 6), id, "{name}");
        }
    }

    #[test]
    fn a_sentence_is_told_by_its_telling_words() {
        assert_eq!(
            telling_words_as_id("Russia says that its tanks were in the streets of Gori.", 4),
            "russia-tanks-streets-gori"
        );
        assert_eq!(telling_words_as_id("It is.", 4), "it-is");
    }

    #[test]
    fn a_taken_id_gets_the_first_free_number() {
        let taken = ["gori", "gori-2"];
        let free = |id| free_id(id, "place", |id| taken.contains(&id));
        assert_eq!(free("gori"), "gori-3");
        assert_eq!(free("tbilisi"), "tbilisi");
        assert_eq!(free(""), "place");
    }

    proptest! {
        #[test]
        fn whatever_is_written_the_id_is_one_or_empty(text in "\\PC{0,60}", most in 0..6usize) {
            let id = words_as_id(&text, most);
            prop_assert!(id.is_empty() || PlaceId::new(&id).is_ok(), "{}", id);
            let id = telling_words_as_id(&text, most);
            prop_assert!(id.is_empty() || PlaceId::new(&id).is_ok(), "{}", id);
        }
    }
}
