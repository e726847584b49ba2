//! What an event's page says beneath its title: by whose account, with which dates and figures, and who has
//! said nothing about it. All of it is worked out in `query`; here it is set.

use egui::Ui;

use crate::app::Page;
use crate::dossier::{Figure, When};
use crate::query::{Account, ClaimIx, Clock, EventInFull, EventIx, FiguresGiven, SourceIx, Voiced};
use crate::ui::scene::Hover;
use crate::ui::standing_words::{origin_in_words, reports_and_origins, spoken_for, why};
use crate::ui::theme::{sans, sans_bold};
use crate::ui::widgets::section;

use super::date_strip;
use super::desk::Desk;
use super::listing::SMALL;
use super::setting::{
    Sign, dot, face, keep_with_dot, line, link, paragraph, piece, signed_line, whole_piece,
};
use super::standing::name;
use super::unfolded::Whole;
use super::wording::{capitalised, counted, days_in_words, published};

/// Accounts beyond this many are shown only when asked for. Chosen by eye.
const FEW_ACCOUNTS: usize = 5;
/// Dates and figures of one account beyond this many are counted. Chosen by eye.
const FEW_GIVEN: usize = 2;
/// Names of the silent beyond this many are counted, even when unfolded. Chosen by eye.
const MOST_SILENT: usize = 60;
/// Height of a line, in points.
const LINE: f32 = 18.0;
/// Between names in a list of many, in points.
const BETWEEN: f32 = 10.0;
/// Size of remarks.
const FINE: f32 = 11.5;

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, event: EventIx) {
    let told = desk.shelf.event(desk.state(), event);
    // Who is silent is a fact about the date, whatever the filters leave of the accounts.
    if !told.accounts.is_empty() {
        accounts(ui, desk, event, &told);
        dates(ui, desk, &told);
        figures(ui, desk, &told);
    }
    let (index, as_of) = (desk.index(), desk.state().as_of());
    let is_voiced = |claim: &ClaimIx| index.voiced(*claim, &as_of) == Voiced::ByThen;
    let parts = index.events_within(event);
    let mut claims = parts.iter().flat_map(|part| index.claims_of_event(*part));
    if claims.any(is_voiced) {
        silent(ui, desk, event, &told);
    }
}

fn accounts(ui: &mut Ui, desk: &mut Desk<'_>, event: EventIx, told: &EventInFull) {
    let theme = desk.theme();
    section(ui, theme, "By whose account");
    let mut counts = reports_and_origins(told.reports, told.accounts.len());
    let mut sources: Vec<SourceIx> = told
        .accounts
        .iter()
        .flat_map(|account| account.origin.sources.iter().copied())
        .collect();
    sources.sort_unstable();
    sources.dedup();
    // One article that relays two voices is no second article.
    if sources.len() < told.reports {
        counts.push_str(&format!(", in {}", counted(sources.len(), "document")));
    }
    piece(ui, &counts, face(sans_bold(SMALL), theme.ink)).on_hover_text(
        "Counted by who says it and not by who prints it: two outlets that relay one ministry are one origin",
    );
    let whole = Whole::Accounts(event);
    let all = desk.unfolded.holds(&whole);
    let few = if all { usize::MAX } else { FEW_ACCOUNTS };
    for account in told.accounts.iter().take(few) {
        one(ui, desk, account, told);
    }
    if told.accounts.len() > FEW_ACCOUNTS {
        let more = told.accounts.len() - FEW_ACCOUNTS;
        fold(ui, desk, whole, &counted(more, "more account"));
    }
}

/// "Georgian leaders · since 8 Aug 2008", and what date and figure they give.
fn one(ui: &mut Ui, desk: &mut Desk<'_>, account: &Account, told: &EventInFull) {
    let theme = desk.theme();
    let index = desk.index();
    let soft = face(sans(SMALL), theme.ink_soft);
    ui.add_space(3.0);
    line(ui, LINE, |ui| {
        for (at, who) in account.origin.who.iter().enumerate() {
            if at > 0 {
                piece(ui, " and ", soft.clone());
            }
            let claimant = index.claimant_of_origin(*who);
            let colour = claimant.map_or(theme.ink_faint, |it| desk.colour_of(it));
            let actor = claimant.and_then(|it| index.claimant(it).actor);
            name(ui, desk, colour, index.origin_name(*who), actor);
        }
        let since = account
            .origin
            .claims
            .iter()
            .find(|claim| index.reported(**claim) == account.since)
            .map(|claim| published(index.source(index.source_of(*claim))));
        let said = since.map_or(String::new(), |since| format!(" · since {since}"));
        piece(ui, &said, soft.clone());
    });
    let below = ui.available_rect_before_wrap();
    let indented = below.with_min_x(below.left() + 12.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(indented), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        paragraph(ui, &given(account), face(sans(SMALL), theme.ink_soft));
        let more = if account.origin.sources.len() > 1 {
            Some(why(index, &account.origin))
        } else {
            spoken_for(index, &account.origin).map(|said| capitalised(&said))
        };
        if let Some(more) = more {
            paragraph(ui, &more, face(sans(FINE), theme.ink_soft));
        }
        if !account.opposes.is_empty() {
            opposes(ui, desk, account, told);
        }
    });
}

/// "opposes Witnesses": against whose accounts it stands.
fn opposes(ui: &mut Ui, desk: &Desk<'_>, account: &Account, told: &EventInFull) {
    let theme = desk.theme();
    let others = account.opposes.iter();
    let names: Vec<String> = others
        .filter_map(|other| told.accounts.get(*other))
        .map(|other| origin_in_words(desk.index(), &other.origin))
        .collect();
    let said = format!("opposes {}", few(&names, ", "));
    signed_line(ui, LINE, Sign::Against, theme.contested, |ui| {
        piece(ui, &said, face(sans(SMALL), theme.contested));
    });
}

/// "2 claims · dated 7–8 Aug 2008 · 10 peacekeepers killed".
fn given(account: &Account) -> String {
    let dates: Vec<String> = account.dates.iter().map(When::in_words).collect();
    let figures: Vec<String> = account.figures.iter().map(figure_in_words).collect();
    let mut said = counted(account.origin.claims.len(), "claim");
    said.push_str(&match dates.len() {
        0 => " · no date given".to_owned(),
        _ => format!(" · dated {}", few(&dates, "; or ")),
    });
    if !figures.is_empty() {
        said.push_str(&format!(" · {}", few(&figures, ", ")));
    }
    said
}

fn few(words: &[String], between: &str) -> String {
    let mut said = words[..words.len().min(FEW_GIVEN)].join(between);
    if words.len() > FEW_GIVEN {
        said.push_str(&format!(", and {} more", words.len() - FEW_GIVEN));
    }
    said
}

/// "at least 15 civilians killed".
fn figure_in_words(figure: &Figure) -> String {
    format!("{} {}", figure.in_words(), figure.measure.replace('-', " "))
}

/// The span of the dates given: in words, and drawn.
fn dates(ui: &mut Ui, desk: &mut Desk<'_>, told: &EventInFull) {
    let theme = desk.theme();
    section(ui, theme, "Dates given");
    let soft = face(sans(SMALL), theme.ink_soft);
    line(ui, LINE, |ui| {
        piece(ui, &span_of_dates(told), face(sans_bold(SMALL), theme.ink));
        let different = told.dates.len();
        if different > 1 {
            let said = format!(" · {different} different datings");
            piece(ui, &said, soft.clone());
        }
        if told.undated > 0 {
            let verb = if told.undated == 1 { "gives" } else { "give" };
            let said = format!(" · {} {verb} none", counted(told.undated, "claim"));
            piece(ui, &said, soft);
        }
    });
    date_strip::draw(ui, desk, told);
}

/// "7–14 Aug 2008", "until 14 Aug 2008, start unknown".
pub fn span_of_dates(told: &EventInFull) -> String {
    match (told.dates.as_slice(), told.days()) {
        ([], _) => "None".to_owned(),
        ([one], _) => one.when.in_words(),
        (_, (Some(first), Some(last))) => days_in_words(first, last),
        (_, (None, Some(last))) => format!("until {}, start not given", last.in_words()),
        (_, (Some(first), None)) => format!("from {}, end not given", first.in_words()),
        (_, (None, None)) => "neither start nor end given".to_owned(),
    }
}

/// "civilians killed: at least 15 to 2,000".
fn figures(ui: &mut Ui, desk: &mut Desk<'_>, told: &EventInFull) {
    if told.figures.is_empty() {
        return;
    }
    let theme = desk.theme();
    section(ui, theme, "Figures given");
    for given in &told.figures {
        line(ui, LINE, |ui| {
            let measure = given.measure.replace('-', " ");
            piece(ui, &format!("{measure}: "), face(sans(SMALL), theme.ink));
            let span = span_of_figures(given);
            whole_piece(ui, &span, face(sans_bold(SMALL), theme.ink));
            let claims = counted(given.claims.len(), "claim");
            let soft = face(sans(SMALL), theme.ink_soft);
            let response = whole_piece(ui, &format!(" · {claims}"), soft);
            if let ([one], true) = (given.claims.as_slice(), response.hovered()) {
                *desk.hover = Hover::Claim(*one);
            }
        });
    }
}

/// "at least 15 to 2,000", with the unit where it is no plain count.
pub fn span_of_figures(given: &FiguresGiven) -> String {
    let plain = |value, about, at_least, at_most| Figure {
        value,
        about,
        at_least,
        at_most,
        measure: String::new(),
        unit: None,
    };
    if given.different == 1 {
        return given.lowest.in_words();
    }
    let (low, high) = (&given.lowest, &given.highest);
    let low = match (low.at_least, low.at_most) {
        (Some(least), Some(_)) => plain(Some(least), None, None, None),
        _ => plain(low.value, low.about, low.at_least, low.at_most),
    };
    let high = match (high.at_least, high.at_most) {
        (Some(_), Some(most)) => plain(Some(most), None, None, None),
        _ => plain(high.value, high.about, high.at_least, high.at_most),
    };
    let (low, high) = (low.in_words(), high.in_words());
    let span = if low == high {
        low
    } else {
        format!("{low} to {high}")
    };
    match &given.unit {
        Some(unit) => format!("{span} {unit}"),
        None => span,
    }
}

/// Who speaks elsewhere in the record and has said nothing about it, sides first.
fn silent(ui: &mut Ui, desk: &mut Desk<'_>, event: EventIx, told: &EventInFull) {
    if told.silent_sides.is_empty() && told.silent.is_empty() {
        return;
    }
    let theme = desk.theme();
    let index = desk.index();
    let as_of = desk.state().as_of();
    let title = match as_of.clock {
        Clock::Reported => format!("No word on it by {}", as_of.day.in_words()),
        Clock::Occurred => "No word on it in all reports".to_owned(),
    };
    section(ui, theme, &title);
    let soft = face(sans(SMALL), theme.ink_soft);
    if !told.silent_sides.is_empty() {
        line(ui, LINE, |ui| {
            piece(ui, "from ", soft.clone());
            for (at, side) in told.silent_sides.iter().enumerate() {
                let label = index.side(*side);
                let comma = if at + 1 < told.silent_sides.len() {
                    ", "
                } else {
                    ""
                };
                let said = format!("{}{comma}", label.label);
                let format = face(sans(SMALL), theme.ink);
                keep_with_dot(ui, &said, &format);
                dot(ui, theme.hue(label.hue), LINE);
                let response = whole_piece(ui, &said, format);
                if response.hovered() {
                    *desk.hover = Hover::Side(*side);
                }
            }
        });
    }
    if told.silent.is_empty() {
        return;
    }
    let whole = Whole::Silent(event);
    let said = format!(
        "{} heard on other things",
        counted(told.silent.len(), "claimant")
    );
    fold(ui, desk, whole.clone(), &said);
    if !desk.unfolded.holds(&whole) {
        return;
    }
    line(ui, LINE, |ui| {
        for who in told.silent.iter().take(MOST_SILENT) {
            let claimant = index.claimant_of_origin(*who);
            let colour = claimant.map_or(theme.ink_faint, |it| desk.colour_of(it));
            let name = index.origin_name(*who);
            keep_with_dot(ui, name, &soft);
            if ui.cursor().left() > ui.max_rect().left() + 1.0 {
                ui.add_space(BETWEEN);
            }
            dot(ui, colour, LINE);
            match claimant.and_then(|it| index.claimant(it).actor) {
                Some(actor) => {
                    let response = link(ui, theme, name, soft.clone(), name);
                    desk.follow(&response, Page::Actor(index.actor(actor).id.clone()));
                }
                None => {
                    piece(ui, name, soft.clone());
                }
            }
        }
        if told.silent.len() > MOST_SILENT {
            let more = told.silent.len() - MOST_SILENT;
            whole_piece(ui, &format!("  and {more} more"), soft);
        }
    });
}

/// A line that opens and closes a longer list.
fn fold(ui: &mut Ui, desk: &mut Desk<'_>, whole: Whole, what: &str) {
    let theme = desk.theme();
    let open = desk.unfolded.holds(&whole);
    line(ui, LINE, |ui| {
        let does = if open { "hide" } else { "show" };
        let text = format!("{what}: {does}");
        let soft = face(sans(SMALL), theme.ink_soft);
        if link(ui, theme, &text, soft, &text).clicked() {
            desk.unfolded.toggle(whole);
        }
    });
}
