//! A newer version of an article beside the older one: what changed, word by word, and the claims that it touches.

use std::ops::Range;
use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};
use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Stroke, Ui};

use super::desk::Desk;
use super::setting::{face, line, link, paragraph, piece};
use super::unfolded::Whole;
use super::wording::{counted, published};
use crate::app::Page;
use crate::dossier::Source;
use crate::reading::{Difference, Fate, Moved, difference};
use crate::ui::theme::{sans, sans_bold, serif};
use crate::ui::widgets::claims;

/// Words around a change that are shown with it, in bytes to either side. Chosen by eye.
const AROUND: usize = 60;

/// Compares two texts once for as long as they are looked at.
#[derive(Default)]
struct Comparer;

impl ComputerMut<(&str, &str), Arc<Difference>> for Comparer {
    fn compute(&mut self, (old, new): (&str, &str)) -> Arc<Difference> {
        Arc::new(difference(old, new))
    }
}

/// Beneath the head of a document: of which version it is a newer one, and which are newer than it.
pub fn versions(ui: &mut Ui, desk: &mut Desk<'_>, source: &Source) {
    let theme = desk.theme();
    let soft = face(sans(12.0), theme.ink_soft);
    let dossier = desk.state().dossier().clone();
    let newer = dossier.sources.iter();
    for other in newer.filter(|it| it.revises.as_ref() == Some(&source.id)) {
        line(ui, 18.0, |ui| {
            piece(ui, "There is a newer version: ", soft.clone());
            let said = format!("{} · {}", published(other), other.publisher);
            let response = link(ui, theme, &said, soft.clone(), &said);
            desk.follow(&response, Page::Document(other.id.clone(), None));
        });
    }
    let earlier = source.revises.as_ref().and_then(|id| dossier.source(id));
    if let Some(earlier) = earlier {
        older(ui, desk, earlier, source);
    }
}

fn older(ui: &mut Ui, desk: &mut Desk<'_>, old: &Source, new: &Source) {
    let theme = desk.theme();
    let soft = face(sans(12.0), theme.ink_soft);
    let compared = ui.memory_mut(|memory| {
        let cache = memory
            .caches
            .cache::<FrameCache<Arc<Difference>, Comparer>>();
        cache.get((old.content(), new.content())).clone()
    });
    let changes = changes(&compared);
    let touched = touched(&compared, old);
    let whole = Whole::Revision(new.id.clone());
    let open = desk.unfolded.holds(&whole);
    line(ui, 18.0, |ui| {
        piece(ui, "A newer version of ", soft.clone());
        let said = format!("{} · {}", published(old), old.publisher);
        let response = link(ui, theme, &said, soft.clone(), &said);
        desk.follow(&response, Page::Document(old.id.clone(), None));
        let sum = format!(
            ": {} changed, {} touched  ",
            counted(changes.len(), "passage"),
            claims(touched.len() as u32)
        );
        piece(ui, &sum, soft.clone());
        let (text, name) = match open {
            true => ("less", "Hide what changed"),
            false => ("show", "Show what changed, word by word"),
        };
        if link(ui, theme, text, soft.clone(), name).clicked() {
            desk.unfolded.toggle(whole);
        }
    });
    if !open {
        return;
    }
    for change in &changes {
        ui.add_space(4.0);
        ui.add(Label::new(told(desk, &compared, change, old, new)).wrap());
    }
    for (claim, fate) in &touched {
        ui.add_space(4.0);
        paragraph(ui, fate, face(sans_bold(12.0), theme.contested));
        let statement = &claim.statement;
        let page = Page::Document(old.id.clone(), Some(claim.id.clone()));
        let response = link(ui, theme, statement, face(sans(13.0), theme.ink), statement);
        desk.follow(&response, page);
    }
    ui.add_space(6.0);
}

/// Runs of the comparison, by their places, that differ and are near enough to be shown together.
fn changes(compared: &Difference) -> Vec<Range<usize>> {
    let mut changes: Vec<Range<usize>> = Vec::new();
    for (place, run) in compared.runs().iter().enumerate() {
        if run.fate == Fate::Same {
            continue;
        }
        match changes.last_mut() {
            Some(last) if compared.runs()[last.end..place].iter().all(is_short) => {
                last.end = place + 1;
            }
            _ => changes.push(place..place + 1),
        }
    }
    changes
}

fn is_short(run: &crate::reading::Run) -> bool {
    run.new.len() <= AROUND
}

/// The claims of the older version whose words are not in the newer one as they were.
fn touched<'s>(
    compared: &Difference,
    old: &'s Source,
) -> Vec<(&'s crate::dossier::Claim, &'static str)> {
    let touched = old.claims.iter().filter_map(|claim| {
        let range = claim.excerpt.anchoring.range()?;
        match compared.moved(range) {
            Moved::Whole(_) => None,
            Moved::Changed { .. } => Some((&**claim, "Its words were changed:")),
            Moved::Gone => Some((&**claim, "Its words are gone:")),
        }
    });
    touched.collect()
}

/// A change with the words around it: what is gone struck through, what is new underlined.
fn told(
    desk: &Desk<'_>,
    compared: &Difference,
    change: &Range<usize>,
    old: &Source,
    new: &Source,
) -> LayoutJob {
    let theme = desk.theme();
    let plain = TextFormat::simple(serif(14.0), theme.ink);
    let soft = TextFormat::simple(serif(14.0), theme.ink_soft);
    let gone = TextFormat {
        strikethrough: Stroke::new(1.0, theme.trouble),
        ..soft.clone()
    };
    let added = TextFormat {
        underline: Stroke::new(1.5, theme.as_of),
        background: theme.fresh.gamma_multiply(0.2),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let runs = &compared.runs()[change.clone()];
    let text = new.content();
    let (Some(first), Some(last)) = (runs.first(), runs.last()) else {
        return job;
    };
    let before = nearest_start(text, first.new.start.saturating_sub(AROUND));
    job.append("… ", 0.0, soft.clone());
    job.append(&one_line(&text[before..first.new.start]), 0.0, soft.clone());
    for run in runs {
        let (words, format) = match run.fate {
            Fate::Same => (&text[run.new.clone()], &plain),
            Fate::OnlyInNew => (&text[run.new.clone()], &added),
            Fate::OnlyInOld => (&old.content()[run.old.clone()], &gone),
        };
        job.append(&one_line(words), 0.0, format.clone());
        job.append(" ", 0.0, plain.clone());
    }
    let after = nearest_start(text, (last.new.end + AROUND).min(text.len()));
    job.append(&one_line(&text[last.new.end..after]), 0.0, soft.clone());
    job.append(" …", 0.0, soft);
    job
}

/// The start of a letter at a byte or before it.
fn nearest_start(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn one_line(words: &str) -> String {
    words.replace(char::is_whitespace, " ")
}
