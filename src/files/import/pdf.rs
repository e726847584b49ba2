//! A PDF with a text layer: the words page by page, in the order in which the file has them.
//!
//! The library that reads them panics on many broken files, and may run long or take much memory on
//! hostile ones: in the program this runs in a process of its own (`apart`). Of what the file says about
//! itself only its title is taken: its dates are those of the file, not of publication.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{
    Document, Error, ObjectId, PlainTextOutput, decode_text_string, output_doc_page,
};

use super::decode::normalised;
use super::error::Refusal;
use super::plain::{date_from_text, title_line};
use super::received::{DocumentKind, Particular, Particulars, TakenApart, one_line};

/// Pages after this many are not read; the longest reports have some thousands.
const MOST_PAGES: usize = 5_000;
/// Letters on a page on average, below which the PDF is taken for a scan with page numbers. By eye.
const FEWEST_LETTERS_A_PAGE: usize = 8;

pub(super) fn pdf(bytes: &[u8]) -> Result<TakenApart, Refusal> {
    let document = quietly(|| opened(bytes))??;
    let pages = quietly(|| document.get_pages())?;
    if pages.len() > MOST_PAGES {
        return Err(damaged(&format!("it has more than {MOST_PAGES} pages")));
    }
    let mut warnings = Vec::new();
    let mut texts = Vec::new();
    let mut unread = Vec::new();
    for (page, id) in &pages {
        let text = match has_first_ancestor(&document, *id) {
            true => quietly(|| page_text(&document, *page)).ok().flatten(),
            false => None,
        };
        match text {
            Some(text) => texts.push(text),
            None => unread.push(*page),
        }
    }
    let letters = |text: &String| text.chars().filter(|c| c.is_alphanumeric()).count();
    let all_letters: usize = texts.iter().map(letters).sum();
    if all_letters < FEWEST_LETTERS_A_PAGE * pages.len().max(1) {
        return Err(match (unread.len(), pages.len()) {
            (0, 0) => damaged("it has no pages"),
            (0, pages) => Refusal::Scanned { pages },
            _ => damaged("its pages could not be read"),
        });
    }
    if let Some(first) = unread.first() {
        let count = unread.len();
        warnings.push(match count {
            1 => format!("page {first} could not be read and is left out"),
            _ => format!(
                "{count} pages could not be read and are left out, the first of them page {first}"
            ),
        });
    }
    let text = joined(&texts);
    let undrawn = text.matches('\u{FFFD}').count();
    if undrawn > 0 {
        warnings.push(format!(
            "{undrawn} letters have no meaning in the PDF's fonts and show as �"
        ));
    }
    let mut particulars = Particulars::default();
    if let Some(title) = title(&document).filter(|title| is_title(title, &text)) {
        particulars.say(Particular::Title, &title, "the PDF's title");
    } else if let Some(line) = title_line(&text) {
        particulars.say(Particular::Title, line, "the first line");
    }
    date_from_text(&text, &mut particulars);
    Ok(TakenApart {
        kind: DocumentKind::Pdf,
        text,
        particulars,
        warnings,
    })
}

fn damaged(reason: &str) -> Refusal {
    Refusal::Damaged {
        what: "the PDF".to_owned(),
        reason: reason.to_owned(),
    }
}

/// Runs what may panic on a broken file. Whether the panic is printed is settled by who runs this.
fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| damaged("its inside does not fit together"))
}

fn opened(bytes: &[u8]) -> Result<Document, Refusal> {
    let locked = |error: &Error| {
        matches!(
            error,
            Error::InvalidPassword | Error::Decryption(_) | Error::AlreadyEncrypted
        )
    };
    let mut document = Document::load_mem(bytes).map_err(|error| match error {
        error if locked(&error) => Refusal::Locked,
        error => damaged(&one_line(&error.to_string())),
    })?;
    // Many are locked against changes only, and open without a password.
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Refusal::Locked);
    }
    Ok(document)
}

/// Whether going from a page to what it is part of comes to an end. The library goes that way without looking
/// where it has been, for what a page does not say of itself.
fn has_first_ancestor(document: &Document, page: ObjectId) -> bool {
    let mut at = page;
    for _ in 0..=document.objects.len() {
        let part = document.get_dictionary(at);
        match part.and_then(|part| part.get(b"Parent")?.as_reference()) {
            Ok(parent) => at = parent,
            Err(_) => return true,
        }
    }
    false
}

/// `None`: the page's content could not be read.
fn page_text(document: &Document, page: u32) -> Option<String> {
    let mut text = String::new();
    let mut output = PlainTextOutput::new(&mut text);
    output_doc_page(document, &mut output, page).ok()?;
    Some(text)
}

/// Pages apart by a blank line; no blank lines in a row, no spaces at the ends of lines.
fn joined(pages: &[String]) -> String {
    let mut out = String::new();
    for page in pages {
        let page = normalised(page);
        let mut blank = !out.is_empty();
        for line in page.lines().map(str::trim_end) {
            if line.is_empty() {
                blank = !out.is_empty();
                continue;
            }
            if blank {
                out.push('\n');
                blank = false;
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn title(document: &Document) -> Option<String> {
    let title = quietly(|| {
        let info = document.trailer.get(b"Info").ok()?;
        let info = match info.as_reference() {
            Ok(id) => document.get_dictionary(id).ok()?,
            Err(_) => info.as_dict().ok()?,
        };
        decode_text_string(info.get(b"Title").ok()?).ok()
    });
    title.ok().flatten().map(|title| one_line(&title))
}

/// Programs write file names and templates there: only a title whose words stand in the text is one.
fn is_title(title: &str, text: &str) -> bool {
    let start = text.split_whitespace().take(800);
    let start = start.collect::<Vec<_>>().join(" ").to_lowercase();
    !title.is_empty() && start.contains(&title.to_lowercase())
}
