//! dossier.toml: what the dossier is called, what it shows first, and its kinds and sides.

use toml::Spanned;
use toml::de::DeValue;

use super::FORMAT_VERSION;
use super::fields::Fields;
use crate::dossier::{DeclaredBorders, Dossier, Hue, Kind, Side};

/// The dossier without its places, actors, events, disputes and sources.
pub(super) fn dossier(fields: Fields<'_>) -> Dossier {
    format(&fields);
    let dossier = Dossier {
        title: fields.required_text("title").unwrap_or_default(),
        summary: fields.text("summary").unwrap_or_default(),
        language: fields.text("language").unwrap_or_default(),
        featured: fields.ids("featured", "place ids"),
        borders: borders(&fields),
        kinds: fields
            .tables("kind", "kind")
            .into_iter()
            .filter_map(|fields| {
                let (id, label, hue) = declared(fields);
                let id: crate::dossier::KindId = id?;
                Some(Kind {
                    label: label.unwrap_or_else(|| id.to_string()),
                    id,
                    hue,
                })
            })
            .collect(),
        sides: fields
            .tables("side", "side")
            .into_iter()
            .filter_map(|fields| {
                let (id, label, hue) = declared(fields);
                let id: crate::dossier::SideId = id?;
                Some(Side {
                    label: label.unwrap_or_else(|| id.to_string()),
                    id,
                    hue,
                })
            })
            .collect(),
        ..Dossier::default()
    };
    fields.done();
    dossier
}

fn format(fields: &Fields<'_>) {
    let reads = format!("this program reads format {FORMAT_VERSION}");
    let Some(value) = fields.value("format") else {
        fields.missing("format", Some(format!("write: format = {FORMAT_VERSION}")));
        return;
    };
    match value.get_ref() {
        DeValue::Integer(version) if version.as_str() == FORMAT_VERSION.to_string() => {}
        DeValue::Integer(version) => {
            let message = format!("the dossier is written in format {version}; {reads}");
            let hint = "a newer Dateline may read it; what is understood is shown".to_owned();
            fields
                .report()
                .error(value.span().start, message, Some(hint));
        }
        _ => {
            let message = format!("`format` must be a whole number; {reads}");
            let hint = format!("write: format = {FORMAT_VERSION}");
            fields
                .report()
                .error(value.span().start, message, Some(hint));
        }
    }
}

/// `borders = "policy"` or `borders = { policy = "policy", as_of = "2008" }`.
fn borders(fields: &Fields<'_>) -> Option<DeclaredBorders> {
    if let Some(DeValue::String(_)) = fields.value("borders").map(Spanned::get_ref) {
        let policy = fields.text("borders")?;
        return Some(DeclaredBorders {
            policy,
            as_of: None,
        });
    }
    let borders = fields.table("borders", "border policy", "{ policy = …, as_of = … }")?;
    let policy = borders.required_text("policy");
    let as_of = borders.date("as_of");
    borders.done();
    policy.map(|policy| DeclaredBorders { policy, as_of })
}

/// Id, label and colour of a kind or a side; grey when the colour is none that there is.
fn declared<T: std::str::FromStr<Err = crate::dossier::IdError>>(
    fields: Fields<'_>,
) -> (Option<T>, Option<String>, Hue) {
    let id = fields.required_id("id");
    let label = fields.required_text("label");
    if !fields.has("colour") {
        fields.missing("colour", None);
    }
    let hue = fields.one_of("colour", &Hue::ALL, Hue::name);
    fields.done();
    (id, label, hue.unwrap_or(Hue::Grey))
}
