//! A display that nobody sees, and a hand on its mouse and keys.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::program::Program;

/// A virtual display; gone when dropped.
pub struct Screen {
    server: Child,
    /// `:99`
    pub display: String,
}

impl Screen {
    /// `None` when there are no tools for it, with the reason printed.
    pub fn or_reason() -> Option<Self> {
        for tool in ["Xvfb", "xdotool"] {
            if !is_there(tool) {
                eprintln!(
                    "Left out: the real window, because there is no {tool} (./test installs it)"
                );
                return None;
            }
        }
        Some(Self::new())
    }

    fn new() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24"])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let out = server.stdout.take().expect("piped");
        BufReader::new(out)
            .read_line(&mut number)
            .expect("Xvfb says which display it is");
        assert!(!number.trim().is_empty(), "Xvfb found no display to be");
        Self {
            server,
            display: format!(":{}", number.trim()),
        }
    }

    /// The window of a process. `None`: none can be seen yet.
    pub fn window_of(&self, pid: u32) -> Option<String> {
        let output = Command::new("xdotool")
            .args(["search", "--onlyvisible", "--pid", &pid.to_string()])
            .env("DISPLAY", &self.display)
            .output()
            .expect("xdotool runs");
        let windows = String::from_utf8_lossy(&output.stdout).into_owned();
        windows.lines().next_back().map(str::to_owned)
    }

    /// Gives the keyboard to the program's window, as no window manager does it here.
    pub fn focus(&self, program: &Program<'_>) {
        let window = self.window_of(program.pid()).expect("a window");
        self.xdotool(&["windowfocus".to_owned(), "--sync".to_owned(), window]);
    }

    pub fn move_to(&self, (x, y): (i64, i64)) {
        self.xdotool(&["mousemove".to_owned(), x.to_string(), y.to_string()]);
    }

    pub fn press(&self, at: (i64, i64)) {
        self.move_to(at);
        self.xdotool(&["mousedown".to_owned(), "1".to_owned()]);
    }

    pub fn release(&self) {
        self.xdotool(&["mouseup".to_owned(), "1".to_owned()]);
    }

    pub fn click(&self, at: (i64, i64)) {
        self.press(at);
        self.release();
    }

    pub fn wheel_up(&self, at: (i64, i64)) {
        self.move_to(at);
        self.xdotool(&["click".to_owned(), "4".to_owned()]);
    }

    /// `Right`, `shift+Right`.
    pub fn key(&self, name: &str) {
        self.xdotool(&["key".to_owned(), name.to_owned()]);
    }

    pub fn text(&self, text: &str) {
        let words = ["type", "--delay", "20", text];
        self.xdotool(&words.map(str::to_owned));
    }

    fn xdotool(&self, words: &[String]) -> String {
        let output = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", &self.display)
            .output()
            .expect("xdotool runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "xdotool {words:?}: {said}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn is_there(tool: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(tool).is_file())
}
