//! A process that edits and saves is killed at random moments: after each the dossier is whole, and at most
//! the edit under way is missing.

use std::io::{BufRead, BufReader, Write, stdout};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::*;
use crate::synthetic::Dice;

/// How many kills a run of all tests takes; `DATELINE_KILLS` asks for another number.
const KILLS: u64 = 500;

/// Edits and saves until it is killed; says each edit once it has been taken. Run by the test below.
#[test]
#[ignore = "run by the test below, which kills it"]
fn edits_until_it_is_killed() {
    let folder = |name: &str| PathBuf::from(std::env::var(name).expect("given"));
    let desk = desk(
        &folder("KILLED_DOSSIER"),
        &folder("KILLED_STATE"),
        Arc::new(LocalDisk),
    );
    let (mut keeper, mut dossier) = writer(desk);
    let first = number_of(&dossier) + 1;
    println!("ready");
    for (version, number) in (first..).enumerate() {
        dossier = changed(&dossier, |dossier| numbered(dossier, number));
        let taken = take(&mut keeper, version as u64 + 1, &dossier);
        assert_eq!(taken.journaled, files::Journaled::Yes);
        println!("taken {number}");
        stdout().flush().expect("said");
        if number % 3 != 0 {
            keeper.save(NOW).expect("saved");
        }
    }
}

/// One number in two files, and now and then a source that comes or goes.
fn numbered(dossier: &mut Dossier, number: u64) {
    dossier.title = format!("Edit {number}");
    first_claim(dossier).statement = format!("This is edit {number}.");
    let extra = dossier
        .sources
        .iter()
        .position(|it| it.id.as_str() == "two");
    match extra {
        Some(at) if number.is_multiple_of(4) => {
            dossier.sources.remove(at);
        }
        None if number % 4 == 2 => {
            let mut source = dossier.sources[0].as_ref().clone();
            source.id = "two".parse().expect("an id");
            source.text.path = Some("two.txt".to_owned());
            for claim in &mut source.claims {
                Arc::make_mut(claim).id = "two".parse().expect("an id");
            }
            dossier.sources.push(Arc::new(source));
        }
        _ => {}
    }
}

/// The number of the last edit in it; both files have to agree.
fn number_of(dossier: &Dossier) -> u64 {
    let number = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(0)
    };
    let (title, claim) = (number(&dossier.title), number(statement(dossier)));
    assert_eq!(title, claim, "an edit came in halves");
    title
}

fn editing(place: &Place) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "faults::killed::edits_until_it_is_killed"])
        .args(["--ignored", "--nocapture"])
        .env("KILLED_DOSSIER", place.dossier.path())
        .env("KILLED_STATE", place.state.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs")
}

/// Kills it at some moment after it has said that so many edits were taken. Gives the last that it said.
fn killed_after(place: &Place, edits: u64, then: Duration) -> Option<u64> {
    let mut child = editing(place);
    let mut said = BufReader::new(child.stdout.take().expect("piped")).lines();
    let ready = said
        .by_ref()
        .find(|line| line.as_ref().is_ok_and(|it| it.ends_with("ready")));
    assert!(ready.is_some(), "it never began");
    let number = |line: String| line.strip_prefix("taken ")?.parse().ok();
    let mut last = None;
    for line in said.by_ref().take(edits as usize) {
        last = number(line.expect("it is still there"));
    }
    let begin = Instant::now();
    while begin.elapsed() < then {
        std::hint::spin_loop();
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    let rest = said.map_while(Result::ok).filter_map(number);
    rest.last().or(last)
}

#[test]
fn a_program_killed_at_any_moment_leaves_a_whole_dossier_and_every_edit_it_acknowledged() {
    let kills = std::env::var("DATELINE_KILLS").ok();
    let kills = kills.and_then(|it| it.parse().ok()).unwrap_or(KILLS);
    let place = Place::new();
    let mut dice = Dice(7);
    let (mut before, mut acknowledged, mut brought_back, mut one_more) = (0, 0, 0, 0);
    for kill in 0..kills {
        let then = Duration::from_micros(dice.below(3_000));
        let last = killed_after(&place, dice.below(6), then).unwrap_or(before);
        assert_whole(place.dossier.path());
        let desk = place.desk();
        brought_back += u64::from(desk.recovered.is_some());
        let (mut keeper, dossier) = writer(desk);
        let found = number_of(&dossier);
        assert!(
            (last..=last + 1).contains(&found),
            "kill {kill}: {found} after {last}"
        );
        if kill % 2 == 0 {
            // Or the next run brings it back once more.
            keeper.save(NOW).expect("saved");
            assert_eq!(number_of(&assert_whole(place.dossier.path())), found);
        }
        assert!(place.text("sources/one.toml").starts_with("# by hand\n"));
        (acknowledged, one_more) = (
            acknowledged + last - before.min(last),
            one_more + found - last,
        );
        before = found;
    }
    println!(
        "{kills} kills, {acknowledged} edits, {brought_back} times brought back, {one_more} not yet said"
    );
    assert!(brought_back > 0, "no kill came at a moment that matters");
    assert!(
        acknowledged > kills / 2,
        "{acknowledged} edits in {kills} kills"
    );
}
