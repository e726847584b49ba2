//! Everything the window shows, as one value: the dossier, what of it is known, and where one looks.

use std::path::PathBuf;
use std::sync::Arc;

use super::action::Action;
use super::drafting::Drafting;
use super::editing::Editing;
use super::elsewhere::Elsewhere;
use super::jobs::{ForWhat, Jobs, Wake};
use super::keeping::Keep;
use super::motion::Motion;
use super::notice::Notice;
use super::page::Page;
use super::play::Playing;
use super::room::Room;
use super::session::{Look, Overlay, Remembered, Session, Shown};
use super::trail::Trail;
use crate::dossier::{Day, Dossier, Finding};
pub use crate::files::Opened;
use crate::files::{FilesSaid, SavedAt};
use crate::query::{AsOf, Clock, Comparison, Index, Known, Sieve, Window};
use crate::scale::Viewport;

/// The state of the window. Read by drawing, changed by [`State::apply`] alone.
pub struct State {
    pub(super) dossier: Arc<Dossier>,
    pub(super) findings: Vec<Finding>,
    pub(super) root: Option<PathBuf>,
    pub(super) editing: Editing,
    pub(super) drafting: Drafting,
    pub(super) keep: Keep,
    /// The folder that was chosen last in a dialog, and what for.
    pub(super) place_chosen: Option<(ForWhat, PathBuf)>,
    /// When a dialog of the system was last asked for, as `now` tells it.
    pub(super) asked_at: f64,
    /// What each file had to say by itself.
    pub(super) said: FilesSaid,
    /// What the clock of the wall said when the application's began.
    pub(super) started_at: SavedAt,
    pub(super) index: Arc<Index>,
    pub(super) sieve: Sieve,
    /// On which days something changes on a clock, through `sieve`. `None`: not asked for since then.
    pub(super) change_days: Option<(Clock, Vec<Day>)>,
    pub(super) known: Known,
    /// What changed since the day that is compared with. `None`: none is, or none before the as-of day.
    pub(super) comparison: Option<Comparison>,
    /// Counts up whenever `known` is another, so that drawings of it can be kept till then.
    pub(super) revision: u64,
    pub(super) session: Session,
    pub(super) look: Look,
    pub(super) trail: Trail,
    /// Size of the map's panel; `None` before the first frame.
    pub(super) viewport: Option<Viewport>,
    /// Width of the time axis in points; `None` before the first frame.
    pub(super) time_width: Option<f32>,
    pub(super) motion: Option<Motion>,
    pub(super) playing: Option<Playing>,
    pub(super) overlay: Option<Overlay>,
    pub(super) room: Room,
    /// Whether a narrow window shows the filters in the reader's place. A wide one goes by `look`.
    pub(super) narrow_filters: Shown,
    /// Whether the texts are being made ready to be searched.
    pub(super) preparing_search: bool,
    /// Names of places that the dossier does not have. `None`: nobody asked for them yet.
    pub(super) elsewhere: Option<Arc<Elsewhere>>,
    /// Whether they are being made ready.
    pub(super) preparing_elsewhere: bool,
    /// Whether a version of the dossier is being checked.
    pub(super) is_checking: bool,
    pub(super) notices: Vec<Notice>,
    /// What is being opened, and since when on the application's clock.
    pub(super) opening: Option<(String, f64)>,
    pub(super) jobs: Jobs,
    pub(super) remembered: Remembered,
    /// Seconds since the application started.
    pub(super) now: f64,
}

impl State {
    /// The state at the start, showing a dossier where it was left, or from its last report on.
    pub fn new(opened: Opened, remembered: Remembered, wake: Wake) -> Self {
        let index = Arc::new(Index::new(opened.dossier.clone()));
        let key = Remembered::key(opened.root.as_deref());
        let session = remembered
            .sessions
            .get(&key)
            .cloned()
            .unwrap_or_else(|| Session::at(first_look(&index)));
        let sieve = index.sieve(&session.lens);
        let mut state = Self {
            editing: Editing::default(),
            drafting: Drafting::default(),
            keep: Keep::of(&opened),
            place_chosen: None,
            asked_at: 0.0,
            said: opened.said,
            started_at: SavedAt(0),
            dossier: opened.dossier,
            findings: opened.findings,
            root: opened.root,
            sieve,
            change_days: None,
            known: Known::nothing(session.as_of),
            comparison: None,
            revision: 0,
            trail: Trail::new(session.page.clone()),
            look: remembered.look,
            index,
            session,
            viewport: None,
            time_width: None,
            motion: None,
            playing: None,
            overlay: None,
            room: Room::default(),
            narrow_filters: Shown::Closed,
            preparing_search: false,
            elsewhere: None,
            preparing_elsewhere: false,
            is_checking: false,
            notices: Vec::new(),
            opening: None,
            jobs: Jobs::new(wake),
            remembered,
            now: 0.0,
        };
        state.know_again();
        state.prepare_elsewhere();
        state
    }

    /// Advances the application's clock and takes in what was finished beside the window.
    ///
    /// `now` is in seconds since the application started.
    pub fn tick(&mut self, now: f64) {
        let elapsed = (now - self.now).max(0.0);
        self.now = now;
        for finished in self.jobs.finished() {
            self.apply(Action::Finished(Box::new(finished)));
        }
        self.notices
            .retain(|notice| notice.until.is_none_or(|until| now < until));
        self.move_map(elapsed as f32);
        self.play_on();
        self.save_when_due();
    }

    /// After how many seconds something changes by itself. `None`: nothing does; 0: it is moving now.
    pub fn wakes_in(&self) -> Option<f64> {
        let playing = self.playing.map(|playing| playing.next_step_at - self.now);
        let notice = self
            .notices
            .iter()
            .filter_map(|notice| notice.until)
            .map(|until| until - self.now)
            .reduce(f64::min);
        let moving = self.motion.map(|_| 0.0);
        [playing, notice, moving, self.saves_in()]
            .into_iter()
            .flatten()
            .reduce(f64::min)
            .map(|seconds| seconds.max(0.0))
    }

    /// Keeps what is to be remembered, beside the window.
    pub fn keep(&self) {
        self.jobs.keep_session(self.to_remember().to_bytes());
    }

    /// What to keep for the next run.
    pub fn to_remember(&self) -> Remembered {
        let mut remembered = self.remembered.clone();
        remembered.look = self.look;
        remembered.note(self.root.as_deref(), &self.session);
        remembered
    }

    pub fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
    }

    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The open folder. `None`: the built-in dossier.
    pub fn root(&self) -> Option<&PathBuf> {
        self.root.as_ref()
    }

    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    pub fn sieve(&self) -> &Sieve {
        &self.sieve
    }

    /// What is known at the as-of date, through the filters.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// What changed since the day that the as-of date is compared with, through the filters. `None`: it is
    /// compared with none, or with one that does not lie before it.
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_ref()
    }

    /// Changes whenever [`State::known`] does.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    pub fn as_of(&self) -> AsOf {
        self.session.as_of
    }

    pub fn look(&self) -> &Look {
        &self.look
    }

    pub fn trail(&self) -> &Trail {
        &self.trail
    }

    /// The page that is open, which is also what is selected.
    pub fn page(&self) -> &Page {
        self.trail.page()
    }

    /// Size of the map's panel. `None`: before the first frame.
    pub fn viewport(&self) -> Option<Viewport> {
        self.viewport
    }

    /// Width of the time axis in points. `None`: before the first frame.
    pub fn time_width(&self) -> Option<f32> {
        self.time_width
    }

    pub fn is_playing(&self) -> bool {
        self.playing.is_some()
    }

    /// What lies over the window. `None`: nothing.
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    pub fn is_map_moving(&self) -> bool {
        self.motion.is_some()
    }

    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// What is being opened, and for how many seconds already.
    pub fn opening(&self) -> Option<(&str, f64)> {
        self.opening
            .as_ref()
            .map(|(what, since)| (what.as_str(), self.now - since))
    }

    pub fn remembered(&self) -> &Remembered {
        &self.remembered
    }

    pub fn now(&self) -> f64 {
        self.now
    }

    /// The day range of the slider: from the first to the last day on which anything changes on the
    /// chosen clock. `None`: nothing in the dossier has a date.
    pub fn days(&self) -> Option<(Day, Day)> {
        self.index.reference_span(self.session.as_of.clock)
    }

    /// Makes `known` anew from index, filters and date.
    pub(super) fn know_again(&mut self) {
        self.index
            .known(self.session.as_of, &self.sieve, &mut self.known);
        self.comparison = self.index.compare(&self.session.as_of, &self.sieve);
        self.revision += 1;
    }

    /// Makes the sieve anew from the filters, and `known` with it.
    pub(super) fn sieve_again(&mut self) {
        self.sieve = self.index.sieve(&self.session.lens);
        self.change_days = None;
        self.know_again();
    }
}

/// Everything that was reported, as of the last report; today's date plays no part.
pub(super) fn first_look(index: &Index) -> AsOf {
    AsOf {
        clock: Clock::Reported,
        day: index
            .reference_span(Clock::Reported)
            .map_or(Day(0), |(_, last)| last),
        window: Window::ByThisDate,
        since: None,
    }
}
