//! Typed degrees cut into numbers, unit marks, hemispheres and separators.

use super::CoordinatesError;

/// Which of the two coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    Latitude,
    Longitude,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Degrees,
    Minutes,
    Seconds,
}

/// A number as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// Without its sign.
    pub(super) value: f64,
    /// How many digits follow the decimal sign. `None`: there is no such sign.
    pub(super) decimals: Option<i32>,
    pub(super) is_negative: bool,
    pub(super) is_signed: bool,
    pub(super) text: String,
}

/// A hemisphere: "N", "south", "в. д.".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hemisphere {
    pub(super) axis: Axis,
    /// South or west.
    pub(super) is_negative: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(Number),
    Unit(Unit),
    Hemisphere(Hemisphere),
    /// "lat", "longitude:".
    Label(Axis),
    /// A comma, semicolon or slash between the two.
    Separator,
}

/// Whether a comma between digits is a decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comma {
    Decimal,
    Separates,
}

const NORTH: Hemisphere = Hemisphere {
    axis: Axis::Latitude,
    is_negative: false,
};
const SOUTH: Hemisphere = Hemisphere {
    axis: Axis::Latitude,
    is_negative: true,
};
const EAST: Hemisphere = Hemisphere {
    axis: Axis::Longitude,
    is_negative: false,
};
const WEST: Hemisphere = Hemisphere {
    axis: Axis::Longitude,
    is_negative: true,
};

/// Russian as its maps and encyclopedias shorten the four.
const RUSSIAN: [(&str, Hemisphere); 4] = [("сш", NORTH), ("юш", SOUTH), ("вд", EAST), ("зд", WEST)];

fn word(word: &str, after_minutes: bool) -> Option<Token> {
    // Small, after a number of minutes: "42d13m33s".
    if word == "s" && after_minutes {
        return Some(Token::Unit(Unit::Seconds));
    }
    Some(match word.to_lowercase().as_str() {
        "n" | "north" => Token::Hemisphere(NORTH),
        "s" | "south" => Token::Hemisphere(SOUTH),
        "e" | "east" => Token::Hemisphere(EAST),
        "w" | "west" => Token::Hemisphere(WEST),
        "d" | "deg" | "degree" | "degrees" => Token::Unit(Unit::Degrees),
        "m" | "min" | "minute" | "minutes" => Token::Unit(Unit::Minutes),
        "sec" | "second" | "seconds" => Token::Unit(Unit::Seconds),
        "lat" | "latitude" => Token::Label(Axis::Latitude),
        "lon" | "long" | "lng" | "longitude" => Token::Label(Axis::Longitude),
        _ => return None,
    })
}

/// # Errors
/// [`CoordinatesError::NotCoordinates`] when there is anything else in it.
pub(super) fn tokens(typed: &str, comma: Comma) -> Result<Vec<Token>, CoordinatesError> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = typed;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit()
            || matches!(first, '+' | '-' | '−' | '–') && next_is_digit(&rest[first.len_utf8()..]);
        if is_number {
            let (number, length) = number(rest, comma);
            tokens.push(Token::Number(number));
            rest = &rest[length..];
        } else if let Some((hemisphere, length)) = russian(rest) {
            tokens.push(Token::Hemisphere(hemisphere));
            rest = &rest[length..];
        } else if first.is_alphabetic() && first != 'º' {
            let length = rest.find(|letter: char| !letter.is_alphabetic());
            let (letters, after) = rest.split_at(length.unwrap_or(rest.len()));
            tokens.extend(letters_of(letters, &tokens)?);
            rest = after;
        } else {
            let (token, length) = sign(rest)?;
            tokens.extend(token);
            rest = &rest[length..];
        }
    }
    Ok(tokens)
}

/// A word, or a unit and a hemisphere written together: "sN".
fn letters_of(letters: &str, before: &[Token]) -> Result<Vec<Token>, CoordinatesError> {
    let last_unit = before.iter().rev().find_map(|token| match token {
        Token::Unit(unit) => Some(*unit),
        _ => None,
    });
    let after_minutes =
        last_unit == Some(Unit::Minutes) && matches!(before.last(), Some(Token::Number(_)));
    if let Some(token) = word(letters, after_minutes) {
        return Ok(vec![token]);
    }
    let mut each = letters.char_indices();
    each.next();
    let second = each.next().map(|(at, _)| at);
    let both = second.filter(|_| each.next().is_none()).and_then(|at| {
        let (one, other) = letters.split_at(at);
        Some(vec![word(one, after_minutes)?, word(other, false)?])
    });
    both.ok_or(CoordinatesError::NotCoordinates)
}

fn next_is_digit(rest: &str) -> bool {
    rest.starts_with(|letter: char| letter.is_ascii_digit())
}

fn number(typed: &str, comma: Comma) -> (Number, usize) {
    let sign = typed.chars().next().filter(|first| !first.is_ascii_digit());
    let start = sign.map_or(0, char::len_utf8);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(&typed[start..]);
    let mut end = start + whole;
    let mut decimals = None;
    let after = &typed[end..];
    let is_decimal = after.starts_with('.') || comma == Comma::Decimal && after.starts_with(',');
    if is_decimal && next_is_digit(&after[1..]) {
        let places = digits(&after[1..]);
        decimals = Some(i32::try_from(places).unwrap_or(i32::MAX));
        end += 1 + places;
    }
    let value = typed[start..end].replace(',', ".");
    let number = Number {
        // Digits and one point; too many of them are infinite, and beyond any range.
        value: value.parse().unwrap_or(f64::INFINITY),
        decimals,
        is_negative: matches!(sign, Some('-' | '−' | '–')),
        is_signed: sign.is_some(),
        text: typed[..end].to_owned(),
    };
    (number, end)
}

fn russian(typed: &str) -> Option<(Hemisphere, usize)> {
    let mut letters = String::new();
    for (at, letter) in typed.char_indices() {
        match letter {
            _ if letter.is_alphabetic() => letters.extend(letter.to_lowercase()),
            '.' | ' ' | '\u{a0}' if !letters.is_empty() => {}
            _ => return None,
        }
        if letters.chars().count() == 2 {
            let found = RUSSIAN.iter().find(|(short, _)| *short == letters)?;
            let end = at + letter.len_utf8();
            let stop = usize::from(typed[end..].starts_with('.'));
            return Some((found.1, end + stop));
        }
    }
    None
}

/// A sign that is neither letter nor digit; `None` for white space and what only brackets.
fn sign(rest: &str) -> Result<(Option<Token>, usize), CoordinatesError> {
    for doubled in ["''", "’’", "′′", "‘‘"] {
        if rest.starts_with(doubled) {
            return Ok((Some(Token::Unit(Unit::Seconds)), doubled.len()));
        }
    }
    let first = rest.chars().next().unwrap_or(' ');
    let token = match first {
        '°' | 'º' | '˚' => Some(Token::Unit(Unit::Degrees)),
        '\'' | '’' | '‘' | '′' | 'ʹ' | 'ʼ' | '`' | '´' => Some(Token::Unit(Unit::Minutes)),
        '"' | '”' | '“' | '″' | 'ʺ' => Some(Token::Unit(Unit::Seconds)),
        ',' | ';' | '/' | '|' => Some(Token::Separator),
        ':' | '(' | ')' | '[' | ']' | '=' => None,
        _ if first.is_whitespace() => None,
        _ => return Err(CoordinatesError::NotCoordinates),
    };
    Ok((token, first.len_utf8()))
}
