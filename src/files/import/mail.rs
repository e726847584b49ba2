//! A mail: its words, from the text part or from the HTML part, and what its headers say.
//!
//! Attachments are counted and said, not taken in. A page that a browser saved as one file (MHTML)
//! is a mail by its form; its date is that of the saving, and is not taken.

use std::panic::catch_unwind;

use mail_parser::{Address, DateTime, Message, MessageParser, PartType};

use super::dates::stated;
use super::decode::normalised;
use super::error::Refusal;
use super::html::{PAGE_LIMIT_BYTES, all_text, page};
use super::plain::date_from_text;
use super::received::{DocumentKind, Particular, Particulars, TakenApart};

/// A text part of fewer words beside an HTML part only says where to read the mail. By eye.
const FEWEST_WORDS: usize = 20;

pub(super) fn mail(bytes: &[u8]) -> Result<TakenApart, Refusal> {
    let damaged = || Refusal::Damaged {
        what: "the mail".to_owned(),
        reason: "it has no headers".to_owned(),
    };
    // The library panics on some that are broken; whether that is printed is settled by who runs this.
    let parsed = catch_unwind(|| MessageParser::default().parse(bytes));
    let message = parsed.map_err(|_| Refusal::Damaged {
        what: "the mail".to_owned(),
        reason: "its parts do not fit together".to_owned(),
    })?;
    let message = message.ok_or_else(damaged)?;
    let saved_page = header(&message, "Snapshot-Content-Location");
    let mut known = Particulars::default();
    match &saved_page {
        Some(address) => known.say(Particular::Url, address, "Snapshot-Content-Location header"),
        None => headers(&message, &mut known),
    }
    let (plain, html) = bodies(&message);
    let plain = plain.map(|text| normalised(&text));
    let has_words = |text: &str| text.split_whitespace().take(FEWEST_WORDS).count() == FEWEST_WORDS;
    let mut warnings = Vec::new();
    let attachments = message.attachment_count();
    if attachments > 0 && saved_page.is_none() {
        warnings.push(match attachments {
            1 => "the mail has an attachment, which is not taken in".to_owned(),
            _ => format!("the mail has {attachments} attachments, which are not taken in"),
        });
    }
    let mut apart = match (plain, html) {
        (Some(text), None) if !text.trim().is_empty() => from_text(text, known),
        (Some(text), Some(_)) if has_words(&text) && saved_page.is_none() => from_text(text, known),
        (_, Some(html)) => from_html(&html, known)?,
        _ if attachments > 0 => return Err(Refusal::OnlyAttachments { attachments }),
        _ => return Err(Refusal::Empty),
    };
    apart.warnings.splice(0..0, warnings);
    apart.kind = match saved_page {
        Some(_) => DocumentKind::SavedPage,
        None => DocumentKind::Mail,
    };
    Ok(apart)
}

fn from_text(text: String, mut known: Particulars) -> TakenApart {
    date_from_text(&text, &mut known);
    TakenApart {
        kind: DocumentKind::Mail,
        text,
        particulars: known,
        warnings: Vec::new(),
    }
}

/// The article of the HTML part, or, since many a mail is none, all of its words.
fn from_html(html: &str, known: Particulars) -> Result<TakenApart, Refusal> {
    let size = html.len() as u64;
    if size > PAGE_LIMIT_BYTES {
        let (limit, what) = (PAGE_LIMIT_BYTES, "an HTML page".to_owned());
        return Err(Refusal::TooLarge { size, limit, what });
    }
    let html = normalised(html);
    match page(&html, known.clone()) {
        Err(Refusal::NoArticle) => {
            let text = all_text(&html)?;
            if text.trim().is_empty() {
                return Err(Refusal::NoArticle);
            }
            Ok(from_text(text, known))
        }
        read => read,
    }
}

/// The words of the text parts, and of the first HTML part.
fn bodies(message: &Message<'_>) -> (Option<String>, Option<String>) {
    let mut plain: Option<String> = None;
    for part in message.text_bodies() {
        if let PartType::Text(text) = &part.body {
            plain.get_or_insert_default().push_str(text);
        }
    }
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    (plain, html)
}

fn header(message: &Message<'_>, name: &str) -> Option<String> {
    let (_, value) = message
        .headers_raw()
        .find(|(it, _)| it.eq_ignore_ascii_case(name))?;
    Some(value.trim().to_owned())
}

fn headers(message: &Message<'_>, known: &mut Particulars) {
    if let Some(subject) = message.subject() {
        known.say(Particular::Title, subject, "Subject header");
    }
    if let Some(sender) = message.from().and_then(Address::first) {
        let name = sender.name().or(sender.address());
        known.say(Particular::Publisher, name.unwrap_or(""), "From header");
    }
    let when = message.date().and_then(|date| stated(&in_iso(date)));
    if let Some(when) = when {
        known.declare_published(when, "Date header, when it was sent");
    }
    if let Some(language) = header(message, "Content-Language") {
        known.say(Particular::Language, &language, "Content-Language header");
    }
}

fn in_iso(date: &DateTime) -> String {
    let sign = if date.tz_before_gmt { '-' } else { '+' };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        date.year,
        date.month,
        date.day,
        date.hour,
        date.minute,
        date.second,
        date.tz_hour,
        date.tz_minute
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "Workers said on Monday night that sparks from the power line set the roof of the upper \
                         mill alight, and that the council knew of it.";

    fn read(text: &str) -> TakenApart {
        mail(text.as_bytes()).expect("a mail")
    }

    #[test]
    fn a_mail_is_its_text_and_its_headers() {
        let apart = read(&format!(
            "From: \"The Courier\" <news@courier.example>\r\nDate: Wed, 4 Mar 1998 18:30:00 +0100\r\n\
             Subject: =?utf-8?q?Mill_burns_=E2=80=93_again?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{WORDS}\r\n"
        ));
        assert_eq!(apart.text, format!("{WORDS}\n"));
        let said = apart.particulars;
        assert_eq!(said.title.as_deref(), Some("Mill burns – again"));
        assert_eq!(said.publisher.as_deref(), Some("The Courier"));
        assert_eq!(
            said.published.map(|when| when.to_string()).as_deref(),
            Some("1998-03-04T18:30:00+01:00")
        );
    }

    fn mixed(parts: &[(&str, &str)]) -> String {
        let mut mail = "From: a@b.example\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n".to_owned();
        for (head, body) in parts {
            mail.push_str(&format!("\n--X\nContent-Type: {head}\n\n{body}"));
        }
        mail + "\n--X--\n"
    }

    #[test]
    fn the_html_part_is_read_as_a_page_and_attachments_are_counted() {
        let html = format!("<p>{WORDS}</p><p>Second <b>part</b>.</p>");
        let pdf = "application/pdf; name=a.pdf\nContent-Disposition: attachment";
        let apart = read(&mixed(&[
            ("text/html; charset=utf-8", &html),
            (pdf, "JVBERi0="),
        ]));
        assert!(apart.text.starts_with(WORDS), "{}", apart.text);
        assert!(apart.text.contains("Second part."), "{}", apart.text);
        assert_eq!(
            apart.warnings,
            ["the mail has an attachment, which is not taken in"]
        );
        let only = mail(mixed(&[(pdf, "JVBERi0=")]).as_bytes()).expect_err("no text");
        assert_eq!(only, Refusal::OnlyAttachments { attachments: 1 });
    }
}
