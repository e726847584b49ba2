//! A question in the list of disputes: its answers as dots, how many there are, and since when they differ.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::dossier::Day;
use crate::query::{Clock, DisputeIx, disputed_since};

use super::scene::{Hover, Scene};
use super::theme::{Theme, sans, serif};

/// Radius of an answer's dot, and from one dot to the next, in points.
const DOT: f32 = 4.0;
const DOT_STEP: f32 = 13.0;

/// A question of which at least one answer had been given.
pub struct Row {
    pub dispute: DisputeIx,
    question: String,
    /// "2 of 3 positions · since 8 Aug 2008", and the same for where that is too long.
    told: [String; 2],
    /// What a screen reader says.
    name: String,
    dots: Vec<Dot>,
}

/// One of the answers.
struct Dot {
    colour: Color32,
    voiced: Voicing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Voicing {
    NotYet,
    ByThen,
    /// First heard on the as-of day itself.
    OnTheDay,
}
/// `None`: no answer had been given.
pub fn row(scene: Scene<'_>, ix: DisputeIx) -> Option<Row> {
    let (index, as_of) = (scene.state.index(), scene.state.as_of());
    let voiced = index.positions_voiced(ix, &as_of);
    if voiced.is_empty() {
        return None;
    }
    let dispute = index.dispute(ix);
    let on_reports = as_of.clock == Clock::Reported;
    let dots = dispute.positions.iter().enumerate().map(|(at, position)| {
        let answer = voiced.iter().find(|answer| answer.position == at);
        Dot {
            colour: scene.position_colour(position),
            voiced: match answer {
                None => Voicing::NotYet,
                Some(answer) if on_reports && answer.since == Some(as_of.day) => Voicing::OnTheDay,
                Some(answer) if answer.since.is_none() => Voicing::NotYet,
                Some(_) => Voicing::ByThen,
            },
        }
    });
    // Only possibly voiced is not voiced.
    let certain = voiced.iter().filter(|it| it.since.is_some()).count();
    let count = format!("{certain} of {} positions", dispute.positions.len());
    let since = disputed_since(&voiced);
    Some(Row {
        dispute: ix,
        question: dispute.question.clone(),
        told: [
            format!("{count} · {}", since_in_words(voiced.len(), since)),
            format!(
                "{certain} of {} · {}",
                dispute.positions.len(),
                since_in_words(voiced.len(), since)
            ),
        ],
        name: format!(
            "{}, {count}, {}",
            dispute.question,
            since_aloud(voiced.len(), since)
        ),
        dots: dots.collect(),
    })
}

fn since_in_words(voiced: usize, since: Option<Day>) -> String {
    match since {
        Some(day) => format!("since {}", day.in_words()),
        None if voiced > 1 => "only possibly".to_owned(),
        None => "not disputed yet".to_owned(),
    }
}

fn since_aloud(voiced: usize, since: Option<Day>) -> String {
    match since {
        Some(day) => format!("disputed since {}", day.in_words()),
        None if voiced > 1 => "only possibly disputed by then".to_owned(),
        None => "not disputed yet".to_owned(),
    }
}
/// A question, its answers as dots, how many there are and since when.
pub fn entry(ui: &mut Ui, scene: Scene<'_>, row: &Row, is_open: bool) -> egui::Response {
    const LEFT: f32 = 8.0;
    let theme = scene.theme;
    let width = ui.available_width();
    let job = LayoutJob {
        wrap: TextWrapping {
            max_width: width - LEFT - 4.0,
            max_rows: 2,
            ..TextWrapping::default()
        },
        ..LayoutJob::single_section(
            row.question.clone(),
            TextFormat {
                line_height: Some(17.0),
                ..TextFormat::simple(serif(13.5), theme.ink)
            },
        )
    };
    let question = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let height = question.size().y + 17.0 + 9.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &row.name));
    // Whoever walks the list with the keyboard is led along.
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        ground(ui.painter(), scene, row, rect, &response, is_open);
        let at = pos2(rect.left() + LEFT, rect.top() + 4.0);
        let below = at.y + question.size().y + 8.0;
        ui.painter().galley(at, question, theme.ink);
        let mut x = at.x + DOT;
        for dot in &row.dots {
            paint_dot(ui.painter(), theme, pos2(x, below), dot);
            x += DOT_STEP;
        }
        let room = rect.right() - x - 2.0;
        let [long, short] = &row.told;
        let cut = |text: &str| super::widgets::cut_to(ui, text, sans(11.0), theme.ink_soft, room);
        let mut told = cut(long);
        if told.elided {
            told = cut(short);
        }
        let at = pos2(x - DOT + 3.0, below - told.size().y / 2.0);
        ui.painter().galley(at, told, theme.ink_soft);
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(&row.name)
}

fn ground(
    painter: &Painter,
    scene: Scene<'_>,
    row: &Row,
    rect: Rect,
    response: &egui::Response,
    is_open: bool,
) {
    let theme = scene.theme;
    if is_open || response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 3.0, theme.paper_shade);
    } else if let Hover::Claim(claim) = scene.hover
        && scene.state.index().is_in_dispute(claim, row.dispute)
    {
        painter.rect_filled(rect, 3.0, theme.lit.gamma_multiply(0.16));
    }
    if is_open {
        let mark = Rect::from_min_max(
            rect.min + vec2(0.0, 2.0),
            pos2(rect.left() + 3.0, rect.bottom() - 2.0),
        );
        painter.rect_filled(mark, 1.0, theme.ink);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme.ink);
        painter.rect_stroke(rect, 3.0, ring, StrokeKind::Inside);
    }
}

fn paint_dot(painter: &Painter, theme: &Theme, at: Pos2, dot: &Dot) {
    if dot.voiced == Voicing::OnTheDay {
        painter.circle_stroke(at, DOT + 1.8, Stroke::new(1.4, theme.fresh));
    }
    painter.add(match dot.voiced {
        Voicing::NotYet => Shape::circle_stroke(at, DOT - 0.6, Stroke::new(1.2, theme.ink_faint)),
        Voicing::ByThen | Voicing::OnTheDay => Shape::circle_filled(at, DOT, dot.colour),
    });
}
