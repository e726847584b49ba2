//! What the program tells of its window, by role and name.

use std::fmt;

use serde::Deserialize;

/// Something on screen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Thing {
    pub role: String,
    #[serde(default)]
    pub name: String,
    value: Option<String>,
    /// Left, top, right, bottom, in points of the window, which stands at the corner of the screen.
    bounds: Option<[f64; 4]>,
    focused: bool,
}

impl Thing {
    fn bounds(&self) -> [f64; 4] {
        self.bounds.expect("laid out")
    }

    pub fn left(&self) -> i64 {
        self.bounds()[0] as i64
    }

    pub fn top(&self) -> i64 {
        self.bounds()[1] as i64
    }

    pub fn right(&self) -> i64 {
        self.bounds()[2] as i64
    }

    pub fn middle(&self) -> (i64, i64) {
        let [left, top, right, bottom] = self.bounds();
        (((left + right) / 2.0) as i64, ((top + bottom) / 2.0) as i64)
    }

    /// Name, or for plain text the text itself.
    fn words(&self) -> &str {
        if self.name.is_empty() {
            self.value.as_deref().unwrap_or_default()
        } else {
            &self.name
        }
    }
}

/// All that is on screen, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told(Vec<Thing>);

impl Told {
    /// From the program's own words; nothing when it has not said any yet.
    pub fn new(json: &str) -> Self {
        Self(serde_json::from_str(json).unwrap_or_default())
    }

    /// The first thing of a role whose name begins so.
    pub fn find(&self, role: &str, name: &str) -> Option<&Thing> {
        let mut things = self.0.iter();
        things.find(|it| it.role == role && it.name.starts_with(name))
    }

    /// The first thing of a role in whose name that stands.
    pub fn find_containing(&self, role: &str, words: &str) -> Option<&Thing> {
        let mut things = self.0.iter();
        things.find(|it| it.role == role && it.name.contains(words))
    }

    /// Whether the field of that name, one line or several, has the keyboard.
    pub fn has_keyboard(&self, name: &str) -> bool {
        self.0
            .iter()
            .any(|it| it.focused && it.name == name && it.role.ends_with("TextInput"))
    }

    /// What stands in the first thing of a role whose name begins so.
    pub fn value(&self, role: &str, name: &str) -> Option<&str> {
        self.find(role, name)?.value.as_deref()
    }

    /// The line of a text in which these words stand.
    pub fn line(&self, words: &str) -> Option<&Thing> {
        let mut lines = self.0.iter().filter(|it| it.role == "TextRun");
        lines.find(|it| it.words().contains(words))
    }

    pub fn focused(&self, role: &str, name: &str) -> bool {
        self.find(role, name).is_some_and(|it| it.focused)
    }

    /// The as-of date as the slider says it: `14 Aug 2008`. Empty before the first frame.
    pub fn day(&self) -> String {
        let said = self
            .find("Slider", "As-of date")
            .and_then(|slider| slider.value.as_deref())
            .unwrap_or_default();
        let day = said.strip_prefix("Reported on or before ").unwrap_or(said);
        day.split(',').next().unwrap_or_default().to_owned()
    }

    /// The total: the 58 of "58 claims, 9 contested". The timeline's is told after the reader's.
    pub fn claims(&self) -> usize {
        let labels = self.0.iter().filter(|it| it.role == "Label");
        let mut totals = labels.filter_map(|it| {
            let (number, rest) = it.words().split_once(' ')?;
            rest.starts_with("claim").then(|| number.parse().ok())?
        });
        totals.next_back().expect("a total")
    }

    /// The excerpts that are shown, without their quotation marks.
    pub fn excerpts(&self) -> Vec<String> {
        let links = self.0.iter().filter(|it| it.role == "Link");
        links
            .filter(|it| it.name.ends_with("Open in the document"))
            .filter_map(|it| it.name.strip_prefix('“')?.rsplit_once('”'))
            .map(|(words, _)| super::folded(words))
            .collect()
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for thing in &self.0 {
            let focused = if thing.focused { " focused" } else { "" };
            writeln!(
                f,
                "{} {:?} {:?}{focused}",
                thing.role,
                thing.words(),
                thing.bounds
            )?;
        }
        Ok(())
    }
}
