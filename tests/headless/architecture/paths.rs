//! The paths in a piece of Rust code, those in the braces of a `use` written out.

/// A path that the code names.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    pub line: usize,
    pub segments: Vec<String>,
    /// How many `mod … { }` of the same file it stands in.
    pub inline_depth: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    /// `::`
    Step,
    Sign(char),
}

/// The paths of code that has no comments and no literals. A lone word is a path of one segment.
pub fn named(code: &str) -> Vec<Named> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    // For each open brace, whether it belongs to a module.
    let mut braces = Vec::new();
    let mut in_module = false;
    while let Some((line, token)) = tokens.get(at) {
        match token {
            Token::Word(word) => {
                in_module =
                    word == "mod" || (in_module && at > 0 && is_word(&tokens, at - 1, "mod"));
                let inline_depth = braces.iter().filter(|module| **module).count();
                let mut paths = Vec::new();
                at = tree(&tokens, at, &[], &mut paths);
                found.extend(paths.into_iter().map(|segments| Named {
                    line: *line,
                    segments,
                    inline_depth,
                }));
                continue;
            }
            Token::Sign('{') => braces.push(std::mem::take(&mut in_module)),
            Token::Sign('}') => {
                braces.pop();
            }
            Token::Sign(_) | Token::Step => in_module = false,
        }
        at += 1;
    }
    found
}

fn is_word(tokens: &[(usize, Token)], at: usize, word: &str) -> bool {
    matches!(tokens.get(at), Some((_, Token::Word(it))) if it == word)
}

/// Reads the path or the tree of paths that begins at a token; returns where it ends.
fn tree(
    tokens: &[(usize, Token)],
    mut at: usize,
    stem: &[String],
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = stem.to_vec();
    loop {
        match tokens.get(at) {
            Some((_, Token::Word(word))) => path.push(word.clone()),
            Some((_, Token::Sign('*'))) => path.push("*".to_owned()),
            Some((_, Token::Sign('{'))) => return group(tokens, at + 1, &path, paths),
            _ => break,
        }
        at += 1;
        if !matches!(tokens.get(at), Some((_, Token::Step))) {
            break;
        }
        at += 1;
    }
    paths.push(path);
    at
}

/// Reads what stands in the braces of a `use`; returns where it ends.
fn group(
    tokens: &[(usize, Token)],
    mut at: usize,
    stem: &[String],
    paths: &mut Vec<Vec<String>>,
) -> usize {
    loop {
        match tokens.get(at) {
            None => return at,
            Some((_, Token::Sign('}'))) => return at + 1,
            Some((_, Token::Word(word))) if word == "as" => at += 2,
            Some((_, Token::Sign(','))) => at += 1,
            Some(_) => at = tree(tokens, at, stem, paths).max(at + 1),
        }
    }
}

fn tokens(code: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_of_word = |it: char| it.is_alphanumeric() || it == '_';
        let length = rest.find(|it| !is_of_word(it)).unwrap_or(rest.len());
        if length > 0 {
            tokens.push((line, Token::Word(rest[..length].to_owned())));
            rest = &rest[length..];
        } else if let Some(after) = rest.strip_prefix("::") {
            tokens.push((line, Token::Step));
            rest = after;
        } else {
            line += usize::from(first == '\n');
            if !first.is_whitespace() {
                tokens.push((line, Token::Sign(first)));
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    tokens
}

#[test]
fn the_braces_of_a_use_are_written_out() {
    let written = |code| -> Vec<String> {
        let all = named(code).into_iter();
        all.map(|named| named.segments.join("::")).collect()
    };
    assert_eq!(
        written("use crate::{query::{self, Index as I}, ui::*};\nstd::fs::read(x)"),
        [
            "use",
            "crate::query::self",
            "crate::query::Index",
            "crate::ui::*",
            "std::fs::read",
            "x"
        ]
    );
}

#[test]
fn a_module_within_the_file_is_one_step_deeper() {
    let depths: Vec<(usize, usize)> =
        named("mod a { use super::b; fn c() { super::d } }\nsuper::e")
            .into_iter()
            .filter(|named| named.segments[0] == "super")
            .map(|named| (named.line, named.inline_depth))
            .collect();
    assert_eq!(depths, [(1, 1), (1, 1), (2, 0)]);
}
