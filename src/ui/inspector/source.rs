//! The fields of a document. Its text is not among them: that never changes by being edited.

use std::sync::Arc;

use egui::Ui;

use super::form::{Form, Spot};
use super::typing::{Few, Typed};
use super::{dates, identity, lists, refer};
use crate::dossier::edit::{Change, Referent, Sort};
use crate::dossier::{Body, PublishedBasis, Quote, Source};
use crate::ui::fields::among::Word;

const TITLE: Spot = Spot::new("title", "Title", "The headline as published");
const PUBLISHER: Spot = Spot::new("publisher", "Publisher", "Who published it, by name");
const BYLINE: Spot = Spot::new(
    "byline",
    "Byline",
    "Who signed it, as it is written; empty when nobody did",
);
const LANGUAGE: Spot = Spot::new("language", "Language", lists::LANGUAGE_TIP);
const PUBLISHED: Spot = Spot::new(
    "published",
    "Published",
    "When the world could first read it, as EDTF: 2008-08-14, 2004-08-12~, 2008-08. Empty: not known; its claims have \
     no date of report",
);
const BASIS: Spot = Spot::new(
    "published_basis",
    "Known how",
    "How the date is known: stated in the document, inferred from its words for a reason, or declared by the file beside \
     its words",
);
const BASIS_QUOTE: Spot = Spot::new(
    "published_basis.quote",
    "In the words",
    "The words of the document that the date rests on, as they stand in its text",
);
const BASIS_REASON: Spot = Spot::new(
    "published_basis.reason",
    "Because",
    "How the date follows from these words",
);
const DECLARED_BY: Spot = Spot::new(
    "published_basis.reason",
    "Declared by",
    "The tag, header or field of the file as received that declares the date, such as JSON-LD datePublished",
);
const DATELINE: Spot = Spot::new(
    "dateline",
    "Filed from",
    "The place it was filed from, when it says so",
);
const URL: Spot = Spot::new("url", "Address", "Where it is published: https://…");
const ARCHIVED: Spot = Spot::new(
    "archived",
    "Archived at",
    "Address of an archived copy: https://…",
);
const REVISES: Spot = Spot::new(
    "revises",
    "Revises",
    "The document that this is a newer version of",
);
const RIGHTS: Spot = Spot::new("rights", "Rights", "Who holds the rights to the text");
const FROM: Spot = Spot::new(
    "body.from",
    "Begins with",
    "First words of the report proper. What stands before is folded and carries no claims. Empty with the last ones: \
     all of the text is the report",
);
const TO: Spot = Spot::new(
    "body.to",
    "Ends with",
    "Last words of the report proper. What stands after is folded and carries no claims",
);

pub fn draw(ui: &mut Ui, form: &mut Form<'_>, source: &Source) {
    let with = |change: &dyn Fn(&mut Source)| {
        let mut source = source.clone();
        change(&mut source);
        Change::PutSource(Arc::new(source))
    };
    form.row(ui, TITLE, |form, ui| {
        let put = |text: &str| {
            let title = lists::some_words(
                text,
                "A document needs a title; without one, its first words.",
            )?;
            Ok(with(&|it| it.title.clone_from(&title)))
        };
        form.typed(ui, TITLE, &Typed::lines(&source.title, 1, &put));
    });
    form.row(ui, PUBLISHER, |form, ui| {
        let put = |text: &str| {
            let publisher = lists::some_words(text, "A document needs a publisher.")?;
            Ok(with(&|it| it.publisher.clone_from(&publisher)))
        };
        form.typed(ui, PUBLISHER, &Typed::line(&source.publisher, &put));
    });
    maybe(ui, form, BYLINE, source.byline.as_deref(), &|to| {
        with(&|it| it.byline.clone_from(&to))
    });
    form.row(ui, LANGUAGE, |form, ui| {
        let put = |text: &str| {
            let language = lists::language(text)?;
            Ok(with(&|it| it.language.clone_from(&language)))
        };
        let value = source.language.as_deref().unwrap_or_default();
        form.typed(ui, LANGUAGE, &Typed::line(value, &put));
    });
    form.heading(ui, "When and where");
    dates::date(ui, form, PUBLISHED, source.published.as_ref(), &|when| {
        with(&|it| it.published.clone_from(&when))
    });
    basis(ui, form, source, &with);
    let dateline = source.dateline.clone().map(Referent::Place);
    refer::one(ui, form, DATELINE, Sort::Place, dateline, &|to| {
        with(&|it| it.dateline = refer::place(to))
    });
    address(ui, form, URL, source.url.as_deref(), &|to| {
        with(&|it| it.url.clone_from(&to))
    });
    address(ui, form, ARCHIVED, source.archived.as_deref(), &|to| {
        with(&|it| it.archived.clone_from(&to))
    });
    let revises = source.revises.clone().map(Referent::Source);
    refer::one(ui, form, REVISES, Sort::Source, revises, &|to| {
        with(&|it| it.revises = refer::source(to))
    });
    maybe(ui, form, RIGHTS, source.rights.as_deref(), &|to| {
        with(&|it| it.rights.clone_from(&to))
    });
    form.heading(ui, "The report proper");
    body(ui, form, source, &with);
    files(ui, form, source);
    identity::id_field(ui, form, &Referent::Source(source.id.clone()));
}

type With<'a> = dyn Fn(&dyn Fn(&mut Source)) -> Change + 'a;

/// A field that may be empty.
fn maybe(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    value: Option<&str>,
    put: &dyn Fn(Option<String>) -> Change,
) {
    form.row(ui, spot, |form, ui| {
        let put = |text: &str| Ok(put(lists::maybe_words(text)));
        form.typed(ui, spot, &Typed::line(value.unwrap_or_default(), &put));
    });
}

fn address(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    value: Option<&str>,
    put: &dyn Fn(Option<String>) -> Change,
) {
    form.row(ui, spot, |form, ui| {
        let put = |text: &str| {
            let is_address = text.contains("://") && !text.contains(char::is_whitespace);
            if text.is_empty() || is_address {
                Ok(put(lists::maybe_words(text)))
            } else {
                Err("Write the whole address, with https:// before it.".to_owned())
            }
        };
        form.typed(ui, spot, &Typed::line(value.unwrap_or_default(), &put));
    });
}

/// What the date of publication rests on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Basis {
    NotSaid,
    Stated,
    Inferred,
    Declared,
}

const BASES: [(Basis, &str, &str); 4] = [
    (
        Basis::NotSaid,
        "not said",
        "The dossier does not say how the date is known",
    ),
    (
        Basis::Stated,
        "stated",
        "The document says it, in the words below",
    ),
    (
        Basis::Inferred,
        "inferred",
        "Worked out from the words below, for the reason below",
    ),
    (
        Basis::Declared,
        "declared",
        "The file as received declares it outside its words, in the tag, header or field below",
    ),
];

fn basis(ui: &mut Ui, form: &mut Form<'_>, source: &Source, with: &With<'_>) {
    let now = match &source.published_basis {
        None => Basis::NotSaid,
        Some(PublishedBasis::Stated { .. }) => Basis::Stated,
        Some(PublishedBasis::Inferred { .. }) => Basis::Inferred,
        Some(PublishedBasis::Declared { .. }) => Basis::Declared,
    };
    let basis = source.published_basis.as_ref();
    let quote = basis.and_then(PublishedBasis::quote);
    let quote = quote.cloned().unwrap_or_default();
    // The reason of one kind is none of another.
    let reason_for = |kind: Basis| {
        let reason = basis.and_then(PublishedBasis::reason);
        reason.filter(|_| kind == now).unwrap_or_default()
    };
    // Words are asked for before a basis without any goes into the dossier.
    let chosen = form.basis_of(now);
    let reason = reason_for(chosen).to_owned();
    let of = |kind: Basis, quote: Quote, reason: String| match kind {
        Basis::NotSaid => None,
        Basis::Stated => Some(PublishedBasis::Stated { quote }),
        Basis::Inferred => Some(PublishedBasis::Inferred { quote, reason }),
        Basis::Declared => Some(PublishedBasis::Declared { reason }),
    };
    form.row(ui, BASIS, |form, ui| {
        let words = BASES.map(|(kind, label, tip)| Word {
            tip,
            ..Word::plain(kind, label)
        });
        let shown = words
            .iter()
            .find(|it| it.value == chosen)
            .map_or("", |it| it.label);
        let width = ui.available_width();
        let picked = form.picked(ui, BASIS, Few(width, shown, &words), |it| *it == chosen);
        if let Some(at) = picked {
            let kind = words[at].value;
            let reason = reason_for(kind);
            let lacks = match kind {
                Basis::NotSaid => false,
                Basis::Stated => quote.text.is_empty(),
                Basis::Inferred => quote.text.is_empty() || reason.is_empty(),
                Basis::Declared => reason.is_empty(),
            };
            form.set_basis(lacks.then_some(kind));
            if !lacks {
                let basis = of(kind, quote.clone(), reason.to_owned());
                let change = with(&|it| it.published_basis.clone_from(&basis));
                form.ask(
                    format!("Change how the date of {} is known", form.called.clone()),
                    change,
                );
            }
        }
    });
    if chosen == Basis::NotSaid {
        return;
    }
    if chosen == Basis::Declared {
        form.row(ui, DECLARED_BY, |form, ui| {
            let put = |text: &str| {
                let reason = lists::some_words(text, "Name the tag, header or field.")?;
                let basis = of(Basis::Declared, Quote::default(), reason);
                Ok(with(&|it| it.published_basis.clone_from(&basis)))
            };
            form.typed(ui, DECLARED_BY, &Typed::lines(&reason, 1, &put));
        });
        return;
    }
    form.row(ui, BASIS_QUOTE, |form, ui| {
        let put = |text: &str| {
            let text = lists::some_words(text, "Type the words of the document.")?;
            let kept = if text == quote.text {
                quote.clone()
            } else {
                Quote {
                    text,
                    ..Quote::default()
                }
            };
            // A reason may be given next; till then the words are stated.
            let kind = if reason.is_empty() {
                Basis::Stated
            } else {
                chosen
            };
            let basis = of(kind, kept, reason.clone());
            Ok(with(&|it| it.published_basis.clone_from(&basis)))
        };
        form.typed(ui, BASIS_QUOTE, &Typed::lines(&quote.text, 1, &put));
    });
    if chosen == Basis::Inferred {
        form.row(ui, BASIS_REASON, |form, ui| {
            let put = |text: &str| {
                let reason = lists::some_words(text, "Say how the date follows from the words.")?;
                if quote.text.is_empty() {
                    return Err("Type the words of the document first.".to_owned());
                }
                let basis = of(Basis::Inferred, quote.clone(), reason);
                Ok(with(&|it| it.published_basis.clone_from(&basis)))
            };
            form.typed(ui, BASIS_REASON, &Typed::lines(&reason, 2, &put));
        });
    }
}

fn body(ui: &mut Ui, form: &mut Form<'_>, source: &Source, with: &With<'_>) {
    let now = source.body.as_ref();
    let (from, to) = now.map_or(("", ""), |body| (&*body.from, &*body.to));
    // With one of the two alone there is no body; it is not said then where the report begins or ends.
    let bounded = |from: &str, to: &str| {
        (!from.is_empty() || !to.is_empty()).then(|| Body {
            from: from.to_owned(),
            to: to.to_owned(),
            range: None,
        })
    };
    let content = source.content();
    form.row(ui, FROM, |form, ui| {
        let put = |text: &str| {
            let to = match (text.is_empty(), to.is_empty()) {
                (true, _) => String::new(),
                // The report goes on to the end of the text until somebody says where it ends.
                (false, true) => last_words(content).ok_or("The document has no text.")?,
                (false, false) => to.to_owned(),
            };
            let body = bounded(text, &to);
            Ok(with(&|it| it.body.clone_from(&body)))
        };
        form.typed(ui, FROM, &Typed::lines(from, 1, &put));
    });
    form.row(ui, TO, |form, ui| {
        let put = |text: &str| {
            let from = match (text.is_empty(), from.is_empty()) {
                (true, _) => String::new(),
                (false, true) => first_words(content).ok_or("The document has no text.")?,
                (false, false) => from.to_owned(),
            };
            let body = bounded(&from, text);
            Ok(with(&|it| it.body.clone_from(&body)))
        };
        form.typed(ui, TO, &Typed::lines(to, 1, &put));
    });
}

/// So many words at either end of a text are told from others. Chosen by eye.
const WORDS_AT_AN_END: usize = 6;

fn first_words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(WORDS_AT_AN_END).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn last_words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = words.len().saturating_sub(WORDS_AT_AN_END);
    (!words.is_empty()).then(|| words[from..].join(" "))
}

/// The files it is kept in; they are told, not changed.
fn files(ui: &mut Ui, form: &mut Form<'_>, source: &Source) {
    let theme = form.scene.theme;
    let soft = |text: String| egui::RichText::new(text).size(12.0).color(theme.ink_soft);
    form.labelled(
        ui,
        "Text",
        "The file of its text, from the folder sources/; it never changes by being edited",
        |_, ui| {
            ui.add_space(2.0);
            let path = source
                .text
                .path
                .as_deref()
                .unwrap_or("none: known by its reference only");
            ui.add(egui::Label::new(soft(path.to_owned())).truncate());
        },
    );
    if let Some(original) = &source.original {
        form.labelled(
            ui,
            "Received as",
            "The file that it came in, kept beside its text",
            |_, ui| {
                ui.add_space(2.0);
                let digest = original
                    .sha256
                    .map_or_else(String::new, |it| format!("\nSHA-256 {it}"));
                let path = original.path.clone();
                ui.add(egui::Label::new(soft(path.clone())).truncate())
                    .on_hover_text(format!("{path}{digest}"));
            },
        );
    }
}

impl Form<'_> {
    /// The basis that is shown: the one that was chosen and still lacks words, or that of the dossier.
    fn basis_of(&self, now: Basis) -> Basis {
        match self.drafts.word(&self.subject, BASIS.name) {
            Some("stated") if matches!(now, Basis::NotSaid | Basis::Declared) => Basis::Stated,
            Some("declared") => Basis::Declared,
            Some("inferred") if now != Basis::Inferred => Basis::Inferred,
            _ => now,
        }
    }

    fn set_basis(&mut self, basis: Option<Basis>) {
        let word = basis.and_then(|kind| BASES.iter().find(|it| it.0 == kind));
        let word = word.map(|(_, word, _)| *word);
        self.drafts.set_word(&self.subject, BASIS.name, word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_of_which_one_end_is_said_has_the_end_of_the_text_for_the_other() {
        let text = "Menu. A report of this day begins here and goes on to its very last word.";
        assert_eq!(
            first_words(text).as_deref(),
            Some("Menu. A report of this day")
        );
        assert_eq!(
            last_words(text).as_deref(),
            Some("on to its very last word.")
        );
        assert_eq!(last_words(" \n "), None);
    }
}
