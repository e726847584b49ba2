//! The list of disputes beneath the filters: which questions had been answered by the date, by how many
//! answers, and since when they differ.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, Context, FocusDirection, Id, Key, Painter, Pos2, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::{Actions, Page, Shown, ViewAction};
use crate::query::DisputeIx;

use super::dispute_row::{Row, entry, row};
use super::scene::{Hover, Scene};
use super::splits::Measure;
use super::theme::{sans, sans_bold};

/// Share of the left column that the list takes at first. Chosen by eye: at 1280×800 four questions are in
/// sight beside the first filters.
const SHARE: f32 = 0.46;
/// Height of its title, in points.
const TITLE: f32 = 26.0;
/// What the filters keep above it, in points.
const LEAST_FILTERS: f32 = 120.0;

/// The list as it stands at the date.
#[derive(Default)]
pub struct Memory {
    /// State's revision and theme that `rows` were made for.
    made_for: Option<(u64, bool)>,
    rows: Vec<Row>,
    /// How many have no answer yet.
    later: usize,
}

impl Memory {
    fn keep_up_with(&mut self, scene: Scene<'_>) {
        let key = (scene.state.revision(), scene.theme.is_dark);
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        let all = scene.state.dossier().disputes.len();
        self.rows = (0..all as u32)
            .filter_map(|at| row(scene, DisputeIx(at)))
            .collect();
        self.later = all - self.rows.len();
    }
}

/// Under which name the wish to be given the keyboard waits for the next frame.
fn wish() -> Id {
    Id::unique("go-to-the-disputes")
}

/// Shows the list and gives it the keyboard as soon as it is there.
pub fn go_to(ctx: &Context, actions: &mut Actions) {
    actions.view(ViewAction::SetFilters(Shown::Open));
    actions.view(ViewAction::SetDisputes(Shown::Open));
    ctx.data_mut(|data| data.insert_temp(wish(), true));
}

/// Whether there is anything to list; without disputes the filters have the whole column.
pub fn is_there(scene: Scene<'_>) -> bool {
    !scene.state.dossier().disputes.is_empty()
}

/// What the list may measure in a column of this height.
pub fn measure(scene: Scene<'_>, column: f32) -> Measure {
    match scene.state.look().disputes {
        Shown::Open => Measure {
            least: TITLE + 40.0,
            usual: column * SHARE,
            most: (column - LEAST_FILTERS).max(TITLE + 40.0),
        },
        Shown::Closed => Measure {
            least: TITLE + 6.0,
            usual: TITLE + 6.0,
            most: TITLE + 6.0,
        },
    }
}

/// The lower part of the left column.
pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    memory.keep_up_with(scene);
    ui.spacing_mut().item_spacing.y = 0.0;
    title(ui, scene, memory, actions);
    if scene.state.look().disputes.is_open() {
        list(ui, scene, memory, hover, actions);
    }
}

/// "DISPUTES 5/13", which folds the list away and back.
fn title(ui: &mut Ui, scene: Scene<'_>, memory: &Memory, actions: &mut Actions) {
    let theme = scene.theme;
    let shown = scene.state.look().disputes;
    let (voiced, all) = (memory.rows.len(), memory.rows.len() + memory.later);
    let width = ui.available_width() - 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, TITLE), Sense::click());
    let does = if shown.is_open() { "Hide" } else { "Show" };
    response.widget_info(|| {
        let name = format!("Disputes, {voiced} of {all} voiced. {does} the list");
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let ink = if response.hovered() || response.has_focus() {
        theme.ink
    } else {
        theme.ink_soft
    };
    let mut job = LayoutJob::default();
    let spaced = TextFormat {
        extra_letter_spacing: 0.8,
        ..TextFormat::simple(sans_bold(10.5), ink)
    };
    job.append("DISPUTES", 0.0, spaced);
    let count = TextFormat::simple(sans_bold(11.0), ink);
    job.append(&format!("{voiced}/{all}"), 6.0, count);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let y = rect.center().y;
    ui.painter()
        .galley(pos2(rect.left(), y - galley.size().y / 2.0), galley, ink);
    fold_sign(ui.painter(), pos2(rect.right() - 7.0, y), shown, ink);
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme.ink);
        ui.painter()
            .rect_stroke(rect, 3.0, ring, StrokeKind::Inside);
        if memory.rows.is_empty() {
            ui.data_mut(|data| data.remove::<bool>(wish()));
        }
    } else if memory.rows.is_empty() && is_wished(ui) {
        response.request_focus();
    }
    if response.clicked() {
        actions.view(ViewAction::SetDisputes(shown.toggled()));
    }
    response.on_hover_text(format!(
        "{does} the questions on which the reports carry different answers: \
         {voiced} of {all} had been answered by this date (D)"
    ));
}

fn is_wished(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(wish()).unwrap_or(false))
}

fn fold_sign(painter: &Painter, at: Pos2, shown: Shown, ink: Color32) {
    let corners = match shown {
        Shown::Open => [(-3.5, -2.0), (0.0, 1.8), (3.5, -2.0)],
        Shown::Closed => [(-2.0, -3.5), (1.8, 0.0), (-2.0, 3.5)],
    };
    let line = corners.map(|(x, y)| at + vec2(x, y)).to_vec();
    painter.line(line, Stroke::new(1.3, ink));
}

fn list(ui: &mut Ui, scene: Scene<'_>, memory: &Memory, hover: &mut Hover, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let selected = scene.selected_dispute();
        let to_focus = is_wished(ui).then(|| {
            let open = memory.rows.iter().find(|row| Some(row.dispute) == selected);
            open.or(memory.rows.first()).map(|row| row.dispute)
        });
        let mut ids = Vec::with_capacity(memory.rows.len());
        for row in &memory.rows {
            let response = entry(ui, scene, row, selected == Some(row.dispute));
            ids.push(response.id);
            if to_focus.flatten() == Some(row.dispute) {
                response.request_focus();
                ui.data_mut(|data| data.remove::<bool>(wish()));
            }
            if response.hovered() || response.has_focus() {
                *hover = Hover::Dispute(row.dispute);
            }
            if response.clicked() {
                let id = scene.state.index().dispute(row.dispute).id.clone();
                actions.open(Page::Dispute(id));
            }
        }
        walk(ui, &ids);
        if memory.later > 0 {
            ui.add_space(4.0);
            let said = match memory.rows.len() {
                0 => format!("{}, none voiced yet", counted(memory.later)),
                _ => format!("{} more, voiced later", memory.later),
            };
            ui.label(
                egui::RichText::new(said)
                    .font(sans(12.0))
                    .color(scene.theme.ink_soft),
            );
        }
        ui.add_space(10.0);
    });
}

/// Arrows lead from question to question; by themselves they would lead to whatever is nearest.
fn walk(ui: &Ui, rows: &[Id]) {
    let focused = ui.memory(egui::Memory::focused);
    let Some(here) = rows.iter().position(|row| focused == Some(*row)) else {
        return;
    };
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let last = rows.len() - 1;
    let there = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
        (true, _) => (here + 1).min(last),
        (false, true) => here.saturating_sub(1),
        (false, false) => return,
    };
    ui.memory_mut(|memory| {
        memory.request_focus(rows[there]);
        // Else the same arrow would lead on from there.
        memory.move_focus(FocusDirection::None);
    });
}

fn counted(disputes: usize) -> String {
    format!("{disputes} dispute{}", if disputes == 1 { "" } else { "s" })
}
