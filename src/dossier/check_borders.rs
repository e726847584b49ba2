//! What is wrong with the border policy that a dossier declares.

use super::check::{Field, Problems, Subject};
use super::check_links::meant;
use super::edit::Fix;
use super::finding::{Severity, nearest};
use super::{BorderPolicy, DeclaredBorders};

pub(super) fn check_borders(borders: &DeclaredBorders, problems: &mut Problems) {
    let mut say = |severity, field, message: String, hint: String| {
        problems.say(
            severity,
            Subject::Dossier,
            Field::named(field),
            message,
            Some(hint),
        );
    };
    let Some(policy) = BorderPolicy::from_id(&borders.policy) else {
        let near = nearest(&borders.policy, BorderPolicy::IDS);
        let hint = near.map_or_else(
            || format!("the policies are `{}`", BorderPolicy::IDS.join("`, `")),
            meant,
        );
        let (written, shown) = (&borders.policy, BorderPolicy::default().id());
        say(
            Severity::Warning,
            "borders.policy",
            format!("there is no border policy `{written}`, so `{shown}` is shown"),
            hint,
        );
        problems.fix_by(near.map(|id| Fix::Refer(id.to_owned())));
        return;
    };
    if !policy.depends_on_the_date() {
        return;
    }
    let recognised = BorderPolicy::RUSSIA_RECOGNISED;
    let in_words = recognised.in_words();
    let Some(day) = borders.day() else {
        say(
            Severity::Note,
            "borders.policy",
            format!(
                "the border policy `{}` has no date; its lines follow the as-of date, and are others from {in_words} on",
                policy.id()
            ),
            format!(
                "for one fixed date write: borders = {{ policy = \"russia\", as_of = \"{recognised}\" }}"
            ),
        );
        return;
    };
    if borders.straddles_recognition() {
        say(
            Severity::Note,
            "borders.as_of",
            format!(
                "this date leaves open whether it is before Russia's recognition of {in_words}; it is taken as {}",
                day.in_words()
            ),
            format!("write a day: `{recognised}` or later for after it, an earlier one for before"),
        );
    }
}
