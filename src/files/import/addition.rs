//! What a document adds to a dossier: a source with an id of its own, its text, and the file it came in.
//!
//! Pure: `add` writes it. Whether it is there already, or is a newer version of what is, is told here.

use std::collections::HashSet;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::received::{OriginalFile, Particular, Particulars, Received};
use super::references::Reference;
use crate::dossier::{Dossier, Original, PublishedBasis, Quote, Source, SourceId, Text};

/// The folder of the files as received, within `sources/`.
const ORIGINALS: &str = "originals";

/// What stands for a publisher that the document does not name. Square brackets mark what is ours.
pub const UNKNOWN_PUBLISHER: &str = "[publisher not stated]";

/// One new source, ready to be written.
#[derive(Clone, Debug)]
pub struct Addition {
    /// Its text is in `source.text.content`, exactly as it will be stored.
    pub source: Source,
    /// `None`: pasted, or a reference, or the text to the byte.
    pub original: Option<OriginalFile>,
    /// Where each field was read, one line each; written above the fields as comments.
    pub notes: Vec<String>,
}

impl Addition {
    /// `taken` tells which ids are borne besides those of the dossier: of files that could not be read,
    /// of other additions.
    pub fn of_document(
        received: Received,
        dossier: &Dossier,
        taken: &dyn Fn(&str) -> bool,
    ) -> Self {
        let notes = notes(
            received.kind.name(),
            &received.particulars,
            &received.warnings,
        );
        let revises = likely_revision_of(dossier, &received);
        let Received {
            kind,
            name,
            text,
            particulars,
            original,
            ..
        } = received;
        let mut source = source(particulars, kind.name(), &name, dossier, taken);
        source.revises = revises;
        source.text = Text {
            path: Some(format!("{}.txt", source.id)),
            content: Some(text.into()),
        };
        // A text that was taken as it came is its own original.
        let is_the_text = |original: &OriginalFile| *original.bytes == *source.content().as_bytes();
        let itself = original.as_ref().is_some_and(is_the_text);
        source.original = original.as_ref().map(|original| Original {
            path: match itself {
                true => format!("{}.txt", source.id),
                false => format!("{ORIGINALS}/{}.{}", source.id, original.ending),
            },
            sha256: Some(original.sha256),
        });
        let original = original.filter(|_| !itself);
        Self {
            source,
            original,
            notes,
        }
    }

    pub fn of_reference(
        reference: Reference,
        list: &str,
        dossier: &Dossier,
        taken: &dyn Fn(&str) -> bool,
    ) -> Self {
        let what = format!("entry {} of the list {}", reference.number, stem(list));
        let notes = notes(&what, &reference.particulars, &[]);
        Self {
            source: source(reference.particulars, &what, list, dossier, taken),
            original: None,
            notes,
        }
    }

    /// Gives it another id, and its files the names that go with it.
    pub fn rename(&mut self, id: SourceId) {
        if self.source.text.path.is_some() {
            self.source.text.path = Some(format!("{id}.txt"));
        }
        if let Some(original) = &mut self.source.original {
            original.path = match &self.original {
                Some(file) => format!("{ORIGINALS}/{id}.{}", file.ending),
                None => format!("{id}.txt"),
            };
        }
        self.source.id = id;
    }

    /// Every file that it consists of, by its path from the dossier's folder, in the order in which they
    /// are to be written: what is referred to before what refers to it.
    pub fn files(&self) -> Vec<(String, Arc<[u8]>)> {
        let mut files: Vec<(String, Arc<[u8]>)> = Vec::new();
        if let (Some(file), Some(original)) = (&self.original, &self.source.original) {
            files.push((format!("sources/{}", original.path), file.bytes.clone()));
        }
        if let (Some(path), Some(content)) = (&self.source.text.path, &self.source.text.content) {
            files.push((format!("sources/{path}"), content.as_bytes().into()));
        }
        let toml = crate::files::write::source_toml(&self.source, &self.notes);
        files.push((
            format!("sources/{}.toml", self.source.id),
            toml.into_bytes().into(),
        ));
        files
    }
}

fn notes(what: &str, said: &Particulars, warnings: &[String]) -> Vec<String> {
    let mut notes = Vec::new();
    let basis = said.basis_in_words();
    notes.push(match basis.is_empty() {
        true => format!("From {what}, which says nothing about itself."),
        false => format!("From {what}. {basis}."),
    });
    notes.extend(warnings.iter().map(|warning| format!("Note: {warning}.")));
    notes
}

fn source(
    said: Particulars,
    what: &str,
    name: &str,
    dossier: &Dossier,
    taken: &dyn Fn(&str) -> bool,
) -> Source {
    let id = free_id(&suggested_id(&said, name), dossier, taken);
    let published_basis = published_basis(&said, what);
    Source {
        title: said.title.unwrap_or_else(|| format!("[{}]", stem(name))),
        publisher: said
            .publisher
            .unwrap_or_else(|| UNKNOWN_PUBLISHER.to_owned()),
        byline: said.byline,
        language: said.language,
        url: said.url,
        archived: None,
        published: said.published,
        published_basis,
        dateline: None,
        text: Text::default(),
        original: None,
        revises: None,
        body: None,
        rights: said.rights,
        claims: Vec::new(),
        id,
    }
}

/// Words of the text that state the date come first; then what the file declares beside them. What a person
/// said, or a line of the text that cannot be quoted, is no basis of this kind.
fn published_basis(said: &Particulars, what: &str) -> Option<PublishedBasis> {
    if let Some(words) = &said.published_words {
        let quote = Quote {
            text: words.clone(),
            ..Quote::default()
        };
        return Some(PublishedBasis::Stated { quote });
    }
    let from = said.read_from(Particular::Published)?;
    said.published_is_declared
        .then(|| PublishedBasis::Declared {
            reason: format!("{from}, in {what}"),
        })
}

/// "report" from "folder/report.pdf".
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

/// In characters. File systems allow 255 bytes, and an archive may nest the folder deeply.
const LONGEST_ID: usize = 60;
/// Words of a title or a publisher that go into an id. Chosen by eye.
const PUBLISHER_WORDS: usize = 3;
const TITLE_WORDS: usize = 6;

/// Publisher and date, as in `deutsche-welle-2008-08-14`; else words of the title; else of the file's name.
fn suggested_id(said: &Particulars, name: &str) -> String {
    let day = said.published.as_ref().and_then(|when| {
        let text: String = when.text().chars().take(10).collect();
        let plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
        (plain && text.len() >= 4).then(|| text.trim_matches('-').to_owned())
    });
    let publisher = said
        .publisher
        .as_deref()
        .map(|it| words_as_id(it, PUBLISHER_WORDS));
    let title = said.title.as_deref().map(|it| words_as_id(it, TITLE_WORDS));
    let words = |words: Option<String>| words.filter(|words| !words.is_empty());
    match (words(publisher), words(title), day) {
        (Some(publisher), _, Some(day)) => format!("{publisher}-{day}"),
        (_, Some(title), Some(day)) => format!("{title}-{day}"),
        (_, Some(title), None) => title,
        (Some(publisher), None, None) => publisher,
        (None, None, day) => words(Some(words_as_id(stem(name), TITLE_WORDS)))
            .or(day)
            .unwrap_or_default(),
    }
}

/// Lower-case words of a–z and digits, joined by hyphens. Letters of other scripts are written in
/// Latin ones where one stands for another; the rest is left out.
pub fn words_as_id(text: &str, most_words: usize) -> String {
    let mut latin = String::new();
    for letter in text.nfkd() {
        match letter {
            '\'' | '’' => {}
            _ if letter.is_ascii_alphanumeric() => latin.push(letter.to_ascii_lowercase()),
            // Accents, set apart by the decomposition.
            '\u{300}'..='\u{36F}' => {}
            _ => match in_latin(letter) {
                Some(latin_letters) => latin.push_str(latin_letters),
                None => latin.push(' '),
            },
        }
    }
    let words = latin.split_whitespace().take(most_words);
    words.collect::<Vec<_>>().join("-")
}

/// Letters that do not decompose into Latin ones: of European Latin scripts, Cyrillic (after BGN/PCGN,
/// simplified) and Georgian (the national system of 2002).
fn in_latin(letter: char) -> Option<&'static str> {
    const LETTERS: &[(&str, &[&str])] = &[
        (
            "ßæøåœđłþð",
            &["ss", "ae", "o", "a", "oe", "d", "l", "th", "d"],
        ),
        (
            "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
            &[
                "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
                "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu",
                "ya", "yo", "i", "yi", "ye", "g", "w",
            ],
        ),
        (
            "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
            &[
                "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh",
                "r", "s", "t", "u", "p", "k", "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh",
                "j", "h",
            ],
        ),
    ];
    let lower = letter.to_lowercase().next()?;
    LETTERS.iter().find_map(|(letters, latin)| {
        let at = letters.chars().position(|it| it == lower)?;
        latin.get(at).copied()
    })
}

/// Names that Windows keeps for devices, whatever the ending.
fn is_device(id: &str) -> bool {
    let numbered = |name: &str| {
        let rest = id.strip_prefix(name);
        rest.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    ["con", "prn", "aux", "nul"].contains(&id) || numbered("com") || numbered("lpt")
}

/// The suggestion, cut to size, with a number when it is borne already.
fn free_id(suggested: &str, dossier: &Dossier, taken: &dyn Fn(&str) -> bool) -> SourceId {
    let borne: HashSet<&str> = dossier.sources.iter().map(|it| it.id.as_str()).collect();
    let cut: String = suggested.chars().take(LONGEST_ID).collect();
    let mut stem = cut.trim_matches('-').to_owned();
    if stem.is_empty() || is_device(&stem) {
        stem.insert_str(0, if stem.is_empty() { "source" } else { "source-" });
    }
    let numbered = (2_u64..).map(|number| format!("{stem}-{number}"));
    let mut candidates = std::iter::once(stem.clone()).chain(numbered);
    let free = candidates.find(|id| !borne.contains(&**id) && !taken(id));
    let free = free.expect("numbers do not run out");
    SourceId::new(&free).expect("made of words and hyphens alone")
}

/// The source that this very document has become before: the same file, or the same text.
pub fn already_there(dossier: &Dossier, received: &Received) -> Option<SourceId> {
    let digest = received.original.as_ref().map(|original| original.sha256);
    let same = |source: &Source| {
        let noted = source
            .original
            .as_ref()
            .and_then(|original| original.sha256);
        (noted.is_some() && noted == digest)
            || source.text.content.as_deref() == Some(&*received.text)
    };
    let mut sources = dossier.sources.iter();
    sources
        .find(|source| same(source))
        .map(|source| source.id.clone())
}

/// The source that a reference is about: the same address, or the same title, publisher and date.
pub fn reference_there(dossier: &Dossier, reference: &Reference) -> Option<SourceId> {
    let said = &reference.particulars;
    let address = said.url.as_deref().map(bare_address);
    let is_same = |source: &Source| {
        let same_address = address.is_some() && source.url.as_deref().map(bare_address) == address;
        let publisher = said.publisher.as_deref().unwrap_or(UNKNOWN_PUBLISHER);
        let same_words = said.title.as_deref() == Some(&*source.title)
            && source.publisher == publisher
            && source.published == said.published;
        same_address || same_words
    };
    let mut sources = dossier.sources.iter();
    sources
        .find(|source| is_same(source))
        .map(|source| source.id.clone())
}

/// The source of which this is likely a newer version: the same address, or the same title from the
/// same publisher. Of a chain of versions, the last.
pub fn likely_revision_of(dossier: &Dossier, received: &Received) -> Option<SourceId> {
    let said = &received.particulars;
    let address = said.url.as_deref().map(bare_address);
    let same_text = |one: Option<&str>, other: &str| {
        one.is_some_and(|one| one.to_lowercase() == other.to_lowercase())
    };
    let is_same = |source: &Source| {
        // Without a text there was no version to be newer than.
        let has_text = source.text.path.is_some();
        let same_address = address.is_some() && source.url.as_deref().map(bare_address) == address;
        let same_words = same_text(said.title.as_deref(), &source.title)
            && same_text(said.publisher.as_deref(), &source.publisher);
        has_text && (same_address || same_words)
    };
    let revised: HashSet<&SourceId> = dossier
        .sources
        .iter()
        .filter_map(|it| it.revises.as_ref())
        .collect();
    let mut same = dossier
        .sources
        .iter()
        .filter(|source| is_same(source))
        .rev();
    let last = same.clone().find(|source| !revised.contains(&source.id));
    last.or_else(|| same.next()).map(|source| source.id.clone())
}

/// Without the scheme, `www.`, a slash at the end, and the fragment.
fn bare_address(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or(rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::When;
    use crate::files::import::DocumentKind;

    fn received(title: &str, publisher: &str, published: Option<&str>) -> Received {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Received {
            kind: DocumentKind::Pasted,
            name: "folder/the report.txt".to_owned(),
            text: format!("{title}\n"),
            particulars: Particulars {
                title: text(title),
                publisher: text(publisher),
                published: published.and_then(|when| When::parse(when).ok()),
                ..Particulars::default()
            },
            original: None,
            warnings: Vec::new(),
        }
    }

    fn id(title: &str, publisher: &str, published: Option<&str>) -> String {
        let addition = Addition::of_document(
            received(title, publisher, published),
            &Dossier::default(),
            &|_| false,
        );
        addition.source.id.to_string()
    }

    #[test]
    fn an_id_is_publisher_and_date_or_words_of_the_title() {
        let at = Some("2008-08-14T15:04:00+04:00");
        assert_eq!(
            id("Mill burns", "Deutsche Welle", at),
            "deutsche-welle-2008-08-14"
        );
        assert_eq!(
            id("Mill’s roof burns – again, at night, in March", "DW", None),
            "mills-roof-burns-again-at-night"
        );
        assert_eq!(
            id("", "Эхо Кавказа", Some("2008-08")),
            "ekho-kavkaza-2008-08"
        );
        assert_eq!(id("ცხინვალი", "", None), "tskhinvali");
        assert_eq!(
            id("Ça brûle", "", Some("[2008-08-07,2008-08-08]")),
            "ca-brule"
        );
        assert_eq!(id("", "", None), "the-report");
        assert_eq!(id("東京", "", None), "the-report");
        assert_eq!(id("Con", "", None), "source-con");
        assert!(id(&"long-winded ".repeat(30), "", None).len() <= LONGEST_ID);
    }

    #[test]
    fn a_date_that_the_file_declares_has_its_reason_and_one_that_a_person_gave_has_none() {
        let basis = |received: Received| {
            let made = Addition::of_document(received, &Dossier::default(), &|_| false);
            made.source.published_basis
        };
        let when = When::parse("1998-03-04").expect("a date");
        let mut page = received("Mill burns", "", None);
        page.kind = DocumentKind::Html;
        let said = &mut page.particulars;
        said.declare_published(when.clone(), "JSON-LD datePublished");
        let declared = PublishedBasis::Declared {
            reason: "JSON-LD datePublished, in an HTML page".to_owned(),
        };
        assert_eq!(basis(page.clone()), Some(declared));

        let mut given = page.clone();
        given.put_published(when.clone(), "the command line");
        assert_eq!(basis(given), None);

        page.particulars.published_words = Some("Mill".to_owned());
        let stated = basis(page);
        assert!(matches!(stated, Some(PublishedBasis::Stated { .. })));
    }

    #[test]
    fn an_id_that_is_borne_gets_a_number() {
        let mut dossier = Dossier::default();
        for expected in ["mill-burns", "mill-burns-2", "mill-burns-4"] {
            let taken = |id: &str| id == "mill-burns-3";
            let addition =
                Addition::of_document(received("Mill burns", "", None), &dossier, &taken);
            assert_eq!(addition.source.id.as_str(), expected);
            dossier.sources.push(Arc::new(addition.source));
        }
    }

    #[test]
    fn the_same_is_not_added_twice_and_a_newer_version_names_the_last() {
        let mut dossier = Dossier::default();
        let first = received("Mill burns", "The Courier", Some("1998-03-04"));
        assert_eq!(likely_revision_of(&dossier, &first), None);
        dossier.sources.push(Arc::new(
            Addition::of_document(first.clone(), &dossier, &|_| false).source,
        ));
        let there = already_there(&dossier, &first).expect("there");
        assert_eq!(there.as_str(), "the-courier-1998-03-04");

        let mut second = received("Mill burns", "the courier", Some("1998-03-05"));
        second.text = "Mill burned down\n".to_owned();
        assert_eq!(already_there(&dossier, &second), None);
        let second = Addition::of_document(second, &dossier, &|_| false).source;
        assert_eq!(second.revises.as_ref(), Some(&there));
        let second_id = second.id.clone();
        dossier.sources.push(Arc::new(second));
        let mut third = received("Something else", "", None);
        third.particulars.url = Some("http://courier.example/mill/#top".to_owned());
        assert_eq!(likely_revision_of(&dossier, &third), None);
        Arc::make_mut(&mut dossier.sources[0]).url =
            Some("https://www.courier.example/mill".to_owned());
        assert_eq!(likely_revision_of(&dossier, &third), Some(there));
        let again = received("Mill burns", "The Courier", None);
        assert_eq!(likely_revision_of(&dossier, &again), Some(second_id));
    }
}
