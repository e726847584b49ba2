//! What is wrong with the dossier, worst first: each leads to its field, and is put right where that is plain.

use egui::Ui;

use crate::dossier::edit::fixed;
use crate::dossier::{Finding, Severity};
use crate::ui::theme::{sans, sans_bold};

use super::desk::Desk;
use super::listing::{text, title};
use super::setting::{face, hairline, line, link, paragraph, piece};
use super::wording::{capitalised, counted, listed};

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme();
    title(ui, theme, "Findings");
    text(ui, theme, &sum(desk.state().findings()));
}

/// "There are 2 errors and 1 note."
fn sum(findings: &[Finding]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let count = findings
                .iter()
                .filter(|finding| finding.severity == severity)
                .count();
            (count > 0).then(|| counted(count, &severity.to_string()))
        })
        .collect();
    if parts.is_empty() {
        return "Nothing is wrong.".to_owned();
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let verb = match findings {
        [_] => "is",
        _ => "are",
    };
    format!("There {verb} {}.", listed(&parts))
}

/// The findings' places, worst first, then by file.
pub fn worst_first(findings: &[Finding]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..findings.len()).collect();
    places.sort_by_key(|at| {
        let finding = &findings[*at];
        (std::cmp::Reverse(finding.severity), &finding.at)
    });
    places
}

pub fn finding(ui: &mut Ui, desk: &mut Desk<'_>, place: usize) {
    let theme = desk.theme();
    let state = desk.scene.state;
    let Some(finding) = state.findings().get(place) else {
        return;
    };
    ui.add_space(8.0);
    hairline(ui, theme);
    ui.add_space(4.0);
    let colour = match finding.severity {
        Severity::Error => theme.trouble,
        Severity::Warning => theme.contested,
        Severity::Note => theme.ink_soft,
    };
    line(ui, 18.0, |ui| {
        let severity = capitalised(&finding.severity.to_string());
        piece(ui, &severity, face(sans_bold(12.5), colour));
        piece(
            ui,
            &format!("   {}", finding.at),
            face(sans(11.5), theme.ink_soft),
        );
    });
    match &finding.subject {
        Some(subject) => {
            let called = state.dossier().called(subject);
            paragraph(ui, &called, face(sans(12.5), theme.ink_soft));
            let format = face(sans(13.0), theme.ink);
            let name = format!("{}. Edit the field", finding.message);
            let response = link(ui, theme, &finding.message, format, &name);
            if response.clicked() {
                desk.actions.inspect_field(subject.clone(), finding.field);
            }
        }
        None => {
            paragraph(ui, &finding.message, face(sans(13.0), theme.ink));
        }
    }
    if let Some(hint) = &finding.hint {
        paragraph(ui, hint, face(sans(12.5), theme.ink_soft));
    }
    put_right(ui, desk, finding);
}

/// A button that puts it right, where there is something that does.
fn put_right(ui: &mut Ui, desk: &mut Desk<'_>, finding: &Finding) {
    let (Some(subject), Some(field), Some(fix)) = (&finding.subject, finding.field, &finding.fix)
    else {
        return;
    };
    if desk.state().why_read_only().is_some() {
        return;
    }
    let edit = fixed(desk.state().dossier(), subject, field, fix);
    if let Some(edit) = edit
        && ui
            .small_button(fix.in_words())
            .on_hover_text(&edit.name)
            .clicked()
    {
        desk.actions.edit(edit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Location;

    fn finding(severity: Severity, line: usize) -> Finding {
        Finding {
            severity,
            at: Location {
                file: "places.toml".to_owned(),
                line,
                column: 1,
            },
            message: String::new(),
            hint: None,
            subject: None,
            field: None,
            fix: None,
        }
    }

    #[test]
    fn findings_are_summed_up_and_listed_worst_first() {
        let findings = [
            finding(Severity::Note, 1),
            finding(Severity::Error, 9),
            finding(Severity::Error, 3),
        ];
        assert_eq!(sum(&findings), "There are 2 errors and 1 note.");
        assert_eq!(sum(&findings[..1]), "There is 1 note.");
        assert_eq!(sum(&[]), "Nothing is wrong.");
        assert_eq!(worst_first(&findings), [2, 1, 0]);
    }
}
