//! Copying rows: as text, as CSV, with their citations.

use egui::{Context, RichText, Ui};

use super::super::scene::Scene;
use super::choice::Choice;
use crate::app::{Action, Actions, Notice};
use crate::dossier::{Citation, CitationStyle};
use crate::query::{ClaimIx, Export, Rows, TableColumn};

pub const TIP: &str = "Copy rows as text, as CSV or with citations (Ctrl+C copies the chosen rows as text).\n\
    To save a file: dateline list claims --as-of DATE --format csv";

/// In which form rows are copied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    Table(Export),
    /// Each excerpt with where it stands.
    Cited(CitationStyle),
}

pub fn menu(ui: &mut Ui, scene: Scene<'_>, rows: &Rows, choice: &Choice, actions: &mut Actions) {
    ui.set_min_width(250.0);
    let all = rows.claims();
    if choice.len() > 0 {
        let heading = match choice.len() {
            1 => "The chosen row".to_owned(),
            several => format!("The {several} chosen rows"),
        };
        let chosen: Vec<ClaimIx> = choice.of(all).collect();
        forms(ui, scene, rows, &heading, &chosen, actions);
        ui.separator();
    }
    let heading = format!("All {} rows", all.len());
    forms(ui, scene, rows, &heading, all, actions);
    ui.separator();
    let soft = |text: &str| RichText::new(text).small().color(scene.theme.ink_soft);
    ui.label(soft("To save a file, on the command line:"));
    let day = scene.state.as_of().day;
    ui.label(soft(&format!(
        "dateline list claims --as-of {day} --format csv"
    )));
}

fn forms(
    ui: &mut Ui,
    scene: Scene<'_>,
    rows: &Rows,
    heading: &str,
    claims: &[ClaimIx],
    actions: &mut Actions,
) {
    ui.label(RichText::new(heading).color(scene.theme.ink_soft));
    let mut picked = None;
    let mut offer = |ui: &mut Ui, label: &str, tip: &str, form: Form| {
        let button = ui.add_enabled(!claims.is_empty(), egui::Button::new(label));
        let name = format!("{heading}: {label}");
        if button.accessible_name(name).on_hover_text(tip).clicked() {
            picked = Some(form);
        }
    };
    ui.horizontal(|ui| {
        let tip = "As the table reads, cells apart by tabs";
        offer(ui, "Text", tip, Form::Table(Export::TabSeparated));
        let tip = "The columns in view; dates as EDTF, excerpts letter by letter";
        offer(ui, "CSV", tip, Form::Table(Export::Csv));
    });
    ui.horizontal(|ui| {
        ui.label(RichText::new("cited").color(scene.theme.ink_soft));
        for style in CitationStyle::ALL {
            let tip = "Each excerpt with its claimant and where it was published";
            offer(ui, style.name(), tip, Form::Cited(style));
        }
    });
    if let Some(form) = picked {
        copy(ui.ctx(), scene, rows, claims, form, actions);
        ui.close();
    }
}

/// Puts rows on the clipboard and says so.
pub fn copy(
    ctx: &Context,
    scene: Scene<'_>,
    rows: &Rows,
    claims: &[ClaimIx],
    form: Form,
    actions: &mut Actions,
) {
    let count = match claims.len() {
        1 => "1 row".to_owned(),
        several => format!("{several} rows"),
    };
    let (text, said) = match form {
        Form::Table(export) => {
            let columns: Vec<TableColumn> = scene
                .state
                .session()
                .table
                .columns
                .iter()
                .copied()
                .collect();
            let known = scene.state.known();
            let written = rows.export(known, claims.iter().copied(), &columns, export);
            let as_what = match export {
                Export::TabSeparated => "text",
                Export::Csv => "CSV",
            };
            let guarded = match written.guarded {
                0 => String::new(),
                1 => " One cell begins like a formula and got an apostrophe in front.".to_owned(),
                cells => {
                    format!(" {cells} cells begin like formulas and got an apostrophe in front.")
                }
            };
            (
                written.text,
                format!("{count} copied as {as_what}.{guarded}"),
            )
        }
        Form::Cited(style) => {
            let said = format!("{count} copied with citation ({}).", style.name());
            (cited(rows, claims, style), said)
        }
    };
    ctx.copy_text(text);
    actions.send(Action::Notify(Notice::done(said, scene.state.now())));
}

/// The citations of some claims as one text that reference managers read as a whole.
fn cited(rows: &Rows, claims: &[ClaimIx], style: CitationStyle) -> String {
    let index = rows.index();
    let texts = claims.iter().map(|claim| {
        let citation = Citation {
            dossier: index.dossier(),
            source: index.source(index.source_of(*claim)),
            claim: Some(index.claim(*claim)),
        };
        citation.text(style)
    });
    match style {
        CitationStyle::Plain => texts.map(|text| text + "\n").collect(),
        CitationStyle::BibTex => texts.map(|text| text + "\n\n").collect(),
        CitationStyle::Ris => texts.map(|text| text + "\r\n").collect(),
        // Each is a list of one; together they are one list.
        CitationStyle::CslJson => {
            let items: Vec<serde_json::Value> = texts
                .filter_map(|text| serde_json::from_str::<Vec<serde_json::Value>>(&text).ok())
                .flatten()
                .collect();
            format!("{:#}\n", serde_json::Value::Array(items))
        }
    }
}
