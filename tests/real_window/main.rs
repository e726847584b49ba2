//! The program as a person has it: its window on a display, worked with mouse and keys, read as a screen
//! reader would. The display is a virtual one; what is asserted is text, not pixels.
#![expect(
    clippy::disallowed_methods,
    reason = "another process is waited for, and files tell what it did"
)]

mod from_nothing;
mod program;
mod screen;
mod told;

use std::fs;
use std::path::Path;
use std::process::Command;

use program::Program;
use screen::Screen;
use told::Told;

#[test]
fn the_slider_is_dragged_and_gori_opens_its_excerpts() {
    let Some(screen) = Screen::or_reason() else {
        return;
    };
    let home = tempfile::tempdir().expect("a home of its own");
    let mut program = Program::start(&screen, home.path(), &["--as-of", "2004-08-12"]);
    let told = program.until("the map", |told| told.find("Button", "Gori, ").is_some());
    assert_eq!(told.day(), "12 Aug 2004");
    assert_eq!(
        told.find("Button", "Gori, ").expect("a mark").name,
        "Gori, 0 claims"
    );
    assert_eq!(told.claims(), reported_by(&told.day()).len());

    // A first start has hints; whoever dismisses them sees none again.
    let told = program.until("the hints", |told| {
        told.find("Button", "No more hints").is_some()
    });
    let dismiss = told.find("Button", "No more hints").expect("just seen");
    screen.click(dismiss.middle());
    program.until("no hints", |told| {
        told.find("Button", "No more hints").is_none()
    });

    let told = drag_into_august_2008(&screen, &mut program);
    let day = told.day();
    let claims = reported_by(&day);
    let about_gori: Vec<&Claim> = claims
        .iter()
        .filter(|claim| claim.is_about("gori"))
        .collect();
    assert!(!about_gori.is_empty(), "{day}");
    assert_eq!(told.claims(), claims.len(), "{day}");
    let mark = told.find("Button", "Gori, ").expect("a mark");
    let counted = format!("Gori, {} claims", about_gori.len());
    assert!(
        mark.name.starts_with(&counted),
        "{}, not {counted}",
        mark.name
    );

    screen.click(mark.middle());
    let told = program.until("Gori's page", |told| told.find("Heading", "Gori").is_some());
    let excerpts = told.excerpts();
    assert!(!excerpts.is_empty());
    for excerpt in &excerpts {
        let known = about_gori.iter().any(|claim| claim.excerpt == *excerpt);
        assert!(known, "no claim about Gori by {day} says “{excerpt}”");
        assert!(is_in_a_seed(excerpt), "no text says “{excerpt}”");
    }

    screen.focus(&program);
    screen.key("Home");
    program.until("the first day", |told| told.day() == "12 Aug 2004");
    screen.key("Right");
    program.until("the next change", |told| told.day() == "8 Aug 2008");
    screen.key("shift+Right");
    program.until("the next day", |told| told.day() == "9 Aug 2008");

    let told = program.until("the field", |told| told.find("TextInput", "Date").is_some());
    screen.click(told.find("TextInput", "Date").expect("just seen").middle());
    program.until("the caret", |told| told.focused("TextInput", "Date"));
    screen.text("14 Aug 2008");
    screen.key("Return");
    let told = program.until("the typed day", |told| told.day() == "14 Aug 2008");
    assert_eq!(told.claims(), reported_by("14 Aug 2008").len());

    let before = told.find("Button", "Gori, ").expect("a mark").middle();
    let map = told.find("Image", "Map").expect("a map");
    screen.wheel_up(map.middle());
    program.until("a larger map", |told| {
        told.find("Button", "Gori, ")
            .is_none_or(|mark| mark.middle() != before)
    });

    screen.key("ctrl+q");
    program.ends_well();
    assert!(home.path().join("state/dateline/session.json").is_file());

    let mut again = Program::start(&screen, home.path(), &[]);
    let told = again.until("the page of last time", |told| {
        told.find("Heading", "Gori").is_some()
    });
    assert_eq!(told.day(), "14 Aug 2008");
    screen.focus(&again);
    screen.key("ctrl+q");
    again.ends_well();
}

/// Takes the handle at the first source and drags it until the date is one in August 2008 on which
/// somebody had reported something.
fn drag_into_august_2008(screen: &Screen, program: &mut Program<'_>) -> Told {
    let told = program.until("the slider", |told| {
        told.find("Slider", "As-of date").is_some()
    });
    let slider = told.find("Slider", "As-of date").expect("just seen");
    let source = told.find("Button", "BBC, ").expect("the first source");
    let y = slider.top() + 8;
    let mut x = source.left();
    screen.press((x, y));
    while x < slider.right() {
        x += 6;
        let told = program.after(|| screen.move_to((x, y)));
        let day = told.day();
        let number: Option<u8> = day
            .strip_suffix(" Aug 2008")
            .and_then(|number| number.parse().ok());
        if number.is_some_and(|number| number >= 8) {
            screen.release();
            return program.until("the date let go at", |told| told.day() == day);
        }
    }
    panic!("the handle came to {} only", program.told().day());
}

#[test]
fn a_dispute_is_opened_and_walked_through_with_the_keyboard_alone() {
    let Some(screen) = Screen::or_reason() else {
        return;
    };
    const QUESTION: &str = "Why did Russia send troops in August 2008?";
    let home = tempfile::tempdir().expect("a home of its own");
    let mut program = Program::start(&screen, home.path(), &["--as-of", "2008-08-08"]);
    program.until("the list of disputes", |told| {
        told.find("Button", "Disputes, 8 of 14 voiced").is_some()
    });
    screen.focus(&program);
    screen.key("d");
    for (place, question) in [
        "Who began the confrontation of August 2008?",
        "Why did Georgian forces attack",
        "Whose aggression was it",
        QUESTION,
    ]
    .into_iter()
    .enumerate()
    {
        if place > 0 {
            screen.key("Down");
        }
        program.until(question, |told| told.focused("Button", question));
    }
    screen.key("Return");
    let told = program.until("the page of the dispute", |told| {
        told.find("Heading", QUESTION).is_some()
            && told
                .find("Heading", "To support its peacekeepers")
                .is_some()
    });
    assert!(
        told.find("Heading", "To invade, occupy and annex")
            .is_none()
    );
    let next = told.find("Button", "Next report").expect("a step");
    assert_eq!(next.name, "Next report: 29 Aug 2008, Voice of America");
    for excerpt in told.excerpts() {
        assert!(is_in_a_seed(&excerpt), "no text says “{excerpt}”");
    }
    screen.key("n");
    let told = program.until("the next report", |told| told.day() == "29 Aug 2008");
    assert!(
        told.find("Heading", "To invade, occupy and annex")
            .is_some()
    );
    let row = told.find("Button", QUESTION).expect("its row");
    assert_eq!(
        row.name,
        format!("{QUESTION}, 3 of 3 positions, disputed since 29 Aug 2008")
    );
    screen.key("ctrl+q");
    program.ends_well();
}

#[test]
fn without_a_display_the_program_says_what_works_without_one() {
    let output = Command::new(program::PATH)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("dateline render"), "{said}");
}

#[test]
fn a_display_that_is_not_there_is_an_error_and_no_crash() {
    let output = Command::new(program::PATH)
        .env("DISPLAY", ":64999")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("dateline render"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

/// What the command line says of a claim.
struct Claim {
    about: Vec<String>,
    /// With single spaces.
    excerpt: String,
}

impl Claim {
    fn is_about(&self, place: &str) -> bool {
        self.about.iter().any(|it| it == place)
    }
}

/// The claims that the command line lists for a day: `14 Aug 2008`.
fn reported_by(day: &str) -> Vec<Claim> {
    let (number, rest) = day.split_once(' ').expect("a day");
    let (month, year) = rest.split_once(' ').expect("a month");
    assert_eq!(month, "Aug");
    let output = Command::new(program::PATH)
        .args(["list", "claims", "--format", "json", "--as-of"])
        .arg(format!("{year}-08-{number:0>2}"))
        .output()
        .expect("the program runs");
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("a list");
    let texts = |it: &serde_json::Value| -> Vec<String> {
        let list = it.as_array().expect("a list").iter();
        list.map(|it| it.as_str().expect("text").to_owned())
            .collect()
    };
    rows.iter()
        .map(|row| Claim {
            about: texts(&row["about"]),
            excerpt: folded(row["excerpt"]["text"].as_str().expect("text")),
        })
        .collect()
}

/// With one space between words.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_in_a_seed(words: &str) -> bool {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let files = fs::read_dir(seeds).expect("the seeds");
    files
        .map(|file| file.expect("a seed").path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .any(|path| folded(&fs::read_to_string(path).expect("text")).contains(words))
}
