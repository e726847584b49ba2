//! The walls of the house, held by reading its own source: who may know whom, who may touch what.

mod paths;
mod source_file;

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use source_file::{SourceFile, sources};

/// No file is longer, in lines.
const LONGEST_FILE: usize = 500;

/// The rooms, from the ground up, and whom each knows.
const ROOMS: [(&str, &[&str]); 11] = [
    ("basemap", &[]),
    ("dossier", &[]),
    ("gazetteer", &["dossier"]),
    ("query", &["dossier"]),
    ("reading", &["dossier"]),
    ("layer", &["dossier"]),
    ("scale", &["dossier"]),
    ("files", &["dossier", "layer"]),
    (
        "app",
        &[
            "basemap",
            "dossier",
            "gazetteer",
            "query",
            "reading",
            "layer",
            "scale",
            "reading",
            "files",
        ],
    ),
    (
        "ui",
        &[
            "basemap",
            "dossier",
            "gazetteer",
            "query",
            "reading",
            "layer",
            "scale",
            "reading",
            "files",
            "app",
        ],
    ),
    (
        "cli",
        &[
            "basemap",
            "dossier",
            "gazetteer",
            "query",
            "reading",
            "layer",
            "scale",
            "files",
        ],
    ),
];

/// The one file of `cli` that may draw.
const DOOR_TO_THE_WINDOW: &str = "src/cli/window.rs";

/// What only some may touch: the beginnings of its paths, and who may, as beginnings of file names.
struct Wall {
    what: &'static str,
    paths: &'static [&'static str],
    who: &'static [&'static str],
}

const WALLS: [Wall; 5] = [
    Wall {
        what: "draws with egui",
        paths: &["egui", "eframe", "egui_plot", "epaint", "accesskit"],
        who: &["src/ui/", DOOR_TO_THE_WINDOW],
    },
    Wall {
        what: "opens files",
        paths: &["std::fs", "fs", "File", "tempfile", "memmap2"],
        who: &["src/files/"],
    },
    Wall {
        what: "starts threads",
        paths: &["std::thread", "thread"],
        // The second in a process of its own, to be able to stop what does not end.
        who: &["src/app/jobs/mod.rs", "src/files/import/apart.rs"],
    },
    Wall {
        what: "shares work among threads",
        paths: &["rayon"],
        // The others to be done in half the time; what they give does not depend on it.
        who: &["src/files/", "src/query/renewal.rs", "src/query/lag.rs"],
    },
    Wall {
        what: "asks the clock",
        paths: &[
            "std::time::Instant",
            "std::time::SystemTime",
            "Instant::now",
            "SystemTime::now",
        ],
        who: &["src/main.rs", "src/cli/", "src/ui/run.rs"],
    },
];

/// Fails with all that was found, one per line.
#[track_caller]
fn nothing(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The files that end up in the program.
fn program() -> Vec<SourceFile> {
    let mut files = sources("src");
    files.retain(|file| !file.is_for_tests_only);
    files
}

#[test]
fn rooms_know_only_the_rooms_below_them() {
    let mut found = Vec::new();
    let mut seen = 0;
    for file in program() {
        let Some(room) = file.room() else {
            continue;
        };
        let Some((_, known)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            found.push(format!("{}: `{room}` is no room", file.name));
            continue;
        };
        if file.name == DOOR_TO_THE_WINDOW {
            continue;
        }
        for (line, other) in file.rooms_named() {
            seen += 1;
            let is_room = ROOMS.iter().any(|(name, _)| *name == other);
            if is_room && other != room && !known.contains(&other.as_str()) {
                found.push(format!("{}:{line}: `{room}` knows `{other}`", file.name));
            }
        }
    }
    nothing(found);
    assert!(seen > 200, "only {seen} paths were found to look at");
}

#[test]
fn only_those_who_may_touch_disk_threads_clock_and_screen() {
    let mut found = Vec::new();
    for file in program() {
        for wall in &WALLS {
            if wall.who.iter().any(|who| file.name.starts_with(who)) {
                continue;
            }
            for (line, path) in file.paths() {
                let begins = |with: &&&str| {
                    path.strip_prefix(**with)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
                };
                if let Some(touched) = wall.paths.iter().find(begins) {
                    found.push(format!("{}:{line}: {} ({touched})", file.name, wall.what));
                }
            }
        }
    }
    nothing(found);
}

#[test]
fn every_wall_is_stood_at_by_somebody() {
    let files = program();
    for wall in &WALLS {
        for who in wall.who {
            assert!(
                files.iter().any(|file| file.name.starts_with(who)),
                "nobody is called {who}"
            );
        }
    }
}

#[test]
fn no_file_is_too_long_and_each_says_what_lives_in_it() {
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for file in sources(folder) {
            if file.text.lines().count() > LONGEST_FILE {
                let lines = file.text.lines().count();
                found.push(format!("{}: {lines} lines", file.name));
            }
            if !file.text.starts_with("//! ") {
                found.push(format!("{}: does not open with `//!`", file.name));
            }
        }
    }
    nothing(found);
}

#[test]
fn nothing_is_left_to_be_done_and_nothing_is_waved_through() {
    let mut found = Vec::new();
    for file in program() {
        for (line, words) in file.code_lines() {
            for unwanted in [
                ".unwrap()",
                "todo!",
                "unimplemented!",
                "dbg!",
                "#[allow",
                "#![allow",
                "unsafe ",
            ] {
                if words.contains(unwanted) {
                    found.push(format!("{}:{line}: {unwanted}", file.name));
                }
            }
        }
    }
    nothing(found);
}

#[test]
fn run_passes_every_verb_on_without_asking_for_a_screen() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = fs::read_to_string(root.join("run")).expect("the script");
    let arm = run
        .lines()
        .find(|line| line.contains("--help") && line.contains(" | "))
        .expect("the list of verbs");
    let named: Vec<&str> = arm.split([' ', ')', '|']).collect();
    for verb in dateline::cli::CommandLine::command().get_subcommands() {
        assert!(named.contains(&verb.get_name()), "{}", verb.get_name());
    }
}
