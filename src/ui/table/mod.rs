//! The table: the known claims as rows, the same items as on map and timeline.
//!
//! Which rows there are and in which order is worked out in `query`; here they are laid out ([`layout`],
//! [`head`], [`body`], [`row`]), walked and chosen ([`keyboard`], [`choice`]) and copied ([`copying`]).

mod body;
mod bulk;
mod choice;
mod columns;
mod copying;
mod facets;
mod footer;
mod head;
mod keyboard;
mod layout;
mod row;
mod spoken;
mod toolbar;

use egui::{Rect, Ui, pos2};

use self::choice::Choice;
use self::layout::Layout;
use super::scene::{Hover, Scene};
use crate::app::{Actions, Page};
use crate::query::{Arrangement, ClaimIx, Rows, TableColumn};

/// What the table keeps between frames.
#[derive(Default)]
pub struct Memory {
    /// `None`: before the first frame.
    rows: Option<Rows>,
    /// Words that rows must hold, as typed.
    words: String,
    choice: Choice,
    body: body::Memory,
    bulk: bulk::Memory,
    /// Claims of the open page, in order, and what they were asked for.
    of_page: Vec<ClaimIx>,
    of_page_for: Option<(Page, u64)>,
}

/// What the parts of the table read while they are drawn.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    scene: Scene<'a>,
    rows: &'a Rows,
    layout: &'a Layout,
}

/// What the rows scribble on, and where their wishes go.
struct Hands<'a> {
    choice: &'a mut Choice,
    hover: &'a mut Hover,
    actions: &'a mut Actions,
}

impl<'a> Sheet<'a> {
    fn claims(&self) -> &'a [ClaimIx] {
        self.rows.claims()
    }

    /// What stands in a cell, as one reads it.
    fn words(&self, claim: ClaimIx, column: TableColumn) -> String {
        self.rows.words(self.scene.state.known(), claim, column)
    }

    /// A claim's document, with the claim in view.
    fn document_of(&self, claim: ClaimIx) -> Page {
        let index = self.rows.index();
        let source = index.source(index.source_of(claim));
        Page::Document(source.id.clone(), Some(index.claim(claim).id.clone()))
    }
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    memory.keep_up_with(scene);
    let Memory {
        rows: Some(rows),
        words,
        choice,
        body,
        bulk,
        of_page,
        ..
    } = memory
    else {
        return;
    };
    toolbar::draw(ui, scene, rows, words, choice, actions);
    bulk::draw(ui, scene, bulk, rows, choice, actions);
    let whole = ui.available_rect_before_wrap();
    let (head, rest) = whole.split_top_bottom_at_y(whole.top() + head::HEIGHT);
    let (middle, foot) = rest.split_top_bottom_at_y(rest.bottom() - footer::HEIGHT);
    let layout = Layout::of(&scene.state.session().table, middle.width());
    let sheet = Sheet {
        scene,
        rows,
        layout: &layout,
    };
    if let Some(reached) = head::draw(ui, head, sheet, body.offset.x, actions) {
        body.bring_across = Some((reached.left, reached.left + reached.width));
    }
    if rows.claims().is_empty() {
        nothing(ui, middle, scene, words, actions);
    } else {
        let marked = |claim: ClaimIx| of_page.binary_search(&claim).is_ok();
        let mut hands = Hands {
            choice,
            hover,
            actions,
        };
        body::draw(ui, middle, sheet, body, &marked, &mut hands);
    }
    footer::draw(ui, foot, scene, rows, actions);
    ui.advance_cursor_after_rect(whole);
}

impl Memory {
    /// Arranges the rows anew when what they depend on is another.
    fn keep_up_with(&mut self, scene: Scene<'_>) {
        let state = scene.state;
        let index = state.index();
        let same = |rows: &Rows| std::sync::Arc::ptr_eq(rows.index(), index);
        if !self.rows.as_ref().is_some_and(same) {
            match &mut self.rows {
                Some(rows) => {
                    let old = rows.index().clone();
                    if rows.follow(index.clone(), state.known()) {
                        let now = |claim| index.claim_ix(&old.claim(claim).id);
                        self.choice.follow(now);
                    } else {
                        self.choice = Choice::default();
                    }
                }
                None => self.rows = Some(Rows::new(index.clone())),
            }
        }
        let Some(rows) = &mut self.rows else {
            return;
        };
        let table = &state.session().table;
        let asked = Arrangement {
            columns: table.columns.iter().copied().collect(),
            sort: table.sort,
            words: self.words.clone(),
        };
        if rows.arrange(state.revision(), state.known(), &asked) {
            self.choice.keep_to(rows.claims(), index.claim_count());
        }
        let page = (state.page().clone(), state.revision());
        if self.of_page_for.as_ref() == Some(&page) {
            return;
        }
        let another = self.of_page_for.as_ref().map(|(page, _)| page) != Some(&page.0);
        self.of_page = state.claims_of_page();
        self.of_page.sort_unstable();
        // A claim whose words were opened elsewhere is come to here too.
        if let (true, Page::Document(_, Some(_)), &[claim]) = (another, &page.0, &*self.of_page)
            && self.choice.current() != Some(claim)
            && let Some(at) = rows.claims().iter().position(|other| *other == claim)
        {
            self.choice.only(claim, at);
            self.body.bring = Some(at);
        }
        self.of_page_for = Some(page);
    }
}

/// Why there are no rows, and what to do.
fn nothing(ui: &mut Ui, room: Rect, scene: Scene<'_>, words: &mut String, actions: &mut Actions) {
    let at = room.shrink2(egui::vec2(4.0, 14.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(at), |ui| {
        let soft = |text: &str| egui::RichText::new(text).color(scene.theme.ink_soft);
        if scene.state.known().totals.known() > 0 {
            ui.label(soft(&format!("No row holds “{}”.", words.trim())));
            if ui.button("Show all rows").clicked() {
                words.clear();
            }
        } else if scene.state.known().unfiltered.known() > 0 {
            ui.label(soft(
                "The filters keep out every claim that is known by this date.",
            ));
            if ui.button("Clear all filters").clicked() {
                actions.filter(crate::app::FilterAction::Clear);
            }
        } else {
            ui.label(soft(
                "Nothing is known by this date. Move the date on to see claims.",
            ));
        }
    });
}

/// A triangle that points up or down, as wide as twice `reach`.
fn triangle(ui: &Ui, middle: egui::Pos2, reach: f32, up: bool, colour: egui::Color32) {
    let tip = if up { -reach } else { reach } * 0.6;
    let points = vec![
        pos2(middle.x - reach, middle.y - tip),
        pos2(middle.x + reach, middle.y - tip),
        pos2(middle.x, middle.y + tip),
    ];
    let shape = egui::Shape::convex_polygon(points, colour, egui::Stroke::NONE);
    ui.painter().add(shape);
}
