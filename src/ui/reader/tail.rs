//! The end of a page: what it does not list, and why, and where the next of it is.

use egui::Ui;

use crate::app::{FilterAction, Page};
use crate::query::Clock;
use crate::ui::theme::sans;

use super::contents::LeftOut;
use super::desk::Desk;
use super::listing;
use super::setting::{face, line, link, piece};
use super::wording::{Elsewhere, counted, nothing_dated, nothing_yet};

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>) {
    let contents = desk.contents;
    if contents.claims == 0 {
        nothing(ui, desk);
    }
    let theme = desk.theme();
    let clock = desk.state().as_of().clock;
    let soft = face(sans(12.5), theme.ink_soft);
    ui.add_space(10.0);
    for sentence in sentences(&contents.left_out, clock) {
        line(ui, 18.0, |ui| {
            piece(ui, &sentence, soft.clone());
        });
    }
    if contents.left_out.filtered > 0 {
        line(ui, 18.0, |ui| {
            if link(
                ui,
                theme,
                "clear all filters",
                soft.clone(),
                "Clear all filters",
            )
            .clicked()
            {
                desk.actions.filter(FilterAction::Clear);
            }
        });
    }
    if contents.claims > 0
        && contents.left_out.later > 0
        && let Some(Elsewhere::First(day) | Elsewhere::Next(day)) = contents.elsewhere
    {
        line(ui, 18.0, |ui| {
            let text = format!("go to {}, when the next one comes", day.in_words());
            if link(ui, theme, &text, soft, &text).clicked() {
                desk.jump(day);
            }
        });
    }
}

/// What is not listed, one sentence for each reason.
fn sentences(left_out: &LeftOut, clock: Clock) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut say = |count: usize, one: &str, many: &str| {
        if count > 0 {
            let verb = if count == 1 { one } else { many };
            sentences.push(format!("{} {verb}.", counted(count, "claim")));
        }
    };
    match clock {
        Clock::Reported => {
            say(left_out.later, "is reported later", "are reported later");
            say(
                left_out.earlier,
                "was reported before the window",
                "were reported before the window",
            );
            say(
                left_out.undated,
                "is from a source without a date",
                "are from sources without a date",
            );
        }
        Clock::Occurred => {
            say(
                left_out.later,
                "is about later days",
                "are about later days",
            );
            say(
                left_out.earlier,
                "is about days before the window",
                "are about days before the window",
            );
            say(left_out.undated, "has no date", "have no date");
        }
    }
    say(
        left_out.filtered,
        "is kept out by filters",
        "are kept out by filters",
    );
    sentences
}

/// What is said when nothing is listed, with a way to where there is something.
fn nothing(ui: &mut Ui, desk: &mut Desk<'_>) {
    let elsewhere = desk.contents.elsewhere;
    let index = desk.index();
    let subject = match desk.state().page() {
        Page::Place(id) => index.place_ix(id).map(|ix| index.place(ix).name.clone()),
        Page::Actor(id) => index
            .actor_ix(id)
            .map(|ix| format!("anything {} said", index.actor(ix).name)),
        Page::Event(id) => index.event_ix(id).map(|_| "this event".to_owned()),
        Page::Dispute(id) => index.dispute_ix(id).map(|_| "this question".to_owned()),
        Page::Overview | Page::Document(..) | Page::Findings | Page::Comparison | Page::Tray(_) => {
            None
        }
    };
    let Some(subject) = subject else {
        return;
    };
    ui.add_space(14.0);
    // Filters are no silence: what they keep out had been reported all the same.
    let kept_out = desk.contents.left_out.filtered;
    if kept_out > 0 {
        listing::text(ui, desk.theme(), &none_passes(&subject, kept_out));
        return;
    }
    let as_of = desk.state().as_of();
    let said = match desk.state().days() {
        Some(_) => nothing_yet(&subject, &as_of, elsewhere),
        None => nothing_dated(as_of.clock).to_owned(),
    };
    listing::text(ui, desk.theme(), &said);
    if let Some(elsewhere) = elsewhere {
        ui.add_space(4.0);
        let day = elsewhere.day();
        if ui.button(format!("Go to {}", day.in_words())).clicked() {
            desk.jump(day);
        }
    }
}

/// What is said when there is something, and none of it passes the filters.
fn none_passes(subject: &str, kept_out: usize) -> String {
    match kept_out {
        1 => format!("The one claim about {subject} does not pass the filters."),
        _ => format!("None of the {kept_out} claims about {subject} passes the filters."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_filters_keep_out_is_never_called_unreported() {
        assert_eq!(
            none_passes("Gori", 10),
            "None of the 10 claims about Gori passes the filters."
        );
    }

    #[test]
    fn every_claim_that_is_not_listed_is_counted_with_its_reason() {
        let left_out = LeftOut {
            later: 12,
            earlier: 0,
            undated: 1,
            filtered: 3,
        };
        assert_eq!(
            sentences(&left_out, Clock::Reported),
            [
                "12 claims are reported later.",
                "1 claim is from a source without a date.",
                "3 claims are kept out by filters.",
            ]
        );
        assert_eq!(
            sentences(&left_out, Clock::Occurred),
            [
                "12 claims are about later days.",
                "1 claim has no date.",
                "3 claims are kept out by filters.",
            ]
        );
    }
}
