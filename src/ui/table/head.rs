//! The heads of the columns: what they are called, sorted by which, how wide, and which of their things are
//! let through.

use egui::accesskit::SortDirection;
use egui::{CursorIcon, PopupCloseBehavior, StrokeKind, pos2, vec2};
use egui::{Key, Modifiers, Popup, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo};

use super::super::theme::sans_bold;
use super::super::widgets::cut_to;
use super::layout::{GAP, Placed};
use super::{Sheet, facets, triangle};
use crate::app::{Actions, TableAction};
use crate::query::{RowSort, SortOrder, TableColumn};

pub const HEIGHT: f32 = 26.0;
/// How much a key widens a column, in points.
const KEY_STEP: f32 = 12.0;
/// Room for a sign beside a head's words, in points.
const SIGN: f32 = 13.0;

/// `offset` is how far the rows are scrolled to the right, in points. Returns the column whose head has just
/// got the keyboard.
pub fn draw(
    ui: &mut Ui,
    rect: Rect,
    sheet: Sheet<'_>,
    offset: f32,
    actions: &mut Actions,
) -> Option<Placed> {
    let theme = sheet.scene.theme;
    let mut inner = ui.new_child(UiBuilder::new().id_salt("heads").max_rect(rect));
    inner.set_clip_rect(rect.intersect(ui.clip_rect()));
    let mut reached = None;
    for placed in &sheet.layout.columns {
        let left = rect.left() + placed.left - offset;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(placed.width, rect.height()));
        if column(&mut inner, sheet, *placed, cell, actions).gained_focus() {
            reached = Some(*placed);
        }
        handle(&mut inner, sheet, *placed, cell, actions);
    }
    let rule = Stroke::new(1.2, theme.ink);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.6, rule);
    reached
}

fn column(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    placed: Placed,
    cell: Rect,
    actions: &mut Actions,
) -> Response {
    let theme = sheet.scene.theme;
    let column = placed.column;
    let table = &sheet.scene.state.session().table;
    let sorted = table.sort.filter(|sort| sort.column == column);
    let has_menu = facets::has_menu(column);
    let words = cell.with_max_x(cell.right() - GAP - if has_menu { SIGN } else { 0.0 });
    let id = ui.scope_id().with(("head", column));
    let response = ui.interact(words.expand2(vec2(4.0, 0.0)), id, Sense::click());
    name(ui, &response, column, sorted);
    if response.clicked() {
        let next = RowSort::after(table.sort, column);
        actions.table(TableAction::SortBy(next));
    }
    if response.has_focus() {
        widen_by_key(ui, placed, actions);
    }
    let mark = if sorted.is_some() { SIGN } else { 0.0 };
    let ink = if sorted.is_some() || response.hovered() {
        theme.ink
    } else {
        theme.ink_soft
    };
    let font = sans_bold(11.5);
    let galley = cut_to(
        ui,
        column.name(),
        font,
        ink,
        (words.width() - mark).max(8.0),
    );
    let at = pos2(words.left(), cell.center().y - galley.size().y / 2.0);
    if let Some(sort) = sorted {
        let middle = pos2(at.x + galley.size().x + 8.0, cell.center().y + 0.5);
        triangle(
            ui,
            middle,
            4.0,
            sort.order == SortOrder::Ascending,
            theme.ink,
        );
    }
    ui.painter().galley(at, galley, ink);
    if response.has_focus() {
        let frame = words.expand2(vec2(4.0, -3.0));
        ui.painter()
            .rect_stroke(frame, 2.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    }
    if has_menu {
        menu(ui, sheet, column, cell, actions);
    } else if facets::is_chosen(&sheet.scene.state.session().lens, column) {
        let dot = pos2(words.right() - 2.0, cell.center().y);
        ui.painter().circle_filled(dot, 2.5, theme.contested);
    }
    response.on_hover_text(format!(
        "{}.\nClick to sort, again to reverse, a third time for the order of reporting. \
         Shift+← and Shift+→ set the width",
        column.meaning()
    ))
}

/// "Reported, sorted ascending".
fn name(ui: &Ui, response: &Response, column: TableColumn, sorted: Option<RowSort>) {
    response.widget_info(|| {
        let how = sorted.map_or("not sorted".to_owned(), |sort| {
            format!("sorted {}", sort.order.name())
        });
        WidgetInfo::labeled(Role::Button, true, format!("{}, {how}", column.name()))
    });
    if let Some(sort) = sorted {
        let direction = match sort.order {
            SortOrder::Ascending => SortDirection::Ascending,
            SortOrder::Descending => SortDirection::Descending,
        };
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_sort_direction(direction));
    }
}

fn widen_by_key(ui: &Ui, placed: Placed, actions: &mut Actions) {
    for (key, step) in [(Key::ArrowRight, KEY_STEP), (Key::ArrowLeft, -KEY_STEP)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
            let width = placed.width + step;
            actions.table(TableAction::SetWidth(placed.column, Some(width)));
        }
    }
}

/// The three dots whose menu chooses among what stands in the column.
fn menu(ui: &mut Ui, sheet: Sheet<'_>, column: TableColumn, cell: Rect, actions: &mut Actions) {
    let theme = sheet.scene.theme;
    let right = cell.right() - GAP;
    let rect = Rect::from_min_max(
        pos2(right - SIGN, cell.top() + 4.0),
        pos2(right + 2.0, cell.bottom() - 4.0),
    );
    let id = ui.scope_id().with(("only", column));
    let response = ui.interact(rect, id, Sense::click());
    let is_chosen = facets::is_chosen(&sheet.scene.state.session().lens, column);
    let said = format!("Choose by {}", column.name().to_lowercase());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &said));
    let colour = match (is_chosen, response.hovered() || response.has_focus()) {
        (true, _) => theme.contested,
        (false, true) => theme.ink,
        (false, false) => theme.ink_faint,
    };
    for step in [-4.0, 0.0, 4.0] {
        let dot = rect.center() + vec2(step, 0.5);
        ui.painter().circle_filled(dot, 1.3, colour);
    }
    if response.has_focus() {
        ui.painter()
            .rect_stroke(rect, 2.0, Stroke::new(1.5, theme.ink), StrokeKind::Inside);
    }
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| facets::menu(ui, sheet.scene, column, actions));
    response.on_hover_text(format!("{said}: map and timeline follow"));
}

/// Between two heads: dragged, it sets the width of the left one; clicked twice, it gives it its own again.
fn handle(ui: &mut Ui, sheet: Sheet<'_>, placed: Placed, cell: Rect, actions: &mut Actions) {
    let theme = sheet.scene.theme;
    let x = cell.right() - GAP / 2.0 + 1.0;
    let rect = Rect::from_min_max(pos2(x - 4.0, cell.top()), pos2(x + 4.0, cell.bottom()));
    let id = ui.scope_id().with(("width", placed.column));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let is_held = response.hovered() || response.dragged();
    let colour = if is_held { theme.ink } else { theme.rule };
    let across = cell.y_range().shrink(if is_held { 3.0 } else { 7.0 });
    ui.painter().vline(x, across, Stroke::new(1.0, colour));
    if response.double_clicked() {
        actions.table(TableAction::SetWidth(placed.column, None));
    } else if response.dragged() && response.drag_delta().x != 0.0 {
        let width = placed.width + response.drag_delta().x;
        actions.table(TableAction::SetWidth(placed.column, Some(width)));
    }
    response.on_hover_cursor(CursorIcon::ResizeColumn);
}
