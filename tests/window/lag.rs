//! The lag: dots, summary and filters count alike, with the pointer and without.

use dateline::app::Centre;
use dateline::query::{DayBox, DayRange, Span};
use egui::{Key, pos2};

use super::desk::{Desk, claims_in, day};
use super::figures::showing;

/// Claims on the plot, by what it says and by what its dots say.
fn plotted(desk: &Desk) -> (u32, u32) {
    let whole = desk.name_of("Image", "Lag: ");
    let dots = desk.names("Button").into_iter();
    let dots = dots.filter(|it| it.contains(": occurred "));
    (
        claims_in(&whole).expect("a number"),
        dots.filter_map(|it| claims_in(&it)).sum(),
    )
}

#[test]
fn dots_summary_and_timeline_count_alike() {
    for as_of in ["2008-08-08", "2008-08-14", "2022-03-26"] {
        let desk = showing(Centre::Lag, as_of);
        let (whole, dots) = plotted(&desk);
        assert_eq!(whole, dots, "{as_of}");
        let heading = desk.all(" undated, not on the plot");
        let counts = heading
            .first()
            .map_or_else(String::new, |it| it.name.clone());
        let undated: u32 = counts
            .split("; ")
            .find_map(|it| it.strip_suffix(" undated, not on the plot"))
            .and_then(|it| it.parse().ok())
            .expect("a number");
        assert_eq!(
            whole + undated,
            desk.state().known().totals.known(),
            "{as_of}"
        );
        assert!(desk.has("Label", "Georgia: median "));
    }
}

#[test]
fn a_box_drawn_on_the_plot_filters_to_the_days_in_it() {
    let mut desk = showing(Centre::Lag, "2022-03-26");
    let before = plotted(&desk).0;
    let plot = desk.get("Image", "Lag: ").rect();
    let (left, bottom) = (plot.left() + 3.0, plot.bottom() - 3.0);
    let middle = pos2(plot.center().x + 40.0, plot.center().y - 40.0);
    desk.drag(pos2(left, bottom), middle);
    let days = desk.state().session().lens.days.expect("a box");
    assert!(days.occurred.first < days.occurred.last);
    let (whole, dots) = plotted(&desk);
    assert_eq!(whole, dots);
    assert!(whole > 0 && whole < before, "{whole} of {before}");
    assert_eq!(whole, desk.state().known().totals.known());
    assert!(desk.shows(&days.in_words()));
    desk.click("Button", "All days again, in the filters");
    assert_eq!(desk.state().session().lens.days, None);
    assert_eq!(plotted(&desk).0, before);
}

#[test]
fn days_can_be_typed_as_well() {
    let mut desk = showing(Centre::Lag, "2008-08-14");
    desk.focus("TextInput", "Occurred on the days");
    desk.type_text("2008-08-07/2008-08-08");
    desk.press(Key::Enter);
    let days = desk.state().session().lens.days.expect("a box");
    assert_eq!(
        days.occurred,
        DayRange {
            first: day("2008-08-07"),
            last: day("2008-08-08")
        }
    );
    let DayBox { occurred, reported } = days;
    let state = desk.state();
    let index = state.index();
    for claim in state.known().claims() {
        for (span, range) in [
            (index.occurred(claim), occurred),
            (index.reported(claim), reported),
        ] {
            assert!(span.overlaps(Span::of_range(range)));
        }
    }
    assert!(state.known().totals.known() > 0);
}

#[test]
fn a_dot_of_several_claims_lists_them_and_each_leads_to_its_document() {
    let mut desk = showing(Centre::Lag, "2008-08-14");
    let dots = desk.names("Button").into_iter();
    let mut dots = dots.filter(|it| it.contains(": occurred ") && !it.starts_with("1 claim"));
    let largest = dots.next().expect("a dot of several claims");
    desk.focus("Button", &largest);
    desk.press(Key::Enter);
    assert!(desk.shows("OF ONE DOT") || desk.shows("of one dot"));
    desk.click("Button", "Close the list");
    assert!(!desk.shows("OF ONE DOT"));
}
