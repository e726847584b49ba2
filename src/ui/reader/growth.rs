//! How the record grew: claims reported by each date, all and contested, as a small chart.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{Color32, FontId, Role, Sense, Stroke, Ui, WidgetInfo};
use egui_plot::{
    AxisHints, GridInput, GridMark, HPlacement, Line, Plot, PlotPoint, PlotPoints, VLine,
};

use crate::dossier::{CivilDate, Day};
use crate::query::{Clock, Index, Lens};
use crate::ui::theme::sans;

use super::desk::Desk;
use super::wording::{counted, grouped};

/// Height of the chart, in points.
const HEIGHT: f32 = 132.0;
/// Room left and right of the record, as a part of its length.
const MARGIN: f64 = 0.03;
/// More steps than a panel has pixels cannot be told apart.
const MOST_STEPS: f64 = 1000.0;

/// The record as last counted.
#[derive(Default)]
pub struct Memory {
    /// What `record` was counted for.
    made_for: Option<(Arc<Index>, Lens)>,
    record: Record,
}

/// Claims reported by each day on which their number changes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Record {
    all: Vec<(Day, usize)>,
    /// Of them, those that a report out by then opposes.
    contested: Vec<(Day, usize)>,
}

impl Record {
    fn of(days: impl Iterator<Item = (Day, Option<Day>)>) -> Self {
        let mut all: Vec<(Day, usize)> = Vec::new();
        let mut contested = Vec::new();
        for (reported, opposed) in days {
            // Claims come source by source, and those of a source come on one day.
            match all.last_mut() {
                Some((day, claims)) if *day == reported => *claims += 1,
                _ => all.push((reported, 1)),
            }
            contested.extend(opposed.map(|day| (day.max(reported), 1)));
        }
        Self {
            all: summed(all),
            contested: summed(contested),
        }
    }
}

/// From how many come on some days to how many have come by each of them.
fn summed(mut days: Vec<(Day, usize)>) -> Vec<(Day, usize)> {
    days.sort_unstable();
    let mut sums: Vec<(Day, usize)> = Vec::new();
    let mut sum = 0;
    for (day, claims) in days {
        sum += claims;
        match sums.last_mut() {
            Some(last) if last.0 == day => last.1 = sum,
            _ => sums.push((day, sum)),
        }
    }
    sums
}

/// How many by a day.
fn by(sums: &[(Day, usize)], day: Day) -> usize {
    let passed = sums.partition_point(|(other, _)| *other <= day);
    passed.checked_sub(1).map_or(0, |at| sums[at].1)
}

/// A staircase through the sums, from before the first day to `until`.
fn stairs(sums: &[(Day, usize)], from: f64, until: f64) -> Vec<[f64; 2]> {
    let mut points = vec![[from, 0.0]];
    let (mut x, mut height) = (from, 0.0);
    let narrowest = (until - from) / MOST_STEPS;
    for (day, sum) in sums {
        let next = day.0 as f64;
        if next > until {
            break;
        }
        // Steps that nobody could tell apart become one.
        if next - x > narrowest || points.len() == 1 {
            x = next;
            points.push([x, height]);
        } else {
            points.pop();
        }
        height = *sum as f64;
        points.push([x, height]);
    }
    points.push([until, height]);
    points
}

impl Memory {
    fn keep_up_with(&mut self, desk: &Desk<'_>) {
        let (index, lens) = (desk.index(), &desk.state().session().lens);
        let same = self
            .made_for
            .as_ref()
            .is_some_and(|(other, through)| Arc::ptr_eq(other, index) && through == lens);
        if same {
            return;
        }
        self.made_for = Some((index.clone(), lens.clone()));
        let claims = index
            .claims()
            .filter(|claim| desk.state().sieve().passes(*claim));
        self.record = Record::of(claims.filter_map(|claim| {
            Some((index.reported(claim).latest()?, index.contested_from(claim)))
        }));
    }
}

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, memory: &mut Memory) {
    memory.keep_up_with(desk);
    let record = &memory.record;
    let (Some((first, _)), Some((last, most))) = (record.all.first(), record.all.last()) else {
        return;
    };
    // A record of one day needs a width all the same.
    let length = ((last.0 - first.0) as f64).max(30.0);
    let (left, right) = (
        first.0 as f64 - length * MARGIN,
        last.0 as f64 + length * MARGIN,
    );
    let theme = desk.theme();
    let as_of = desk.state().as_of();
    let on_reports = as_of.clock == Clock::Reported;
    // On the other clock all reports are to hand.
    let until = if on_reports {
        (as_of.day.0 as f64).clamp(left, right)
    } else {
        right
    };
    let font = sans(10.5);
    let response = ui
        .scope(|ui| {
            calm(ui, theme.ink_soft, &font);
            let plot = Plot::new(("how-the-record-grew", Arc::as_ptr(desk.state().dossier())))
                .height(HEIGHT)
                .default_x_bounds(left, right)
                .default_y_bounds(0.0, *most as f64 * 1.08)
                .auto_bounds(false)
                .allow_zoom(false)
                .allow_drag(false)
                .allow_scroll(false)
                .allow_boxed_zoom(false)
                .allow_axis_zoom_drag(false)
                .allow_double_click_reset(false)
                .show_background(false)
                .show_grid([false, true])
                .grid_color(theme.rule)
                .show_crosshair(false)
                .show_x(false)
                .show_y(false)
                .sense(Sense::click())
                .cursor_color(theme.ink_faint)
                .x_grid_spacer(years)
                .y_grid_spacer(quarters)
                .custom_x_axes(vec![AxisHints::new_x().formatter(year)])
                .custom_y_axes(vec![
                    AxisHints::new_y()
                        .formatter(|mark: GridMark, _: &RangeInclusive<f64>| {
                            grouped(mark.value as usize)
                        })
                        .placement(HPlacement::Left)
                        .min_thickness(24.0),
                ]);
            plot.show(ui, |plot| {
                let line = |points: Vec<[f64; 2]>, colour: Color32, width: f32| {
                    Line::new("", PlotPoints::from(points))
                        .stroke(Stroke::new(width, colour))
                        // Bands would slope between steps.
                        .allow_band(false)
                        .allow_hover(false)
                };
                plot.line(line(stairs(&record.all, left, until), theme.ink, 1.75));
                plot.line(line(
                    stairs(&record.contested, left, until),
                    theme.contested,
                    1.75,
                ));
                if on_reports {
                    plot.vline(
                        VLine::new("", until)
                            .stroke(Stroke::new(1.0, theme.as_of))
                            .allow_hover(false),
                    );
                }
                plot.pointer_coordinate()
            })
        })
        .inner;
    let day = |point: PlotPoint| Day(point.x.floor().clamp(first.0 as f64, last.0 as f64) as i64);
    let pointed = response
        .inner
        .filter(|_| response.response.hovered())
        .map(day);
    let response = response.response;
    let said = in_words(record, as_of.day);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Image, true, format!("How the record grew: {said}"))
    });
    if response.clicked()
        && let Some(day) = pointed
    {
        desk.jump(day);
    }
    if let Some(day) = pointed {
        // What comes after the as-of date is not read out before it is reached.
        let text = if !on_reports || day <= as_of.day {
            in_words(record, day)
        } else {
            format!("Go to {}", day.in_words())
        };
        response.on_hover_text_at_pointer(text);
    }
    super::setting::line(ui, 16.0, |ui| {
        let fine = super::setting::face(font.clone(), theme.ink_soft);
        super::setting::dot(ui, theme.ink, 16.0);
        super::setting::piece(ui, "claims reported by each date    ", fine.clone());
        super::setting::dot(ui, theme.contested, 16.0);
        super::setting::piece(ui, "of them contested", fine);
    });
}

/// "120 claims by 14 Aug 2008, 46 contested".
fn in_words(record: &Record, day: Day) -> String {
    format!(
        "{} by {}, {} contested",
        counted(by(&record.all, day), "claim"),
        day.in_words(),
        grouped(by(&record.contested, day))
    )
}

/// Small soft type on the axes.
fn calm(ui: &mut Ui, colour: Color32, font: &FontId) {
    ui.style_mut()
        .text_styles
        .insert(egui::TextStyle::Body, font.clone());
    ui.visuals_mut().override_text_color = Some(colour);
}

/// A mark at the start of every so many years, at most six in all.
fn years(input: GridInput) -> Vec<GridMark> {
    let year = |day: f64| Day(day as i64).civil().year;
    let (first, last) = (year(input.bounds.0), year(input.bounds.1));
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
        .into_iter()
        .find(|step| (last - first) / step <= 5)
        .unwrap_or(5000);
    (first.div_euclid(step)..=last.div_euclid(step))
        .map(|number| {
            let start = CivilDate {
                year: number * step,
                month: 1,
                day: 1,
            };
            GridMark {
                value: Day::from_civil(start).0 as f64,
                step_size: step as f64 * 365.25,
            }
        })
        .filter(|mark| (input.bounds.0..=input.bounds.1).contains(&mark.value))
        .collect()
}

fn year(mark: GridMark, _: &RangeInclusive<f64>) -> String {
    Day(mark.value as i64).civil().year.to_string()
}

/// At most four round numbers up the side.
fn quarters(input: GridInput) -> Vec<GridMark> {
    let most = input.bounds.1.max(1.0);
    let step = (0..18)
        .flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10f64.powi(power)))
        .find(|step| most / step <= 4.0)
        .unwrap_or(most);
    (1..=4)
        .map(|number| GridMark {
            value: f64::from(number) * step,
            step_size: step,
        })
        .filter(|mark| mark.value <= most)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn august(day: u8) -> Day {
        Day::ymd(2008, 8, day)
    }

    #[test]
    fn a_claim_counts_as_contested_from_the_later_of_report_and_denial() {
        let record = Record::of(
            [
                (august(8), Some(august(14))),
                (august(8), None),
                (august(14), Some(august(8))),
            ]
            .into_iter(),
        );
        assert_eq!(record.all, [(august(8), 2), (august(14), 3)]);
        assert_eq!(record.contested, [(august(14), 2)]);
        assert_eq!(by(&record.all, august(7)), 0);
        assert_eq!(
            in_words(&record, august(13)),
            "2 claims by 13 Aug 2008, 0 contested"
        );
    }

    #[test]
    fn the_staircase_stops_where_the_slider_stands() {
        let sums = [(Day(10), 2), (Day(20), 5)];
        assert_eq!(
            stairs(&sums, 0.0, 15.0),
            [[0.0, 0.0], [10.0, 0.0], [10.0, 2.0], [15.0, 2.0]]
        );
    }
}
