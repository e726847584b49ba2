//! Making claims out of a document: the words that are selected in it, unfinished claims, quotes that are cut
//! anew, links that are looked for, places that are shown on the map. Fields stand in `claim_draft`.

use std::ops::Range;

use super::claim_draft::ClaimDraft;
use super::page::Page;
use super::place_candidates::Candidate;
use super::state::State;
use crate::dossier::{ClaimId, LonLat, PlaceId, Precision, Relation, SourceId, Subject};
use crate::query::LinkFrom;

/// About claims that are being made, and what is selected for them.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftAction {
    /// Words of a document are selected, or none any more.
    Select(Option<Selected>),
    /// Begins a claim on words of a document.
    Begin(Selected),
    /// Begins one of which something is known already.
    BeginWith(Box<ClaimDraft>),
    /// Begins another claim on the words of one that is there.
    BeginBeside(ClaimId),
    /// The claim in hand has these fields now.
    Put(Box<ClaimDraft>),
    /// The quote of the claim in hand, or of the one that is inspected, goes over these parts of the text.
    Recut(Vec<Range<usize>>, Gesture),
    /// The words that are selected next become a part of the quote. `false`: no longer.
    AwaitPart(Awaited),
    /// Joins words to the quote of the claim in hand, or of the one that is inspected.
    Join(Selected),
    /// Shows another unfinished claim, counted from the oldest.
    TakeUp(usize),
    /// Puts the claim in hand aside; it stays unfinished.
    SetAside,
    /// Throws the claim in hand away.
    Discard,
    /// Takes the last one that was thrown away out again.
    BringBack,
    /// Puts the claim in hand into the dossier.
    Add,
    /// Looks for a claim that this one bears on so, or no longer.
    LookForLink(Option<(Linking, Relation)>),
    /// Makes a link between two claims.
    Link(Linked),
    /// A place waits to be shown on the map, or no longer.
    AwaitPlace(Option<Placing>),
    /// A point of the map was chosen.
    PlaceAt(LonLat),
    /// It is known so precisely.
    PlacePrecision(Precision),
}

/// Words of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Selected {
    pub source: SourceId,
    /// Byte range of the source's text.
    pub words: Range<usize>,
}

/// Whether something goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    Going,
    Done,
}

/// What happens to the words that are selected next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Awaited {
    #[default]
    Nothing,
    /// They become a part of the quote.
    Part,
}

/// One end of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Linking {
    /// The claim in hand, which is not in the dossier yet.
    Draft,
    Claim(SourceId, ClaimId),
}

/// A link that is to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    pub from: Linking,
    pub relation: Relation,
    pub to: ClaimId,
}

/// A place that is to be shown on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Placing {
    pub wanted_by: WantedBy,
    /// As it was typed.
    pub name: String,
    pub from: PlacedBy,
}

/// Where a position is from that waits to be said how precisely it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum PlacedBy {
    /// A click on the map is waited for.
    Awaited,
    /// Such a click.
    Map(LonLat),
    /// The gazetteer, the basemap, or typed coordinates.
    Found(Box<Candidate>),
}

/// What a position is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WantedBy {
    /// A new place, which the claim in hand or the inspected claim is about.
    About,
    /// A new place, where it was said.
    SaidAt,
    /// A place of the dossier.
    Place(PlaceId),
}

/// What is under way. Unfinished claims themselves stand in the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafting {
    pub(super) selected: Option<Selected>,
    /// Whether the inspector shows the claim in hand.
    pub(super) is_shown: bool,
    /// The parts that an inspected claim's quote goes over while it is cut anew.
    pub(super) recut: Option<Vec<Range<usize>>>,
    pub(super) awaited: Awaited,
    pub(super) linking: Option<(Linking, Relation)>,
    pub(super) placing: Option<Placing>,
    pub(super) discarded: Option<ClaimDraft>,
    /// Counts up whenever a claim is begun or taken up, so that its form takes the keyboard once.
    pub(super) begun: u64,
}

impl Drafting {
    /// Another number whenever a claim is begun or taken up.
    pub fn begun(&self) -> u64 {
        self.begun
    }

    /// The words that are selected in a document.
    pub fn selected(&self) -> Option<&Selected> {
        self.selected.as_ref()
    }

    /// The parts that the inspected claim's quote goes over while it is cut anew. `None`: it is not.
    pub fn recut(&self) -> Option<&[Range<usize>]> {
        self.recut.as_deref()
    }

    pub fn awaited(&self) -> Awaited {
        self.awaited
    }

    /// From which claim a link is looked for, and of what sort.
    pub fn linking(&self) -> Option<(&Linking, Relation)> {
        self.linking.as_ref().map(|(from, it)| (from, *it))
    }

    /// The place that waits to be shown on the map, or was shown and not said how precisely.
    pub fn placing(&self) -> Option<&Placing> {
        self.placing.as_ref()
    }

    /// What is not known yet of the place that the claim in hand is to be about, as it follows "Missing: ".
    /// `None`: nothing is being asked.
    pub fn place_lacks(&self) -> Option<String> {
        let placing = self.placing.as_ref();
        let placing = placing.filter(|it| !matches!(it.wanted_by, WantedBy::Place(_)))?;
        Some(match placing.from {
            PlacedBy::Awaited => format!("where “{}” is, by a click on the map", placing.name),
            PlacedBy::Map(_) | PlacedBy::Found(_) => {
                format!("how precisely “{}” is known", placing.name)
            }
        })
    }

    pub fn has_discarded(&self) -> bool {
        self.discarded.is_some()
    }
}

impl State {
    pub fn drafting(&self) -> &Drafting {
        &self.drafting
    }

    /// The unfinished claim that the inspector shows.
    pub fn draft_in_hand(&self) -> Option<&ClaimDraft> {
        let drafts = &self.session.drafts;
        drafts.last().filter(|_| self.drafting.is_shown)
    }

    /// Unfinished claims, the oldest first.
    pub fn drafts(&self) -> &[ClaimDraft] {
        &self.session.drafts
    }

    /// Whether the inspector has something to show.
    pub fn is_inspecting(&self) -> bool {
        self.editing.is_open() || self.draft_in_hand().is_some()
    }

    /// The parts of a source's text that are being quoted: of the claim in hand, or of the inspected one.
    pub fn parts_in_hand(&self, source: &SourceId) -> Option<Vec<Range<usize>>> {
        if let Some(draft) = self.draft_in_hand() {
            return (draft.source == *source).then(|| draft.parts.clone());
        }
        let Some(Subject::Claim(of, id)) = self.editing.inspected() else {
            return None;
        };
        if of != source {
            return None;
        }
        if let Some(parts) = &self.drafting.recut {
            return Some(parts.clone());
        }
        let index = self.index();
        let claim = index.claim(index.claim_ix(id)?);
        let parts = claim
            .excerpt
            .quoted(index.source(index.source_ix(of)?).content());
        (!parts.is_empty()).then_some(parts)
    }

    /// Whether something lies over the window.
    pub fn is_covered(&self) -> bool {
        self.overlay().is_some() || self.drafting.linking.is_some()
    }

    /// From which claim a link would begin: the one in hand, the one that is inspected, or the one that is open.
    pub fn link_from(&self) -> Option<Linking> {
        if self.draft_in_hand().is_some() {
            return Some(Linking::Draft);
        }
        if let Some(Subject::Claim(source, claim)) = self.editing.inspected() {
            return Some(Linking::Claim(source.clone(), claim.clone()));
        }
        match self.page() {
            Page::Document(source, Some(claim)) => {
                Some(Linking::Claim(source.clone(), claim.clone()))
            }
            _ => None,
        }
    }

    /// What is known of the claim that a link begins from. `None`: it is not there.
    pub fn link_from_what(&self, from: &Linking) -> Option<LinkFrom> {
        match from {
            Linking::Draft => self.draft_in_hand().map(|draft| draft.link_from(None)),
            Linking::Claim(_, id) => {
                let (source, claim) = self.dossier.claim(id)?;
                Some(ClaimDraft::of(source, claim).link_from(Some(id.clone())))
            }
        }
    }
}
