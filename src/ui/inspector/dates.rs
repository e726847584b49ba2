//! A date as EDTF, with what it means said beneath while it is typed.

use egui::Ui;

use super::form::{Form, Spot, Typed};
use crate::dossier::edit::Change;
use crate::dossier::{Bound, When};

/// A field for a date; empty is none.
pub fn date(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    when: Option<&When>,
    put: &dyn Fn(Option<When>) -> Change,
) {
    form.row(ui, spot, |form, ui| {
        let put = |text: &str| Ok(put(read(text)?));
        let typed = Typed {
            hint: "no date",
            explain: Some(&|text| When::parse(text).ok().map(|when| bounds_in_words(&when))),
            ..Typed::line(when.map_or("", When::text), &put)
        };
        form.typed(ui, spot, &typed);
    });
}

/// # Errors
/// When it is not EDTF, with what could be written.
pub fn read(text: &str) -> Result<Option<When>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let when = When::parse(text);
    when.map(Some).map_err(|error| {
        format!(
            "{error}. Write 2008-08-14, 2008-08, 2008-08-07/2008-08-08; ~ after it for about, ? for perhaps."
        )
    })
}

/// "August 2008: from 1 Aug 2008 to 31 Aug 2008, both included".
pub fn bounds_in_words(when: &When) -> String {
    let words = when.in_words();
    let (first, last) = (when.earliest(), when.latest());
    if first == last {
        return words;
    }
    let side = |bound: Bound| match bound {
        Bound::Day(day) => day.in_words(),
        Bound::Open => "no end".to_owned(),
        Bound::Unknown => "an unknown day".to_owned(),
    };
    format!(
        "{words}: from {} to {}, both included",
        side(first),
        side(last)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_told_with_its_bounds() {
        let told = |text: &str| bounds_in_words(&When::parse(text).expect("EDTF"));
        assert_eq!(told("2008-08-14"), "14 Aug 2008");
        let month = told("2008-08");
        assert!(
            month.ends_with("from 1 Aug 2008 to 31 Aug 2008, both included"),
            "{month}"
        );
        assert!(told("2008-08-14/..").contains("no end"));
    }

    #[test]
    fn what_is_no_date_is_told_how_to_write_one() {
        assert_eq!(read(""), Ok(None));
        let said = read("14 Aug 2008").expect_err("not EDTF");
        assert!(said.contains("2008-08-14"), "{said}");
    }
}
