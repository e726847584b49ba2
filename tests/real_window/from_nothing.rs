//! The whole way by mouse and keys: a dossier from nothing, of two web pages that nobody has prepared, to claims that
//! contradict each other; undone and done again; closed, opened again and checked.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::program::{self, Program};
use super::screen::Screen;
use super::told::Told;

const CARET: &str = "Caret in the text";
const FIRST: &str = "Road bridge near Zugdidi closed after night blast";
const SECOND: &str = "Bridge damage was flood, not bomb, says Sukhumi";

#[test]
fn a_dossier_is_made_of_two_web_pages_from_nothing_and_is_there_after_reopening() {
    let Some(screen) = Screen::or_reason() else {
        return;
    };
    let home = tempfile::tempdir().expect("a home of its own");
    let folder = home.path().join("bridge");
    let mut program = Program::start(&screen, home.path(), &[]);
    program.until("the hints", |told| {
        told.find("Button", "No more hints").is_some()
    });
    screen.focus(&program);
    let mut hand = Hand {
        screen: &screen,
        program: &mut program,
    };
    hand.click("Button", "No more hints");

    hand.make_the_dossier(&folder);
    hand.add_the_documents();

    hand.select_the_line("Three people were injured");
    screen.key("c");
    hand.fills("Claimant", "Giorgi Lomidze");
    hand.fills("Statement", "Three people were injured at the bridge.");
    hand.fills("Kind", "Casualties");
    hand.take_a_place_of_the_gazetteer("Zugdidi");
    hand.adds();
    assert_eq!(claims_of(&folder).len(), 1);

    // The other report denies it.
    hand.click("Button", "Harbour Wire, 19 Mar 2011");
    hand.until("the second document", |told| {
        told.find("Heading", SECOND).is_some()
    });
    hand.select_the_line("nobody");
    screen.key("c");
    hand.fills("Claimant", "The de facto authorities in Sukhumi");
    hand.fills("Statement", "Nobody was hurt.");
    hand.fills("Kind", "Denial");
    hand.adds();
    assert_eq!(claims_of(&folder).len(), 2);
    hand.deny("Three people were injured at the bridge.");

    let whole = as_stored(&folder);
    assert!(whole.contains("denies = ["), "{whole}");
    for _ in 0..2 {
        hand.program.after(|| screen.key("ctrl+z"));
    }
    hand.until_stored(&folder, |all| !all.contains("Nobody was hurt."));
    for _ in 0..2 {
        hand.program.after(|| screen.key("ctrl+shift+z"));
    }
    hand.until_stored(&folder, |all| all == whole);
    screen.key("ctrl+q");
    program.ends_well();

    let mut again = Program::start(&screen, home.path(), &[folder.to_str().expect("text")]);
    let told = again.until("both claims", |told| {
        told.find("Button", "Zugdidi, ").is_some()
    });
    assert_eq!(told.claims(), 2);
    screen.focus(&again);
    screen.key("ctrl+q");
    again.ends_well();

    let checked = Command::new(program::PATH)
        .arg("check")
        .arg(&folder)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(0), "{said}");
    assert_eq!(
        as_stored(&folder),
        whole,
        "opening and checking change nothing"
    );
}

/// What a person does.
struct Hand<'a, 'screen> {
    screen: &'a Screen,
    program: &'a mut Program<'screen>,
}

impl Hand<'_, '_> {
    #[track_caller]
    fn until(&mut self, what: &str, holds: impl Fn(&Told) -> bool) -> Told {
        self.program.until(what, holds)
    }

    #[track_caller]
    fn click(&mut self, role: &str, name: &str) {
        let told = self.until(name, |told| told.find(role, name).is_some());
        let at = told.find(role, name).expect("just seen").middle();
        self.program.after(|| self.screen.click(at));
    }

    /// Types into the field that has the keyboard, which has to be this one, and goes on.
    #[track_caller]
    fn fills(&mut self, field: &str, text: &str) {
        let said = format!("the keyboard in {field}");
        self.until(&said, |told| told.has_keyboard(field));
        self.screen.text(text);
        self.program.after(|| self.screen.key("Tab"));
    }

    fn make_the_dossier(&mut self, folder: &Path) {
        self.screen.key("ctrl+n");
        self.fills("Folder", folder.to_str().expect("text"));
        self.click("TextInput", "Title");
        self.until("the title's field", |told| told.has_keyboard("Title"));
        self.screen.text("The bridge");
        self.screen.key("Return");
        self.until("an empty dossier", |told| {
            told.find("Heading", "The bridge").is_some()
                && told.find("Button", "Add documents…").is_some()
        });
        assert!(folder.join("dossier.toml").is_file());
    }

    fn add_the_documents(&mut self) {
        let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real_window/documents");
        self.click("Button", "Add documents…");
        self.until("the field for paths", |told| {
            told.has_keyboard("Paths of files")
        });
        self.screen
            .text(pages.join("courier.html").to_str().expect("text"));
        self.program.after(|| self.screen.key("shift+Return"));
        self.screen
            .text(pages.join("harbour.html").to_str().expect("text"));
        self.program.after(|| self.screen.key("Return"));
        let told = self.until("the first document", |told| {
            told.find("Heading", FIRST).is_some()
                && told.find("Button", "Harbour Wire, 19 Mar 2011").is_some()
        });
        assert_eq!(told.day(), "19 Mar 2011", "both can be read");
    }

    /// With the mouse, from the left end of a line to the right.
    #[track_caller]
    fn select_the_line(&mut self, words: &str) {
        let told = self.until(words, |told| told.line(words).is_some());
        let line = told.line(words).expect("just seen");
        let (_, y) = line.middle();
        // Slowly, as a hand does: each is seen before the next comes.
        self.program
            .after(|| self.screen.move_to((line.left() + 3, y)));
        self.program
            .after(|| self.screen.press((line.left() + 3, y)));
        for x in [line.middle().0, line.right() - 20, line.right() - 6] {
            self.program.after(|| self.screen.move_to((x, y)));
        }
        self.program.after(|| self.screen.release());
        self.until("the words selected", |told| {
            told.value("TextInput", CARET)
                .is_some_and(|selected| selected.contains(words))
        });
    }

    fn take_a_place_of_the_gazetteer(&mut self, name: &str) {
        self.until("the keyboard among the places", |told| {
            told.has_keyboard("About places")
        });
        self.screen.text(name);
        // The gazetteer is unpacked when it is first asked.
        self.until("the gazetteer's place", |told| {
            told.find("ListBoxOption", name).is_some()
        });
        self.screen.key("Return");
        self.until("how precisely it is known", |told| {
            told.focused("Button", "settlement")
        });
        self.program.after(|| self.screen.key("Return"));
    }

    /// Adds the claim of the open form.
    #[track_caller]
    fn adds(&mut self) {
        self.program.after(|| self.screen.key("ctrl+Return"));
        self.until("the form gone", |told| {
            told.find("Heading", "New claim").is_none()
        });
        self.until("it saved", |told| told.find("Button", "Saved").is_some());
    }

    /// From the claim just added, the other one being the likeliest.
    fn deny(&mut self, statement: &str) {
        self.program.after(|| self.screen.key("shift+d"));
        let told = self.until("likely claims", |told| {
            told.find_containing("ListBoxOption", statement).is_some()
        });
        let first = told.find("ListBoxOption", "").expect("one at least");
        assert!(first.name.contains(statement), "{}", first.name);
        self.program.after(|| self.screen.key("Return"));
        self.until("the link saved", |told| {
            told.find("ListBoxOption", "").is_none() && told.find("Button", "Saved").is_some()
        });
    }

    #[track_caller]
    fn until_stored(&mut self, folder: &Path, holds: impl Fn(&str) -> bool) {
        self.until("the files", |_| holds(&as_stored(folder)));
    }
}

/// All of a dossier's TOML, file after file.
fn as_stored(folder: &Path) -> String {
    let mut files = Vec::new();
    for folder in [folder.to_owned(), folder.join("sources")] {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|it| it == "toml") {
                files.push(path);
            }
        }
    }
    files.sort();
    let texts = files.iter().map(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        format!("== {}\n{text}", path.display())
    });
    texts.collect()
}

/// The ids of a dossier's claims, as the command line lists them.
fn claims_of(folder: &Path) -> Vec<String> {
    let output = Command::new(program::PATH)
        .args(["list", "claims", "--format", "json"])
        .arg(folder)
        .output()
        .expect("the program runs");
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("a list");
    rows.iter().map(|row| row["id"].to_string()).collect()
}
