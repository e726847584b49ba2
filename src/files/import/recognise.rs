//! What a file is: by its first bytes, then by the ending of its name.

use super::error::Refusal;

/// How the bytes of a file are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
    Html,
    Pdf,
    Mail,
    Ris,
    BibTex,
    CslJson,
}

/// So much of a file is looked at to tell what it is.
const LOOKED_AT_BYTES: usize = 2048;

/// First bytes of files that hold no text which could be read here, what they are, and what to do.
const NOT_TEXT: [(&[u8], &str, &str); 22] = [
    (
        b"PK\x03\x04",
        "an archive or an office document",
        "open it, and save what is in it as PDF, HTML or text",
    ),
    (
        b"PK\x05\x06",
        "an empty archive",
        "look for the documents themselves",
    ),
    (
        b"\xD0\xCF\x11\xE0",
        "an old office document",
        "open it, and save it as PDF, HTML or text",
    ),
    (
        b"{\\rtf",
        "a rich text (RTF)",
        "open it, and save it as PDF, HTML or text",
    ),
    (
        b"\x1F\x8B",
        "a compressed file",
        "unpack it, and add what is in it",
    ),
    (
        b"BZh",
        "a compressed file",
        "unpack it, and add what is in it",
    ),
    (
        b"\xFD7zXZ\0",
        "a compressed file",
        "unpack it, and add what is in it",
    ),
    (
        b"7z\xBC\xAF\x27\x1C",
        "an archive",
        "unpack it, and add what is in it",
    ),
    (
        b"Rar!\x1A\x07",
        "an archive",
        "unpack it, and add what is in it",
    ),
    (b"\x89PNG\r\n\x1A\n", "a picture", PICTURE),
    (b"\xFF\xD8\xFF", "a picture", PICTURE),
    (b"GIF8", "a picture", PICTURE),
    (b"II*\0", "a picture", PICTURE),
    (b"MM\0*", "a picture", PICTURE),
    (b"RIFF", "a picture, a sound or a film", PICTURE),
    (b"ID3", "a sound", SOUND),
    (b"OggS", "a sound or a film", SOUND),
    (b"\x7FELF", "a program", PROGRAM),
    (b"MZ", "a program", PROGRAM),
    (
        b"SQLite format 3\0",
        "a database",
        "write what it says into a text, and add that",
    ),
    (
        b"bplist00",
        "a binary property list",
        "open the page in a browser, and save it from there",
    ),
    (
        POSTSCRIPT,
        "PostScript",
        "turn it into a PDF (for instance: ps2pdf FILE), and add that",
    ),
];
const POSTSCRIPT: &[u8] = b"%!PS";
const PICTURE: &str = "have its text recognised, or write down what it shows, and add that";
const SOUND: &str = "write down what is said in it, and add that";
const PROGRAM: &str = "look for the document itself";

/// The first bytes of a Windows shortcut: header size and the beginning of its class id.
const WINDOWS_SHORTCUT: &[u8] = b"\x4C\0\0\0\x01\x14\x02\0";

/// Tells what the file is, or why it cannot be taken in.
pub(super) fn recognised(bytes: &[u8], name: &str) -> Result<Format, Refusal> {
    if bytes
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Err(Refusal::Empty);
    }
    let start = &bytes[..bytes.len().min(LOOKED_AT_BYTES)];
    if let Some(shortcut) = shortcut(start) {
        return Err(shortcut);
    }
    if memchr::memmem::find(&start[..start.len().min(1024)], b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    let ending = ending(name);
    for (first, what, advice) in NOT_TEXT {
        // "MZ", "BZh" and "RIFF" may begin a text, too; what follows them in a file of their kind is none.
        let is_word = first.len() <= 4 && first.iter().all(u8::is_ascii_graphic);
        // PostScript is written in letters throughout.
        let is_program = ending != "txt" || start.starts_with(b"%!PS-Adobe");
        let may_be_text = is_word && (first != POSTSCRIPT || !is_program);
        if start.starts_with(first) && !(may_be_text && looks_like_text(start)) {
            return Err(binary(what, advice));
        }
    }
    let is_wide = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF");
    if !is_wide && !looks_like_text(start) && !looks_like_wide_text(start) {
        return Err(binary(
            "a file of bytes",
            "look for the document itself, or for a PDF of it",
        ));
    }
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_page = text.starts_with("<!doctype html")
        || text.starts_with("<html")
        || ((text.starts_with("<?xml") || text.starts_with("<!--")) && text.contains("<html"));
    match ending.as_str() {
        _ if is_page => Ok(Format::Html),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Ok(Format::Html),
        "eml" | "mht" | "mhtml" => Ok(Format::Mail),
        "md" | "markdown" | "mkd" => Ok(Format::Markdown),
        "ris" => Ok(Format::Ris),
        "bib" | "bibtex" => Ok(Format::BibTex),
        "json" => Ok(Format::CslJson),
        "pdf" => Err(Refusal::Damaged {
            what: "the PDF".to_owned(),
            reason: "it does not begin as a PDF does".to_owned(),
        }),
        "txt" | "text" => Ok(Format::Plain),
        _ if text.starts_with("ty  - ") => Ok(Format::Ris),
        _ if begins_as_a_mail(text) => Ok(Format::Mail),
        _ if ["<head", "<body", "<div", "<article", "<meta"]
            .iter()
            .any(|tag| text.starts_with(tag)) =>
        {
            Ok(Format::Html)
        }
        _ => Ok(Format::Plain),
    }
}

fn binary(what: &str, advice: &str) -> Refusal {
    Refusal::Binary {
        what: what.to_owned(),
        advice: advice.to_owned(),
    }
}

/// What stands after the last dot of a name, in lower case. Empty: nothing does.
fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// Whether a name is an address rather than that of a file.
pub(super) fn is_address(name: &str) -> bool {
    let lower = name.trim().to_ascii_lowercase();
    ["http://", "https://", "ftp://", "www."]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}

/// Few bytes that no text has.
fn looks_like_text(start: &[u8]) -> bool {
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    start.iter().filter(is_control).count() * 200 <= start.len()
}

/// Many NULs, but only in every second place: UTF-16 without a mark.
fn looks_like_wide_text(start: &[u8]) -> bool {
    let mut others = Vec::new();
    let mut nuls = [0_usize; 2];
    for (at, byte) in start.iter().enumerate() {
        match byte {
            0 => nuls[at % 2] += 1,
            _ => others.push(*byte),
        }
    }
    let one_side = nuls[0].min(nuls[1]) * 20 < nuls[0].max(nuls[1]);
    one_side && nuls[0].max(nuls[1]) * 6 > start.len() && looks_like_text(&others)
}

/// Files that only point to a document: of Windows, of the web, of macOS, of Linux desktops.
fn shortcut(start: &[u8]) -> Option<Refusal> {
    let target = |target: Option<&str>| Refusal::Shortcut {
        target: target.map(super::received::one_line),
    };
    if start.starts_with(WINDOWS_SHORTCUT) {
        return Some(target(None));
    }
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let value = |key: &str| {
        let of_line = |line: &'_ str| line.trim().strip_prefix(key).map(str::to_owned);
        text.lines().find_map(of_line)
    };
    if text.starts_with("[InternetShortcut]") {
        return Some(target(value("URL=").as_deref()));
    }
    if text.starts_with("[Desktop Entry]") {
        return Some(target(value("URL=").as_deref()));
    }
    if text.starts_with("<?xml") && text.contains("<plist") && text.contains("<key>URL</key>") {
        let after = text.split("<key>URL</key>").nth(1)?;
        let inside = after.split("<string>").nth(1)?;
        return Some(target(inside.split("</string>").next()));
    }
    None
}

/// Two header lines of a mail before anything that is none.
fn begins_as_a_mail(lower: &str) -> bool {
    const HEADERS: [&str; 9] = [
        "from:",
        "date:",
        "subject:",
        "mime-version:",
        "received:",
        "return-path:",
        "message-id:",
        "delivered-to:",
        "content-type:",
    ];
    let lines = lower.lines().skip_while(|line| line.starts_with("from "));
    let mut headers = lines.take_while(|line| {
        let continued = line.starts_with([' ', '\t']);
        let name = line.split(':').next().unwrap_or("");
        let is_name = |name: &str| !name.is_empty() && !name.contains(' ');
        continued || (line.contains(':') && is_name(name))
    });
    let known = |line: &&str| HEADERS.iter().any(|header| line.starts_with(header));
    headers.by_ref().filter(known).take(3).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_what_a_file_is_and_the_ending_where_they_do_not() {
        for (bytes, name, format) in [
            (&b"Mill burns"[..], "mill.txt", Format::Plain),
            (b"Mill burns", "mill", Format::Plain),
            (b"# Mill burns", "mill.md", Format::Markdown),
            (b"<!DOCTYPE html><p>x", "mill.txt", Format::Html),
            (b"<p>Mill", "mill.HTM", Format::Html),
            (b"<?xml version='1.0'?>\n<html>", "mill", Format::Html),
            (b"\n%PDF-1.4", "mill", Format::Pdf),
            (
                b"From: a@b\nDate: x\nSubject: y\n\nMill",
                "mill",
                Format::Mail,
            ),
            (b"Dear all:\nthe mill burns", "mill", Format::Plain),
            (b"TY  - NEWS\nER  - ", "list", Format::Ris),
            (b"@article{a,}", "list.bib", Format::BibTex),
            (b"[]", "list.json", Format::CslJson),
            (b"MZungu is a word", "mill.txt", Format::Plain),
            (b"RIFFS were played.", "pasted.txt", Format::Plain),
            (b"GIF89 was a draft", "pasted.txt", Format::Plain),
            (b"OggS begins each page", "pasted.txt", Format::Plain),
            (b"%!PS is how it begins", "pasted.txt", Format::Plain),
            (b"M\0i\0l\0l\0 \0b\0u\0r\0n\0s\0", "mill.txt", Format::Plain),
        ] {
            assert_eq!(recognised(bytes, name), Ok(format), "{name}: {bytes:?}");
        }
    }

    #[test]
    fn what_is_no_document_is_refused_in_words() {
        for (bytes, said) in [
            (&b" \n\0"[..], "it is empty"),
            (
                b"\x89PNG\r\n\x1a\n\0\0",
                "it is a picture, not text; have its text recognised",
            ),
            (
                b"PK\x03\x04\x14\0\0\0",
                "open it, and save what is in it as PDF",
            ),
            (b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0", "a picture"),
            (b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0", "a sound or a film"),
            (b"%!PS\n/x 3 def", "PostScript"),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "a program"),
            (b"\x01\x02\x03\x04\x05\x06 \x80", "a file of bytes"),
            (
                b"[InternetShortcut]\r\nURL=https://example.org/a\r\n",
                "a shortcut to https://example.org/a, not",
            ),
            (
                b"[Desktop Entry]\nType=Link\nURL=https://example.org/b\n",
                "to https://example.org/b",
            ),
            (
                b"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0",
                "this is a shortcut, not the document",
            ),
        ] {
            let refused = recognised(bytes, "x").expect_err("refused").to_string();
            assert!(refused.contains(said), "{refused}");
        }
        let broken = recognised(b"no pdf", "report.pdf").expect_err("refused");
        assert!(broken.to_string().starts_with("the PDF is damaged"));
    }

    #[test]
    fn an_address_is_no_file() {
        assert!(is_address("https://example.org/a") && is_address("WWW.example.org"));
        assert!(!is_address("http.txt") && !is_address("folder/https.html"));
    }
}
