//! Everything that can be done with a key or by its name: one list, which the keyboard, the palette and the
//! help all go by.

mod claims;
mod editing;

use std::sync::LazyLock;

use egui::{Key, Modifiers};

use self::claims::{CLAIMS, WITH_WORDS};
use self::editing::EDITING;
use super::map;
use super::press::{plain, press};
use super::regions::Step;
use crate::app::{
    Action, Centre, DateAction, FilterAction, MapAction, Overlay, Page, PageAction, State,
    TableAction, TextScale, ThemeChoice, ViewAction,
};
use crate::dossier::Relation;
use crate::query::Bearing;

pub use super::press::{Press, Reach};

/// Something that can be done.
#[derive(Clone, Copy)]
pub struct Command {
    /// As the palette and the help say it.
    pub name: &'static str,
    pub group: Group,
    /// The first is the one that is shown.
    pub keys: &'static [Press],
    pub wish: Wish,
}

/// What a command is about, in the order in which the help shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Date,
    View,
    Page,
    Map,
    Filters,
    Editing,
    Dossier,
}

impl Group {
    pub const ALL: [Self; 7] = [
        Self::Date,
        Self::View,
        Self::Page,
        Self::Map,
        Self::Filters,
        Self::Editing,
        Self::Dossier,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Date => "The as-of date",
            Self::View => "Views",
            Self::Page => "Pages",
            Self::Map => "The map",
            Self::Filters => "Filters",
            Self::Editing => "Editing",
            Self::Dossier => "The dossier",
        }
    }
}

/// How a command is carried out.
#[derive(Clone, Copy)]
pub enum Wish {
    /// What to ask for as things are. `None`: it cannot be done now.
    Ask(fn(&State) -> Option<Action>),
    /// Shows the list of disputes, and gives it the keyboard.
    GoToDisputes,
    /// Puts a caret into the text of the open document.
    GoToText,
    /// Puts the claim in hand into the dossier, with what is half typed in its fields.
    AddClaim,
    /// Looks for a claim that the one in hand, or the one pointed at, bears on so.
    Link(Relation),
    /// Takes the keyboard to another part of the window.
    Region(Step),
    Quit,
}

const fn command(
    name: &'static str,
    group: Group,
    keys: &'static [Press],
    wish: fn(&State) -> Option<Action>,
) -> Command {
    Command {
        name,
        group,
        keys,
        wish: Wish::Ask(wish),
    }
}

fn date(action: DateAction) -> Option<Action> {
    Some(Action::Date(action))
}

fn view(action: ViewAction) -> Option<Action> {
    Some(Action::View(action))
}

fn centre(centre: Centre) -> Option<Action> {
    view(ViewAction::SetCentre(centre))
}

const fn borders(choice: &map::Choice, wish: fn(&State) -> Option<Action>) -> Command {
    command(choice.command, Group::Map, &[], wish)
}

/// All of them. Of two commands with the same key the first whose reach fits has it.
pub static COMMANDS: LazyLock<Vec<Command>> =
    LazyLock::new(|| [WITH_WORDS, LOOKING, EDITING, CLAIMS].concat());

/// What changes nothing but what is looked at.
const LOOKING: &[Command] = &[
    command(
        "Search, or do anything",
        Group::View,
        &[press(Modifiers::COMMAND, Key::K, Reach::EvenWhileTyping)],
        |state| {
            let open = state.overlay() == Some(Overlay::Palette);
            view(ViewAction::SetOverlay((!open).then_some(Overlay::Palette)))
        },
    ),
    command(
        "Help: keys and words",
        Group::View,
        &[plain(Key::F1, Reach::EvenWhileTyping)],
        |state| {
            let open = state.overlay() == Some(Overlay::Help);
            view(ViewAction::SetOverlay((!open).then_some(Overlay::Help)))
        },
    ),
    command(
        "Move the map left",
        Group::Map,
        &[plain(Key::ArrowLeft, Reach::Map)],
        |state| map::panned(state, 1.0, 0.0),
    ),
    command(
        "Move the map right",
        Group::Map,
        &[plain(Key::ArrowRight, Reach::Map)],
        |state| map::panned(state, -1.0, 0.0),
    ),
    command(
        "Move the map up",
        Group::Map,
        &[plain(Key::ArrowUp, Reach::Map)],
        |state| map::panned(state, 0.0, 1.0),
    ),
    command(
        "Move the map down",
        Group::Map,
        &[plain(Key::ArrowDown, Reach::Map)],
        |state| map::panned(state, 0.0, -1.0),
    ),
    command(
        "Fit the featured places",
        Group::Map,
        &[plain(Key::Home, Reach::Map)],
        |_| Some(Action::Map(MapAction::FitFeatured)),
    ),
    command(
        "Fit what is open",
        Group::Map,
        &[plain(Key::F, Reach::Anywhere)],
        |_| Some(Action::Map(MapAction::FitSelection)),
    ),
    command(
        "Zoom in",
        Group::Map,
        &[
            plain(Key::Plus, Reach::Anywhere),
            plain(Key::Equals, Reach::Anywhere),
        ],
        |state| map::zoomed(state, map::KEY_ZOOM),
    ),
    command(
        "Zoom out",
        Group::Map,
        &[plain(Key::Minus, Reach::Anywhere)],
        |state| map::zoomed(state, 1.0 / map::KEY_ZOOM),
    ),
    command(
        "Next change",
        Group::Date,
        &[plain(Key::ArrowRight, Reach::Dates)],
        |_| date(DateAction::NextChange),
    ),
    command(
        "Previous change",
        Group::Date,
        &[plain(Key::ArrowLeft, Reach::Dates)],
        |_| date(DateAction::PreviousChange),
    ),
    command(
        "A day on",
        Group::Date,
        &[press(Modifiers::SHIFT, Key::ArrowRight, Reach::Dates)],
        |_| date(DateAction::ByDays(1)),
    ),
    command(
        "A day back",
        Group::Date,
        &[press(Modifiers::SHIFT, Key::ArrowLeft, Reach::Dates)],
        |_| date(DateAction::ByDays(-1)),
    ),
    command(
        "Next source",
        Group::Date,
        &[
            plain(Key::PageDown, Reach::Dates),
            plain(Key::PageDown, Reach::Map),
        ],
        |_| date(DateAction::NextSource),
    ),
    command(
        "Previous source",
        Group::Date,
        &[
            plain(Key::PageUp, Reach::Dates),
            plain(Key::PageUp, Reach::Map),
        ],
        |_| date(DateAction::PreviousSource),
    ),
    command(
        "First date",
        Group::Date,
        &[plain(Key::Home, Reach::Dates)],
        |_| date(DateAction::First),
    ),
    command(
        "Last date",
        Group::Date,
        &[plain(Key::End, Reach::Dates)],
        |_| date(DateAction::Last),
    ),
    command(
        "Play or pause",
        Group::Date,
        &[plain(Key::Space, Reach::Dates)],
        |_| date(DateAction::TogglePlaying),
    ),
    command(
        "Step: next report on the open page",
        Group::Date,
        &[plain(Key::N, Reach::Anywhere)],
        |state| {
            let steps = !state.report_days_of_page().is_empty();
            steps.then_some(Action::Date(DateAction::NextOfPage))
        },
    ),
    command(
        "Step: previous report on the open page",
        Group::Date,
        &[plain(Key::P, Reach::Anywhere)],
        |state| {
            let steps = !state.report_days_of_page().is_empty();
            steps.then_some(Action::Date(DateAction::PreviousOfPage))
        },
    ),
    command(
        "Compare with this date: pin it",
        Group::Date,
        &[plain(Key::C, Reach::Anywhere)],
        |state| date(DateAction::Pin(Some(state.as_of().day))),
    ),
    command("Compare no more", Group::Date, &[], |state| {
        state.as_of().since?;
        date(DateAction::Pin(None))
    }),
    command(
        "Map",
        Group::View,
        &[press(Modifiers::COMMAND, Key::Num1, Reach::Anywhere)],
        |_| centre(Centre::Map),
    ),
    command(
        "Table",
        Group::View,
        &[press(Modifiers::COMMAND, Key::Num2, Reach::Anywhere)],
        |_| centre(Centre::Table),
    ),
    command(
        "Figures over time",
        Group::View,
        &[press(Modifiers::COMMAND, Key::Num3, Reach::Anywhere)],
        |_| centre(Centre::Figures),
    ),
    command(
        "Lag: reported against occurred",
        Group::View,
        &[press(Modifiers::COMMAND, Key::Num4, Reach::Anywhere)],
        |_| centre(Centre::Lag),
    ),
    command(
        "Rows of the table in order of reporting",
        Group::View,
        &[],
        |state| {
            state.session().table.sort?;
            Some(Action::Table(TableAction::SortBy(None)))
        },
    ),
    command("Light colours", Group::View, &[], |_| {
        view(ViewAction::SetTheme(ThemeChoice::Light))
    }),
    command("Dark colours", Group::View, &[], |_| {
        view(ViewAction::SetTheme(ThemeChoice::Dark))
    }),
    command("Colours as the system is set", Group::View, &[], |_| {
        view(ViewAction::SetTheme(ThemeChoice::System))
    }),
    command(
        "Larger text",
        Group::View,
        &[
            press(Modifiers::COMMAND, Key::Plus, Reach::EvenWhileTyping),
            press(Modifiers::COMMAND, Key::Equals, Reach::EvenWhileTyping),
        ],
        |state| view(ViewAction::SetTextScale(state.look().text_scale.larger())),
    ),
    command(
        "Smaller text",
        Group::View,
        &[press(
            Modifiers::COMMAND,
            Key::Minus,
            Reach::EvenWhileTyping,
        )],
        |state| view(ViewAction::SetTextScale(state.look().text_scale.smaller())),
    ),
    command(
        "Text at its usual size",
        Group::View,
        &[press(Modifiers::COMMAND, Key::Num0, Reach::EvenWhileTyping)],
        |_| view(ViewAction::SetTextScale(TextScale::default())),
    ),
    command("Reduce motion, or move again", Group::View, &[], |state| {
        view(ViewAction::SetMovement(state.look().movement.toggled()))
    }),
    Command {
        name: "Next part of the window",
        group: Group::View,
        keys: &[plain(Key::F6, Reach::WhileUncovered)],
        wish: Wish::Region(Step::Next),
    },
    Command {
        name: "Previous part of the window",
        group: Group::View,
        keys: &[press(Modifiers::SHIFT, Key::F6, Reach::WhileUncovered)],
        wish: Wish::Region(Step::Previous),
    },
    command("Show or hide the filters", Group::View, &[], |state| {
        view(ViewAction::SetFilters(state.filters_shown().toggled()))
    }),
    command("Show or hide the reader", Group::View, &[], |state| {
        view(ViewAction::SetReader(state.reader_shown().toggled()))
    }),
    Command {
        name: "Go to the disputes",
        group: Group::View,
        keys: &[plain(Key::D, Reach::Anywhere)],
        wish: Wish::GoToDisputes,
    },
    command(
        "Show or hide the list of disputes",
        Group::View,
        &[],
        |state| view(ViewAction::SetDisputes(state.look().disputes.toggled())),
    ),
    command(
        "Lines of denial",
        Group::Map,
        &[plain(Key::L, Reach::Anywhere)],
        |state| view(ViewAction::SetDenials(state.look().denials.toggled())),
    ),
    command("Show or hide the map’s legend", Group::Map, &[], |state| {
        view(ViewAction::SetLegend(state.look().legend.toggled()))
    }),
    command("Borders as the dossier chooses", Group::Map, &[], |state| {
        state.session().borders?;
        Some(Action::Map(MapAction::SetBorders(None)))
    }),
    borders(&map::BORDERS[0], map::ask_for_borders::<0>),
    borders(&map::BORDERS[1], map::ask_for_borders::<1>),
    borders(&map::BORDERS[2], map::ask_for_borders::<2>),
    borders(&map::BORDERS[3], map::ask_for_borders::<3>),
    borders(&map::BORDERS[4], map::ask_for_borders::<4>),
    borders(&map::BORDERS[5], map::ask_for_borders::<5>),
    borders(&map::BORDERS[6], map::ask_for_borders::<6>),
    command("The map above other views", Group::View, &[], |state| {
        view(ViewAction::SetMapAbove(state.look().map_above.toggled()))
    }),
    command(
        "Back",
        Group::Page,
        &[press(Modifiers::ALT, Key::ArrowLeft, Reach::Anywhere)],
        |_| Some(Action::Page(PageAction::Back)),
    ),
    command(
        "Forward",
        Group::Page,
        &[press(Modifiers::ALT, Key::ArrowRight, Reach::Anywhere)],
        |_| Some(Action::Page(PageAction::Forward)),
    ),
    command("Overview of the dossier", Group::Page, &[], |_| {
        Some(Action::Page(PageAction::Open(Page::Overview)))
    }),
    command("What is wrong with the dossier", Group::Page, &[], |_| {
        Some(Action::Page(PageAction::Open(Page::Findings)))
    }),
    command("Contested claims only", Group::Filters, &[], |_| {
        Some(Action::Filter(FilterAction::ToggleStanding(
            Bearing::Contested,
        )))
    }),
    command("Clear all filters", Group::Filters, &[], |state| {
        let any = !state.session().lens.is_empty();
        any.then_some(Action::Filter(FilterAction::Clear))
    }),
    command(
        "Read the dossier again from disk",
        Group::Dossier,
        &[
            plain(Key::F5, Reach::Anywhere),
            press(Modifiers::COMMAND, Key::R, Reach::Anywhere),
        ],
        |_| Some(Action::Reload),
    ),
    command("Open the built-in dossier", Group::Dossier, &[], |state| {
        state.root()?;
        Some(Action::OpenDossier(None))
    }),
    Command {
        name: "Quit",
        group: Group::Dossier,
        keys: &[press(Modifiers::COMMAND, Key::Q, Reach::EvenWhileTyping)],
        wish: Wish::Quit,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_in_one_place() {
        let mut met: Vec<(Press, &str)> = Vec::new();
        for command in COMMANDS.iter() {
            for press in command.keys {
                let other = met.iter().find(|(other, _)| other == press);
                assert_eq!(other, None, "{} and another", command.name);
                met.push((*press, command.name));
            }
        }
    }

    #[test]
    fn no_two_commands_have_the_same_name() {
        for (at, command) in COMMANDS.iter().enumerate() {
            let same = COMMANDS[..at]
                .iter()
                .find(|other| other.name == command.name);
            assert!(same.is_none(), "{}", command.name);
        }
    }

    #[test]
    fn a_press_is_said_as_on_a_keyboard() {
        let said: Vec<String> = COMMANDS
            .iter()
            .filter_map(|command| Some(command.keys.first()?.in_words()))
            .collect();
        assert!(said.contains(&"Ctrl+K".to_owned()));
        assert!(said.contains(&"Shift+→".to_owned()));
        assert!(said.contains(&"F1".to_owned()));
    }
}
