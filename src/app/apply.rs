//! The one place where state changes: each action, carried out.

use super::action::{Action, DateAction, FilterAction, MapAction, TimeAction, ViewAction};
use super::hint::Hint;
use super::keeping::KeepAction;
use super::leaving::Leaving;
use super::motion::Motion;
use super::notice::Notice;
use super::play::Playing;
use super::session::{Movement, Overlay};
use super::state::State;
use crate::dossier::Day;
use crate::query::{Clock, TableColumn};
use crate::scale::{Flight, Insets, MapView, WorldPoint, project};

/// Fitting a lone point zooms in no further than this. Chosen by eye: about 100 km across.
const CLOSEST_FIT: f64 = 9.5;
/// Room left around what is fitted, in points, for labels and for what floats over the map.
const FIT_ROOM: Insets = Insets {
    left: 70.0,
    top: 60.0,
    right: 90.0,
    bottom: 90.0,
};

/// Texts of so many bytes are made ready to be searched within a frame or two: about 20 ms.
const SEARCHABLE_AT_ONCE: usize = 1_000_000;

/// The room around what is fitted: less of it on a small map, and most of that below, where the borders and
/// the counts stand. The shares are chosen by eye.
fn fit_room(viewport: crate::scale::Viewport) -> Insets {
    let (width, height) = (viewport.width, viewport.height);
    Insets {
        left: FIT_ROOM.left.min(width * 0.22),
        top: FIT_ROOM.top.min(height * 0.16),
        right: FIT_ROOM.right.min(width * 0.28),
        bottom: FIT_ROOM.bottom.min(height * 0.42),
    }
}

impl State {
    /// Carries out a wish.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Date(action) => self.apply_date(action),
            Action::Filter(action) => self.apply_filter(action),
            Action::Map(action) => self.apply_map(action),
            Action::Time(action) => self.apply_time(action),
            Action::Page(action) => self.apply_page(action),
            Action::View(action) => self.apply_view(action),
            Action::Table(action) => self.apply_table(action),
            Action::Edit(action) => self.apply_edit(action),
            Action::Draft(action) => self.apply_draft(action),
            Action::Keep(action) => self.apply_keep(action),
            Action::Document(action) => self.apply_documents(action),
            Action::OpenDossier(path) => self.leave(Leaving::Open(path)),
            Action::Reload => self.read_again(),
            Action::CancelOpening => {
                self.jobs.cancel_opening();
                self.opening = None;
            }
            Action::Finished(finished) => self.take_in(*finished),
            Action::Notify(notice) => self.notify(notice),
            Action::DismissNotice(place) => {
                if place < self.notices.len() {
                    self.notices.remove(place);
                }
            }
        }
    }

    pub(super) fn notify(&mut self, notice: Notice) {
        // The same sentence twice helps nobody.
        self.notices.retain(|old| old.text != notice.text);
        // Of things done one after the other only the last is news.
        if notice.passes_by_itself() {
            self.notices.retain(|old| !old.passes_by_itself());
        }
        self.notices.push(notice);
    }

    pub(super) fn start_opening(&mut self, path: Option<std::path::PathBuf>) {
        let what = path.as_ref().map_or_else(
            || "the built-in dossier".to_owned(),
            |path| path.display().to_string(),
        );
        self.opening = Some((what, self.now));
        // A folder that is edited here is not opened anew: what is not saved yet would be lost to view.
        let edited = self.root.clone().filter(|_| self.is_edited_here());
        self.jobs.open(path, edited);
    }

    pub(super) fn apply_date(&mut self, action: DateAction) {
        let day = self.session.as_of.day;
        // A person's own step ends the playing; its own steps come through `play_on`.
        let keeps_playing = matches!(
            action,
            DateAction::TogglePlaying
                | DateAction::SetSpeed(_)
                | DateAction::SetWindow(_)
                | DateAction::Pin(_)
        );
        if !keeps_playing {
            self.playing = None;
        }
        match action {
            DateAction::Set(day) => self.set_day(day),
            DateAction::ByDays(days) => self.set_day(day.plus(days)),
            DateAction::NextChange => {
                let to = self.next_change();
                self.go_to(to, day);
            }
            DateAction::PreviousChange => {
                let days = self.change_days();
                let before = days.partition_point(|change| *change < day);
                let to = before.checked_sub(1).map(|place| days[place]);
                self.go_to(to, day);
            }
            DateAction::NextSource => {
                let next = self.source_days().into_iter().find(|other| *other > day);
                self.go_to(next, day);
            }
            DateAction::PreviousSource => {
                let before = self.source_days().into_iter().rfind(|other| *other < day);
                self.go_to(before, day);
            }
            DateAction::NextOfPage => {
                self.step_through_page(|days, day| days.iter().copied().find(|other| *other > day))
            }
            DateAction::PreviousOfPage => {
                self.step_through_page(|days, day| days.iter().copied().rfind(|other| *other < day))
            }
            DateAction::Pin(day) => {
                self.session.as_of.since = day;
                // The table tells the changes of each row as long as there are any to tell.
                let columns = &mut self.session.table.columns;
                match day {
                    Some(_) => columns.insert(TableColumn::Change),
                    None => columns.remove(&TableColumn::Change),
                };
                self.know_again();
            }
            DateAction::First => self.go_to(self.days().map(|(first, _)| first), day),
            DateAction::Last => self.go_to(self.days().map(|(_, last)| last), day),
            DateAction::SetClock(clock) => {
                self.session.as_of.clock = clock;
                self.know_again();
            }
            DateAction::SetWindow(window) => {
                self.session.as_of.window = window;
                self.know_again();
            }
            DateAction::TogglePlaying => self.toggle_playing(),
            DateAction::SetSpeed(speed) => self.look.speed = speed,
        }
    }

    fn go_to(&mut self, to: Option<Day>, otherwise: Day) {
        self.set_day(to.unwrap_or(otherwise));
    }

    /// Sets the as-of day. Any day will do: before the first report nothing is known, and that is shown.
    fn set_day(&mut self, day: Day) {
        self.session.as_of.day = day;
        self.know_again();
    }

    /// Walks the reports that the open page's claims stand in; they are days of the reported clock.
    fn step_through_page(&mut self, pick: impl Fn(&[Day], Day) -> Option<Day>) {
        let to = pick(&self.report_days_of_page(), self.session.as_of.day);
        if let Some(day) = to {
            self.session.as_of.clock = Clock::Reported;
            self.set_day(day);
        }
    }

    fn next_change(&mut self) -> Option<Day> {
        let day = self.session.as_of.day;
        let days = self.change_days();
        let after = days.partition_point(|change| *change <= day);
        days.get(after).copied()
    }

    /// The days on which something changes on the chosen clock, through the filters; worked out when
    /// first asked for, since an arrow key that is held down asks many times a second.
    fn change_days(&mut self) -> &[Day] {
        let clock = self.session.as_of.clock;
        let (index, sieve) = (&self.index, &self.sieve);
        let kept = self.change_days.take();
        let kept = kept.filter(|(of, _)| *of == clock);
        let (_, days) = self
            .change_days
            .insert(kept.unwrap_or_else(|| (clock, index.change_days(clock, sieve))));
        days
    }

    /// Days on which sources are certainly out, in order; they are days of the reported clock, which
    /// on the occurred clock serve as landmarks all the same.
    fn source_days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self
            .dossier
            .sources
            .iter()
            .filter_map(|source| source.published.as_ref()?.latest().day())
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn toggle_playing(&mut self) {
        if self.playing.take().is_some() {
            return;
        }
        // Played to the end, it starts over.
        if self.next_change().is_none() {
            let first = self.days().map(|(first, _)| first);
            self.go_to(first, self.session.as_of.day);
        }
        self.playing = Some(Playing {
            next_step_at: self.now + self.look.speed.dwell_seconds(),
        });
    }

    /// Takes the steps that are due while playing.
    pub(super) fn play_on(&mut self) {
        let Some(playing) = self.playing else {
            return;
        };
        if self.now < playing.next_step_at {
            return;
        }
        let Some(next) = self.next_change() else {
            self.playing = None;
            return;
        };
        self.set_day(next);
        self.playing = self.next_change().map(|_| Playing {
            next_step_at: self.now + self.look.speed.dwell_seconds(),
        });
    }

    fn apply_filter(&mut self, action: FilterAction) {
        let lens = &mut self.session.lens;
        match action {
            FilterAction::ToggleSource(source) => toggle(&mut lens.sources, source),
            FilterAction::ToggleClaimant(claimant) => toggle(&mut lens.claimants, claimant),
            FilterAction::ToggleSide(side) => toggle(&mut lens.sides, side),
            FilterAction::ToggleKind(kind) => toggle(&mut lens.kinds, kind),
            FilterAction::SetPlace(place) => lens.place = place,
            FilterAction::SetDays(days) => lens.days = days,
            FilterAction::ToggleStanding(bearing) => toggle(&mut lens.standing, bearing),
            FilterAction::SetWords(words) => lens.words = words,
            FilterAction::Clear => *lens = crate::query::Lens::default(),
        }
        self.sieve_again();
    }

    /// Makes the texts ready to be searched: small ones at once, large ones beside the window.
    pub(super) fn prepare_search(&mut self) {
        if self.preparing_search || self.index.search_text_if_ready().is_some() {
            return;
        }
        if self.index.searchable_bytes() <= SEARCHABLE_AT_ONCE {
            self.index.search_text();
        } else {
            self.preparing_search = true;
            self.jobs.prepare_search(self.index.clone());
        }
    }

    fn apply_map(&mut self, action: MapAction) {
        match action {
            MapAction::Resized(viewport) => {
                // A map that was never moved goes on showing all that it opened with.
                let unmoved =
                    self.session.map.is_none() || self.session.map == self.featured_view();
                self.viewport = Some(viewport);
                if unmoved {
                    self.session.map = self.featured_view();
                }
            }
            MapAction::Look(view) => {
                self.motion = None;
                self.session.map = Some(self.held(view));
            }
            MapAction::Glide(x, y) => {
                if self.look.movement == Movement::Full {
                    self.motion = Some(Motion::Gliding { velocity: (x, y) });
                }
            }
            MapAction::FlyTo(view) => self.fly_to(view),
            MapAction::FitFeatured => {
                if let Some(view) = self.featured_view() {
                    self.fly_to(view);
                }
            }
            MapAction::SetBorders(choice) => self.session.borders = choice,
            MapAction::FitSelection => {
                if let Some(view) = self.selection_view() {
                    self.fly_to(view);
                }
            }
        }
    }

    fn held(&self, view: MapView) -> MapView {
        self.viewport
            .map_or(view, |viewport| view.clamped(viewport))
    }

    fn fly_to(&mut self, view: MapView) {
        let to = self.held(view);
        match (self.look.movement, self.session.map, self.viewport) {
            (Movement::Full, Some(from), Some(viewport)) => {
                self.motion = Some(Motion::Flying {
                    flight: Flight::new(from, to, viewport),
                    start: self.now,
                });
            }
            _ => {
                self.motion = None;
                self.session.map = Some(to);
            }
        }
    }

    pub(super) fn move_map(&mut self, seconds: f32) {
        if let (Some(motion), Some(view), Some(viewport)) =
            (self.motion, self.session.map, self.viewport)
        {
            let (view, motion) = motion.step(view, viewport, self.now, seconds);
            self.session.map = Some(view);
            self.motion = motion;
        }
    }

    /// The view on which the map opens: every featured place in it; all places when none is featured.
    pub(super) fn featured_view(&self) -> Option<MapView> {
        let featured = |place: &&crate::dossier::Place| {
            self.dossier.featured.is_empty() || self.dossier.featured.contains(&place.id)
        };
        let points: Vec<WorldPoint> = self
            .dossier
            .places
            .iter()
            .filter(|place| place.is_located())
            .filter(featured)
            .filter_map(|place| place.position)
            .map(project)
            .collect();
        Some(self.fitted(&points, self.viewport?))
    }

    /// The view that holds what is selected. `None`: nothing with a position is.
    fn selection_view(&self) -> Option<MapView> {
        let points: Vec<WorldPoint> = self
            .places_of_page()
            .into_iter()
            .filter_map(|place| self.index.place(place).position)
            .map(project)
            .collect();
        (!points.is_empty()).then_some(self.fitted(&points, self.viewport?))
    }

    fn fitted(&self, points: &[WorldPoint], viewport: crate::scale::Viewport) -> MapView {
        MapView::fitted(points, viewport, fit_room(viewport), CLOSEST_FIT)
    }

    fn apply_time(&mut self, action: TimeAction) {
        match action {
            TimeAction::Resized(width) => self.time_width = Some(width),
            TimeAction::Look(view) => self.session.time = Some(view),
            TimeAction::Fit => self.session.time = None,
        }
    }

    fn apply_view(&mut self, action: ViewAction) {
        match action {
            ViewAction::SetTheme(theme) => self.look.theme = theme,
            ViewAction::SetFilters(shown) => self.set_filters(shown),
            ViewAction::SetReader(shown) => self.set_reader(shown),
            ViewAction::SetLegend(shown) => self.look.legend = shown,
            ViewAction::SetDisputes(shown) => self.look.disputes = shown,
            ViewAction::SetDenials(shown) => self.look.denials = shown,
            ViewAction::SetUncovered(shown) => {
                self.look.uncovered = shown;
                self.prepare_elsewhere();
            }
            ViewAction::SetCentre(centre) => self.session.centre = centre,
            ViewAction::SetMapAbove(shown) => self.look.map_above = shown,
            ViewAction::SetOverlay(overlay) => {
                self.overlay = overlay;
                match overlay {
                    Some(Overlay::Palette) => self.prepare_search(),
                    Some(Overlay::Earlier) => self.apply_keep(KeepAction::ListStates),
                    _ => {}
                }
            }
            ViewAction::SetOrder(order) => self.look.order = order,
            ViewAction::SetMovement(movement) => {
                self.look.movement = movement;
                if movement == Movement::Reduced {
                    self.motion = None;
                }
            }
            ViewAction::SetTextScale(scale) => self.look.text_scale = scale,
            ViewAction::SetRoom(room) => self.set_room(room),
            ViewAction::DismissHint(hint) => {
                self.remembered.dismissed_hints.insert(hint);
            }
            ViewAction::DismissAllHints => self.remembered.dismissed_hints = Hint::ALL.into(),
        }
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

impl State {
    /// Whether the as-of date stands on the reported clock.
    pub fn is_reported_clock(&self) -> bool {
        self.session.as_of.clock == Clock::Reported
    }
}
