//! Where the session is kept, going by what the system says about this user's folders.

use std::path::Path;
use std::process::Command;

/// Says where, for the test below, which runs it with another environment.
#[test]
#[ignore = "run by the test below"]
fn says_where() {
    let path = dateline::files::session_path().expect("a home");
    println!("kept in {}", path.display());
}

/// The place with these variables, and none of their kind besides.
fn place(variables: &[(&str, &Path)]) -> String {
    let output = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "session_place::says_where", "--ignored"])
        .arg("--nocapture")
        .env_remove("XDG_STATE_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .envs(variables.iter().copied())
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stdout).expect("text");
    let (_, place) = said.split_once("kept in ").expect(&said);
    place.lines().next().unwrap_or_default().to_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn the_session_is_kept_in_the_folder_for_states() {
    let home = ("HOME", Path::new("/home/nobody"));
    assert_eq!(
        place(&[home]),
        "/home/nobody/.local/state/dateline/session.json"
    );
    let state = ("XDG_STATE_HOME", Path::new("/var/states"));
    assert_eq!(place(&[home, state]), "/var/states/dateline/session.json");
    // A path that is not absolute is to be ignored, as the XDG specification says.
    let state = ("XDG_STATE_HOME", Path::new("states"));
    assert_eq!(
        place(&[home, state]),
        "/home/nobody/.local/state/dateline/session.json"
    );
}

#[test]
fn option_ext_which_is_under_the_mpl_stays_out() {
    assert!(!include_str!("../../Cargo.lock").contains("name = \"option-ext\""));
}
