//! The window on a real screen: eframe's side of things.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use crate::app::jobs::{Wake, keep_session_now};
use crate::app::{Action, KeepAction, Remembered, State, WindowFrame};
use crate::files::SavedAt;

use super::describe::Describer;
use super::window::Window;

/// What the window is opened with.
pub struct Start {
    /// Makes the state, told how the window is woken and what the clock of the wall says.
    pub state: Box<dyn FnOnce(Wake, SavedAt) -> State>,
    pub window: Option<WindowFrame>,
    /// Where to write what is on screen, as text. `None`: nowhere.
    pub describe_to: Option<PathBuf>,
}

/// The size of the window at the first start, in points.
const FIRST_SIZE: [f32; 2] = [1280.0, 800.0];
/// The smallest size at which everything can be used, in points.
const SMALLEST_SIZE: [f32; 2] = [1024.0, 640.0];

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When no window can be had: no display, no OpenGL.
#[expect(
    clippy::disallowed_methods,
    reason = "frames are told the time from here on"
)]
pub fn open(start: Start) -> Result<(), eframe::Error> {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Dateline")
        .with_app_id("dateline")
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size(SMALLEST_SIZE);
    if let Some(frame) = start.window {
        viewport = viewport
            .with_inner_size([frame.width, frame.height])
            .with_maximized(frame.maximised);
        if let Some((left, top)) = frame.corner {
            viewport = viewport.with_position([left, top]);
        }
    }
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let (state, describe_to) = (start.state, start.describe_to);
    eframe::run_native(
        "Dateline",
        options,
        Box::new(move |creation| {
            let ctx = creation.egui_ctx.clone();
            if let Some(path) = describe_to {
                ctx.add_plugin(Describer::new(path));
            }
            let waker = ctx.clone();
            let wake = Arc::new(move || waker.request_repaint());
            let state = state(wake, wall_clock());
            Ok(Box::new(OnScreen {
                window: Window::new(&ctx, state),
                started: Instant::now(),
                frame: None,
            }))
        }),
    )
}

#[expect(clippy::disallowed_methods, reason = "saved states bear this time")]
fn wall_clock() -> SavedAt {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    SavedAt(since_1970.map_or(0, |since| since.as_secs() as i64))
}

/// The window with the clock and the frame that only a real screen has.
struct OnScreen {
    window: Window,
    started: Instant,
    frame: Option<WindowFrame>,
}

impl OnScreen {
    fn to_remember(&self) -> Remembered {
        Remembered {
            window: self.frame,
            ..self.window.to_remember()
        }
    }
}

impl eframe::App for OnScreen {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let scale = ctx.zoom_factor();
        self.frame = ctx.input(|input| {
            let viewport = input.viewport();
            let inner = viewport.inner_rect?;
            // egui counts in points of the scaled text; windows are made in those of the system.
            Some(WindowFrame {
                width: inner.width() * scale,
                height: inner.height() * scale,
                corner: viewport
                    .outer_rect
                    .map(|outer| (outer.left() * scale, outer.top() * scale)),
                maximised: viewport.maximized.unwrap_or(false),
            })
        });
        let now = self.started.elapsed().as_secs_f64();
        self.window.set_wall_clock(wall_clock(), now);
        self.window.tick(ctx, now);
        let state = self.window.state();
        if state.closes() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        } else if (state.would_be_lost().is_some() || ctx.text_edit_focused())
            && ctx.input(|it| it.viewport().close_requested())
        {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.window.ask(Action::Keep(KeepAction::Close));
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.draw(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.window.close();
        if let Err(error) = keep_session_now(&self.to_remember().to_bytes()) {
            eprintln!("{error}");
        }
    }
}
