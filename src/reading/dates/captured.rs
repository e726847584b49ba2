//! What the open places of a phrase were filled with: which weekday, how many weeks.

/// An open place in a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// 0 is Monday.
    Weekday,
    /// 1 to 12.
    Month,
    /// 0 is spring.
    Season,
    /// A day of the month, 1 to 31, as a number or an ordinal.
    DayOfMonth,
    /// 1 to 31, written with its ending: "14th".
    NumberedDay,
    /// Four digits.
    Year,
    /// The last two digits of a year, after a dash.
    YearEnd,
    /// The first year of a decade.
    Decade,
    /// A count in digits or words.
    Count,
    /// "third", "31st"; 0 is "last".
    Ordinal,
    /// See [`Unit`].
    Unit,
    /// See [`Which`].
    Which,
    /// See [`Third`].
    Third,
    /// "morning", "night" …
    Part,
    Clock,
    Zone,
    /// Year, month and day as one number, 20080814; day 0 is a whole month.
    Iso,
    /// The same for `14.8.2008`; 0 when day and month cannot be told apart.
    Slashed,
    /// A word that something can be said of, and that lies neither ahead nor counts somebody's age.
    Noun,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// Which week, month or year, as seen from the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Last,
    This,
    Next,
}

/// Which part of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    Early,
    Middle,
    Late,
}

/// The values of a phrase's open places, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captured {
    values: Vec<(Slot, u32)>,
}

impl Captured {
    pub fn push(&mut self, slot: Slot, value: u32) {
        self.values.push((slot, value));
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The value of the n-th such place, counted from 0.
    pub fn nth(&self, slot: Slot, n: usize) -> Option<u32> {
        self.values
            .iter()
            .filter(|(it, _)| *it == slot)
            .map(|(_, value)| *value)
            .nth(n)
    }

    fn small(&self, slot: Slot, n: usize) -> Option<u8> {
        self.nth(slot, n).and_then(|value| value.try_into().ok())
    }

    /// 0 is Monday.
    pub fn weekday(&self, n: usize) -> Option<u8> {
        self.small(Slot::Weekday, n).map(|weekday| weekday % 7)
    }

    /// 1 to 12.
    pub fn month(&self, n: usize) -> Option<u8> {
        self.small(Slot::Month, n).map(|month| month.clamp(1, 12))
    }

    pub fn day(&self, n: usize) -> Option<u8> {
        self.small(Slot::DayOfMonth, n)
    }

    /// The day of "the 14th".
    pub fn numbered_day(&self) -> Option<u8> {
        self.small(Slot::NumberedDay, 0)
    }

    pub fn year(&self, n: usize) -> Option<i64> {
        self.nth(Slot::Year, n).map(i64::from)
    }

    /// How many; one when no number is given.
    pub fn count(&self) -> i64 {
        self.nth(Slot::Count, 0).map_or(1, i64::from)
    }

    pub fn ordinal(&self) -> Option<i64> {
        self.nth(Slot::Ordinal, 0).map(i64::from)
    }

    pub fn season(&self) -> Option<u8> {
        self.small(Slot::Season, 0).map(|season| season % 4)
    }

    pub fn unit(&self) -> Option<Unit> {
        let unit = |it: &Unit| self.nth(Slot::Unit, 0) == Some(*it as u32);
        [
            Unit::Hour,
            Unit::Day,
            Unit::Week,
            Unit::Month,
            Unit::Year,
            Unit::Decade,
        ]
        .into_iter()
        .find(unit)
    }

    pub fn which(&self) -> Option<Which> {
        let which = |it: &Which| self.nth(Slot::Which, 0) == Some(*it as u32);
        [Which::Last, Which::This, Which::Next]
            .into_iter()
            .find(which)
    }

    /// Whether the words leave the year, or more, to what lies behind the report.
    pub fn is_counted(&self) -> bool {
        self.year(0).is_none() && self.which() != Some(Which::Next)
    }

    /// Whether the words themselves leave no choice of year, however their sentence speaks of it.
    pub fn is_settled(&self) -> bool {
        self.year(0).is_some() || self.which() == Some(Which::Last)
    }

    pub fn third(&self) -> Option<Third> {
        let third = |it: &Third| self.nth(Slot::Third, 0) == Some(*it as u32);
        [Third::Early, Third::Middle, Third::Late]
            .into_iter()
            .find(third)
    }
}
