//! The timeline's axis in a chart: the same folds, ticks with their dates, and the stretch that the
//! timeline looks at.

use egui::{Align2, Painter, Pos2, Rangef, Rect, Shape, Stroke, pos2};

use crate::dossier::Day;
use crate::query::Clock;
use crate::scale::{Fold, FoldState, Span, Tick, TimeScale, TimeView, ticks};
use crate::ui::scene::Scene;
use crate::ui::theme::{Theme, sans};
use crate::ui::timeline::occupied::Axis;

/// Height of the row with the dates.
pub const TICK_ROW: f32 = 17.0;
const LABEL_SIZE: f32 = 10.5;

/// Where the timeline looks, in a chart of another width; where it looks at everything, all the days on
/// which something is reported.
pub fn view_of_reports(axis: &mut Axis, scene: Scene<'_>, width: f32) -> TimeView {
    let reports = scene.state.index().reference_span(Clock::Reported);
    match (&scene.state.session().time, reports) {
        (None, Some((first, last))) => {
            let whole = axis.fitted(width).clone();
            axis.ruler.fitted_to(Span { first, last }, &whole, width)
        }
        _ => view(axis, scene, width),
    }
}

/// Where the timeline looks, in a chart of another width.
pub fn view(axis: &mut Axis, scene: Scene<'_>, width: f32) -> TimeView {
    match (&scene.state.session().time, scene.state.time_width()) {
        (Some(view), Some(time_width)) => {
            let scale = axis.ruler.scale(view, time_width);
            TimeView {
                points_per_day: view.points_per_day * f64::from(width) / f64::from(time_width),
                ..scale.view().clone()
            }
        }
        (Some(view), None) => axis.ruler.fitted_like(view, width),
        (None, _) => axis.fitted(width).clone(),
    }
}

/// The two ways in which an axis of days runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    Across,
    Up,
}

/// An axis of days along one edge of a plot.
pub struct DayAxis<'a> {
    pub scale: &'a TimeScale<'a>,
    pub plot: Rect,
    pub runs: Runs,
}

impl DayAxis<'_> {
    /// Where a point of the scale is on the screen.
    pub fn at(&self, points: f32) -> f32 {
        let share = points / self.scale.width();
        match self.runs {
            Runs::Across => self.plot.left() + share * self.plot.width(),
            Runs::Up => self.plot.bottom() - share * self.plot.height(),
        }
    }

    pub fn mid(&self, day: Day) -> f32 {
        self.at(self.scale.x_mid(day))
    }

    /// From the start of the first day to the end of the last, the smaller coordinate first.
    pub fn span(&self, first: Day, last: Day) -> Rangef {
        let (from, to) = self.scale.span_x(first, last);
        let (from, to) = (self.at(from), self.at(to));
        Rangef::new(from.min(to), from.max(to))
    }

    /// The day under a coordinate of the screen, never outside of the plot.
    pub fn day_at(&self, coordinate: f32) -> Day {
        let share = match self.runs {
            Runs::Across => (coordinate - self.plot.left()) / self.plot.width(),
            Runs::Up => (self.plot.bottom() - coordinate) / self.plot.height(),
        };
        let width = self.scale.width();
        // The far edge belongs to the last day in view.
        self.scale
            .day_at((share * width).clamp(0.0, width - width * 1e-4))
    }

    pub fn is_in_view(&self, coordinate: f32) -> bool {
        let range = match self.runs {
            Runs::Across => self.plot.x_range(),
            Runs::Up => self.plot.y_range(),
        };
        range.expand(0.5).contains(coordinate)
    }

    /// The folds as quiet bands, to be painted before anything else.
    pub fn paint_folds(&self, painter: &Painter, theme: &Theme) {
        for fold in self.folds() {
            let (from, to) = (self.at(fold.x0), self.at(fold.x1));
            let band = match self.runs {
                Runs::Across => Rect::from_x_y_ranges(Rangef::new(from, to), self.plot.y_range()),
                Runs::Up => Rect::from_x_y_ranges(self.plot.x_range(), Rangef::new(to, from)),
            };
            let ground = theme.paper_shade.gamma_multiply(0.6);
            painter.rect_filled(band.intersect(self.plot), 0.0, ground);
        }
    }

    fn folds(&self) -> impl Iterator<Item = Fold> + '_ {
        let in_view = |fold: &Fold| fold.x1 > 0.0 && fold.x0 < self.scale.width();
        self.scale
            .folds()
            .filter(move |fold| fold.state == FoldState::Closed && in_view(fold))
    }

    /// The ticks with their dates and the lengths of the folds, below the plot or left of it.
    pub fn paint_ticks(&self, painter: &Painter, theme: &Theme, made: &mut Vec<Tick>) {
        let font = sans(LABEL_SIZE);
        let (ink, faint) = (theme.ink_soft, theme.ink_faint);
        let line = Stroke::new(1.0, faint.gamma_multiply(0.7));
        let per_point = match self.runs {
            Runs::Across => self.scale.width() / self.plot.width(),
            Runs::Up => self.scale.width() / self.plot.height(),
        };
        let size = |text: &str| {
            let galley = painter.layout_no_wrap(text.to_owned(), font.clone(), ink);
            galley.size()
        };
        let measure = |text: &str| match self.runs {
            Runs::Across => size(text).x * per_point,
            Runs::Up => (LABEL_SIZE + 2.0) * per_point,
        };
        ticks(self.scale, 7.0 * per_point, &measure, made);
        for tick in made.iter() {
            let at = self.at(tick.x);
            let length = if tick.label.is_empty() {
                3.0
            } else {
                TICK_ROW - 3.0
            };
            match self.runs {
                Runs::Across => {
                    let x = painter.round_to_pixel_center(at);
                    let from = self.plot.bottom();
                    painter.vline(x, Rangef::new(from, from + length), line);
                    let label = pos2(x + Tick::LABEL_OFFSET, from + TICK_ROW / 2.0 + 1.0);
                    painter.text(label, Align2::LEFT_CENTER, &tick.label, font.clone(), ink);
                }
                Runs::Up => {
                    let y = painter.round_to_pixel_center(at);
                    let from = self.plot.left();
                    let length = if tick.label.is_empty() { 3.0 } else { 6.0 };
                    painter.hline(Rangef::new(from - length, from), y, line);
                    let label = pos2(from - 8.0, y + 2.0);
                    painter.text(label, Align2::RIGHT_BOTTOM, &tick.label, font.clone(), ink);
                }
            }
        }
        for fold in self.folds() {
            self.paint_length(painter, theme, &fold);
        }
    }

    /// How long a fold is, where it finds room.
    fn paint_length(&self, painter: &Painter, theme: &Theme, fold: &Fold) {
        let whole = fold.label();
        let first_unit: String = whole.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let (from, to) = (self.at(fold.x0), self.at(fold.x1));
        let (room, middle) = ((to - from).abs(), from.midpoint(to));
        if !self.is_in_view(middle) {
            return;
        }
        let galleys = [whole, first_unit]
            .map(|label| painter.layout_no_wrap(label, sans(9.5), theme.ink_soft));
        let needs = |galley: &egui::Galley| match self.runs {
            Runs::Across => galley.size().x + 4.0,
            Runs::Up => galley.size().y,
        };
        let Some(galley) = galleys.into_iter().find(|galley| needs(galley) <= room) else {
            self.paint_break(painter, theme, middle);
            return;
        };
        let centre = match self.runs {
            Runs::Across => pos2(middle, self.plot.bottom() + TICK_ROW / 2.0 + 1.0),
            Runs::Up => pos2(self.plot.left() - 8.0 - galley.size().x / 2.0, middle),
        };
        painter.galley(centre - galley.size() / 2.0, galley, theme.ink_soft);
    }

    /// Two short strokes, where a length in words finds no room.
    fn paint_break(&self, painter: &Painter, theme: &Theme, middle: f32) {
        let stroke = Stroke::new(1.0, theme.ink_faint);
        for offset in [-2.0, 2.0] {
            let (a, b) = match self.runs {
                Runs::Across => {
                    let y = self.plot.bottom();
                    let x = middle + offset;
                    (pos2(x - 1.5, y + 6.0), pos2(x + 1.5, y + 1.0))
                }
                Runs::Up => {
                    let x = self.plot.left();
                    let y = middle + offset;
                    (pos2(x - 6.0, y + 1.5), pos2(x - 1.0, y - 1.5))
                }
            };
            painter.line_segment([a, b], stroke);
        }
    }

    /// The line of the as-of date. Returns where it stands. `None`: out of view.
    pub fn paint_as_of(&self, painter: &Painter, theme: &Theme, day: Day) -> Option<f32> {
        let edge = self.at(self.scale.span_x(day, day).1);
        if !self.is_in_view(edge) {
            return None;
        }
        let stroke = Stroke::new(1.0, theme.as_of);
        let line: [Pos2; 2] = match self.runs {
            Runs::Across => [pos2(edge, self.plot.top()), pos2(edge, self.plot.bottom())],
            Runs::Up => [pos2(self.plot.left(), edge), pos2(self.plot.right(), edge)],
        };
        painter.add(Shape::line_segment(line, stroke));
        Some(edge)
    }
}
