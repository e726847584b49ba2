//! The rows in view, and what is done with them. Of a hundred thousand only these are laid out.

use egui::{Id, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::super::scene::Hover;
use super::copying::{self, Form};
use super::row::{self, Look};
use super::{Hands, Sheet, facets, keyboard};
use crate::query::{ClaimIx, Export};

/// What the rows keep between frames.
#[derive(Default)]
pub struct Memory {
    /// How far they are scrolled, in points.
    pub offset: Vec2,
    /// The row to bring into view, from 0.
    pub bring: Option<usize>,
    /// How far to the right something is that is to be brought into view: from where to where, in points.
    pub bring_across: Option<(f32, f32)>,
}

/// `marked` are the claims of the open page.
pub fn draw(
    ui: &mut Ui,
    rect: Rect,
    sheet: Sheet<'_>,
    memory: &mut Memory,
    marked: &dyn Fn(ClaimIx) -> bool,
    hands: &mut Hands<'_>,
) {
    let rows = sheet.claims();
    let height = sheet.layout.row_height;
    let id = ui.scope_id().with("rows");
    let grid = ui.interact(rect, id, Sense::focusable_noninteractive());
    grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, name(rows.len())));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_row_count(rows.len());
        node.set_column_count(sheet.layout.columns.len());
        node.set_multiselectable();
    });
    let in_view = (rect.height() / height).floor() as usize;
    let first = (memory.offset.y / height).ceil().max(0.0) as usize;
    if grid.has_focus() {
        if grid.gained_focus() && hands.choice.place().is_none() && !rows.is_empty() {
            let at = first.min(rows.len() - 1);
            hands.choice.only(rows[at], at);
        }
        let page = in_view.saturating_sub(1).max(1);
        let pressed = keyboard::read(ui, id, rows, hands.choice, page, first);
        if pressed.moved {
            memory.bring = hands.choice.place();
        }
        memory.offset.x += pressed.sideways;
        if pressed.sideways != 0.0 {
            memory.bring_across = Some((memory.offset.x, memory.offset.x + rect.width()));
        }
        if let (true, Some(claim)) = (pressed.open, hands.choice.current()) {
            hands.actions.open(sheet.document_of(claim));
        }
        if pressed.copy && hands.choice.len() > 0 {
            let chosen: Vec<ClaimIx> = hands.choice.of(rows).collect();
            let form = Form::Table(Export::TabSeparated);
            copying::copy(
                ui.ctx(),
                sheet.scene,
                sheet.rows,
                &chosen,
                form,
                hands.actions,
            );
        }
    }

    let mut area = ScrollArea::both().id_salt("table rows").auto_shrink(false);
    if let Some(at) = memory.bring.take() {
        let (from, to) = (at as f32 * height, (at + 1) as f32 * height);
        let offset = brought(from, to, memory.offset.y, rect.height());
        area = area.vertical_scroll_offset(offset);
    }
    if let Some((from, to)) = memory.bring_across.take() {
        let most = (sheet.layout.width - rect.width()).max(0.0);
        let offset = brought(from, to, memory.offset.x, rect.width());
        area = area.horizontal_scroll_offset(offset.clamp(0.0, most));
    }
    let has_focus = grid.has_focus();
    let shown = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        area.show_viewport(ui, |ui, view| {
            // Whatever the number of rows: single precision still tells apart a quarter of a point there.
            ui.set_height(rows.len() as f32 * height);
            // As wide as the view to the hair would call for a bar to scroll sideways.
            let fits = sheet.layout.width <= rect.width();
            ui.set_width(sheet.layout.width - if fits { 1.0 } else { 0.0 });
            let mut inner = ui.new_child(
                UiBuilder::new()
                    .id_salt("grid")
                    .max_rect(ui.max_rect())
                    .accessibility_parent(id),
            );
            let from = (view.min.y / height).floor().max(0.0) as usize;
            let to = ((view.max.y / height).ceil().max(0.0) as usize).min(rows.len());
            for (at, claim) in rows.iter().enumerate().take(to).skip(from) {
                // From the top of the view, since far down the list two large numbers would be told apart.
                let y = at as f64 * f64::from(height) - f64::from(view.min.y);
                let corner = pos2(rect.left() - view.min.x, rect.top() + y as f32);
                let place = Rect::from_min_size(corner, vec2(sheet.layout.width, height));
                let look = Look {
                    at,
                    is_current: hands.choice.current() == Some(*claim),
                    has_focus,
                    is_chosen: hands.choice.is_chosen(*claim),
                    is_of_page: marked(*claim),
                };
                one(&mut inner, id, place, sheet, *claim, look, hands);
            }
        })
    });
    let offset = shown.inner.state.clamped_offset();
    if offset.x != memory.offset.x {
        ui.ctx().request_repaint();
    }
    memory.offset = offset;
    if has_focus
        && *hands.hover == Hover::Nothing
        && let Some(claim) = hands.choice.current()
    {
        *hands.hover = Hover::Claim(claim);
    }
}

/// Draws a row and does what is asked of it.
fn one(
    ui: &mut Ui,
    grid: Id,
    place: Rect,
    sheet: Sheet<'_>,
    claim: ClaimIx,
    look: Look,
    hands: &mut Hands<'_>,
) {
    let response = row::draw(ui, grid, place, sheet, claim, look);
    if response.hovered() {
        *hands.hover = Hover::Claim(claim);
    }
    if look.is_current {
        let row = response.id.accesskit_id();
        ui.ctx()
            .accesskit_node_builder(grid, |node| node.set_active_descendant(row));
    }
    if response.clicked() {
        let held = ui.input(|input| input.modifiers);
        if held.command {
            hands.choice.toggle(claim, look.at);
        } else if held.shift {
            hands.choice.extend(sheet.claims(), look.at);
        } else {
            hands.choice.only(claim, look.at);
            hands.actions.open(sheet.document_of(claim));
        }
        ui.memory_mut(|memory| memory.request_focus(grid));
    }
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        if ui.button("Open the words in their document").clicked() {
            hands.choice.only(claim, look.at);
            hands.actions.open(sheet.document_of(claim));
            ui.close();
        }
        ui.separator();
        facets::only_like(ui, sheet.scene, claim, hands.actions);
        ui.separator();
        for (label, form) in [
            ("Copy this row as text", Form::Table(Export::TabSeparated)),
            (
                "Copy this row with citation",
                Form::Cited(crate::dossier::CitationStyle::Plain),
            ),
        ] {
            if ui.button(label).clicked() {
                copying::copy(
                    ui.ctx(),
                    sheet.scene,
                    sheet.rows,
                    &[claim],
                    form,
                    hands.actions,
                );
                ui.close();
            }
        }
    });
}

/// What a screen reader says of the whole, with the keys that work there.
fn name(rows: usize) -> String {
    format!(
        "Claims as rows: {rows}. Arrows, Page up, Page down, Home and End move; Enter opens the words; \
         Shift with an arrow or Ctrl+A chooses several; Ctrl+C copies"
    )
}

/// The least scrolling from `offset` after which a view of this size shows the whole stretch, in points.
fn brought(from: f32, to: f32, offset: f32, size: f32) -> f32 {
    if from < offset || to - from > size {
        from
    } else {
        offset.max(to - size)
    }
}
