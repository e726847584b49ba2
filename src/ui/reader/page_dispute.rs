//! The head of a dispute's page: the question, how many answers it had and since when, the way from report
//! to report, the answers over time, and who gave more than one.

use egui::{Checkbox, RichText, Ui, UiBuilder};

use crate::app::{Shown, ViewAction};
use crate::dossier::Subject;
use crate::query::{Clock, DisputeIx};
use crate::ui::theme::{sans, sans_bold};

use super::answers::Answers;
use super::desk::Desk;
use super::listing::edited_title;
use super::setting::{face, paragraph};
use super::wording::counted;
use super::{dispute_movements, dispute_steps, dispute_strip};

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>, dispute: DisputeIx) {
    let theme = desk.theme();
    let own = desk.index().dispute(dispute);
    let subject = Subject::Dispute(own.id.clone());
    edited_title(ui, desk, &own.question, subject);
    let Some(answers) = desk.contents.answers.as_ref() else {
        return;
    };
    let (voiced, quiet) = voiced(desk, answers);
    paragraph(ui, &voiced, face(sans_bold(13.0), theme.ink));
    if let Some(quiet) = quiet {
        paragraph(ui, &quiet, face(sans(12.5), theme.ink_soft));
    }
    ui.add_space(6.0);
    dispute_steps::draw(ui, desk, answers);
    let mut corner = None;
    if !answers.columns.is_empty() {
        ui.add_space(4.0);
        corner = dispute_strip::draw(ui, desk, answers);
    }
    dispute_movements::draw(ui, desk, answers);
    match corner {
        Some(corner) => {
            let builder = UiBuilder::new().max_rect(corner);
            let mut child = ui.new_child(builder);
            lines_of_denial(&mut child, desk, answers);
        }
        None => lines_of_denial(ui, desk, answers),
    }
    ui.add_space(6.0);
}

/// "2 of 2 positions voiced by 29 Aug 2008, disputed since 8 Aug 2008", and how many come later.
fn voiced(desk: &Desk<'_>, answers: &Answers) -> (String, Option<String>) {
    let as_of = desk.state().as_of();
    let all = desk.index().dispute(answers.dispute).positions.len();
    let voiced = answers.columns.len();
    let when = match as_of.clock {
        Clock::Reported => format!("by {}", as_of.day.in_words()),
        Clock::Occurred => "in all reports".to_owned(),
    };
    let possibly = answers
        .columns
        .iter()
        .filter(|it| it.voiced.since.is_none())
        .count();
    let certain = voiced - possibly;
    let mut said = match certain {
        0 => format!("No position had been voiced {when}"),
        _ => format!("{certain} of {} voiced {when}", counted(all, "position")),
    };
    if possibly > 0 {
        said.push_str(&format!(", {possibly} more only possibly"));
    }
    match answers.disputed_since {
        Some(day) => said.push_str(&format!(", disputed since {}", day.in_words())),
        None if voiced == 1 => said.push_str("; so far nobody disagrees"),
        None => {}
    }
    let later = all - voiced;
    let quiet = (later > 0 && as_of.clock == Clock::Reported).then(|| match later {
        1 => "1 more position is voiced later.".to_owned(),
        more => format!("{more} more positions are voiced later."),
    });
    (said, quiet)
}

/// Asks for the lines between claims that deny each other, and says how many there are.
fn lines_of_denial(ui: &mut Ui, desk: &mut Desk<'_>, answers: &Answers) {
    if answers.denials == 0 {
        return;
    }
    let mut drawn = desk.state().look().denials.is_open();
    let label = format!("Lines of denial ({})", answers.denials);
    ui.spacing_mut().interact_size.y = 18.0;
    let words = RichText::new(&label).font(sans(12.0));
    let response = ui.add(Checkbox::new(&mut drawn, words)).on_hover_text(
        "On map and timeline, a line from each denial to what it denies; \
         only between claims that had both been reported (L)",
    );
    if response.changed() {
        let shown = if drawn { Shown::Open } else { Shown::Closed };
        desk.actions.view(ViewAction::SetDenials(shown));
    }
}
