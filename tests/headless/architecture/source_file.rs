//! One file of Rust source, without its comments, its literals and its tests.

use std::fs;
use std::path::Path;

use super::paths::{self, Named};

/// A source file of this package.
pub struct SourceFile {
    /// From the root of the package, with forward slashes.
    pub name: String,
    pub text: String,
    /// The text with comments, literals and inline tests blanked; lines stay where they are.
    code: String,
    /// Declared with `#[cfg(test)]`.
    pub is_for_tests_only: bool,
}

/// The files under a folder of this package.
pub fn sources(folder: &str) -> Vec<SourceFile> {
    let mut names = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    list(root, folder, &mut names);
    names.sort();
    let mut files: Vec<SourceFile> = names
        .into_iter()
        .map(|name| {
            let text = fs::read_to_string(root.join(&name)).expect("a source file");
            let code = without_tests(&without_words(&text));
            SourceFile {
                name,
                text,
                code,
                is_for_tests_only: false,
            }
        })
        .collect();
    let for_tests: Vec<String> = files.iter().flat_map(SourceFile::test_modules).collect();
    for file in &mut files {
        let module = file.module().join("::");
        file.is_for_tests_only = for_tests.contains(&module);
    }
    files
}

fn list(root: &Path, folder: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(root.join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = format!("{folder}/{}", entry.file_name().to_str().expect("a name"));
        if entry.path().is_dir() {
            list(root, &name, names);
        } else if Path::new(&name).extension().is_some_and(|it| it == "rs") {
            names.push(name);
        }
    }
}

impl SourceFile {
    /// `src/ui/map/mod.rs` is `["ui", "map"]`; the roots have none.
    fn module(&self) -> Vec<&str> {
        let below = self.name.split_once('/').map_or("", |(_, below)| below);
        let below = below.strip_suffix(".rs").unwrap_or(below);
        below
            .split('/')
            .filter(|part| !matches!(*part, "mod" | "lib" | "main"))
            .collect()
    }

    /// The room it belongs to. `None`: the front door.
    pub fn room(&self) -> Option<&str> {
        self.module().first().copied()
    }

    /// Paths of the modules that it declares for tests only.
    fn test_modules(&self) -> Vec<String> {
        let words: Vec<&str> = self.code.split_whitespace().collect();
        words
            .windows(3)
            .filter(|words| words[0] == "#[cfg(test)]" && words[1] == "mod")
            .filter_map(|words| words[2].strip_suffix(';'))
            .map(|name| {
                let mut module = self.module();
                module.push(name);
                module.join("::")
            })
            .collect()
    }

    /// Every path in the code with the line it begins in: `std::fs::File`.
    pub fn paths(&self) -> Vec<(usize, String)> {
        paths::named(&self.code)
            .into_iter()
            .map(|Named { line, segments, .. }| (line, segments.join("::")))
            .collect()
    }

    /// What is named of the root of the package: `crate::query`, or `super::query` from a room's root.
    pub fn rooms_named(&self) -> Vec<(usize, String)> {
        let depth = self.module().len();
        paths::named(&self.code)
            .iter()
            .filter_map(|named| {
                let first = named.segments.first()?.as_str();
                let ups = named
                    .segments
                    .iter()
                    .take_while(|it| *it == "super")
                    .count();
                let at = match first {
                    "crate" | "dateline" => 1,
                    "super" if ups == depth + named.inline_depth => ups,
                    _ => return None,
                };
                Some((named.line, named.segments.get(at)?.clone()))
            })
            .collect()
    }

    /// The lines of code with their numbers.
    pub fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines())
    }
}

/// The text with comments and literals blanked.
fn without_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let blanked = word_length(rest, out.chars().next_back());
        if blanked == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            let blank = |it: char| if it == '\n' { '\n' } else { ' ' };
            out.extend(rest[..blanked].chars().map(blank));
            rest = &rest[blanked..];
        }
    }
    out
}

/// Length in bytes of the comment or literal that the text begins with; 0 when there is none.
fn word_length(text: &str, before: Option<char>) -> usize {
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return until("*/");
    }
    if text.starts_with('"') {
        return quoted_length(text, '"');
    }
    if let Some(raw) = text.strip_prefix('r')
        && !before.is_some_and(|it| it.is_alphanumeric() || it == '_')
    {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let inside = 2 + hashes;
            return text[inside..]
                .find(&end)
                .map_or(text.len(), |at| inside + at + end.len());
        }
    }
    // A character, not a lifetime: it is escaped, or closed right after.
    let mut chars = text.chars();
    if chars.next() == Some('\'') {
        let second = chars.next();
        if second == Some('\\') || chars.next() == Some('\'') {
            return quoted_length(text, '\'');
        }
    }
    0
}

fn quoted_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, it) in text.char_indices().skip(1) {
        match it {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if it == quote => return at + it.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The code with the bodies of `#[cfg(test)] mod … { … }` blanked.
fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    let mut from = 0;
    while let Some(at) = out[from..].find("#[cfg(test)]").map(|at| from + at) {
        from = at + 1;
        let item = &out[at..];
        let (Some(open), end) = (item.find('{'), item.find(';')) else {
            continue;
        };
        if end.is_some_and(|end| end < open) {
            continue;
        }
        let mut depth = 0_usize;
        let close = item[open..].char_indices().find(|(_, it)| {
            depth += usize::from(*it == '{');
            depth -= usize::from(*it == '}');
            depth == 0
        });
        let until = close.map_or(out.len(), |(close, _)| at + open + close + 1);
        let blank: String = out[at..until]
            .chars()
            .map(|it| if it == '\n' { '\n' } else { ' ' })
            .collect();
        out.replace_range(at..until, &blank);
    }
    out
}

#[test]
fn comments_and_literals_are_not_code() {
    let code =
        without_words("a; // std::fs\n\"std::\\\"fs\" 'x' '\\'' &'a r#\"\"fs\"# b /* c */ d");
    assert_eq!(
        code.split_whitespace().collect::<Vec<_>>(),
        ["a;", "&'a", "b", "d"]
    );
}

#[test]
fn inline_tests_are_not_code() {
    let code = without_tests("a #[cfg(test)] mod tests { b { c } } d #[cfg(test)] mod e; { f }");
    assert_eq!(
        code.split_whitespace().collect::<Vec<_>>(),
        ["a", "d", "#[cfg(test)]", "mod", "e;", "{", "f", "}"]
    );
}
