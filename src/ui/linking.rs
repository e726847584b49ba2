//! The list in which another claim is chosen for a link: likely ones first, words narrow it down, Enter makes
//! the link. Which are likely is the business of `query`.

use std::sync::Arc;

use egui::{
    Align2, Context, Frame, Id, Key, Margin, Modal, Modifiers, Response, RichText, Role,
    ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::scene::{Hover, Scene};
use super::theme::{sans, sans_bold, serif};
use super::widgets::cut_to;
use crate::app::{Actions, DraftAction, Linked, Linking};
use crate::dossier::Relation;
use crate::query::{ClaimIx, Likely};

/// In points; less where the window is narrow.
const WIDTH: f32 = 720.0;
/// Height of a claim in the list, in points.
const ROW: f32 = 46.0;

/// What is typed, and what is offered for it.
#[derive(Default)]
pub struct Memory {
    typed: String,
    marked: usize,
    offered: Vec<Likely>,
    /// What `offered` was made for: the link, what was typed, the index, whether its texts are ready.
    made_for: Option<(Linking, Relation, String, usize, bool)>,
    focused_before: Option<Id>,
    bring: bool,
}

/// Asks for the list, from the claim in hand or open, or else from the one that is pointed at.
pub fn ask(scene: Scene<'_>, relation: Relation, actions: &mut Actions) {
    let index = scene.state.index();
    let pointed = || match scene.hover {
        Hover::Claim(claim) => {
            let source = index.source(index.source_of(claim)).id.clone();
            Some(Linking::Claim(source, index.claim(claim).id.clone()))
        }
        _ => None,
    };
    if let Some(from) = scene.state.link_from().or_else(pointed) {
        actions.draft(DraftAction::LookForLink(Some((from, relation))));
    }
}

pub fn draw(
    ctx: &Context,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let Some((from, relation)) = scene.state.drafting().linking() else {
        if memory.made_for.take().is_some() {
            memory.typed.clear();
            memory.offered.clear();
            if let Some(id) = memory.focused_before.take() {
                ctx.memory_mut(|memory| memory.request_focus(id));
            }
        }
        return;
    };
    if memory.made_for.is_none() {
        memory.focused_before = ctx.memory(egui::Memory::focused);
    }
    memory.keep_up_with(scene, from, relation);
    let asked = memory.read_keys(ctx);
    let theme = scene.theme;
    let window = ctx.content_rect();
    let width = WIDTH.min(window.width() - 48.0);
    let top = (window.height() * 0.1).clamp(24.0, 110.0);
    let area =
        Modal::default_area(Id::unique("linking")).anchor(Align2::CENTER_TOP, vec2(0.0, top));
    let frame = Frame::new()
        .fill(theme.paper)
        .stroke(theme.hairline())
        .corner_radius(10)
        .shadow(ctx.global_style().visuals.window_shadow);
    let dim = if theme.is_dark { 130 } else { 70 };
    let modal = Modal::new(Id::unique("linking"))
        .area(area)
        .frame(frame)
        .backdrop_color(egui::Color32::from_black_alpha(dim))
        .show(ctx, |ui| {
            ui.set_width(width);
            head(ui, scene, from, relation, memory);
            ui.separator();
            list(ui, scene, memory, window.height() - top - 210.0)
        });
    if let Some(likely) = memory.offered.get(memory.marked) {
        *hover = Hover::Claim(likely.claim);
    }
    let chosen = match (asked, modal.inner) {
        (Some(Asked::Close), _) => return actions.draft(DraftAction::LookForLink(None)),
        (Some(Asked::Choose), _) => memory.marked,
        (None, Some(clicked)) => clicked,
        (None, None) => {
            if modal.backdrop_response.clicked() {
                actions.draft(DraftAction::LookForLink(None));
            }
            return;
        }
    };
    if let Some(likely) = memory.offered.get(chosen) {
        let to = scene.state.index().claim(likely.claim).id.clone();
        let from = from.clone();
        actions.draft(DraftAction::Link(Linked { from, relation, to }));
    }
}

#[derive(Clone, Copy)]
enum Asked {
    Choose,
    Close,
}

impl Memory {
    fn keep_up_with(&mut self, scene: Scene<'_>, from: &Linking, relation: Relation) {
        let index = scene.state.index();
        let made_for = (
            from.clone(),
            relation,
            self.typed.clone(),
            Arc::as_ptr(index).addr(),
            index.search_text_if_ready().is_some(),
        );
        if self.made_for.as_ref() == Some(&made_for) {
            return;
        }
        let what = scene.state.link_from_what(from);
        self.offered =
            what.map_or_else(Vec::new, |what| index.likely(&what, relation, &self.typed));
        self.marked = 0;
        self.bring = true;
        self.made_for = Some(made_for);
    }

    fn read_keys(&mut self, ctx: &Context) -> Option<Asked> {
        let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Escape) {
            return Some(Asked::Close);
        }
        if pressed(Key::Enter) {
            return (!self.offered.is_empty()).then_some(Asked::Choose);
        }
        let (count, before) = (self.offered.len(), self.marked);
        if pressed(Key::ArrowDown) {
            self.marked = if self.marked + 1 < count {
                self.marked + 1
            } else {
                0
            };
        }
        if pressed(Key::ArrowUp) {
            self.marked = self
                .marked
                .checked_sub(1)
                .unwrap_or(count.saturating_sub(1));
        }
        self.bring |= self.marked != before;
        None
    }
}

/// "This claim denies …", the claim itself, and the field.
fn head(ui: &mut Ui, scene: Scene<'_>, from: &Linking, relation: Relation, memory: &mut Memory) {
    let theme = scene.theme;
    let statement = match from {
        Linking::Draft => scene.state.draft_in_hand().map(|it| it.statement.clone()),
        Linking::Claim(_, id) => {
            let index = scene.state.index();
            let claim = index.claim_ix(id).map(|ix| index.claim(ix));
            claim.map(|claim| claim.statement.clone())
        }
    };
    let statement = statement.filter(|it| !it.trim().is_empty());
    let statement = statement.unwrap_or_else(|| "The claim in hand".to_owned());
    let margin = Margin {
        left: 16,
        right: 16,
        top: 12,
        bottom: 6,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.label(RichText::new(statement).font(serif(14.5)));
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new(format!("{} …", relation.name())).font(sans_bold(14.0)));
            ui.label(
                RichText::new(meaning(relation))
                    .font(sans(12.0))
                    .color(theme.ink_soft),
            );
        });
        ui.add_space(4.0);
        let hint = RichText::new("words of the other claim, or who says it").font(sans(14.0));
        let edit = TextEdit::singleline(&mut memory.typed)
            .id(Id::unique("linking field"))
            .font(sans(15.0))
            .hint_text(hint.color(theme.ink_faint))
            .lock_focus(true)
            .desired_width(ui.available_width());
        let name = format!("The claim that this one {}", relation.name());
        let response = ui.add(edit).accessible_name(name);
        if !response.has_focus() {
            response.request_focus();
        }
    });
}

fn meaning(relation: Relation) -> &'static str {
    match relation {
        Relation::Denies => "says outright that the other is not so",
        Relation::Contradicts => "cannot be true together with it, without referring to it",
        Relation::Confirms => "asserts the same from another mouth",
        Relation::Updates => "gives a later figure or state of the same thing",
    }
}

fn list(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, most: f32) -> Option<usize> {
    let theme = scene.theme;
    if memory.offered.is_empty() {
        let none = "No other claim has these words.";
        let margin = Margin::symmetric(16, 10);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.label(RichText::new(none).color(theme.ink_soft));
        });
        return None;
    }
    let mut clicked = None;
    let bring = std::mem::take(&mut memory.bring);
    let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    ScrollArea::vertical()
        .max_height(most.max(140.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let margin = Margin {
                left: 8,
                right: 8,
                top: 2,
                bottom: 8,
            };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                for (at, likely) in memory.offered.iter().enumerate() {
                    let response = row(ui, scene, likely, at == memory.marked);
                    if moved && response.hovered() {
                        memory.marked = at;
                    }
                    if bring && at == memory.marked {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        clicked = Some(at);
                    }
                }
            });
        });
    clicked
}

fn row(ui: &mut Ui, scene: Scene<'_>, likely: &Likely, is_marked: bool) -> Response {
    let theme = scene.theme;
    let index = scene.state.index();
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    let statement = &index.claim(likely.claim).statement;
    let beneath = beneath(scene, likely.claim);
    let shared: Vec<&str> = likely
        .shared
        .iter()
        .take(3)
        .map(|it| it.in_words())
        .collect();
    let shared = shared.join(", ");
    response.widget_info(|| {
        let name = format!("{statement} {beneath}; {shared}");
        WidgetInfo::labeled(Role::ListBoxOption, true, name)
    });
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(is_marked));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_marked {
        ui.painter()
            .rect_filled(rect, 5.0, ui.visuals().selection.bg_fill);
        let line = Stroke::new(1.0, theme.ink_soft);
        ui.painter()
            .rect_stroke(rect, 5.0, line, StrokeKind::Inside);
    }
    let left = rect.left() + 12.0;
    let room = rect.width() - 24.0;
    let first = cut_to(ui, statement, sans(13.5), theme.ink, room);
    ui.painter()
        .galley(pos2(left, rect.top() + 6.0), first, theme.ink);
    let right = cut_to(ui, &shared, sans(11.5), theme.ink_soft, room * 0.5);
    let width = right.size().x;
    let y = rect.top() + 26.0;
    ui.painter()
        .galley(pos2(rect.right() - 12.0 - width, y), right, theme.ink_soft);
    let second = cut_to(
        ui,
        &beneath,
        sans(11.5),
        theme.ink_soft,
        room - width - 14.0,
    );
    ui.painter().galley(pos2(left, y), second, theme.ink_soft);
    response
}

/// "Georgia · Deutsche Welle, 14 Aug 2008 · about 7–8 Aug 2008".
fn beneath(scene: Scene<'_>, claim: ClaimIx) -> String {
    let index = scene.state.index();
    let names = index.claimants_of(claim).iter();
    let names: Vec<&str> = names.map(|it| &*index.claimant(*it).name).collect();
    let source = index.source(index.source_of(claim));
    let mut pieces = vec![names.join(", ")];
    let published = source.published.as_ref().map(|it| it.in_words());
    let published = [Some(source.publisher.clone()), published];
    pieces.push(
        published
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    );
    if let Some(occurred) = &index.claim(claim).occurred {
        pieces.push(format!("about {}", occurred.in_words()));
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.join(" · ")
}
