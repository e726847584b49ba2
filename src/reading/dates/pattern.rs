//! Patterns as they are written in the lists, taken apart into all their ways of being said.

/// A place in a pattern that has nothing optional left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// One of these words or open places.
    Any(Vec<&'static str>),
    /// The phrase itself begins or ends here.
    Open,
    Close,
}

type Flats = Vec<Vec<Element>>;

/// Every way to say a pattern. `parts` are its named parts, `@day` and such.
///
/// Patterns are part of the program: one that is badly written is a bug, found by the tests.
pub fn flat_patterns(pattern: &'static str, parts: &[(&str, &'static str)]) -> Flats {
    let mut pieces = pieces(pattern, parts).into_iter().peekable();
    let flats = alternatives(&mut pieces, parts);
    debug_assert!(
        pieces.next().is_none(),
        "`{pattern}` closes what it never opened"
    );
    flats
}

type Pieces<'a> = std::iter::Peekable<std::vec::IntoIter<&'a str>>;

/// Brackets on their own, words between them, named parts written out.
fn pieces(pattern: &'static str, parts: &[(&str, &'static str)]) -> Vec<&'static str> {
    let mut all = Vec::new();
    for word in pattern.split_whitespace() {
        let mut rest = word;
        while let Some(at) = rest.find(['[', ']', '(', ')', '{', '}']) {
            if at > 0 {
                all.push(&rest[..at]);
            }
            all.push(&rest[at..=at]);
            rest = &rest[at + 1..];
        }
        if !rest.is_empty() {
            all.push(rest);
        }
    }
    let mut written = Vec::new();
    for piece in all {
        match parts.iter().find(|(name, _)| *name == piece) {
            Some((_, part)) => {
                written.push("(");
                written.extend(pieces(part, parts));
                written.push(")");
            }
            None => written.push(piece),
        }
    }
    written
}

/// Sequences with `/` between them, up to a closing bracket.
fn alternatives(pieces: &mut Pieces<'static>, parts: &[(&str, &'static str)]) -> Flats {
    let mut all = sequence(pieces, parts);
    while pieces.next_if_eq(&"/").is_some() {
        all.extend(sequence(pieces, parts));
    }
    all
}

fn sequence(pieces: &mut Pieces<'static>, parts: &[(&str, &'static str)]) -> Flats {
    let mut flats: Flats = vec![Vec::new()];
    while let Some(piece) = pieces.next_if(|it| !matches!(*it, "/" | ")" | "]")) {
        let next = match piece {
            "(" | "[" => {
                let mut inner = alternatives(pieces, parts);
                let closed = pieces.next();
                debug_assert!(closed.is_some(), "a bracket is never closed");
                if piece == "[" {
                    inner.push(Vec::new());
                }
                inner
            }
            "{" => vec![vec![Element::Open]],
            "}" => vec![vec![Element::Close]],
            words => vec![vec![Element::Any(words.split('|').collect())]],
        };
        flats = flats
            .iter()
            .flat_map(|head| next.iter().map(move |tail| [&head[..], &tail[..]].concat()))
            .collect();
    }
    flats
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pattern: &'static str) -> Vec<String> {
        let word = |element: &Element| match element {
            Element::Any(words) => words.join("|"),
            Element::Open => "{".to_owned(),
            Element::Close => "}".to_owned(),
        };
        let parts = [("@day", "<day> [of] <month>")];
        flat_patterns(pattern, &parts)
            .iter()
            .map(|flat| flat.iter().map(word).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn a_pattern_is_written_out_in_all_its_ways() {
        assert_eq!(said("last|past week"), ["last|past week"]);
        assert_eq!(said("[the] week"), ["the week", "week"]);
        assert_eq!(said("(a b / c) d"), ["a b d", "c d"]);
        assert_eq!(said("in {July} of"), ["in { July } of"]);
        assert_eq!(said("[[,] <year>]"), [", <year>", "<year>", ""]);
        assert_eq!(said("on @day"), ["on <day> of <month>", "on <day> <month>"]);
    }
}
