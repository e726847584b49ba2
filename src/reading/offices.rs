//! What English makes of a name: the adjective of a country, the office in a role, the years beside it.

/// An office as a role words it: "president of X (2004, 2008)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    pub(super) office: String,
    pub(super) of: String,
    /// Empty: not said.
    pub(super) years: Vec<i64>,
}

/// The offices that a role names. What is not of the form "office of somewhere" is left out.
pub(super) fn offices(role: &str) -> Vec<Office> {
    parts(role)
        .into_iter()
        .filter_map(|part| {
            let words = part.split_once('(').map_or(part, |(words, _)| words).trim();
            let (office, of) = words.split_once(" of ")?;
            let plain = |words: &str| {
                !words.is_empty()
                    && words.split(' ').count() <= 5
                    && !words.contains([',', ';', '"'])
            };
            (plain(office) && plain(of)).then(|| Office {
                office: office.to_owned(),
                of: of.to_owned(),
                years: years_in(part),
            })
        })
        .collect()
}

/// Parted at commas and semicolons that are not inside of brackets.
fn parts(role: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, mark) in role.char_indices() {
        match mark {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                parts.push(role[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(role[from..].trim());
    parts
}

/// Years in brackets: "(2004, 2008)", "(8 August 2008)".
pub(super) fn years_in(role: &str) -> Vec<i64> {
    let mut years = Vec::new();
    for bracket in role.split('(').skip(1) {
        let inside = bracket.split(')').next().unwrap_or("");
        let numbers = inside
            .split(|c: char| !c.is_ascii_digit())
            .filter(|digits| digits.len() == 4);
        years.extend(numbers.filter_map(|digits| digits.parse::<i64>().ok()));
    }
    years
}

/// Adjectives that English may form from the name of a country or region. Only some of them are in use; the
/// others stand in no text and do no harm. Irregular ones ("Dutch") are not among them: a dossier can give
/// them as other names.
pub(super) fn demonyms(name: &str) -> Vec<String> {
    let Some(last) = name.chars().next_back().filter(|c| c.is_ascii_alphabetic()) else {
        return Vec::new();
    };
    let stem = &name[..name.len() - 1];
    match last {
        'a' => vec![format!("{name}n")],
        'e' => vec![format!("{name}an"), format!("{stem}ian")],
        'o' => vec![format!("{stem}an"), format!("{stem}ian")],
        'y' => vec![format!("{stem}ian"), stem.to_owned()],
        'i' => vec![format!("{name}an")],
        _ => ["ian", "i", "ese", "ean"]
            .iter()
            .map(|ending| format!("{name}{ending}"))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_read_from_a_role() {
        let read = offices("prime minister of Erewhon (2008), president of the Union (2012, 2016)");
        let office = |office: &str, of: &str, years: &[i64]| Office {
            office: office.to_owned(),
            of: of.to_owned(),
            years: years.to_vec(),
        };
        assert_eq!(
            read,
            [
                office("prime minister", "Erewhon", &[2008]),
                office("president", "the Union", &[2012, 2016])
            ]
        );
        assert_eq!(offices("news agency"), []);
        assert_eq!(years_in("unnamed (8 August 2008)"), [2008]);
    }

    #[test]
    fn adjectives_are_formed_as_english_does() {
        for (name, adjective) in [
            ("Bolivia", "Bolivian"),
            ("Chile", "Chilean"),
            ("Iran", "Iranian"),
            ("Iraq", "Iraqi"),
            ("Sudan", "Sudanese"),
            ("Mali", "Malian"),
            ("Mexico", "Mexican"),
            ("Germany", "German"),
        ] {
            assert!(demonyms(name).contains(&adjective.to_owned()), "{name}");
        }
    }
}
