//! Inputs for parsers, made from small good files by doing what damage, chance and malice do. The
//! same number gives the same input again, so that what fails can be looked at.

use std::fs;
use std::path::Path;

/// What is fed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Html,
    Pdf,
    Mail,
    Ris,
    BibTex,
    Csl,
    /// A source's file within a dossier.
    Toml,
    Edtf,
}

impl Target {
    pub const ALL: [Self; 8] = [
        Self::Html,
        Self::Pdf,
        Self::Mail,
        Self::Ris,
        Self::BibTex,
        Self::Csl,
        Self::Toml,
        Self::Edtf,
    ];

    /// The folder of its corpus, and the ending of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Mail => "eml",
            Self::Ris => "ris",
            Self::BibTex => "bib",
            Self::Csl => "csl",
            Self::Toml => "toml",
            Self::Edtf => "edtf",
        }
    }

    /// Pieces that mean something to its parser.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Html => &[
                "<div>",
                "</div>",
                "<table>",
                "<p>",
                "<b>",
                "<a href='x'>",
                "<svg>",
                "<math>",
                "<template>",
                "<select>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
                "&#x0;",
                "&amp",
                "<![CDATA[",
                "<meta charset=utf-16>",
                "<meta property=og:title content='",
                "\u{0}",
                "<h1>",
                "<li>",
                "<form>",
                "<frameset>",
                "<plaintext>",
            ],
            Self::Pdf => &[
                "<<",
                ">>",
                "[",
                "]",
                "(",
                ")",
                " 0 R",
                "obj",
                "endobj",
                "stream\n",
                "endstream",
                "/Length 999999999",
                "/Kids [2 0 R]",
                "/Parent 4 0 R",
                "Tj",
                "BT",
                "ET",
                "q",
                "Q",
                "Do",
                "/Filter /LZWDecode",
                "/Encrypt 1 0 R",
                "xref",
                "trailer",
                "startxref\n0",
                "-1",
                "99999999999",
                "/Type /Font",
                "/ToUnicode 5 0 R",
                "/FirstChar 0",
                "/Subtype /Type0",
                "/Count -1",
                "/MediaBox [0 0]",
                "<41>",
                "0.0.0",
                "/Encoding /Identity-H",
            ],
            Self::Mail => &[
                "--X\r\n",
                "--X--\r\n",
                "Content-Type: multipart/mixed; boundary=\"X\"\r\n\r\n",
                "Content-Transfer-Encoding: base64\r\n",
                "=?utf-8?b?////?=",
                "=?x?q?=",
                "Date: ",
                "Content-Type: message/rfc822\r\n\r\n",
                "\r\n\r\n",
                "charset=utf-7",
                "From: <<<",
                "Content-Type: text/html\r\n\r\n<p>",
            ],
            Self::Ris => &["TY  - ", "ER  - \n", "AU  - ", "DA  - ", "\n", "/", "9999"],
            Self::BibTex => &[
                "@article{",
                "{",
                "}",
                "\"",
                "#",
                "=",
                ",",
                "@string{",
                "@preamble{",
                "\\",
                "$",
                "date = {",
                "crossref = {b}",
                "~",
                "/..",
                "and",
                "\\\"{",
                "xdata = {b}",
                "month = ",
                "author = {",
            ],
            Self::Csl => &[
                "{",
                "}",
                "[",
                "]",
                "\"issued\":{\"date-parts\":[[",
                "\"author\":[",
                "1e999",
                "null",
                "\\ud800",
                ":",
            ],
            Self::Toml => &[
                "[[claim]]\n",
                "[",
                "]",
                "{",
                "}",
                "\"\"\"",
                "'''",
                "= ",
                "\n",
                "quote = ",
                "\\u0000",
                "published = \"",
                "text = \"../",
                "1e400",
                "{a=",
                "[[claim.x]]\n",
                ".",
                "body = {",
                "figure = {",
            ],
            Self::Edtf => &[
                "/", "..", "X", "~", "?", "%", "Y", "E", "S", "[", "]", "{", "}", ",", "-", "T",
                "Z", ":", "+14:00", "99", "21", "41",
            ],
        }
    }
}

/// Numbers that follow one another without pattern: xorshift64* (Marsaglia 2003, Vigna 2016).
struct Chance(u64);

impl Chance {
    fn of(number: u64) -> Self {
        // Spread, and never zero, from which it would not move.
        Self(number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to just below the limit; 0 for a limit of 0.
    fn below(&mut self, limit: usize) -> usize {
        let limit = limit.max(1) as u64;
        // Below a usize.
        ((self.next() >> 11) % limit) as usize
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// The small good files of a target, in the order of their names.
pub fn corpus(target: Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(target.name());
    let entries = fs::read_dir(&folder).expect("the corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let files = paths.iter().map(|path| fs::read(path).expect("a file"));
    match target {
        // One date on each line.
        Target::Edtf => {
            let lines = files.flat_map(|file| {
                let lines: Vec<Vec<u8>> = file
                    .split(|byte| *byte == b'\n')
                    .map(<[u8]>::to_vec)
                    .collect();
                lines
            });
            lines.filter(|line| !line.is_empty()).collect()
        }
        _ => files.collect(),
    }
}

/// The input of this number.
pub fn input(target: Target, corpus: &[Vec<u8>], number: u64) -> Vec<u8> {
    let mut chance = Chance::of(number);
    // One in thirty is noise from the start.
    if chance.below(30) == 0 {
        let length = chance.below(400);
        return (0..length).map(|_| chance.next() as u8).collect();
    }
    let mut bytes = chance.pick(corpus).clone();
    let changes = 1 + chance.below(8);
    for _ in 0..changes {
        change(target, corpus, &mut bytes, &mut chance);
    }
    bytes.truncate(1 << 18);
    // Most damaged PDFs are refused over their table of contents; what lies behind it is to be tried, too.
    if target == Target::Pdf && chance.below(10) > 0 {
        with_new_table(&mut bytes);
    }
    bytes
}

/// Puts a table of contents that fits at the end of a PDF, in the place of the one it has.
fn with_new_table(bytes: &mut Vec<u8>) {
    let is_at = |at: usize, word: &[u8]| bytes[at..].starts_with(word);
    let table = (0..bytes.len()).rev().find(|at| is_at(*at, b"\nxref"));
    let end = table.map_or(bytes.len(), |at| at + 1);
    let mut offsets = Vec::new();
    for at in (1..end).filter(|at| is_at(*at, b" 0 obj")) {
        let digits = bytes[..at]
            .iter()
            .rev()
            .take(4)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = std::str::from_utf8(&bytes[at - digits..at])
            .ok()
            .and_then(|text| text.parse::<usize>().ok());
        if let Some(number @ 1..100) = number {
            offsets.resize(offsets.len().max(number), 0);
            offsets[number - 1] = at - digits;
        }
    }
    let trailer = String::from_utf8_lossy(&bytes[end..]);
    let extra: String = ["/Info 8 0 R", "/Encrypt 6 0 R"]
        .iter()
        .filter(|it| trailer.contains(**it))
        .copied()
        .collect();
    bytes.truncate(end);
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    for offset in &offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let size = offsets.len() + 1;
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {extra} >>\nstartxref\n{end}\n%%EOF\n")
            .bytes(),
    );
}

fn change(target: Target, corpus: &[Vec<u8>], bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let to = (at + chance.below(64)).min(bytes.len());
    match chance.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 if at < bytes.len() => bytes[at] = chance.next() as u8,
        2 => drop(bytes.drain(at..to)),
        3 => bytes.truncate(at),
        4 => {
            let part = bytes[at..to].to_vec();
            let most = if chance.below(20) == 0 { 2000 } else { 4 };
            let times = 1 + chance.below(most);
            let many = part.repeat(times);
            bytes.splice(at..at, many);
        }
        5 | 6 => {
            let word = chance.pick(target.words()).as_bytes();
            let times = if chance.below(25) == 0 {
                1 + chance.below(3000)
            } else {
                1
            };
            bytes.splice(at..at, word.repeat(times));
        }
        7 => {
            let word = chance.pick(target.words()).as_bytes().to_vec();
            let end = (at + word.len()).min(bytes.len());
            bytes.splice(at..end, word);
        }
        _ => {
            let other = chance.pick(corpus);
            let from = chance.below(other.len());
            let until = (from + chance.below(200)).min(other.len());
            bytes.splice(at..to, other[from..until].to_vec());
        }
    }
}
