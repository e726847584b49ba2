//! What the figures say: of one figure, of all of them, and of what is left out. Text only.

use crate::query::{AsOf, Certainty, Clock, FigurePoint, Figures, LeftOut, Measure, Standing};
use crate::ui::chart::excerpt::{claimants, reported};
use crate::ui::scene::Scene;

/// "1 figure", "12 figures".
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// "21 figures of 19 measures, reported by 14 Aug 2008".
pub fn title(figures: &Figures, as_of: &AsOf) -> String {
    format!(
        "{} of {}, {}",
        counted(figures.len(), "figure"),
        counted(figures.measures.len(), "measure"),
        by(as_of)
    )
}

fn by(as_of: &AsOf) -> String {
    let verb = match as_of.clock {
        Clock::Reported => "reported",
        Clock::Occurred => "about what occurred",
    };
    match as_of.first_day() {
        Some(first) if first != as_of.day => {
            format!("{verb} {} to {}", first.in_words(), as_of.day.in_words())
        }
        Some(_) => format!("{verb} on {}", as_of.day.in_words()),
        None => format!("{verb} by {}", as_of.day.in_words()),
    }
}

/// "12 reported later · 3 kept out by filters". `None`: nothing is left out.
pub fn left_out(left_out: &LeftOut, as_of: &AsOf) -> Option<String> {
    let (later, undated) = match as_of.clock {
        Clock::Reported => ("reported later", "without a date of report"),
        Clock::Occurred => ("about later days", "about no day that is known"),
    };
    let reasons = [
        (left_out.later, later),
        (left_out.earlier, "before the window of days"),
        (left_out.undated, undated),
        (left_out.filtered, "kept out by filters"),
        (
            left_out.filtered_and_not_known,
            "not known by then and kept out by filters",
        ),
        (left_out.without_number, "without a number"),
    ];
    let said: Vec<String> = reasons
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, why)| format!("{count} {why}"))
        .collect();
    (!said.is_empty()).then(|| format!("Not here: {}", said.join(" · ")))
}

pub fn nothing(as_of: &AsOf) -> String {
    format!(
        "No claim that is let through has a figure {}. Move the date, or clear the filters.",
        by(as_of)
    )
}

/// "Civilians killed", with the unit if it is no count.
pub fn measure(measure: &Measure) -> String {
    let words = &measure.name;
    // Figures in days are called "Days of campaign" already.
    match &measure.unit {
        Some(unit) if !words.to_lowercase().contains(&unit.to_lowercase()) => {
            format!("{words}, in {unit}")
        }
        _ => words.clone(),
    }
}

/// "at least 15", as the figure was claimed.
pub fn amount(scene: Scene<'_>, point: &FigurePoint) -> String {
    let index = scene.state.index();
    let figure = index.claim(point.claim).figure.as_ref();
    figure.map_or_else(String::new, crate::dossier::Figure::in_words)
}

/// All of it in one sentence, as a screen reader says it.
pub fn point(scene: Scene<'_>, measure: &Measure, point: &FigurePoint) -> String {
    let mut said = format!(
        "{}: {}, {}, {}, reported {}",
        measure.name,
        amount(scene, point),
        claimants(scene, point.claim),
        scene.state.index().where_and_when(point.claim),
        reported(scene, point.claim),
    );
    if point.certainty == Certainty::Possible {
        said.push_str(", possibly by then");
    }
    if point.standing == Standing::Contested {
        said.push_str(", contested");
    }
    said
}
