//! The list beneath a field in which things are chosen: what is offered for what is typed, and how it looks.

use egui::{
    Area, Frame, Margin, Order, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::choose::{Choose, Half, HowMany, New, Picked};
use crate::dossier::edit::{Made, Referent, Sort};
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, serif};
use crate::ui::widgets::cut_to;

/// One line of the list.
pub(super) struct Entry {
    text: String,
    beside: String,
    is_new: bool,
    pub(super) picked: Picked,
}

/// Height of an entry of one line and of one with something beneath, in points.
const LINE: f32 = 24.0;
const TWO_LINES: f32 = 38.0;
/// The list is no higher and no narrower than this, in points. Chosen by eye.
const HIGHEST: f32 = 290.0;
const NARROWEST: f32 = 260.0;
/// So many disputes are offered a new answer to.
const QUESTIONS: usize = 2;

/// What is offered: what the dossier has, what was made just now, what else is known, something new.
pub(super) fn entries(
    choose: &Choose<'_>,
    scene: Scene<'_>,
    typed: &str,
    chosen: &[Referent],
) -> Vec<Entry> {
    let index = scene.state.index();
    let is_free = |what: &Referent| !chosen.contains(what);
    let folded = typed.trim().to_lowercase();
    let mut entries: Vec<Entry> = Vec::new();
    if folded.is_empty() {
        let offered = choose.offered.iter();
        let offered = offered.filter(|more| match &more.picked {
            Picked::Take(what) => is_free(what),
            _ => true,
        });
        entries.extend(offered.map(|more| Entry {
            text: more.name.clone(),
            beside: more.beside.clone(),
            is_new: true,
            picked: more.picked.clone(),
        }));
    }
    let made = choose
        .made
        .iter()
        .filter(|made| made.referent().sort() == choose.sort && is_free(&made.referent()))
        .filter(|made| made.name().to_lowercase().contains(&folded))
        .map(|made| Entry {
            text: made.name().to_owned(),
            beside: "new, in this claim".to_owned(),
            is_new: false,
            picked: Picked::Take(made.referent()),
        });
    let made: Vec<Entry> = made.collect();
    entries.extend(made);
    let choices = index.choices(choose.sort, typed, &choose.near);
    let known: Vec<String> = choices.iter().map(|it| it.name.to_lowercase()).collect();
    let listed: Vec<Picked> = entries.iter().map(|it| it.picked.clone()).collect();
    let is_listed = |what: &Referent| listed.contains(&Picked::Take(what.clone()));
    entries.extend(
        choices
            .into_iter()
            .filter(|it| is_free(&it.what) && !is_listed(&it.what))
            .map(|it| Entry {
                text: it.name,
                beside: it.beside,
                is_new: false,
                picked: Picked::Take(it.what),
            }),
    );
    if typed.trim().is_empty() {
        return entries;
    }
    entries.extend((choose.more)(typed).into_iter().map(|more| Entry {
        text: more.name,
        beside: more.beside,
        is_new: true,
        picked: more.picked,
    }));
    // One of just that name is there: a second one would rarely be meant.
    if choose.new == New::Offered && !known.contains(&folded) {
        makings(choose, scene, typed, chosen, &mut entries);
    }
    entries
}

fn makings(
    choose: &Choose<'_>,
    scene: Scene<'_>,
    typed: &str,
    chosen: &[Referent],
    entries: &mut Vec<Entry>,
) {
    let dossier = scene.state.dossier();
    let typed = typed.trim();
    if choose.sort == Sort::Position && !typed.contains('?') {
        let index = scene.state.index();
        let mut asked = Vec::new();
        let nearest = index.choices(Sort::Position, "", &choose.near);
        let nearest = chosen
            .iter()
            .cloned()
            .chain(nearest.into_iter().map(|it| it.what));
        for what in nearest {
            if let Referent::Position(dispute, _) = what
                && !asked.contains(&dispute)
                && asked.len() < QUESTIONS
            {
                asked.push(dispute);
            }
        }
        for id in asked {
            let question = dossier.dispute(&id).map(|it| it.question.clone());
            let question = question.unwrap_or_default();
            if let Some(made) = Made::answer(dossier, choose.made, &id, &question, typed) {
                entries.push(Entry {
                    text: format!("New answer “{typed}”"),
                    beside: question,
                    is_new: true,
                    picked: Picked::Make(made),
                });
            }
        }
    }
    if let Some(made) = Made::named(dossier, choose.made, choose.sort, typed) {
        let beside = match choose.sort {
            Sort::Place => "known by name only".to_owned(),
            Sort::Position => made_question(&made),
            _ => String::new(),
        };
        let text = format!("New {} “{}”", choose.sort.name(), made.name());
        let (is_new, picked) = (true, Picked::Make(made));
        entries.push(Entry {
            text,
            beside,
            is_new,
            picked,
        });
    }
    if choose.sort == Sort::Place {
        entries.push(Entry {
            text: format!("New place “{typed}”…"),
            beside: "shown by a click on the map".to_owned(),
            is_new: true,
            picked: Picked::OnMap(typed.to_owned()),
        });
    }
}

fn made_question(made: &Made) -> String {
    match made {
        Made::Position { question, .. } => question.clone(),
        _ => String::new(),
    }
}

/// Draws the list beneath the field, or above it where there is more room. Returns where it is, and which
/// entry was clicked.
pub(super) fn draw(
    ui: &Ui,
    scene: Scene<'_>,
    half: &mut Half,
    label: &str,
    field: Rect,
) -> (Rect, Option<usize>) {
    let theme = scene.theme;
    let window = ui.ctx().content_rect().shrink(4.0);
    let wanted: f32 = half.entries.iter().map(height).sum::<f32>() + 10.0;
    let below = window.bottom() - field.bottom() - 4.0;
    let above = field.top() - window.top() - 4.0;
    let is_below = below >= wanted.min(HIGHEST) || below >= above;
    let room = if is_below { below } else { above };
    let most = HIGHEST.min(room - 10.0).max(LINE);
    let width = field.width().max(NARROWEST).min(window.width());
    let total = wanted.min(most + 10.0);
    let top = if is_below {
        field.bottom() + 2.0
    } else {
        field.top() - 2.0 - total
    };
    let left = field.left().min(window.right() - width);
    let mut clicked = None;
    let bring = std::mem::take(&mut half.bring);
    let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    let shown = Area::new(ui.scope_id().with(("choices", label)))
        .order(Order::Foreground)
        .fixed_pos(pos2(left, top))
        .constrain(false)
        .fade_in(false)
        .role(egui::accesskit::Role::ListBox)
        .accessible_name(format!("Choices for {label}"))
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(theme.paper)
                .stroke(Stroke::new(1.0, theme.ink_faint))
                .corner_radius(5)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::same(4))
                .show(ui, |ui| {
                    ui.set_width(width - 10.0);
                    // Otherwise it would get no more room than a shorter list before it.
                    ui.set_height(total - 10.0);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ScrollArea::vertical()
                        .max_height(most)
                        .auto_shrink([false, true])
                        .show(ui, |ui| {
                            for (at, entry) in half.entries.iter().enumerate() {
                                let is_marked = at == half.marked;
                                let response = row(ui, scene, entry, is_marked);
                                if response.hovered() && moved {
                                    half.marked = at;
                                }
                                if is_marked && bring {
                                    response.scroll_to_me(None);
                                }
                                if response.clicked() {
                                    clicked = Some(at);
                                }
                            }
                        });
                });
        });
    (shown.response.rect, clicked)
}

fn height(entry: &Entry) -> f32 {
    if entry.beside.is_empty() {
        LINE
    } else {
        TWO_LINES
    }
}

fn row(ui: &mut Ui, scene: Scene<'_>, entry: &Entry, is_marked: bool) -> egui::Response {
    let theme = scene.theme;
    let size = vec2(ui.available_width(), height(entry));
    // No stop for Tab: the field keeps the keyboard, and arrows choose.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| {
        let name = match entry.beside.is_empty() {
            true => entry.text.clone(),
            false => format!("{}, {}", entry.text, entry.beside),
        };
        WidgetInfo::labeled(Role::ListBoxOption, true, name)
    });
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(is_marked));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_marked {
        ui.painter()
            .rect_filled(rect, 4.0, ui.visuals().selection.bg_fill);
        let line = Stroke::new(1.0, theme.ink_soft);
        ui.painter()
            .rect_stroke(rect, 4.0, line, StrokeKind::Inside);
    }
    let left = rect.left() + 8.0;
    let room = rect.width() - 16.0;
    let font = sans(13.0);
    let galley = cut_to(ui, &entry.text, font, theme.ink, room);
    let first = if entry.beside.is_empty() {
        rect.center().y
    } else {
        rect.top() + 12.0
    };
    let top = first - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, top), galley, theme.ink);
    if !entry.beside.is_empty() {
        let font = if entry.is_new {
            sans(11.0)
        } else {
            serif(11.5)
        };
        let galley = cut_to(ui, &entry.beside, font, theme.ink_soft, room);
        let top = rect.top() + 27.0 - galley.size().y / 2.0;
        ui.painter().galley(pos2(left, top), galley, theme.ink_soft);
    }
    response
}

impl HowMany {
    /// What is chosen after something was picked.
    pub fn after(self, chosen: &[Referent], picked: &Picked) -> Vec<Referent> {
        let mut chosen = chosen.to_vec();
        let new = match picked {
            Picked::Take(what) => what.clone(),
            Picked::Make(made) => made.referent(),
            Picked::OnMap(_) | Picked::Found(..) => return chosen,
            Picked::Drop(what) => {
                chosen.retain(|it| it != what);
                return chosen;
            }
        };
        if self == Self::One {
            chosen.clear();
        }
        if !chosen.contains(&new) {
            chosen.push(new);
        }
        chosen
    }
}
