//! Plain text, Markdown and pasted words: the text is the text, and little is known about it.

use super::dateline::{Dateline, dateline, words_that_state};
use super::decode::{decode, normalised};
use super::error::Refusal;
use super::received::{DocumentKind, Particular, Particulars, TakenApart};

/// A first line up to this length may be a title. In characters, chosen by eye.
const LONGEST_TITLE: usize = 160;

pub(super) fn plain(bytes: &[u8], kind: DocumentKind) -> Result<TakenApart, Refusal> {
    let decoded = decode(bytes, None)?;
    let text = normalised(&decoded.text);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let mut particulars = Particulars::default();
    match kind {
        DocumentKind::Markdown => {
            let heading = text.lines().find_map(|line| line.strip_prefix("# "));
            if let Some(heading) = heading {
                let heading = heading.trim_end_matches(['#', ' ']);
                particulars.say(Particular::Title, heading, "the first heading");
            }
        }
        _ => {
            if let Some(line) = title_line(&text) {
                particulars.say(Particular::Title, line, "the first line");
            }
        }
    }
    date_from_text(&text, &mut particulars);
    Ok(TakenApart {
        kind,
        text,
        particulars,
        warnings: decoded.warning.into_iter().collect(),
    })
}

/// The first line, when it is short and does not read on into the next.
pub(super) fn title_line(text: &str) -> Option<&str> {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next()?.trim();
    let is_short = first.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE;
    let reads_on = lines
        .next()
        .is_some_and(|next| next.starts_with(char::is_lowercase));
    (is_short && !reads_on).then_some(first)
}

/// The date of publication as the text states it, and the words for a date known from elsewhere. One that was seen
/// and not taken is kept apart.
pub(super) fn date_from_text(text: &str, particulars: &mut Particulars) {
    if let Some(when) = &particulars.published {
        particulars.published_words = words_that_state(text, when);
        return;
    }
    let names = [&particulars.publisher, &particulars.byline];
    let names: Vec<&str> = names.into_iter().flatten().map(|name| &**name).collect();
    match dateline(text, &names) {
        Dateline::Stated { when, words } => {
            let from = match &words {
                Some(words) => format!("the words “{words}”"),
                None => "a line of the text".to_owned(),
            };
            particulars.say_published(when, &from);
            particulars.published_words = words;
        }
        Dateline::Doubtful(words) => particulars.doubtful_date = Some(words),
        Dateline::Absent => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_and_its_title_and_date_are_read_from_its_lines() {
        let bytes =
            b"Mill burns\r\n4 March 1998\r\n\r\nWorkers said sparks set the roof alight.\r\n";
        let read = plain(bytes, DocumentKind::Plain).expect("a text");
        assert_eq!(
            read.text,
            "Mill burns\n4 March 1998\n\nWorkers said sparks set the roof alight.\n"
        );
        assert_eq!(read.particulars.title.as_deref(), Some("Mill burns"));
        assert_eq!(
            read.particulars.published_words.as_deref(),
            Some("4 March 1998")
        );
        assert_eq!(
            read.particulars.basis_in_words(),
            "title: the first line; published: the words “4 March 1998”"
        );
    }

    #[test]
    fn markdown_stays_markdown_and_unknown_stays_unknown() {
        let read = plain(
            b"Intro\n\n# Mill *burns* #\n\n- one\n",
            DocumentKind::Markdown,
        )
        .expect("a text");
        assert_eq!(read.text, "Intro\n\n# Mill *burns* #\n\n- one\n");
        assert_eq!(read.particulars.title.as_deref(), Some("Mill *burns*"));
        assert_eq!(read.particulars.published, None);
        assert_eq!(
            plain(b"\xEF\xBB\xBF\n", DocumentKind::Plain),
            Err(Refusal::Empty)
        );
    }
}
