//! The form of a claim: its fields in the order in which one thinks of them, who says what, about where and
//! when, then what it belongs to. What only some fields need stands in files of their own.

use egui::{Key, RichText, Ui, UiBuilder};

use super::keyboard::Rows;
use super::offers::{self, Offers};
use super::text::TextField;
use super::{Manner, Memory, figure, links, places, quote, when};
use crate::app::{Actions, ClaimDraft, GuessedField};
use crate::dossier::Field;
use crate::dossier::edit::{Made, Referent, Sort};
use crate::dossier::{Source, Stance};
use crate::query::Near;
use crate::reading::Reported;
use crate::ui::fields::choose::{Choose, HowMany, Picked};
use crate::ui::scene::Scene;
use crate::ui::theme::{Theme, sans};

/// How wide the labels are, in points. Chosen by eye for the words there are.
const LABEL: f32 = 70.0;
/// Between one field and the next, in points.
const APART: f32 = 5.0;

/// The form while it is drawn.
pub(super) struct Form<'a, 's> {
    pub(super) scene: Scene<'a>,
    /// The fields with what was changed in this frame.
    pub(super) draft: ClaimDraft,
    pub(super) source: &'a Source,
    pub(super) manner: Manner,
    pub(super) actions: &'s mut Actions,
    /// What was changed, as the name of an edit says it.
    pub(super) deeds: Vec<&'static str>,
    /// Whether the claim is to be added: what is half typed is taken in first.
    pub(super) is_asked: bool,
    /// What is half typed could not be taken in.
    pub(super) failed: bool,
    pub(super) rows: Rows,
    /// What empty fields are offered.
    pub(super) offers: Offers,
    /// The field that is to get the keyboard. `None`: none is, or it has got it already.
    pub(super) sought: Option<Field>,
}

impl<'a, 's> Form<'a, 's> {
    pub(super) fn new(
        scene: Scene<'a>,
        draft: ClaimDraft,
        source: &'a Source,
        manner: Manner,
        actions: &'s mut Actions,
        is_asked: bool,
    ) -> Self {
        Self {
            scene,
            draft,
            source,
            manner,
            actions,
            deeds: Vec::new(),
            is_asked,
            failed: false,
            rows: Rows::default(),
            offers: Offers::default(),
            sought: None,
        }
    }

    /// Gives a field the keyboard if it is the one that somebody asked to be led to: by its name in the
    /// dossier's file, or of a table that it shows a part of.
    pub(super) fn lead_to(&mut self, name: &str, response: &egui::Response) {
        let table = |field: &Field| field.name.split('.').next() == Some(name);
        if self.sought.as_ref().is_some_and(table) {
            self.sought = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
    }

    pub(super) fn theme(&self) -> &'static Theme {
        self.scene.theme
    }

    pub(super) fn reported(&self) -> Option<Reported> {
        self.source.published.as_ref().and_then(Reported::of)
    }

    pub(super) fn near(&self) -> Near {
        Near {
            source: Some(self.source.id.clone()),
            at: self.draft.span().map(|span| span.start),
        }
    }

    /// All fields.
    pub(super) fn draw(&mut self, ui: &mut Ui, memory: &mut Memory) {
        if self.manner == Manner::New {
            self.offers = memory.offers.of(self);
        }
        ui.add_enabled_ui(self.scene.state.why_read_only().is_none(), |ui| {
            quote::draw(ui, self, &mut memory.quote);
            self.claimants(ui, memory);
            self.statement(ui, memory);
            self.kind(ui, memory);
            places::about(ui, self, memory);
            self.events(ui, memory);
            self.row(
                ui,
                "When",
                "When what it is about happened: the words of the report, or EDTF",
                |form, ui| {
                    when::occurred(ui, form, memory);
                },
            );
            self.via(ui, memory);
            self.row(
                ui,
                "Said on",
                "When the claimant spoke, where it is known",
                |form, ui| {
                    when::said(ui, form, memory);
                },
            );
            places::said_at(ui, self, memory);
            self.answers(ui, memory);
            self.row(ui, "Figure", "A number that it gives", |form, ui| {
                figure::draw(ui, form, &mut memory.figure);
            });
            links::draw(ui, self);
            self.id(ui, memory);
            memory.keyboard.follow(ui, &self.rows);
        });
        self.begin(ui, memory);
    }

    /// Gives the keyboard to the first field that has nothing yet; the rest is read over first.
    fn begin(&self, ui: &Ui, memory: &mut Memory) {
        if !std::mem::take(&mut memory.begins) {
            return;
        }
        let first = match () {
            () if self.draft.by.is_empty() => "Claimant",
            () if self.draft.kind.is_none() && !self.draft.statement.is_empty() => "Kind",
            () => "Statement",
        };
        if let Some(id) = self.rows.stop_of(first) {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }

    /// The field of what is missing first. `None`: nothing is, or it is asked elsewhere.
    pub(super) fn lacking(&self, memory: &Memory) -> Option<egui::Id> {
        let label = match () {
            () if self.draft.statement.trim().is_empty() => "Statement",
            () if self.draft.kind.is_none() => "Kind",
            () if memory.occurred.unread().is_some() => "When",
            () if memory.said.unread().is_some() => "Said on",
            () if memory.figure.unread().is_some() => "Figure",
            () => return None,
        };
        self.rows.stop_of(label)
    }

    fn claimants(&mut self, ui: &mut Ui, memory: &mut Memory) {
        let hint = format!("{}, in its own voice", self.source.publisher);
        let referents: Vec<Referent> = self.draft.by.iter().cloned().map(Referent::Actor).collect();
        self.row(
            ui,
            "Claimant",
            "Who asserts it; nobody: the publication itself",
            |form, ui| {
                let near = form.near();
                let made = form.draft.made.clone();
                let choose = Choose {
                    near,
                    made: &made,
                    hint: &hint,
                    ..Choose::several("Claimant", Sort::Actor)
                };
                let (response, picked) = form.choose(ui, memory, &choose, &referents);
                form.lead_to("by", &response);
                if let Some(after) = form.picked(&choose, &referents, picked) {
                    form.draft.by = after.iter().filter_map(actor).collect();
                    form.deeds.push("claimant");
                }
                form.guess(ui, GuessedField::Claimant);
            },
        );
    }

    fn via(&mut self, ui: &mut Ui, memory: &mut Memory) {
        let referents: Vec<Referent> = self
            .draft
            .via
            .iter()
            .cloned()
            .map(Referent::Actor)
            .collect();
        self.row(
            ui,
            "Via",
            "The outlet or wire through which it reached the document",
            |form, ui| {
                let made = form.draft.made.clone();
                let choose = Choose {
                    near: form.near(),
                    made: &made,
                    ..Choose::several("Via", Sort::Actor)
                };
                let (response, picked) = form.choose(ui, memory, &choose, &referents);
                form.lead_to("via", &response);
                if let Some(after) = form.picked(&choose, &referents, picked) {
                    form.draft.via = after.iter().filter_map(actor).collect();
                    form.deeds.push("outlet");
                }
            },
        );
    }

    fn statement(&mut self, ui: &mut Ui, memory: &mut Memory) {
        let tip = "What is asserted, in your own neutral words, one sentence";
        let mut value = self.draft.statement.clone();
        self.row(ui, "Statement", tip, |form, ui| {
            let field = TextField {
                key: "Statement",
                name: "statement",
                rows: 2,
                hint: "One sentence, in neutral words",
                size: 13.0,
            };
            if form.text(ui, &mut memory.texts, &field, &mut value) {
                if form.manner == Manner::Existing && value.trim().is_empty() {
                    form.say(ui, "A claim needs a statement.", form.theme().trouble);
                } else {
                    form.draft.statement = value;
                    form.deeds.push("statement");
                }
            }
        });
    }

    fn kind(&mut self, ui: &mut Ui, memory: &mut Memory) {
        let referents: Vec<Referent> = self
            .draft
            .kind
            .iter()
            .cloned()
            .map(Referent::Kind)
            .collect();
        self.row(
            ui,
            "Kind",
            "What sort of claim it is; gives it its colour",
            |form, ui| {
                let made = form.draft.made.clone();
                let choose = Choose {
                    near: form.near(),
                    made: &made,
                    ..Choose::one("Kind", Sort::Kind)
                };
                let (response, picked) = form.choose(ui, memory, &choose, &referents);
                form.lead_to("kind", &response);
                if let Some(after) = form.picked(&choose, &referents, picked) {
                    form.draft.kind = after.into_iter().find_map(|it| match it {
                        Referent::Kind(id) => Some(id),
                        _ => None,
                    });
                    form.deeds.push("kind");
                }
            },
        );
    }

    fn events(&mut self, ui: &mut Ui, memory: &mut Memory) {
        let referents = self.draft.events.iter().cloned().map(Referent::Event);
        let referents: Vec<Referent> = referents.collect();
        self.row(
            ui,
            "Event",
            "What is said to have happened, as other claims report it too",
            |form, ui| {
                let made = form.draft.made.clone();
                let choose = Choose {
                    near: form.near(),
                    made: &made,
                    ..Choose::several("Event", Sort::Event)
                };
                let (response, picked) = form.choose(ui, memory, &choose, &referents);
                form.lead_to("event", &response);
                if let Some(after) = form.picked(&choose, &referents, picked) {
                    form.draft.events = after
                        .into_iter()
                        .filter_map(|it| match it {
                            Referent::Event(id) => Some(id),
                            _ => None,
                        })
                        .collect();
                    form.deeds.push("event");
                }
            },
        );
    }

    fn answers(&mut self, ui: &mut Ui, memory: &mut Memory) {
        let referents = self
            .draft
            .stances
            .iter()
            .map(|stance| Referent::Position(stance.dispute.clone(), stance.position.clone()));
        let referents: Vec<Referent> = referents.collect();
        self.row(
            ui,
            "Answers",
            "The side it takes in a dispute; new: the question, “?”, the answer",
            |form, ui| {
                let made = form.draft.made.clone();
                let choose = Choose {
                    near: form.near(),
                    made: &made,
                    ..Choose::several("Answer to a dispute", Sort::Position)
                };
                let (response, picked) = form.choose(ui, memory, &choose, &referents);
                form.lead_to("dispute", &response);
                if let Some(after) = form.picked(&choose, &referents, picked) {
                    form.draft.stances = after
                        .into_iter()
                        .filter_map(|it| match it {
                            Referent::Position(dispute, position) => {
                                Some(Stance { dispute, position })
                            }
                            _ => None,
                        })
                        .collect();
                    form.deeds.push("answer to a dispute");
                }
            },
        );
    }

    fn id(&mut self, ui: &mut Ui, memory: &mut Memory) {
        let suggested = match self.manner {
            Manner::New => self.draft.suggested_id(self.scene.state.index()),
            Manner::Existing => None,
        };
        let hint = suggested.unwrap_or_else(|| "from the statement".to_owned());
        let mut value = self.draft.id.clone();
        self.row(
            ui,
            "Id",
            "How other claims refer to it; suggested from document and statement",
            |form, ui| {
                let field = TextField {
                    key: "Id",
                    name: "id",
                    rows: 1,
                    hint: &hint,
                    size: 12.0,
                };
                if form.text(ui, &mut memory.texts, &field, &mut value) {
                    form.draft.id = value.trim().to_owned();
                    form.deeds.push("id");
                }
            },
        );
    }

    /// A field in which things are chosen, as the stop of its row.
    pub(super) fn choose(
        &mut self,
        ui: &mut Ui,
        memory: &mut Memory,
        choose: &Choose<'_>,
        chosen: &[Referent],
    ) -> (egui::Response, Option<Picked>) {
        let id = choose.id(ui);
        self.rows.stop(id);
        let offered = self.offers.of(choose);
        let choose = Choose {
            offered: &offered,
            ..choose.clone()
        };
        let was_empty = memory.choosers.is_empty(id);
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        let (response, picked) = choose.show(ui, self.scene, &mut memory.choosers, chosen);
        let is_offered = |it: &Picked| offered.iter().any(|more| more.picked == *it);
        if was_empty && entered && picked.as_ref().is_some_and(is_offered) {
            let left = self.offers.left(&offered, chosen, picked.as_ref());
            if left == 0 {
                memory.keyboard.go_on(&self.rows);
            }
        }
        let clicked = offers::chips(ui, self, &choose, chosen);
        (response, picked.or(clicked))
    }

    /// What is chosen after something was picked, with what was made for it among what is new. `None`: nothing
    /// was, or it is not chosen before more is known of it.
    pub(super) fn picked(
        &mut self,
        choose: &Choose<'_>,
        chosen: &[Referent],
        picked: Option<Picked>,
    ) -> Option<Vec<Referent>> {
        let picked = picked?;
        match &picked {
            Picked::Make(made) => self.draft.made.push(self.completed(made.clone())),
            Picked::OnMap(_) | Picked::Found(..) => return None,
            Picked::Take(_) | Picked::Drop(_) => {}
        }
        let how_many: HowMany = choose.how_many;
        Some(how_many.after(chosen, &picked))
    }

    /// What is made here begins with what the claim says of it.
    fn completed(&self, made: Made) -> Made {
        match made {
            Made::Event { id, title, .. } => Made::Event {
                id,
                title,
                occurred: self.draft.occurred.clone(),
                places: self.draft.about.clone(),
            },
            made => made,
        }
    }

    /// A label at the left, and beside it what `add` draws.
    pub(super) fn row<R>(
        &mut self,
        ui: &mut Ui,
        label: &str,
        tip: &str,
        add: impl FnOnce(&mut Self, &mut Ui) -> R,
    ) -> R {
        let whole = ui.available_rect_before_wrap();
        let (left, right) = whole.split_left_right_at_x(whole.left() + LABEL);
        let ink = self.theme().ink_soft;
        let galley = ui
            .painter()
            .layout(label.to_owned(), sans(12.0), ink, LABEL - 6.0);
        let at = egui::pos2(left.left(), left.top() + 4.0);
        let id = ui.scope_id().with(("label", label));
        let place = egui::Rect::from_min_size(at, galley.size());
        ui.interact(place, id, egui::Sense::hover())
            .on_hover_text(tip);
        ui.painter().galley(at, galley, ink);
        let answer = ui.scope_builder(UiBuilder::new().id_salt(label).max_rect(right), |ui| {
            ui.set_width(right.width());
            ui.spacing_mut().item_spacing.y = 3.0;
            let answer = add(self, ui);
            self.rows.end(ui, label, whole.left());
            answer
        });
        ui.add_space(APART);
        answer.inner
    }

    /// A sentence beneath a field, read out by screen readers.
    pub(super) fn say(&self, ui: &mut Ui, text: &str, ink: egui::Color32) {
        let text = RichText::new(text).font(sans(11.5)).color(ink);
        let label = ui.add(egui::Label::new(text).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
}

fn actor(referent: &Referent) -> Option<crate::dossier::ActorId> {
    match referent {
        Referent::Actor(id) => Some(id.clone()),
        _ => None,
    }
}
