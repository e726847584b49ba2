//! STATE AND ACTIONS: what is looked at, and the one place where that changes.
//!
//! A frame can be replayed here without a window. Nothing knows egui; only [`jobs`] starts threads.

mod action;
mod addable;
mod apply;
mod borders;
mod checking;
mod claim_draft;
mod documents;
mod draft_apply;
mod draft_words;
mod drafting;
mod editing;
mod elsewhere;
pub mod figure_typed;
mod following;
mod hint;
mod history;
pub mod jobs;
mod keeping;
mod leaving;
mod looking_back;
mod motion;
mod notice;
pub mod offered;
mod page;
mod page_claims;
pub mod place_candidates;
mod play;
mod revise;
mod room;
mod session;

mod state;
mod table;
mod taking_in;
mod text_scale;
mod trail;
mod trays;
pub mod word_steps;

pub use action::{
    Action, Actions, DateAction, FilterAction, MapAction, PageAction, TimeAction, ViewAction,
};
pub use addable::Addable;
pub use borders::{BorderChoice, BorderRule, BorderStyle, Borders, ChosenBy};
pub use claim_draft::{ClaimDraft, Guess, GuessedField, Lack, put_made, quoted};
pub use documents::{DocumentAction, NewDossier, Pasted, Receipt};
pub use drafting::{
    Awaited, DraftAction, Drafting, Gesture, Linked, Linking, PlacedBy, Placing, Selected, WantedBy,
};
pub use editing::{EditAction, Editing, Sought};
pub use elsewhere::{Elsewhere, Surroundings};
pub use hint::Hint;
pub use history::{History, Version};
pub use keeping::{KeepAction, Keeping};
pub use leaving::Leaving;
pub use looking_back::LookedBack;
pub use motion::Motion;
pub use notice::{Notice, Tone};
pub use page::{Page, Tray};
pub use play::{Playing, Speed};
pub use room::Room;
pub use session::{
    Centre, ClaimOrder, Look, Movement, Overlay, Remembered, Session, Shown, ThemeChoice,
    WindowFrame,
};
pub use state::{Opened, State};
pub use table::{RowLines, TableAction, TableView};
pub use text_scale::TextScale;
pub use trail::Trail;
