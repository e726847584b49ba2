//! What pages share: titles, headings, and the entries of the overview's lists.

use std::collections::BTreeSet;

use egui::text::LayoutJob;
use egui::{Label, Role, Ui, WidgetInfo};

use crate::app::Page;
use crate::dossier::{Name, Subject, When};
use crate::query::{Counts, DisputeIx, EventIx, SourceIx};
use crate::ui::fields::signs::{self, Sign};
use crate::ui::scene::Hover;
use crate::ui::theme::{Theme, sans, sans_bold, serif, serif_bold};
use crate::ui::widgets::{claims, section};

use super::contents::Heading;
use super::desk::Desk;
use super::setting::{Underline, dot, face, line, link, linked, paragraph, piece};
use super::wording::{count_line, counted, published};

/// Size of the smaller type, in points.
pub const SMALL: f32 = 12.5;

/// What a page is about, large.
pub fn title(ui: &mut Ui, theme: &Theme, text: &str) {
    let job = LayoutJob::single_section(
        text.to_owned(),
        egui::TextFormat {
            line_height: Some(29.0),
            ..egui::TextFormat::simple(serif_bold(24.0), theme.ink)
        },
    );
    let (at, galley, response) = Label::new(job).wrap().layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    ui.painter().galley(at, galley, theme.ink);
}

/// The same with a pencil in the corner, that leads to the fields of what the page is about.
pub fn edited_title(ui: &mut Ui, desk: &mut Desk<'_>, text: &str, subject: Subject) {
    let whole = ui.available_rect_before_wrap();
    let width = whole.width() - signs::SIDE - 4.0;
    ui.scope(|ui| {
        ui.set_max_width(width);
        title(ui, desk.theme(), text);
    });
    let middle = egui::pos2(whole.right() - signs::SIDE / 2.0, whole.top() + 14.0);
    pencil(ui, desk, subject, middle);
}

/// A quiet pencil that leads to the fields of something; takes no room of its own.
pub fn pencil(ui: &mut Ui, desk: &mut Desk<'_>, subject: Subject, middle: egui::Pos2) {
    let id = ui.scope_id().with(("edit", &subject));
    let name = "Edit (E)";
    let button = signs::button_at(ui, desk.theme(), Sign::Pencil, name, middle, id);
    if button.clicked() {
        desk.actions.inspect(Some(subject));
    }
}

/// The other spellings of what a page is about, each once: "გორი · Гори".
pub fn other_names(ui: &mut Ui, theme: &Theme, own: &str, names: &[Name]) {
    let mut met = BTreeSet::from([own]);
    let names: Vec<&str> = names
        .iter()
        .map(|name| name.text.as_str())
        .filter(|name| met.insert(name))
        .collect();
    if !names.is_empty() {
        paragraph(ui, &names.join(" · "), face(sans(14.0), theme.ink_soft));
    }
}

/// A soft line beneath the title.
pub fn text(ui: &mut Ui, theme: &Theme, text: &str) {
    paragraph(ui, text, face(sans(13.0), theme.ink_soft));
}

/// How much the page lists; where it lists nothing, its end says so.
pub fn counts_line(ui: &mut Ui, desk: &Desk<'_>, counts: &Counts) {
    if counts.known() == 0 {
        return;
    }
    let line = count_line(counts, &desk.state().as_of());
    paragraph(ui, &line, face(sans_bold(13.0), desk.theme().ink));
}

pub fn heading(ui: &mut Ui, desk: &Desk<'_>, heading: Heading) {
    ui.add_space(8.0);
    let count = desk.state().comparison().zip(match heading {
        Heading::Change(change) => Some(change),
        Heading::Sources | Heading::Disputes | Heading::Events => None,
    });
    let text = match count {
        Some((comparison, change)) => {
            format!("{} · {}", heading.text(), comparison.of(change).len())
        }
        None => heading.text().to_owned(),
    };
    section(ui, desk.theme(), &text);
    ui.add_space(2.0);
}

/// A source in the overview: when, who, what, how many claims.
pub fn source(ui: &mut Ui, desk: &mut Desk<'_>, source_ix: SourceIx) {
    let theme = desk.theme();
    let source = desk.index().source(source_ix);
    let counts = desk.state().known().by_source[source_ix.index()];
    ui.spacing_mut().item_spacing.y = 0.0;
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, 18.0, |ui| {
        let head = format!("{} · {}", published(source), source.publisher);
        piece(ui, &head, face(sans_bold(SMALL), theme.ink));
        piece(ui, &format!("   {}", claims(counts.known())), soft);
    });
    let job = LayoutJob::single_section(source.title.clone(), face(serif(14.5), theme.ink));
    let name = format!(
        "{}, {}: {}",
        source.publisher,
        published(source),
        source.title
    );
    let response = linked(
        ui,
        theme,
        Label::new(job).wrap(),
        Underline::Pointed(theme.ink),
        &name,
    );
    if response.hovered() {
        *desk.hover = Hover::Source(source_ix);
    }
    desk.follow(&response, Page::Document(source.id.clone(), None));
    ui.add_space(9.0);
}

/// "2 more sources, reported later": how many, not which.
pub fn later_sources(ui: &mut Ui, desk: &Desk<'_>) {
    let later = desk.contents.left_out.later;
    let said = format!("{}, reported later", counted(later, "more source"));
    paragraph(ui, &said, face(sans(SMALL), desk.theme().ink_soft));
}

/// A dispute in the overview: its question, and the answers that had been given.
pub fn dispute(ui: &mut Ui, desk: &mut Desk<'_>, dispute_ix: DisputeIx) {
    let theme = desk.theme();
    let dispute = desk.index().dispute(dispute_ix);
    ui.spacing_mut().item_spacing.y = 0.0;
    let job = LayoutJob::single_section(dispute.question.clone(), face(serif(14.5), theme.ink));
    let name = format!("Dispute: {}", dispute.question);
    let response = linked(
        ui,
        theme,
        Label::new(job).wrap(),
        Underline::Pointed(theme.ink),
        &name,
    );
    desk.follow(&response, Page::Dispute(dispute.id.clone()));
    let voiced = desk
        .index()
        .positions_voiced(dispute_ix, &desk.state().as_of());
    for answer in voiced {
        let position = &dispute.positions[answer.position];
        let count = answer.certain.len() + answer.possible.len();
        line(ui, 18.0, |ui| {
            let colour = position
                .side
                .as_ref()
                .and_then(|side| desk.side(side))
                .map_or(theme.ink_faint, |(_, colour)| colour);
            dot(ui, colour, 18.0);
            piece(ui, &position.label, face(sans(SMALL), theme.ink));
            piece(
                ui,
                &format!("   {count}"),
                face(sans(SMALL), theme.ink_soft),
            );
        });
    }
    ui.add_space(10.0);
}

/// An event in the overview: its date, its title, how many claims.
pub fn event(ui: &mut Ui, desk: &mut Desk<'_>, event_ix: EventIx) {
    let theme = desk.theme();
    let index = desk.index();
    let event = index.event(event_ix);
    let counts = desk
        .state()
        .known()
        .counts_of(index.claims_of_event(event_ix).iter().copied());
    let occurred = event
        .occurred
        .as_ref()
        .map_or_else(|| "no date".to_owned(), When::in_words);
    ui.spacing_mut().item_spacing.y = 0.0;
    let soft = face(sans(SMALL), theme.ink_soft);
    let name = format!("{}, {occurred}", event.title);
    let response = line(ui, 18.0, |ui| {
        let response = link(ui, theme, &event.title, face(sans(13.0), theme.ink), &name);
        piece(
            ui,
            &format!("   {occurred} · {}", claims(counts.known())),
            soft,
        );
        response
    });
    if response.hovered() {
        *desk.hover = Hover::Event(event_ix);
    }
    desk.follow(&response, Page::Event(event.id.clone()));
    ui.add_space(6.0);
}
