//! What can be asked of the state. Panels send these; only `apply` carries them out.

use std::path::PathBuf;

use super::borders::BorderChoice;
use super::documents::DocumentAction;
use super::drafting::DraftAction;
use super::editing::EditAction;
use super::hint::Hint;
use super::jobs::Finished;
use super::keeping::KeepAction;
use super::notice::Notice;
use super::page::Page;
use super::play::Speed;
use super::room::Room;
use super::session::{Centre, ClaimOrder, Movement, Overlay, Shown, ThemeChoice};
use super::table::TableAction;
use super::text_scale::TextScale;
use crate::dossier::edit::Edit;
use crate::dossier::{Day, Field, KindId, PlaceId, SourceId, Subject};
use crate::query::{Bearing, ClaimantKey, Clock, DayBox, PlaceScope, SideKey, Window};
use crate::scale::{MapView, TimeView, Viewport};

/// A wish, to be carried out by `State::apply`.
#[derive(Debug)]
pub enum Action {
    Date(DateAction),
    Filter(FilterAction),
    Map(MapAction),
    Time(TimeAction),
    Page(PageAction),
    View(ViewAction),
    Table(TableAction),
    Edit(EditAction),
    Draft(DraftAction),
    Keep(KeepAction),
    Document(DocumentAction),
    /// Opens a dossier folder beside what is open; `None` is the built-in one.
    OpenDossier(Option<PathBuf>),
    /// Reads the open folder again.
    Reload,
    /// Gives up on the dossier that is being opened.
    CancelOpening,
    /// Something that ran beside the window is done.
    Finished(Box<Finished>),
    Notify(Notice),
    /// Takes away the notice at this place in the list.
    DismissNotice(usize),
}

/// About the as-of date.
#[derive(Clone, Debug, PartialEq)]
pub enum DateAction {
    /// From the handle, a click or a typed date.
    Set(Day),
    /// To the next or previous day on which something changes in view.
    NextChange,
    PreviousChange,
    /// By whole days; negative goes back.
    ByDays(i64),
    /// To the day of the next or previous source.
    NextSource,
    PreviousSource,
    /// To the next or previous day on which a claim of the open page was reported; on the reported clock.
    NextOfPage,
    PreviousOfPage,
    /// Keeps a day to compare the as-of date with. `None`: compares no more.
    Pin(Option<Day>),
    First,
    Last,
    SetClock(Clock),
    SetWindow(Window),
    /// Starts or stops playing.
    TogglePlaying,
    SetSpeed(Speed),
}

/// About what is let through.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterAction {
    ToggleSource(SourceId),
    ToggleClaimant(ClaimantKey),
    ToggleSide(SideKey),
    ToggleKind(KindId),
    SetPlace(Option<(PlaceId, PlaceScope)>),
    /// Claims that lie within these days on both clocks; `None`: at any time.
    SetDays(Option<DayBox>),
    ToggleStanding(Bearing),
    /// Only claims in which all of this occurs.
    SetWords(Option<String>),
    Clear,
}

/// About the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapAction {
    /// The map's panel has this size.
    Resized(Viewport),
    /// Where a drag or a wheel put it.
    Look(MapView),
    /// Let go while moving, in points per second.
    Glide(f32, f32),
    /// Flies there, or jumps when motion is reduced.
    FlyTo(MapView),
    FitFeatured,
    FitSelection,
    /// Whose borders to draw. `None`: those that the dossier chooses.
    SetBorders(Option<BorderChoice>),
}

/// About the timeline's stretch of time; never about the as-of date.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeAction {
    /// The axis has this width, in points.
    Resized(f32),
    Look(TimeView),
    /// Everything in view again.
    Fit,
}

/// About the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageAction {
    Open(Page),
    Back,
    Forward,
}

/// About the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ViewAction {
    SetTheme(ThemeChoice),
    SetFilters(Shown),
    SetReader(Shown),
    SetLegend(Shown),
    SetDisputes(Shown),
    SetDenials(Shown),
    SetUncovered(Shown),
    SetOrder(ClaimOrder),
    SetMovement(Movement),
    SetTextScale(TextScale),
    /// The window has become so wide or so narrow.
    SetRoom(Room),
    /// Never again.
    DismissHint(Hint),
    DismissAllHints,
    SetCentre(Centre),
    SetMapAbove(Shown),
    /// Lays something over the window, or puts it away.
    SetOverlay(Option<Overlay>),
}

/// The wishes of one frame, in the order they were made.
#[derive(Debug, Default)]
pub struct Actions(Vec<Action>);

impl Actions {
    pub fn send(&mut self, action: Action) {
        self.0.push(action);
    }

    /// Takes out the wishes of a sort, in their order.
    pub fn set_aside(&mut self, is_one: impl Fn(&Action) -> bool) -> Vec<Action> {
        self.0.extract_if(.., |action| is_one(action)).collect()
    }

    pub fn date(&mut self, action: DateAction) {
        self.send(Action::Date(action));
    }

    pub fn filter(&mut self, action: FilterAction) {
        self.send(Action::Filter(action));
    }

    pub fn map(&mut self, action: MapAction) {
        self.send(Action::Map(action));
    }

    pub fn time(&mut self, action: TimeAction) {
        self.send(Action::Time(action));
    }

    pub fn open(&mut self, page: Page) {
        self.send(Action::Page(PageAction::Open(page)));
    }

    pub fn view(&mut self, action: ViewAction) {
        self.send(Action::View(action));
    }

    pub fn table(&mut self, action: TableAction) {
        self.send(Action::Table(action));
    }

    pub fn edit(&mut self, edit: Edit) {
        self.send(Action::Edit(EditAction::Make(Box::new(edit))));
    }

    pub fn document(&mut self, action: DocumentAction) {
        self.send(Action::Document(action));
    }

    pub fn keep(&mut self, action: KeepAction) {
        self.send(Action::Keep(action));
    }

    pub fn inspect(&mut self, subject: Option<Subject>) {
        self.send(Action::Edit(EditAction::Inspect(subject)));
    }

    /// Opens the inspector at a field; at the top where a finding is about no field.
    pub fn inspect_field(&mut self, subject: Subject, field: Option<Field>) {
        self.send(Action::Edit(match field {
            Some(field) => EditAction::InspectField(subject, field),
            None => EditAction::Inspect(Some(subject)),
        }));
    }

    pub fn draft(&mut self, action: DraftAction) {
        self.send(Action::Draft(action));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn drain(&mut self) -> impl Iterator<Item = Action> + '_ {
        self.0.drain(..)
    }
}
