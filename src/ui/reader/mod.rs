//! The reader: the words behind every mark.
//!
//! A page is a column of rows ([`contents`] says which), of which only those in view are laid out
//! ([`column`]). Each kind of row is drawn in a file of its own; what is said stands in [`wording`].

mod accounts;
mod answers;
mod bonds;
pub(super) mod caret;
mod claim_card;
mod column;
mod contents;
mod copying;
mod date_strip;
mod desk;
mod dispute_cell;
mod dispute_marks;
mod dispute_movements;
mod dispute_steps;
mod dispute_strip;
mod dispute_table;
mod group_head;
mod growth;
mod handles;
mod laid;
mod listing;
mod offers;
mod page_actor;
mod page_comparison;
mod page_dispute;
mod page_document;
mod page_event;
mod page_findings;
mod page_overview;
mod page_place;
mod page_tray;
mod passages;
#[cfg(test)]
mod promises;
mod revision;
mod selecting;
mod setting;
mod shelf;
mod standing;
mod tail;
mod text_rows;
mod unfolded;
pub(super) mod wording;

use std::ops::Range;

use egui::{IdSalt, Margin, ScrollArea, Ui};

use crate::app::{Actions, ClaimOrder, Page, Tray};
use crate::dossier::{ClaimId, SourceId};
use crate::scale::MapView;

use self::claim_card::Setting;
use self::column::Column;
use self::contents::{Contents, Row};
use self::desk::Desk;
use self::shelf::Shelf;
use self::unfolded::Unfolded;
use super::scene::{Hover, Scene};

/// Lines longer than this are hard to read; a wider panel leaves the rest empty. In points.
const WIDEST_COLUMN: f32 = 620.0;

/// Answers side by side may be wider: each has a column of its own. In points.
const WIDEST_TABLE: f32 = 1100.0;

/// What the reader keeps between frames.
#[derive(Default)]
pub struct Memory {
    column: Column<Row>,
    contents: Contents,
    /// What `contents` was made for.
    made_for: Option<MadeFor>,
    /// Counts up whenever `contents` is made anew.
    list: u64,
    unfolded: Unfolded,
    shelf: Shelf,
    growth: growth::Memory,
    passages: passages::Memory,
    selecting: selecting::Memory,
    /// The chosen excerpt that is still to be brought into view.
    bring: Option<Bring>,
    /// What had the keyboard in the frame before.
    focused: Option<egui::Id>,
}

/// An excerpt, or a part of the text, on its way into view.
struct Bring {
    page: Page,
    what: Brought,
    /// Frames left to try. The first goes by estimated heights, the next ones by measured ones.
    frames: u8,
    /// Whether its paragraph was laid out in this frame, and so sees to it itself.
    found: bool,
}

/// What is brought into view.
enum Brought {
    Excerpt(ClaimId),
    /// Bytes of the source's text.
    Passage(Range<usize>),
}

/// Everything that a page's rows depend on.
#[derive(Clone, PartialEq)]
struct MadeFor {
    page: Page,
    revision: u64,
    order: ClaimOrder,
    unfolded: u64,
    /// The map's view, for the one page that depends on it.
    off_map_of: Option<MapView>,
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    memory.keep_up_with(scene);
    let page = scene.state.page();
    let area = ScrollArea::vertical()
        .id_salt(scroll_salt(page))
        .auto_shrink(false)
        .content_margin(Margin {
            right: 14,
            bottom: 24,
            ..Margin::ZERO
        });
    area.show(ui, |ui| {
        let widest = match page {
            Page::Dispute(_) => WIDEST_TABLE,
            _ => WIDEST_COLUMN,
        };
        ui.set_max_width(ui.available_width().min(widest));
        ui.spacing_mut().item_spacing.y = 3.0;
        let Memory {
            column,
            contents,
            list,
            unfolded,
            shelf,
            growth,
            passages,
            selecting,
            bring,
            focused,
            ..
        } = memory;
        let contents = &*contents;
        let mut desk = Desk {
            scene,
            contents,
            hover,
            actions,
            unfolded,
            shelf,
        };
        selecting.begin(&mut desk);
        let top = ui.cursor().top();
        let width = ui.available_width();
        let estimate = |row: Row| estimated_height(scene, row, width);
        column.show(ui, *list, &contents.rows, estimate, |ui, row| match row {
            Row::Head => head(ui, &mut desk, growth),
            Row::Heading(heading) => listing::heading(ui, &desk, heading),
            Row::Group(source) => group_head::draw(ui, &mut desk, source),
            Row::Claim(claim) => claim_card::draw(ui, &mut desk, claim, Setting::Listed),
            Row::Card(claim) => claim_card::draw(ui, &mut desk, claim, Setting::InDocument),
            Row::Positions => dispute_table::heads(ui, &mut desk),
            Row::Report(source) => dispute_table::report(ui, &mut desk, source),
            Row::Source(source) => listing::source(ui, &mut desk, source),
            Row::LaterSources => listing::later_sources(ui, &desk),
            Row::Dispute(dispute) => listing::dispute(ui, &mut desk, dispute),
            Row::Event(event) => listing::event(ui, &mut desk, event),
            Row::Paragraph { from, to } => {
                passages::paragraph(ui, &mut desk, passages, selecting, from..to, bring);
            }
            Row::Fold { part, lines } => page_document::fold(ui, &mut desk, part, lines),
            Row::Finding(place) => page_findings::finding(ui, &mut desk, place),
            Row::Tail => tail::draw(ui, &mut desk),
        });
        if contents.answers.is_some()
            && let Some(offset) = column.offset_of(&contents.rows, Row::Positions)
        {
            dispute_table::pinned(ui, &mut desk, top + offset);
        }
        selecting.finish(ui, &mut desk);
        super::focus::lead(ui, focused);
        bring_into_view(ui, scene, column, contents, top, bring);
    });
}

impl Memory {
    /// Brings a part of a document's text, a byte range, into view once its page is open, and lights it.
    pub fn bring_passage(&mut self, source: SourceId, part: Range<usize>) {
        self.passages.seek(Some(part.clone()));
        self.bring = Some(Bring {
            page: Page::Document(source, None),
            what: Brought::Passage(part),
            // One more, since the page opens only in the next frame.
            frames: BRINGING_FRAMES + 1,
            found: false,
        });
    }

    /// Makes the rows anew when what they depend on is another.
    fn keep_up_with(&mut self, scene: Scene<'_>) {
        let state = scene.state;
        let made_for = MadeFor {
            page: state.page().clone(),
            revision: state.revision(),
            order: state.look().order,
            unfolded: self.unfolded.revision(),
            off_map_of: state
                .session()
                .map
                .filter(|_| *state.page() == Page::Tray(Tray::OffMap)),
        };
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        let another_page = self.made_for.as_ref().map(|old| &old.page) != Some(&made_for.page);
        let sought = self.bring.as_ref().map(|bring| bring.page.clone());
        if another_page && sought.as_ref() != Some(&made_for.page) {
            self.passages.seek(None);
        }
        if another_page && let Page::Document(_, Some(claim)) = &made_for.page {
            self.bring = Some(Bring {
                page: made_for.page.clone(),
                what: Brought::Excerpt(claim.clone()),
                frames: BRINGING_FRAMES,
                found: false,
            });
        }
        if another_page
            && let Page::Document(source, None) = &made_for.page
            && sought.as_ref() != Some(&made_for.page)
            && let Some(parts) = state.parts_in_hand(source)
            && let (Some(first), Some(last)) = (parts.first(), parts.last())
        {
            self.bring = Some(Bring {
                page: made_for.page.clone(),
                what: Brought::Passage(first.start..last.end),
                frames: BRINGING_FRAMES,
                found: false,
            });
        }
        self.contents = Contents::of(state, &self.unfolded, &self.contents);
        self.made_for = Some(made_for);
        self.list += 1;
    }
}

/// Enough for estimates to become measures: chosen by eye.
const BRINGING_FRAMES: u8 = 4;

/// Scrolls to where the chosen excerpt should be, as long as its paragraph was not laid out; once it
/// is, the paragraph itself does it better.
fn bring_into_view(
    ui: &Ui,
    scene: Scene<'_>,
    column: &Column<Row>,
    contents: &Contents,
    top: f32,
    wanted: &mut Option<Bring>,
) {
    let Some(bring) = wanted else {
        return;
    };
    if *scene.state.page() != bring.page || bring.frames == 0 {
        *wanted = None;
        return;
    }
    bring.frames -= 1;
    ui.ctx().request_repaint();
    if std::mem::take(&mut bring.found) {
        return;
    }
    let row = match &bring.what {
        Brought::Excerpt(claim) => scene.state.index().claim_ix(claim).map(Row::Card),
        Brought::Passage(part) => contents.rows.iter().copied().find(
            |row| matches!(row, Row::Paragraph { from, to } if (*from..*to).contains(&part.start)),
        ),
    };
    if let Some(offset) = row.and_then(|row| column.offset_of(&contents.rows, row)) {
        let place = egui::Rect::from_min_size(
            egui::pos2(ui.min_rect().left(), top + offset - 40.0),
            egui::vec2(1.0, 80.0),
        );
        if !ui.clip_rect().contains_rect(place) {
            ui.scroll_to_rect(place, Some(egui::Align::Center));
        }
    }
}

/// Pages that are one document share their place in it, whichever claim is chosen.
fn scroll_salt(page: &Page) -> IdSalt {
    match page {
        Page::Document(source, _) => IdSalt::new(("reader", "document", source)),
        page => IdSalt::new(("reader", page)),
    }
}

fn head(ui: &mut Ui, desk: &mut Desk<'_>, growth: &mut growth::Memory) {
    let index = desk.index();
    match desk.state().page() {
        Page::Overview => page_overview::head(ui, desk, growth),
        Page::Findings => page_findings::head(ui, desk),
        Page::Comparison => page_comparison::head(ui, desk),
        Page::Tray(tray) => page_tray::head(ui, desk, *tray),
        Page::Place(id) => match index.place_ix(id) {
            Some(place) => page_place::head(ui, desk, place),
            None => gone(ui, desk, "place", id.as_str()),
        },
        Page::Actor(id) => match index.actor_ix(id) {
            Some(actor) => page_actor::head(ui, desk, actor),
            None => gone(ui, desk, "actor", id.as_str()),
        },
        Page::Event(id) => match index.event_ix(id) {
            Some(event) => page_event::head(ui, desk, event),
            None => gone(ui, desk, "event", id.as_str()),
        },
        Page::Dispute(id) => match index.dispute_ix(id) {
            Some(dispute) => page_dispute::head(ui, desk, dispute),
            None => gone(ui, desk, "dispute", id.as_str()),
        },
        Page::Document(id, _) => match index.source_ix(id) {
            Some(source) => page_document::head(ui, desk, source),
            None => gone(ui, desk, "source", id.as_str()),
        },
    }
}

/// A page that was open when the dossier still had what it shows.
fn gone(ui: &mut Ui, desk: &mut Desk<'_>, what: &str, id: &str) {
    listing::title(ui, desk.theme(), &format!("No such {what}"));
    listing::text(
        ui,
        desk.theme(),
        &format!("The dossier has no {what} called `{id}` any more."),
    );
    if ui.button("Back to the overview").clicked() {
        desk.open(Page::Overview);
    }
}

/// Height of a row that was never laid out, in points. Chosen by eye; measuring follows.
fn estimated_height(scene: Scene<'_>, row: Row, width: f32) -> f32 {
    match row {
        Row::Head => 160.0,
        Row::Heading(_) => 34.0,
        Row::Group(_) => 56.0,
        Row::Claim(claim) | Row::Card(claim) => claim_card::estimated_height(scene, claim, width),
        Row::Positions => 70.0,
        Row::Report(_) => 240.0,
        Row::Source(_) => 48.0,
        Row::LaterSources => 22.0,
        Row::Dispute(_) => 56.0,
        Row::Event(_) => 40.0,
        Row::Paragraph { from, to } => passages::estimated_height(to - from, width),
        Row::Fold { .. } => 28.0,
        Row::Finding(_) => 64.0,
        Row::Tail => 40.0,
    }
}
