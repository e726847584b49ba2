//! Dates as the source says them: a phrase or EDTF is typed, and what it means is shown with its bounds and the
//! rule used before it is taken. How phrases are read is the business of `reading::dates`.

use std::ops::Range;

use egui::{Button, Key, Modifiers, RichText, Sense, TextEdit, Ui};

use super::form::Form;
use super::text::TextField;
use super::{Manner, Memory as FormMemory};
use crate::app::GuessedField;
use crate::dossier::When;
use crate::reading::Reported;
use crate::reading::dates::{DatePhrase, date_of, dates_in};
use crate::ui::fields;
use crate::ui::theme::sans;

/// What is half typed in a field of a date, and what was found in the text for it.
#[derive(Default)]
pub(super) struct Memory {
    typed: Option<String>,
    /// What it was read as.
    read: Option<(String, Option<DatePhrase>)>,
    /// The note that the rule gave last: replaced by the next, unlike one that somebody wrote.
    note: Option<String>,
    /// Which of the phrases Enter takes, from the first on.
    marked: usize,
    /// Date phrases near the quote, nearest first, and for which parts and report they were looked for.
    offered: Option<(Vec<Range<usize>>, Option<Reported>, Offered)>,
    /// The phrase that was taken last, whose other readings stay at hand.
    taken: Option<DatePhrase>,
}

/// Phrases of the text that may say when.
#[derive(Clone, Default)]
struct Offered {
    /// With a date, nearest to the quote first.
    phrases: Vec<DatePhrase>,
    /// Why others give none, as sentences.
    unresolved: Vec<String>,
}

/// So many phrases of the text are offered.
const OFFERED: usize = 3;
/// So far around the quote they are looked for, in bytes: a paragraph of a report.
const AROUND: usize = 900;

/// When what it is about happened, and why.
pub(super) fn occurred(ui: &mut Ui, form: &mut Form<'_, '_>, memory: &mut FormMemory) {
    let mut value = form.draft.occurred.clone();
    let taken = field(
        ui,
        form,
        &mut memory.occurred,
        ("occurred", "When it happened"),
        &mut value,
    );
    if value != form.draft.occurred {
        form.draft.occurred = value;
        form.deeds.push("date");
        let note =
            taken.filter(|phrase| phrase.words != form.draft.occurred.as_deref().unwrap_or(""));
        let note = note.map(|phrase| phrase.note()).unwrap_or_default();
        let own = form.draft.occurred_note.trim();
        // The reasoning of a guess, or of a rule, goes with the date that it was for.
        let guess = form.draft.guess_at(GuessedField::Occurred);
        let of_guess = guess.is_some_and(|rule| own.ends_with(&format!("({rule})")));
        let of_rule = memory.occurred.note.as_deref() == Some(own) || is_a_rules(own, form);
        if own.is_empty() || of_guess || of_rule {
            form.draft.occurred_note.clone_from(&note);
        }
        memory.occurred.note = Some(note);
    }
    form.guess(ui, GuessedField::Occurred);
    if form.draft.occurred.is_none() && form.draft.occurred_note.is_empty() {
        return;
    }
    let mut note = form.draft.occurred_note.clone();
    let why = TextField {
        key: "Why that date",
        name: "occurred_note",
        rows: 2,
        hint: "The words for that date, and the reasoning from them",
        size: 12.0,
    };
    if form.text(ui, &mut memory.texts, &why, &mut note) {
        form.draft.occurred_note = note;
        form.deeds.push("reason for the date");
    }
}

/// Whether a note says word for word what reading its phrase gives, so that nobody has written it: it goes with
/// the date that it was for. What a suggestion guessed follows in brackets.
fn is_a_rules(note: &str, form: &Form<'_, '_>) -> bool {
    let words = note
        .strip_prefix('"')
        .and_then(|rest| rest.split_once('"'))
        .map(|(words, _)| words);
    let phrase = words.and_then(|words| date_of(words, form.reported().as_ref()));
    phrase.is_some_and(|phrase| {
        let rest = note.strip_prefix(phrase.note().as_str());
        rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with(" (") && rest.ends_with(')')))
    })
}

/// When the claimant spoke.
pub(super) fn said(ui: &mut Ui, form: &mut Form<'_, '_>, memory: &mut FormMemory) {
    let mut value = form.draft.said.clone();
    field(ui, form, &mut memory.said, ("said", "Said on"), &mut value);
    if value != form.draft.said {
        form.draft.said = value;
        form.deeds.push("day it was said");
    }
}

/// A field for a date, by its name in the dossier's file and on screen; returns the phrase that was taken in this frame.
fn field(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    memory: &mut Memory,
    (key, name): (&str, &'static str),
    value: &mut Option<String>,
) -> Option<DatePhrase> {
    let reported = form.reported();
    let shown = value.clone().unwrap_or_default();
    let mut typed = memory.typed.clone().unwrap_or(shown);
    let id = ui.scope_id().with(("date", name));
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let offered = match value {
        None if memory.typed.as_deref().unwrap_or("").is_empty() => memory.offered(form, reported),
        _ => Offered::default(),
    };
    let mut taken: Option<DatePhrase> = None;
    let enter = had_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if had_focus {
        taken = memory.read_arrows(ui, offered.phrases.len(), reported);
    }
    if enter && typed.is_empty() {
        taken = offered.phrases.get(memory.marked).cloned();
    }
    let hint = match had_focus {
        true if !offered.phrases.is_empty() => "a phrase or EDTF; Enter takes one below",
        _ => "“overnight”, “late on Thursday”, 2008-08-14 …",
    };
    let hint = RichText::new(hint)
        .font(sans(12.0))
        .color(form.theme().ink_faint);
    form.rows.stop(id);
    let edit = TextEdit::singleline(&mut typed)
        .id(id)
        .hint_text(hint)
        .font(sans(13.0))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    fields::select_on_arrival(&response, &typed);
    form.lead_to(key, &response);
    if response.changed() {
        memory.typed = Some(typed.clone());
    }
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if response.lost_focus() && escaped {
        memory.typed = None;
    }
    let leaves = enter || response.lost_focus() || (form.is_asked && memory.typed.is_some());
    if leaves && let Some(typed) = memory.typed.clone() {
        if typed.trim().is_empty() {
            *value = None;
            memory.typed = None;
        } else {
            match memory.read(&typed, reported) {
                Some(phrase) if phrase.outcome.is_ok() => taken = Some(phrase),
                _ => form.failed |= form.is_asked,
            }
        }
    }
    // Taken before what goes with it is drawn: a button that is gone in the next frame gets no keyboard.
    memory.take(value, taken.as_ref());
    let other = say(ui, form, memory, value.as_deref(), reported);
    let marked = had_focus.then_some(memory.marked);
    let clicked = other.or_else(|| offer(ui, form, &offered, marked));
    if taken.is_none() && clicked.is_some() {
        memory.take(value, clicked.as_ref());
        taken = clicked;
    }
    taken
}

impl Memory {
    /// What is typed and gives no date.
    pub(super) fn unread(&self) -> Option<&str> {
        let typed = self.typed.as_deref().map(str::trim);
        typed.filter(|typed| {
            let (of, phrase) = match &self.read {
                Some((of, phrase)) => (of.trim(), phrase.as_ref()),
                None => return false,
            };
            of == *typed && phrase.is_none_or(|phrase| phrase.outcome.is_err())
        })
    }

    /// The arrows mark the next phrase, or read what is typed, or was taken, in its next way, which is returned.
    fn read_arrows(
        &mut self,
        ui: &Ui,
        offered: usize,
        reported: Option<Reported>,
    ) -> Option<DatePhrase> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let step = i32::from(pressed(Key::ArrowDown)) - i32::from(pressed(Key::ArrowUp));
        self.marked = match step {
            1 if self.marked + 1 < offered => self.marked + 1,
            1 => 0,
            -1 => self
                .marked
                .checked_sub(1)
                .unwrap_or(offered.saturating_sub(1)),
            _ => self.marked.min(offered.saturating_sub(1)),
        };
        if step != 1 {
            return None;
        }
        let phrase = match self.typed.clone() {
            Some(typed) => self.read(&typed, reported)?,
            None => self.taken.clone()?,
        };
        let other = phrase.otherwise.first()?;
        Some(phrase.read_as(other))
    }

    fn take(&mut self, value: &mut Option<String>, phrase: Option<&DatePhrase>) {
        if let Some(when) = phrase.and_then(DatePhrase::when) {
            *value = Some(when.text().to_owned());
            self.typed = None;
            self.taken = phrase.cloned();
        }
    }

    fn read(&mut self, typed: &str, reported: Option<Reported>) -> Option<DatePhrase> {
        if let Some((of, phrase)) = &self.read
            && of == typed
        {
            return phrase.clone();
        }
        let phrase = date_of(typed, reported.as_ref());
        self.read = Some((typed.to_owned(), phrase.clone()));
        phrase
    }

    /// Date phrases in the quote, then in the paragraph around it.
    fn offered(&mut self, form: &Form<'_, '_>, reported: Option<Reported>) -> Offered {
        let parts = &form.draft.parts;
        if let Some((of, report, offered)) = &self.offered
            && of == parts
            && *report == reported
        {
            return offered.clone();
        }
        let offered = found_around(form, reported).unwrap_or_default();
        self.offered = Some((parts.clone(), reported, offered.clone()));
        offered
    }
}

fn found_around(form: &Form<'_, '_>, reported: Option<Reported>) -> Option<Offered> {
    let text = form.source.content();
    let span = form.draft.span()?;
    let before = text.get(..span.start)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let start = start.max(text.ceil_char_boundary(span.start.saturating_sub(AROUND)));
    let after = text.get(span.end..)?;
    let end = after.find('\n').map_or(text.len(), |at| span.end + at);
    let end = end.min(text.floor_char_boundary(span.end + AROUND));
    let around = text.get(start..end.max(span.end))?;
    let quoted = span.start - start..span.end - start;
    let mut found = dates_in(around, reported.as_ref());
    found.sort_by_key(|phrase| match phrase.range.start {
        at if quoted.contains(&at) => 0,
        at => at.abs_diff(quoted.start).min(at.abs_diff(quoted.end)),
    });
    let (mut phrases, mut without): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|phrase| phrase.outcome.is_ok());
    phrases.truncate(OFFERED);
    // Beside phrases that have a date, only the quote's own are worth a line.
    without.retain(|phrase| phrases.is_empty() || quoted.contains(&phrase.range.start));
    without.truncate(OFFERED);
    let unresolved = without.iter().filter_map(no_date).collect();
    Some(Offered {
        phrases,
        unresolved,
    })
}

/// Why a phrase gives no date, as a sentence. `None`: it gives one.
fn no_date(phrase: &DatePhrase) -> Option<String> {
    let why = phrase.outcome.as_ref().err()?;
    Some(format!("“{}” gives no date. {why}", phrase.words))
}

/// How what stands there, or is typed, is understood; with other readings of it, of which one that was clicked is
/// returned.
fn say(
    ui: &mut Ui,
    form: &Form<'_, '_>,
    memory: &mut Memory,
    value: Option<&str>,
    reported: Option<Reported>,
) -> Option<DatePhrase> {
    let theme = form.theme();
    let Some(typed) = memory
        .typed
        .clone()
        .filter(|typed| !typed.trim().is_empty())
    else {
        let when = value.and_then(|value| When::parse(value).ok());
        if let Some(when) = when {
            form.say(ui, &in_words(&when), theme.ink_soft);
            let taken = memory.taken.as_ref();
            let taken = taken.filter(|phrase| phrase.when() == Some(&when))?;
            return others(ui, form, taken);
        }
        return None;
    };
    match memory.read(&typed, reported) {
        Some(phrase) => match &phrase.outcome {
            Ok(when) => {
                let edtf = when.text();
                let said = match edtf == typed.trim() {
                    true => in_words(when),
                    false => format!("{} · {edtf}", in_words(when)),
                };
                form.say(ui, &said, theme.ink);
                if edtf != typed.trim() {
                    form.say(ui, &phrase.note(), theme.ink_soft);
                }
                return others(ui, form, &phrase);
            }
            Err(_) => {
                let said = no_date(&phrase).unwrap_or_default();
                form.say(ui, &said, theme.trouble);
                return others(ui, form, &phrase);
            }
        },
        None => form.say(
            ui,
            "No date is found in this. Write it as the report does, or as EDTF: 2008-08-07/2008-08-08.",
            theme.trouble,
        ),
    }
    None
}

/// "7–8 Aug 2008, both days included".
fn in_words(when: &When) -> String {
    let words = when.in_words();
    let bounds = (when.earliest().day(), when.latest().day());
    match bounds {
        (Some(first), Some(last)) if first != last => format!(
            "{words}: from {} to {}, both included",
            first.in_words(),
            last.in_words()
        ),
        _ => words,
    }
}

/// Other ways to read the phrase, each a button; returns the phrase read in the way that was clicked.
fn others(ui: &mut Ui, form: &Form<'_, '_>, phrase: &DatePhrase) -> Option<DatePhrase> {
    if phrase.otherwise.is_empty() {
        return None;
    }
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        let soft = RichText::new("or (↓)")
            .font(sans(11.5))
            .color(form.theme().ink_soft);
        ui.label(soft);
        for other in phrase.otherwise.iter().take(OFFERED) {
            let label = RichText::new(other.when.in_words()).font(sans(11.5));
            let read = phrase.read_as(other);
            let button = Button::new(label).small().sense(Sense::CLICK);
            if ui.add(button).on_hover_text(read.note()).clicked() {
                clicked = Some(read);
            }
        }
    });
    clicked
}

/// Phrases of the text that may say when, as suggestions; returns the one that was clicked.
fn offer(
    ui: &mut Ui,
    form: &Form<'_, '_>,
    offered: &Offered,
    marked: Option<usize>,
) -> Option<DatePhrase> {
    if !(marked.is_some() || form.manner == Manner::New) {
        return None;
    }
    for why in &offered.unresolved {
        form.say(ui, why, form.theme().ink_soft);
    }
    if offered.phrases.is_empty() {
        return None;
    }
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (at, phrase) in offered.phrases.iter().enumerate() {
            let Some(when) = phrase.when() else {
                continue;
            };
            let words = format!("“{}” {}", phrase.words, when.in_words());
            let label = RichText::new(words).font(sans(11.5));
            // No stop for Tab: Enter in the field takes what the arrows mark.
            let button = Button::new(label)
                .small()
                .sense(Sense::CLICK)
                .selected(marked == Some(at))
                .frame_when_inactive(true);
            if ui.add(button).on_hover_text(phrase.note()).clicked() {
                clicked = Some(phrase.clone());
            }
        }
    });
    clicked
}
