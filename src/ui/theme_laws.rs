//! Promises about the colours of both themes: text can be read, marks and edges can be seen, sides can be told
//! apart by the colour-blind.

use egui::Color32;

use super::seeing::{Eyes, contrast, distance};
use super::theme::Theme;
use crate::dossier::Hue;

const THEMES: [&Theme; 2] = [&Theme::LIGHT, &Theme::DARK];
/// WCAG 2.2, 1.4.3, level AA: text that is not large.
const READABLE: f64 = 4.5;
/// WCAG 2.2, 1.4.11, level AA: what has to be seen to understand or use something.
const VISIBLE: f64 = 3.0;
/// Between any two hues that are called safe, for any eyes: more than ten times what is just noticed.
const TOLD_APART: f64 = 12.0;
/// Between any two hues at all.
const NOT_THE_SAME: f64 = 5.0;

type Named = (&'static str, Color32);

fn all_at_least(theme: &Theme, least: f64, marks: &[Named], grounds: &[Named]) {
    for (mark, colour) in marks {
        for (ground, under) in grounds {
            let ratio = contrast(*colour, *under);
            let which = if theme.is_dark { "dark" } else { "light" };
            assert!(ratio >= least, "{mark} on {ground}, {which}: {ratio:.2}");
        }
    }
}

/// What is laid over a ground so thinly that it shows through.
fn over(ground: Color32, tint: Color32, share: f32) -> Color32 {
    ground.blend(tint.gamma_multiply(share))
}

fn panels(theme: &Theme) -> Vec<Named> {
    let visuals = theme.visuals();
    vec![
        ("paper", theme.paper),
        ("shade", theme.paper_shade),
        ("field", visuals.extreme_bg_color),
        ("lit card", over(theme.paper, theme.lit, 0.16)),
    ]
}

fn chosen(theme: &Theme) -> Vec<Named> {
    let visuals = theme.visuals();
    vec![
        ("selection", visuals.selection.bg_fill),
        ("pressed button", visuals.widgets.active.bg_fill),
        ("lit words", over(theme.paper, theme.lit, 0.5)),
        ("lit source", over(theme.paper, theme.lit, 0.55)),
    ]
}

/// Names on the map have a halo of land, so that no tint lies behind their letters.
fn map(theme: &Theme) -> Vec<Named> {
    vec![("land", theme.land), ("sea", theme.sea)]
}

#[test]
fn text_can_be_read_wherever_it_stands() {
    for theme in THEMES {
        let ink = ("ink", theme.ink);
        let soft = ("soft ink", theme.ink_soft);
        let contested = ("contested", theme.contested);
        let trouble = ("trouble", theme.trouble);
        let texts = [ink, soft, contested, trouble];
        all_at_least(theme, READABLE, &texts, &panels(theme));
        all_at_least(theme, READABLE, &[ink], &chosen(theme));
        let names = [ink, soft, ("map label", theme.map_label)];
        all_at_least(theme, READABLE, &names, &map(theme));
        // The flag of the date, and hints, are paper on ink.
        let flag = [("as-of date", theme.as_of), ink];
        all_at_least(theme, READABLE, &[("paper", theme.paper)], &flag);
    }
}

#[test]
fn marks_and_edges_can_be_seen() {
    for theme in THEMES {
        let controls = [
            (
                "edge of a control",
                theme.visuals().widgets.inactive.bg_stroke.color,
            ),
            (
                "edge under the pointer",
                theme.visuals().widgets.hovered.bg_stroke.color,
            ),
            ("faint ink", theme.ink_faint),
        ];
        let plain = [("paper", theme.paper), ("shade", theme.paper_shade)];
        all_at_least(theme, VISIBLE, &controls, &plain);
        let signs = [
            ("as-of date", theme.as_of),
            ("new", theme.fresh),
            ("contested", theme.contested),
        ];
        all_at_least(theme, VISIBLE, &signs, &plain);
        all_at_least(theme, VISIBLE, &signs, &map(theme));
        let borders = [
            ("border", theme.border),
            ("disputed", theme.disputed_border),
        ];
        all_at_least(theme, VISIBLE, &borders, &[("land", theme.land)]);
    }
}

#[test]
fn the_ring_around_what_has_the_keyboard_stands_out_against_everything() {
    for theme in THEMES {
        let ring = [theme.ink, theme.paper];
        let mut grounds = panels(theme);
        grounds.extend(chosen(theme));
        grounds.extend(map(theme));
        grounds.extend(Hue::ALL.map(|hue| (hue.name(), theme.hue(hue))));
        for (ground, under) in grounds {
            let best = ring.map(|line| contrast(line, under));
            assert!(best[0].max(best[1]) >= VISIBLE, "{ground}: {best:?}");
        }
        assert!(contrast(theme.ink, theme.paper) >= VISIBLE);
    }
}

#[test]
fn side_colours_can_be_seen_on_every_ground() {
    for theme in THEMES {
        let hues = Hue::ALL.map(|hue| (hue.name(), theme.hue(hue)));
        all_at_least(theme, VISIBLE, &hues, &panels(theme)[..2]);
        all_at_least(theme, VISIBLE, &hues, &map(theme));
    }
}

/// The two hues that are nearest to one another, for whom, and how far apart they are.
fn nearest(theme: &Theme, hues: &[Hue]) -> (f64, String) {
    let mut nearest = (f64::INFINITY, String::new());
    for (at, one) in hues.iter().enumerate() {
        for other in &hues[..at] {
            for eyes in Eyes::ALL {
                let [one_seen, other_seen] = [one, other].map(|hue| eyes.see(theme.hue(*hue)));
                let apart = distance(one_seen, other_seen);
                if apart < nearest.0 {
                    let who = format!("{} and {}, {eyes:?}", one.name(), other.name());
                    nearest = (apart, who);
                }
            }
        }
    }
    nearest
}

#[test]
fn safe_side_colours_are_told_apart_by_the_colour_blind() {
    for theme in THEMES {
        let (apart, who) = nearest(theme, &Hue::SAFE);
        assert!(apart >= TOLD_APART, "{who}: {apart:.1}");
    }
}

#[test]
fn no_two_side_colours_look_the_same_to_anybody() {
    for theme in THEMES {
        let (apart, who) = nearest(theme, &Hue::ALL);
        assert!(apart >= NOT_THE_SAME, "{who}: {apart:.1}");
    }
}

#[test]
fn sides_without_a_colour_of_their_own_get_the_safe_ones_first() {
    assert_eq!(Hue::ALL[..Hue::SAFE.len()], Hue::SAFE);
}

#[test]
fn the_built_in_dossier_uses_safe_side_colours_alone() {
    let built_in = crate::files::built_in(&crate::basemap::is_area);
    for side in &built_in.dossier.sides {
        assert!(Hue::SAFE.contains(&side.hue), "{}", side.label);
    }
}
