//! The program with its window open, and what it tells of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use super::screen::Screen;
use super::told::Told;

pub const PATH: &str = env!("CARGO_BIN_EXE_dateline");
/// Nothing here takes a second on an idle machine; a busy one without a graphics card may take long.
const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);
/// So long nothing new may be told for the window to be at rest.
const REST: Duration = Duration::from_millis(60);

/// The running program; killed when dropped.
pub struct Program<'a> {
    child: Child,
    tells: PathBuf,
    screen: &'a Screen,
}

impl<'a> Program<'a> {
    /// Starts it with a home of its own, so that it remembers nothing of whoever runs this.
    pub fn start(screen: &'a Screen, home: &Path, arguments: &[&str]) -> Self {
        let tells = home.join("on-screen.json");
        // What an earlier run told is not what this one shows.
        let _ = fs::remove_file(&tells);
        let child = Command::new(PATH)
            .args(arguments)
            .arg("--describe-to")
            .arg(&tells)
            .env("DISPLAY", &screen.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("WINIT_X11_SCALE_FACTOR", "1")
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_RUNTIME_DIR", home)
            .spawn()
            .expect("the program starts");
        let mut program = Self {
            child,
            tells,
            screen,
        };
        program.until_shown();
        program
    }

    /// Waits for the window itself: the first frame is told of before it is shown, and a mouse that is
    /// pressed then is pressed on nothing.
    #[track_caller]
    fn until_shown(&mut self) {
        let screen = self.screen;
        let pid = self.pid();
        self.until("the window", |_| screen.window_of(pid).is_some());
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What is on screen as last told; nothing before the first frame.
    pub fn told(&self) -> Told {
        Told::new(&fs::read_to_string(&self.tells).unwrap_or_default())
    }

    /// Waits until something is on screen.
    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&Told) -> bool) -> Told {
        let start = Instant::now();
        loop {
            let told = self.told();
            if holds(&told) {
                return told;
            }
            let ended = self.child.try_wait().expect("can be asked");
            assert!(
                ended.is_none(),
                "waiting for {what}: the program ended, {ended:?}"
            );
            assert!(
                start.elapsed() < PATIENCE,
                "waited for {what} in vain:\n{told}"
            );
            std::thread::sleep(BETWEEN_LOOKS);
        }
    }

    /// Does something, and waits until the window is at rest.
    pub fn after(&mut self, does: impl FnOnce()) -> Told {
        let mut told = self.told();
        does();
        let start = Instant::now();
        let mut changed = Instant::now();
        while changed.elapsed() < REST && start.elapsed() < PATIENCE {
            std::thread::sleep(BETWEEN_LOOKS);
            let now = self.told();
            if now != told {
                told = now;
                changed = Instant::now();
            }
        }
        told
    }

    /// Waits until the program has ended by itself, without an error.
    #[track_caller]
    pub fn ends_well(&mut self) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("can be asked") {
                assert!(status.success(), "{status}");
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "the window was closed and the program runs on"
            );
            std::thread::sleep(BETWEEN_LOOKS);
        }
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
