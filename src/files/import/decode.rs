//! From bytes to text: which encoding they are in, and the little that is changed on the way.
//!
//! A byte order mark decides, then what the document declares, then UTF-8 when the bytes are such,
//! then a guess that is said. Changed are line ends (to `\n`) and NULs (left out), and nothing else.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::Refusal;

/// So many bytes are looked at for a guess.
const GUESSED_FROM_BYTES: usize = 1 << 20;
/// One unreadable place in so many characters is a flaw; more, and the encoding is not what it was
/// taken for. Chosen by eye.
const CHARACTERS_PER_FLAW: usize = 500;

/// A text with what had to be assumed to read it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub warning: Option<String>,
}

/// Reads bytes as text. `declared` is what the document says its encoding is, if it does.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Refusal> {
    let unknown = || Refusal::UnknownEncoding {
        declared: declared.map(str::to_owned),
    };
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        let declared = Some("UTF-32".to_owned());
        return Err(Refusal::UnknownEncoding { declared });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with_few_flaws(&bytes[mark..], encoding).ok_or_else(unknown);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        let decoded = with_few_flaws(bytes, encoding).ok_or_else(unknown)?;
        return Ok(guessed(decoded.text, encoding));
    }
    let utf_8 = std::str::from_utf8(bytes).ok();
    let Some(label) = declared else {
        return match utf_8 {
            Some(text) => Ok(sure(text)),
            None => guess(bytes),
        };
    };
    match (Encoding::for_label(label.as_bytes()), utf_8) {
        (Some(encoding), Some(text)) if encoding == UTF_8 || text.is_ascii() => Ok(sure(text)),
        // What is valid UTF-8 beyond ASCII is so by design: pages keep old labels when they are saved.
        (Some(encoding), Some(text)) if encoding.is_single_byte() => Ok(Decoded {
            text: text.to_owned(),
            warning: Some(format!("it says it is {}, and is UTF-8", encoding.name())),
        }),
        (Some(encoding), _) => match with_few_flaws(bytes, encoding) {
            Some(decoded) => Ok(decoded),
            // Labels are wrong more often than letters: a guess that is said beats a refusal.
            None => instead_of(encoding, guess(bytes)).map_err(|_| unknown()),
        },
        (None, Some(text)) => Ok(sure(text)),
        (None, None) => Err(unknown()),
    }
}

fn sure(text: &str) -> Decoded {
    Decoded {
        text: text.to_owned(),
        warning: None,
    }
}

fn guessed(text: String, encoding: &'static Encoding) -> Decoded {
    let name = encoding.name();
    Decoded {
        text,
        warning: Some(format!(
            "how its letters are encoded was guessed: it was read as {name}, so look whether they are right"
        )),
    }
}

/// A guess, where a document declares what it is not.
fn instead_of(
    declared: &'static Encoding,
    guess: Result<Decoded, Refusal>,
) -> Result<Decoded, Refusal> {
    guess.map(|guess| Decoded {
        warning: guess.warning.map(|guessed| {
            let declared = declared.name();
            format!("it says it is {declared}, which it is not; {guessed}")
        }),
        ..guess
    })
}

/// The text in that encoding, with a warning about the places that are none. `None`: too many are.
fn with_few_flaws(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded> {
    let (text, flawed) = encoding.decode_without_bom_handling(bytes);
    let mut warning = None;
    if flawed {
        let flaws = text.matches('\u{FFFD}').count();
        if flaws * CHARACTERS_PER_FLAW > text.chars().count().max(CHARACTERS_PER_FLAW) {
            return None;
        }
        let places = if flaws == 1 { "place" } else { "places" };
        warning = Some(format!(
            "{flaws} {places} could not be read as {} and show as �",
            encoding.name()
        ));
    }
    Some(Decoded {
        text: text.into_owned(),
        warning,
    })
}

/// Latin text in UTF-16 has a NUL in every second byte.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4096)];
    let nuls = |offset: usize| {
        let every_second = start.iter().skip(offset).step_by(2);
        every_second.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    let most = start.len() / 2;
    let many = |some: usize, few: usize| some * 3 > most && few * 20 < some;
    match () {
        () if most < 4 => None,
        () if many(odd, even) => Some(UTF_16LE),
        () if many(even, odd) => Some(UTF_16BE),
        () => None,
    }
}

fn guess(bytes: &[u8]) -> Result<Decoded, Refusal> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let start = &bytes[..bytes.len().min(GUESSED_FROM_BYTES)];
    detector.feed(start, start.len() == bytes.len());
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let unknown = || Refusal::UnknownEncoding { declared: None };
    let mut decoded = with_few_flaws(bytes, encoding).ok_or_else(unknown)?;
    if !is_plausible(&decoded.text) {
        return Err(unknown());
    }
    if decoded.warning.is_none() {
        decoded = guessed(decoded.text, encoding);
    }
    Ok(decoded)
}

/// Whether most of what is beyond ASCII is such as people write, and no control character is in it:
/// a wrong guess turns letters into signs.
fn is_plausible(text: &str) -> bool {
    let (mut written, mut strange) = (0_usize, 0_usize);
    for letter in text.chars().filter(|c| !c.is_ascii()) {
        match letter {
            '\u{80}'..='\u{9F}' => return false,
            '“' | '”' | '„' | '‘' | '’' | '‚' | '–' | '—' | '…' | '«' | '»' | '€' | '£' | '°'
            | '§' | '№' | '•' | '·' | '\u{A0}' => written += 1,
            _ if letter.is_alphabetic() => written += 1,
            '\u{3000}'..='\u{30FF}' | '\u{FF00}'..='\u{FFEF}' => written += 1,
            _ => strange += 1,
        }
    }
    strange <= written
}

/// The text as it will be stored: no byte order mark, `\n` for every line end, no NUL.
pub(super) fn normalised(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\0' => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], declared: Option<&str>) -> Decoded {
        decode(bytes, declared).expect("readable")
    }

    #[test]
    fn a_mark_decides_then_the_label_then_utf_8() {
        assert_eq!(decoded("გორი".as_bytes(), None), sure("გორი"));
        assert_eq!(decoded(b"\xEF\xBB\xBFa", Some("windows-1251")), sure("a"));
        assert_eq!(decoded(b"\xFF\xFEG\0o\0", None), sure("Go"));
        let label = Some("windows-1251");
        assert_eq!(decoded(b"\xC3\xEE\xF0\xE8", label), sure("Гори"));
        let unlabelled = decoded(b"G\0o\0r\0i\0 \0b\0u\0r\0n\0s\0", None);
        assert_eq!(unlabelled.text, "Gori burns");
        assert!(unlabelled.warning.is_some());
    }

    #[test]
    fn what_is_not_declared_is_guessed_and_said_so() {
        let russian = "Российские войска вошли в Гори, сообщили очевидцы в четверг вечером.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        let read = decoded(&bytes, None);
        assert_eq!(read.text, russian);
        let warning = read.warning.expect("a warning");
        assert!(warning.contains("read as windows-1251"), "{warning}");
        let french = "Le président a été réélu à Tbilissi.";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(french);
        assert_eq!(decoded(&bytes, None).text, french);
    }

    #[test]
    fn an_unknown_encoding_is_refused_and_a_page_that_kept_its_old_label_is_not() {
        let unknown = decode(b"\xC3\xEE\xF0\xE8", Some("klingon-8")).expect_err("unknown");
        assert!(unknown.to_string().contains("(it says “klingon-8”)"));
        assert!(decode(b"\xFF\xFE\0\0a\0\0\0", None).is_err());
        let kept = decoded("Tskhinvali – “Цхинвали”".as_bytes(), Some("iso-8859-1"));
        assert!(kept.warning.is_some());
        assert_eq!(kept.text, "Tskhinvali – “Цхинвали”");
    }

    #[test]
    fn what_is_not_as_it_declares_is_guessed_and_said_so() {
        let russian = "Российские войска вошли в Гори, сообщили очевидцы в четверг вечером.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        let read = decoded(&bytes, Some("utf-8"));
        assert_eq!(read.text, russian);
        let warning = read.warning.expect("a warning");
        assert!(
            warning.starts_with("it says it is UTF-8, which it is not"),
            "{warning}"
        );
        assert!(warning.contains("read as windows-1251"), "{warning}");
    }

    #[test]
    fn a_single_flaw_in_a_long_text_is_said_and_borne() {
        let mut bytes = "Gori burns. ".repeat(100).into_bytes();
        bytes[300] = 0xFF;
        let read = decoded(&bytes, Some("utf-8"));
        let warning = read.warning.expect("a warning");
        assert!(
            warning.starts_with("1 place could not be read as UTF-8"),
            "{warning}"
        );
    }

    #[test]
    fn only_line_ends_nuls_and_the_mark_are_changed() {
        assert_eq!(
            normalised("\u{FEFF}a\r\nb\rc\n\r\nd\0\t e \u{a0}"),
            "a\nb\nc\n\nd\t e \u{a0}"
        );
        assert_eq!(normalised("a\u{FEFF}b"), "a\u{FEFF}b");
    }
}
