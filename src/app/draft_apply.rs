//! What asking for something about claims in the making does. What can be asked stands in `drafting`.

use std::ops::Range;

use super::claim_draft::{ClaimDraft, Lack, quoted};
use super::drafting::{
    Awaited, DraftAction, Drafting, Gesture, Linked, Linking, PlacedBy, Placing, Selected, WantedBy,
};
use super::notice::Notice;
use super::page::Page;
use super::state::State;
use crate::dossier::edit::{Change, Edit, EditError, Made, Referent, Sort};
use crate::dossier::{
    ClaimId, Dossier, LonLat, Place, PlaceKind, Precision, Relation, Source, Subject,
};

/// So many unfinished claims are kept.
const MOST_DRAFTS: usize = 40;

impl State {
    pub(super) fn apply_draft(&mut self, action: DraftAction) {
        match action {
            DraftAction::Select(selected) => self.drafting.selected = selected,
            DraftAction::Begin(selected) => self.begin_on(&selected),
            DraftAction::BeginWith(draft) => self.begin(*draft),
            DraftAction::BeginBeside(claim) => self.begin_beside(&claim),
            DraftAction::Put(draft) => {
                if let Some(own) = self.session.drafts.last_mut() {
                    *own = *draft;
                }
            }
            DraftAction::Recut(parts, gesture) => self.recut(parts, gesture),
            DraftAction::AwaitPart(awaited) => self.drafting.awaited = awaited,
            DraftAction::Join(selected) => self.join(&selected),
            DraftAction::TakeUp(at) => {
                if at < self.session.drafts.len() {
                    let draft = self.session.drafts.remove(at);
                    self.begin(draft);
                }
            }
            DraftAction::SetAside => self.set_aside(),
            DraftAction::Discard => self.discard(),
            DraftAction::BringBack => {
                if let Some(draft) = self.drafting.discarded.take() {
                    self.begin(draft);
                }
            }
            DraftAction::Add => self.add_draft(),
            DraftAction::LookForLink(from) => self.look_for_link(from),
            DraftAction::Link(linked) => self.link(linked),
            DraftAction::AwaitPlace(placing) => self.drafting.placing = placing,
            DraftAction::PlaceAt(at) => {
                if let Some(placing) = &mut self.drafting.placing {
                    placing.from = PlacedBy::Map(pointed_at(at));
                }
            }
            DraftAction::PlacePrecision(precision) => self.place(precision),
        }
    }

    /// What was under way ends with the dossier it was about.
    pub(super) fn forget_drafting(&mut self) {
        self.drafting = Drafting::default();
    }

    /// The inspector shows something else from now on.
    pub(super) fn set_aside(&mut self) {
        self.drafting.is_shown = false;
        self.drafting.recut = None;
        self.drafting.awaited = Awaited::Nothing;
        self.drafting.placing = None;
        self.session.drafts.retain(|draft| !draft.is_untouched());
    }

    fn begin_on(&mut self, selected: &Selected) {
        let Some(source) = self.dossier.source(&selected.source) else {
            return;
        };
        let body = source.body_range();
        let words = selected.words.start.max(body.start)..selected.words.end.min(body.end);
        if words.is_empty() {
            let said = "These words are no part of the report proper, and claims are taken from that. \
                        Where it begins and ends is said among the document’s fields.";
            return self.notify(Notice::trouble(said.to_owned()));
        }
        // Nothing but other words was chosen yet: those were not meant.
        let in_hand = self.draft_in_hand().is_some_and(ClaimDraft::is_untouched);
        if in_hand {
            self.session.drafts.pop();
        }
        self.begin(ClaimDraft::on(selected.source.clone(), vec![words]));
    }

    fn begin_beside(&mut self, id: &ClaimId) {
        let Some((source, claim)) = self.dossier.claim(id) else {
            return;
        };
        let parts = claim.excerpt.quoted(source.content());
        let mut draft = ClaimDraft::on(source.id.clone(), parts);
        draft.by.clone_from(&claim.by);
        draft.via.clone_from(&claim.via);
        draft.said_at.clone_from(&claim.said_at);
        draft.said = claim.said.as_ref().map(|when| when.text().to_owned());
        self.begin(draft);
    }

    fn begin(&mut self, mut draft: ClaimDraft) {
        if let Some(why) = self.why_read_only() {
            let notice = Notice::trouble(why.to_owned());
            return self.notify(notice);
        }
        if let Some(source) = self.dossier.source(&draft.source)
            && draft.words.is_none()
        {
            draft.note_words(source);
        }
        self.set_aside();
        self.drafting.selected = None;
        self.session.drafts.push(draft);
        let more = self.session.drafts.len().saturating_sub(MOST_DRAFTS);
        self.session.drafts.drain(..more);
        self.inspect(None);
        self.drafting.is_shown = true;
        self.drafting.begun += 1;
    }

    fn discard(&mut self) {
        if self.draft_in_hand().is_none() {
            return;
        }
        self.drafting.discarded = self.session.drafts.pop();
        self.set_aside();
        let said = "The unfinished claim was discarded. Ctrl+K, “Bring back the discarded claim” takes it up again.";
        self.notify(Notice::done(said, self.now));
    }

    fn add_draft(&mut self) {
        let Some(mut draft) = self.draft_in_hand().cloned() else {
            return;
        };
        let quote = self
            .dossier
            .source(&draft.source)
            .and_then(|it| draft.quote(it));
        let lacks = draft.lacks(&self.index, quote.as_ref());
        let mut lacks: Vec<String> = lacks.iter().map(Lack::in_words).collect();
        lacks.extend(self.drafting.place_lacks());
        if !lacks.is_empty() {
            let said = format!(
                "The claim cannot be added yet. Missing: {}.",
                lacks.join("; ")
            );
            return self.notify(Notice::trouble(said));
        }
        draft.id = draft.id_or_suggested(&self.index).unwrap_or_default();
        let name = format!("Add the claim “{}”", shortened(&draft.statement));
        if self.make_of(&draft, name) {
            self.session.drafts.pop();
            self.set_aside();
            if let Ok(id) = ClaimId::new(&draft.id) {
                let subject = Subject::Claim(draft.source.clone(), id.clone());
                self.inspect(Some(subject));
                self.open_page(Page::Document(draft.source, Some(id)));
            }
        }
    }

    /// Makes the edit that puts a claim with its fields; whether it was made.
    fn make_of(&mut self, draft: &ClaimDraft, name: String) -> bool {
        let version = self.editing.history().version();
        match draft.edit(&self.dossier, name) {
            Ok(Some(edit)) => {
                self.make(&edit, Vec::new());
            }
            Ok(None) => {}
            Err(error) => self.refuse(&error),
        }
        self.editing.history().version() != version
    }

    fn refuse(&mut self, error: &EditError) {
        self.notify(Notice::trouble(error.to_string()));
    }

    fn recut(&mut self, parts: Vec<Range<usize>>, gesture: Gesture) {
        if self.drafting.is_shown {
            if let Some(draft) = self.session.drafts.last_mut() {
                draft.parts = parts;
                if let Some(source) = self.dossier.source(&draft.source) {
                    draft.note_words(source);
                }
            }
            return;
        }
        if gesture == Gesture::Going {
            self.drafting.recut = Some(parts);
            return;
        }
        self.drafting.recut = None;
        let Some(Subject::Claim(_, id)) = self.editing.inspected().cloned() else {
            return;
        };
        let Some((source, claim)) = self.dossier.claim(&id) else {
            return;
        };
        let mut draft = ClaimDraft::of(source, claim);
        if draft.parts == parts {
            return;
        }
        draft.parts = parts;
        if draft.quote(source).is_none() {
            let said = "The quote could not be cut so: its words must stand in the report proper, and its \
                        two parts in one paragraph.";
            return self.notify(Notice::trouble(said.to_owned()));
        }
        self.make_of(&draft, format!("Cut the quote of `{id}` anew"));
    }

    fn join(&mut self, selected: &Selected) {
        self.drafting.awaited = Awaited::Nothing;
        let Some(parts) = self.parts_in_hand(&selected.source) else {
            return;
        };
        let Some(source) = self.dossier.source(&selected.source) else {
            return;
        };
        match joined(source, &parts, selected.words.clone()) {
            Some(parts) => {
                self.drafting.selected = None;
                self.recut(parts, Gesture::Done);
            }
            None => {
                let said = "These words cannot be joined to the quote: both parts must stand in one sentence \
                            of the report proper.";
                self.notify(Notice::trouble(said.to_owned()));
            }
        }
    }

    fn look_for_link(&mut self, from: Option<(Linking, Relation)>) {
        if from.is_some() && self.why_read_only().is_some() {
            let why = self.why_read_only().unwrap_or_default().to_owned();
            return self.notify(Notice::trouble(why));
        }
        self.drafting.linking = from;
        if self.drafting.linking.is_some() {
            self.prepare_search();
        }
    }

    fn link(&mut self, linked: Linked) {
        self.drafting.linking = None;
        let Linked { from, relation, to } = linked;
        match from {
            Linking::Draft => {
                let link = (relation, to);
                if let Some(draft) = self.session.drafts.last_mut()
                    && !draft.relations.contains(&link)
                {
                    draft.relations.push(link);
                }
            }
            Linking::Claim(source, id) => {
                let Some((_, claim)) = self.dossier.claim(&id) else {
                    return;
                };
                let link = (relation, to.clone());
                if claim.relations.contains(&link) {
                    let said = format!("`{id}` {} `{to}` already.", relation.name());
                    return self.notify(Notice::done(said, self.now));
                }
                let mut claim = (**claim).clone();
                claim.relations.push(link);
                let name = format!("`{id}` {} `{to}`", relation.name());
                self.make(
                    &Edit::one(name, Change::PutClaim(source, claim.into())),
                    Vec::new(),
                );
            }
        }
    }

    /// The place that was shown on the map is known so precisely, and goes to what wanted it.
    fn place(&mut self, precision: Precision) {
        let Some(placing) = self.drafting.placing.take() else {
            return;
        };
        if let WantedBy::Place(id) = &placing.wanted_by {
            let Some(place) = self.dossier.place(id) else {
                return;
            };
            let mut place = place.clone();
            let Some(shown) = placing.place(&self.dossier, &[], precision) else {
                return;
            };
            place.position = shown.position;
            place.precision = precision;
            place.source = shown.source;
            let name = format!("Move {} on the map", Referent::Place(id.clone()));
            self.make(
                &Edit::one(name, Change::PutPlace(Box::new(place))),
                Vec::new(),
            );
            return;
        }
        let in_hand = self.draft_in_hand().cloned();
        let is_draft = in_hand.is_some();
        let draft = in_hand.or_else(|| {
            let Some(Subject::Claim(_, id)) = self.editing.inspected() else {
                return None;
            };
            let (source, claim) = self.dossier.claim(id)?;
            Some(ClaimDraft::of(source, claim))
        });
        let Some(mut draft) = draft else {
            return;
        };
        let Some(place) = placing.place(&self.dossier, &draft.made, precision) else {
            return;
        };
        let name = draft.place_made(place, &placing.wanted_by);
        if is_draft {
            self.apply_draft(DraftAction::Put(Box::new(draft)));
        } else {
            self.make_of(&draft, name);
        }
    }
}

/// Where the position of a place is from that was shown on the map.
const FROM_THE_MAP: &str = "shown on the map by hand";

/// So many parts of a degree are told apart by a click: about a metre.
const PARTS_OF_A_DEGREE: f64 = 100_000.0;

/// A position as precise as a hand on the map can be; more decimals would claim what nobody showed.
fn pointed_at(at: LonLat) -> LonLat {
    let round = |degrees: f64| (degrees * PARTS_OF_A_DEGREE).round() / PARTS_OF_A_DEGREE;
    LonLat::new(round(at.longitude()), round(at.latitude())).unwrap_or(at)
}

impl Placing {
    /// The place, with an id that is free in the dossier and among what was made. `None`: it was not shown yet.
    fn place(&self, dossier: &Dossier, made: &[Made], precision: Precision) -> Option<Place> {
        let named = Made::named(dossier, made, Sort::Place, &self.name)?;
        let Made::Place(named) = named else {
            return None;
        };
        match &self.from {
            PlacedBy::Awaited => None,
            PlacedBy::Map(at) => Some(Place {
                position: Some(*at),
                precision,
                kind: match precision {
                    Precision::Settlement => PlaceKind::Settlement,
                    Precision::District => PlaceKind::District,
                    Precision::Region => PlaceKind::Region,
                    Precision::Country => PlaceKind::Country,
                    Precision::Exact | Precision::Unlocated => PlaceKind::Other,
                },
                source: Some(FROM_THE_MAP.to_owned()),
                ..*named
            }),
            PlacedBy::Found(candidate) => {
                let mut place = candidate.to_place(dossier, &self.name, precision)?;
                let is_taken = |it: &Made| it.referent() == Referent::Place(place.id.clone());
                if made.iter().any(is_taken) {
                    place.id = named.id;
                }
                Some(place)
            }
        }
    }
}

impl ClaimDraft {
    /// Takes a new place; returns how the edit is named.
    fn place_made(&mut self, place: Place, wanted_by: &WantedBy) -> String {
        let edit = format!("Add the place “{}”", place.name);
        let id = place.id.clone();
        let before = self.clone();
        self.made.push(Made::Place(Box::new(place)));
        if *wanted_by == WantedBy::SaidAt {
            self.said_at = Some(id);
        } else {
            self.about.push(id);
        }
        self.settle_guesses(&before);
        edit
    }
}

/// The parts of a quote with words joined to it; words over or beside a part make it longer. `None`: they
/// cannot be joined.
fn joined(
    source: &Source,
    parts: &[Range<usize>],
    words: Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let mut parts: Vec<Range<usize>> = parts.to_vec();
    parts.push(words);
    parts.sort_by_key(|part| (part.start, part.end));
    let mut whole: Vec<Range<usize>> = Vec::new();
    for part in parts {
        let between = whole
            .last()
            .and_then(|last| source.content().get(last.end..part.start));
        match whole.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            Some(last) if between.is_some_and(|it| it.trim().is_empty()) => last.end = part.end,
            _ => whole.push(part),
        }
    }
    let fits = whole.len() <= 2 && quoted(source, &whole).is_some();
    fits.then_some(whole)
}

/// The first words of a statement, for the name of an edit.
fn shortened(statement: &str) -> String {
    let words: Vec<&str> = statement.split_whitespace().collect();
    match words.len() {
        0..=7 => words.join(" "),
        _ => format!("{}…", words[..6].join(" ")),
    }
}
