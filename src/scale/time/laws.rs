//! What the time axis promises, for any occupied days and any view.

use proptest::prelude::*;

use super::scale::clamped_day;
use super::*;
use crate::dossier::Day;

fn span(first: (i64, u8, u8), last: (i64, u8, u8)) -> Span {
    Span {
        first: Day::ymd(first.0, first.1, first.2),
        last: Day::ymd(last.0, last.1, last.2),
    }
}

fn on(year: i64, month: u8, day: u8) -> Span {
    span((year, month, day), (year, month, day))
}

/// Reports and claims that lie years apart.
fn far_apart() -> Vec<Span> {
    vec![
        on(2004, 8, 12),
        on(2008, 8, 8),
        on(2008, 8, 14),
        on(2008, 8, 29),
        on(2022, 3, 26),
        span((1992, 1, 1), (1992, 12, 31)),
        span((2004, 8, 1), (2004, 8, 31)),
        span((2008, 1, 1), (2008, 9, 30)),
        span((2008, 8, 7), (2008, 8, 8)),
        span((2022, 2, 1), (2022, 3, 26)),
    ]
}

fn far_apart_ruler() -> Ruler {
    Ruler::new(&far_apart(), RulerOptions::default())
}

#[test]
fn the_years_between_reports_fold_and_say_how_long_they_were() {
    let reports: Vec<Span> = far_apart().into_iter().take(5).collect();
    let ruler = Ruler::new(&reports, RulerOptions::default());
    let scale = ruler.scale(&ruler.fitted(1_000.0), 1_000.0);
    let labels: Vec<String> = scale.folds().map(|fold| fold.label()).collect();
    assert_eq!(labels, ["3 y 11 m", "13 y 6 m"]);
    let a_day = scale.x_of(Day::ymd(2008, 8, 9)) - scale.x_of(Day::ymd(2008, 8, 8));
    assert!(a_day > 15.0, "a day of August 2008 is {a_day} points wide");
}

#[test]
fn a_year_without_days_takes_less_room_than_a_month_with_them() {
    let ruler = far_apart_ruler();
    let scale = ruler.scale(&ruler.fitted(1_000.0), 1_000.0);
    let (x0, x1) = scale.span_x(Day::ymd(1992, 1, 1), Day::ymd(1992, 12, 31));
    let (august0, august1) = scale.span_x(Day::ymd(2008, 8, 7), Day::ymd(2008, 8, 29));
    assert!(
        x1 - x0 < august1 - august0,
        "{} {}",
        x1 - x0,
        august1 - august0
    );
}

#[test]
fn a_reader_is_never_lost_between_folds() {
    let ruler = far_apart_ruler();
    let scale = ruler.scale(&ruler.fitted(1_000.0), 1_000.0);
    let folds: Vec<String> = scale.folds().map(|fold| fold.label()).collect();
    assert_eq!(folds, ["11 y 7 m", "3 y 4 m", "7 m 6 d", "13 y 4 m"]);
    let mut found = Vec::new();
    let measure = |text: &str| text.chars().count() as f32 * 6.5;
    ticks(&scale, 8.0, &measure, &mut found);
    let labels: Vec<&str> = found
        .iter()
        .map(|tick| tick.label.as_str())
        .filter(|label| !label.is_empty())
        .collect();
    let expected = [
        "1992",
        "1 Aug 2004",
        "21",
        "2008",
        "11 Aug 2008",
        "1 Sep",
        "11",
        "21",
        "1 Feb 2022",
        "21",
        "1 Mar",
        "11",
        "21",
    ];
    assert_eq!(labels, expected);
}

#[test]
fn a_fold_that_is_opened_can_be_closed_again() {
    let ruler = far_apart_ruler();
    let start = ruler.fitted(1_000.0);
    let scale = ruler.scale(&start, 1_000.0);
    let fold = scale.folds().next().expect("there are folds");
    let opened = ruler.scale(&scale.toggled(fold.id), 1_000.0);
    let same = opened.folds().next().expect("it is still a fold");
    assert_eq!((same.id, same.state), (fold.id, FoldState::Opened));
    assert!(same.x1 - same.x0 > fold.x1 - fold.x0);
    assert!(opened.toggled(fold.id).opened.is_empty());
}

#[test]
fn an_even_axis_has_no_folds_and_days_of_one_width() {
    let ruler = far_apart_ruler();
    let view = ruler
        .scale(&ruler.fitted(1_000.0), 1_000.0)
        .with_folding(Folding::Even);
    let scale = ruler.scale(&view, 1_000.0);
    assert_eq!(scale.folds().count(), 0);
    let width = |day: Day| scale.x_from_day((day.0 + 1) as f64) - scale.x_from_day(day.0 as f64);
    let (one, other) = (width(Day::ymd(1992, 5, 1)), width(Day::ymd(2015, 5, 1)));
    assert!((one - other).abs() < 1e-9);
}

#[test]
fn a_view_survives_being_written_down() {
    let mut view = far_apart_ruler().fitted(900.0);
    view.opened.insert(FoldId(13_000));
    let text = serde_json::to_string(&view).expect("a view can be written");
    let read: TimeView = serde_json::from_str(&text).expect("and read");
    assert_eq!((read.folding, &read.opened), (view.folding, &view.opened));
    // JSON numbers are read to the last bit but one.
    assert!((read.center_day - view.center_day).abs() < 1e-9);
    assert!((read.points_per_day / view.points_per_day - 1.0).abs() < 1e-12);
}

#[test]
fn nothing_with_a_date_is_an_axis_all_the_same() {
    let ruler = Ruler::new(&[], RulerOptions::default());
    assert_eq!(ruler.occupied(), None);
    let scale = ruler.scale(&ruler.fitted(800.0), 800.0);
    assert!(scale.x_of(Day(0)).is_finite());
}

#[test]
fn revealing_moves_no_farther_than_needed() {
    let ruler = far_apart_ruler();
    let near = ruler.fitted_to(on(2008, 8, 14), &ruler.fitted(800.0), 800.0);
    let scale = ruler.scale(&near, 800.0);
    assert_eq!(scale.revealing(Day::ymd(2008, 8, 14), 40.0), *scale.view());
    let there = ruler.scale(&scale.revealing(Day::ymd(2008, 8, 29), 40.0), 800.0);
    assert!((there.x_mid(Day::ymd(2008, 8, 29)) - 760.0).abs() < 0.5);
}

fn any_spans() -> impl Strategy<Value = Vec<Span>> {
    let one = (
        -200_000i64..200_000,
        prop_oneof![Just(0i64), 0i64..20, 0i64..2_000],
    )
        .prop_map(|(first, days)| Span {
            first: Day(first),
            last: Day(first + days),
        });
    prop::collection::vec(one, 0..40)
}

fn any_view() -> impl Strategy<Value = TimeView> {
    let folding = prop_oneof![Just(Folding::Folded), Just(Folding::Even)];
    let opened = prop::collection::btree_set((-200_000i64..200_000).prop_map(FoldId), 0..4);
    (-300_000f64..300_000.0, -9f64..7.0, folding, opened).prop_map(
        |(center_day, log, folding, opened)| TimeView {
            center_day,
            points_per_day: log.exp(),
            folding,
            opened,
        },
    )
}

proptest! {
    #[test]
    fn later_days_are_farther_right(
        spans in any_spans(), view in any_view(), width in 100f32..3_000.0,
        a in -300_000i64..300_000, days in 1i64..1_000,
    ) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&view, width);
        let (here, there) = (scale.x_from_day(a as f64), scale.x_from_day((a + days) as f64));
        prop_assert!(here < there, "{here} {there}");
    }

    /// To a millionth of a day outside folds; inside, to a millionth of the fold's length.
    #[test]
    fn a_day_put_on_the_screen_and_read_back_is_the_same(
        spans in any_spans(), view in any_view(), width in 100f32..3_000.0, day in -300_000f64..300_000.0,
    ) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&view, width);
        let back = scale.day_from_x(scale.x_from_day(day));
        let folded = scale.folds().find(|fold| {
            fold.state == FoldState::Closed && (fold.first.0 as f64..=fold.last.0 as f64 + 1.0).contains(&day)
        });
        let tolerance = folded.map_or(1.0, |fold| (fold.last.0 - fold.first.0) as f64) * 1e-6;
        prop_assert!((back - day).abs() <= tolerance, "{day} {back}");
    }

    #[test]
    fn what_is_fitted_is_all_in_view(spans in any_spans(), width in 100f32..3_000.0) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&ruler.fitted(width), width);
        let Some(all) = ruler.occupied() else {
            return Ok(());
        };
        let (x0, x1) = scale.span_x(all.first, all.last);
        prop_assert!(x0 >= -0.5 && x1 <= width + 0.5, "{x0} {x1}");
        for span in &spans {
            prop_assert!(all.first <= span.first && span.last <= all.last);
        }
    }

    /// To a hundredth of a point, unless an end of the axis stops it.
    #[test]
    fn zooming_keeps_the_day_under_the_pointer(
        spans in any_spans(), view in any_view(), width in 100f32..3_000.0,
        share in 0f32..1.0, factor in 0.3f64..3.0,
    ) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&view, width);
        let x = share * width;
        let day = scale.day_from_x(f64::from(x));
        let zoomed = ruler.scale(&scale.zoomed_about(x, factor), width);
        let stopped = (zoomed.left - zoomed.held(f64::MIN)).abs() < 0.01
            || (zoomed.left - zoomed.held(f64::MAX)).abs() < 0.01;
        let there = zoomed.x_from_day(day);
        prop_assert!(stopped || (there - f64::from(x)).abs() < 0.01, "{x} {there}");
    }

    /// To a hundredth of a point, unless an end of the axis stops it.
    #[test]
    fn panning_there_and_back_changes_nothing(
        spans in any_spans(), view in any_view(), width in 100f32..3_000.0, by in -900f32..900.0,
    ) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&view, width);
        let there = ruler.scale(&scale.panned_by(by), width);
        let stopped = (there.left - there.held(f64::MIN)).abs() < 0.01
            || (there.left - there.held(f64::MAX)).abs() < 0.01;
        let back = ruler.scale(&there.panned_by(-by), width);
        prop_assert!(stopped || (back.left - scale.left).abs() < 0.01);
    }

    #[test]
    fn no_fold_hides_an_occupied_end(spans in any_spans()) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&ruler.fitted(1_000.0), 1_000.0);
        for fold in scale.folds() {
            prop_assert!(fold.first <= fold.last && fold.x0 < fold.x1);
            for day in spans.iter().flat_map(|span| [span.first, span.last]) {
                let hides = (fold.first..=fold.last).contains(&day);
                let coarse = spans.iter().any(|span| {
                    span.last.0 - span.first.0 >= 45 && (span.first..=span.last).contains(&day)
                });
                prop_assert!(!hides || coarse, "{day} in {fold:?}");
            }
        }
    }

    #[test]
    fn labels_never_overlap_nor_reach_into_a_fold(
        spans in any_spans(), view in any_view(), width in 100f32..3_000.0,
    ) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&view, width);
        let measure = |text: &str| text.chars().count() as f32 * 6.0;
        let mut found = Vec::new();
        ticks(&scale, 6.0, &measure, &mut found);
        prop_assert!(found.len() < 2_000, "{}", found.len());
        let mut taken_to = f32::NEG_INFINITY;
        for tick in &found {
            prop_assert_eq!(scale.x_of(tick.day), tick.x);
            if tick.label.is_empty() {
                continue;
            }
            let (start, end) = (tick.x + Tick::LABEL_OFFSET, tick.x + Tick::LABEL_OFFSET + measure(&tick.label));
            prop_assert!(start >= taken_to, "{:?}", found);
            taken_to = end;
            for fold in scale.folds().filter(|fold| fold.state == FoldState::Closed) {
                prop_assert!(end <= fold.x0 + 0.01 || start >= fold.x1 - 0.01, "{tick:?} {fold:?}");
            }
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].day < pair[1].day);
        }
    }

    #[test]
    fn every_visible_day_has_its_bar_and_bars_do_not_overlap(
        spans in any_spans(), view in any_view(), width in 100f32..3_000.0, bin in 0.5f32..40.0,
    ) {
        let ruler = Ruler::new(&spans, RulerOptions::default());
        let scale = ruler.scale(&view, width);
        let bins = BinScale::new(&scale, bin);
        let seen = scale.visible_days();
        prop_assert!(bins.count() as f32 <= width / bin + 2.0 * (2.0 + ruler.fold_count() as f32) + 3.0);
        let (begin, _) = bins.days_of(0).expect("there is a bar");
        let (_, end) = bins.days_of(bins.count() as u32 - 1).expect("there is a bar");
        prop_assert_eq!(bins.bin_of(begin.plus(-1)), None);
        prop_assert_eq!(bins.bin_of(end.plus(1)), None);
        for day in [seen.first, seen.last, Day(seen.first.0.midpoint(seen.last.0))] {
            let index = bins.bin_of(day).expect("the day is in view");
            let (first, last) = bins.days_of(index).expect("the bar is there");
            prop_assert!((first..=last).contains(&day));
            let (x0, x1) = bins.span_of(index).expect("the bar is there");
            let middle = scale.x_from_day(clamped_day(day.0) + 0.5) as f32;
            prop_assert!(x0 <= middle + 0.01 && middle <= x1 + 0.01);
        }
    }

    #[test]
    fn bars_in_one_lane_keep_their_distance_and_lanes_are_no_more_than_overlap(
        bars in prop::collection::vec((0f32..1_000.0, 0f32..200.0), 0..60), gap in 0f32..5.0,
    ) {
        let bars: Vec<(f32, f32)> = bars.iter().map(|&(start, length)| (start, start + length)).collect();
        let mut lanes = Vec::new();
        let count = assign_lanes(&bars, gap, &mut lanes);
        for (a, first) in bars.iter().enumerate() {
            for (b, second) in bars.iter().enumerate().skip(a + 1) {
                let apart = first.1 + gap <= second.0 || second.1 + gap <= first.0;
                prop_assert!(lanes[a] != lanes[b] || apart);
            }
        }
        let most = bars.iter().map(|bar| {
            bars.iter().filter(|other| other.0 <= bar.0 && bar.0 < other.1 + gap + 0.001).count()
        }).max().unwrap_or(0);
        prop_assert!(count as usize <= most.max(usize::from(!bars.is_empty())));
    }

    #[test]
    fn the_time_between_two_days_is_never_longer_than_it_says_it_is_rounded_down(
        from in -100_000i64..100_000, days in 0i64..100_000,
    ) {
        let words = time_between_in_words(Day(from), Day(from + days));
        let at_least: f64 = words.split(' ').collect::<Vec<_>>().chunks(2).map(|pair| {
            let number: f64 = pair[0].replace(',', "").parse().expect("a number");
            number * match pair[1] { "y" => 365.0, "m" => 28.0, _ => 1.0 }
        }).sum();
        prop_assert!(at_least <= days as f64, "{words} for {days}");
    }
}

#[test]
fn times_between_days_are_counted_by_the_calendar() {
    let between = |a: (i64, u8, u8), b: (i64, u8, u8)| {
        time_between_in_words(Day::ymd(a.0, a.1, a.2), Day::ymd(b.0, b.1, b.2))
    };
    assert_eq!(between((2004, 8, 12), (2008, 8, 8)), "3 y 11 m");
    assert_eq!(between((2008, 8, 8), (2008, 8, 8)), "0 d");
    assert_eq!(between((2008, 8, 29), (2008, 8, 8)), "21 d");
    assert_eq!(between((2008, 1, 31), (2008, 3, 1)), "1 m 1 d");
    assert_eq!(between((2007, 8, 8), (2008, 8, 8)), "1 y");
    assert_eq!(between((1, 1, 1), (2001, 1, 1)), "2,000 y");
    assert_eq!(length_in_words(5), "5 d");
    assert_eq!(length_in_words(365), "1 y");
}

#[test]
fn stepping_goes_to_the_day_before_and_after_and_stops_at_the_ends() {
    let days = [Day(1), Day(5), Day(9)];
    assert_eq!(next_after(&days, Day(5)), Some(Day(9)));
    assert_eq!(next_after(&days, Day(9)), None);
    assert_eq!(previous_before(&days, Day(5)), Some(Day(1)));
    assert_eq!(previous_before(&days, Day(1)), None);
}

#[test]
fn a_lone_event_stays_visible_beside_a_million() {
    assert_eq!(bar_height(0, 1_000_000, 40.0), 0.0);
    assert_eq!(bar_height(1, 1_000_000, 40.0), 2.0);
    assert_eq!(bar_height(1_000_000, 1_000_000, 40.0), 40.0);
    assert!(bar_height(200, 1_000, 40.0) > bar_height(100, 1_000, 40.0));
}

#[test]
fn days_at_the_end_of_time_do_not_break_the_axis() {
    let spans = [
        Span {
            first: Day(i64::MIN),
            last: Day(i64::MAX),
        },
        Span {
            first: Day(3),
            last: Day(1),
        },
    ];
    let ruler = Ruler::new(&spans, RulerOptions::default());
    let scale = ruler.scale(&ruler.fitted(500.0), 500.0);
    assert!(scale.x_of(Day(i64::MAX)).is_finite());
    let mut found = Vec::new();
    ticks(&scale, 4.0, &|text| text.len() as f32 * 6.0, &mut found);
    BinScale::new(&scale, 2.0);
    let broken = TimeView {
        center_day: f64::NAN,
        points_per_day: f64::NAN,
        ..ruler.fitted(500.0)
    };
    assert!(ruler.scale(&broken, f32::NAN).x_of(Day(0)).is_finite());
}
