//! An id for something that so far has only a name.

use unicode_normalization::UnicodeNormalization;

/// Ids are typed and read by people; a whole sentence is none. In bytes, chosen by eye.
const LONGEST: usize = 48;

/// An id made of the words of a name, free of those that are taken. Never empty.
///
/// Latin letters lose their marks; Georgian is written as in the national system of 2002 without its apostrophes,
/// Russian as in the plainest of common spellings. A name in another script gives `item`.
pub fn suggested_id(text: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let mut id = String::new();
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        match spelled(letter) {
            Spelled::As(letters) => id.push_str(letters),
            Spelled::Itself => id.push(letter),
            Spelled::Nothing => {}
            Spelled::Gap if id.is_empty() || id.ends_with('-') => {}
            Spelled::Gap => id.push('-'),
        }
    }
    if id.len() > LONGEST {
        let end = id[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        id.truncate(end);
    }
    let id = id.trim_end_matches('-');
    let id = if id.is_empty() { "item" } else { id };
    if !taken(id) {
        return id.to_owned();
    }
    let free = (2_u64..).map(|number| format!("{id}-{number}"));
    free.into_iter()
        .find(|id| !taken(id))
        .unwrap_or_else(|| id.to_owned())
}

enum Spelled {
    Itself,
    As(&'static str),
    /// An apostrophe or a mark above a letter.
    Nothing,
    /// What stands between words.
    Gap,
}

fn spelled(letter: char) -> Spelled {
    Spelled::As(match letter {
        'a'..='z' | '0'..='9' => return Spelled::Itself,
        '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '\u{300}'..='\u{36f}' | 'ь' | 'ъ' => {
            return Spelled::Nothing;
        }
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'þ' => "th",
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ҕ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' | 'ј' => "i",
        'к' | 'қ' | 'ҟ' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' | 'ҳ' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ӕ' => "ae",
        'ә' => "a",
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
        _ => return Spelled::Gap,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::PlaceId;
    use proptest::prelude::*;

    fn free(_: &str) -> bool {
        false
    }

    #[test]
    fn names_in_three_scripts_become_ids_that_can_be_read() {
        for (name, id) in [
            ("Gori", "gori"),
            ("  South Ossetia ", "south-ossetia"),
            ("Цхинвали", "tskhinvali"),
            ("Саакашвили", "saakashvili"),
            ("ცხინვალი", "tskhinvali"),
            ("თბილისი", "tbilisi"),
            ("Ts’khinvali (city)", "tskhinvali-city"),
            ("Łódź, à côté", "lodz-a-cote"),
            ("Красная Поляна", "krasnaya-polyana"),
            ("東京", "item"),
            ("…", "item"),
        ] {
            assert_eq!(suggested_id(name, &free), id, "{name}");
        }
    }

    #[test]
    fn a_taken_id_is_counted_on() {
        let taken = |id: &str| matches!(id, "gori" | "gori-2");
        assert_eq!(suggested_id("Gori", &taken), "gori-3");
    }

    #[test]
    fn a_sentence_is_cut_between_words() {
        let id = suggested_id(&"who struck first ".repeat(9), &free);
        assert!(id.len() <= LONGEST && id.ends_with("first"), "{id}");
    }

    proptest! {
        #[test]
        fn whatever_the_name_the_id_is_one(name in "\\PC{0,80}") {
            prop_assert!(PlaceId::new(&suggested_id(&name, &free)).is_ok());
        }
    }
}
