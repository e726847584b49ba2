//! How long it took in the middle, by side, source and kind: a table.

use egui::{Color32, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::words;
use crate::dossier::When;
use crate::query::{MedianLag, MedianLags, SideIx, SourceIx};
use crate::ui::scene::{Hover, Scene};
use crate::ui::theme::{sans, sans_bold};
use crate::ui::widgets::{cut_to, section};

const ROW: f32 = 20.0;
/// Entries beyond this many are listed only when asked for. Chosen by eye.
const FEW: usize = 8;

/// Which long lists are open in full.
#[derive(Default)]
pub struct Unfolded {
    sources: bool,
    kinds: bool,
}

/// A line of the table.
struct Row<'a> {
    name: String,
    colour: Option<Color32>,
    median: &'a MedianLag,
    hover: Option<Hover>,
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    medians: &MedianLags,
    unfolded: &mut Unfolded,
    hover: &mut Hover,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let index = scene.state.index();
    section(ui, scene.theme, "Median lag by side");
    let said = "claims + undated";
    let at = ui.cursor().left_top() + vec2(ui.available_width(), -2.0);
    let align = egui::Align2::RIGHT_BOTTOM;
    ui.painter()
        .text(at, align, said, sans(10.5), scene.theme.ink_soft);
    let sides = (0..).map(SideIx).zip(&medians.by_side);
    let rows = sides.map(|(side, median)| Row {
        name: index.side(side).label.clone(),
        colour: Some(scene.theme.hue(index.side(side).hue)),
        median,
        hover: Some(Hover::Side(side)),
    });
    table(ui, scene, rows.collect(), &mut true, hover);
    section(ui, scene.theme, "By source");
    let sources = (0..).map(SourceIx).zip(&medians.by_source);
    let rows = sources.map(|(source, median)| Row {
        name: source_name(scene, source),
        colour: None,
        median,
        hover: Some(Hover::Source(source)),
    });
    table(ui, scene, rows.collect(), &mut unfolded.sources, hover);
    section(ui, scene.theme, "By kind");
    let kinds = scene.state.dossier().kinds.iter().zip(&medians.by_kind);
    let rows = kinds.map(|(kind, median)| Row {
        name: kind.label.clone(),
        colour: None,
        median,
        hover: None,
    });
    table(ui, scene, rows.collect(), &mut unfolded.kinds, hover);
}

/// The date first: what is cut off at the end is the lesser loss, and one publisher may have many.
fn source_name(scene: Scene<'_>, source: SourceIx) -> String {
    let source = scene.state.index().source(source);
    let published = source.published.as_ref();
    let published = published.map_or_else(|| "no date".to_owned(), When::in_words);
    format!("{published} · {}", source.publisher)
}

/// Those with claims, the few that have most unless all are asked for.
fn table(
    ui: &mut Ui,
    scene: Scene<'_>,
    mut rows: Vec<Row<'_>>,
    open: &mut bool,
    hover: &mut Hover,
) {
    rows.retain(|row| row.median.claims + row.median.undated > 0);
    rows.sort_by_key(|row| std::cmp::Reverse(row.median.claims));
    let all = rows.len();
    if !*open {
        rows.truncate(FEW);
    }
    for row in &rows {
        draw_row(ui, scene, row, hover);
    }
    if all > FEW && ui.small_button(more(*open, all)).clicked() {
        *open = !*open;
    }
    if all == 0 {
        ui.label("Nothing by then");
    }
}

fn more(open: bool, all: usize) -> String {
    if open {
        "Show fewer".to_owned()
    } else {
        format!("Show {} more", all - FEW)
    }
}

fn draw_row(ui: &mut Ui, scene: Scene<'_>, row: &Row<'_>, hover: &mut Hover) {
    let theme = scene.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let said = words::median(&row.name, row.median);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if response.hovered()
        && let Some(lights) = row.hover
    {
        *hover = lights;
        ui.painter().rect_filled(rect, 3.0, theme.paper_shade);
    }
    let mut left = rect.left();
    if let Some(colour) = row.colour {
        ui.painter()
            .circle_filled(pos2(left + 4.5, rect.center().y), 4.5, colour);
        left += 14.0;
    }
    let lag = match row.median.claims {
        0 => "undated".to_owned(),
        _ => words::lag(row.median.least, row.median.most),
    };
    let counts = match row.median.undated {
        0 => row.median.claims.to_string(),
        undated => format!("{} + {undated}", row.median.claims),
    };
    let counts = cut_to(ui, &counts, sans(11.0), theme.ink_soft, 60.0);
    let lag = cut_to(ui, &lag, sans_bold(12.0), theme.ink, 120.0);
    let counts_left = rect.right() - 46.0f32.max(counts.size().x);
    let lag_left = counts_left - 8.0 - lag.size().x;
    let room = (lag_left - 8.0 - left).max(20.0);
    let name = cut_to(ui, &row.name, sans(12.5), theme.ink, room);
    let put = |x: f32, galley: std::sync::Arc<egui::Galley>| {
        let at = pos2(x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, theme.ink);
    };
    put(left, name);
    put(lag_left, lag);
    put(rect.right() - counts.size().x, counts);
    response.on_hover_text(said);
}
