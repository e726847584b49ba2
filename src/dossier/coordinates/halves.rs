//! Degrees, minutes and seconds of two coordinates, told apart.

use super::token::{Axis, Comma, Hemisphere, Number, Token, Unit, tokens};
use super::{CoordinatesError, METRES_PER_DEGREE, Notation, TypedCoordinates};
use crate::dossier::position::LonLat;

/// One coordinate as typed: up to three numbers, and what says which one and which way.
#[derive(Clone, Debug, Default)]
struct Half {
    numbers: Vec<(Number, Option<Unit>)>,
    hemisphere: Option<Hemisphere>,
    label: Option<Axis>,
}

/// A coordinate in degrees.
struct Degrees {
    value: f64,
    /// As typed, for messages.
    text: String,
    /// One in the last digit, in degrees.
    step: f64,
    notation: Notation,
}

pub(super) fn read(typed: &str) -> Result<TypedCoordinates, CoordinatesError> {
    let between_digits = |sign: u8| {
        let threes = typed.as_bytes().windows(3);
        let is_between =
            |it: &&[u8]| it[0].is_ascii_digit() && it[1] == sign && it[2].is_ascii_digit();
        threes.filter(is_between).count()
    };
    // With a point for decimals, or as the only one, a comma separates. It may be wrong about the only one.
    let ways: &[Comma] = match (between_digits(b'.'), between_digits(b',')) {
        (0, 0) | (1.., _) => &[Comma::Separates],
        (0, 1) => &[Comma::Separates, Comma::Decimal],
        (0, _) => &[Comma::Decimal, Comma::Separates],
    };
    let mut first_error = None;
    for comma in ways {
        match tokens(typed, *comma).and_then(|tokens| position(&halves(tokens)?)) {
            Ok(read) => return Ok(read),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error.unwrap_or(CoordinatesError::NotCoordinates))
}

/// The two halves in the order in which they stand.
fn halves(tokens: Vec<Token>) -> Result<[Half; 2], CoordinatesError> {
    let says_which = |token: &Token| matches!(token, Token::Hemisphere(_) | Token::Label(_));
    let comes_before = tokens.first().is_some_and(says_which);
    let separators = tokens.iter().filter(|it| **it == Token::Separator).count();
    let letters = tokens.iter().filter(|it| says_which(it)).count();
    let mut halves: Vec<Half> = vec![Half::default()];
    for token in tokens {
        let last = halves.last().expect("there is always one");
        let begins = match &token {
            Token::Separator if letters > 0 || separators == 1 => !last.numbers.is_empty(),
            Token::Label(_) => !last.numbers.is_empty(),
            Token::Hemisphere(_) => {
                comes_before && !last.numbers.is_empty() && last.label.is_none()
            }
            Token::Number(number) => {
                // After its letter nothing can follow, unless the letter comes first; and a sign begins.
                !comes_before && last.hemisphere.is_some()
                    || number.is_signed && !last.numbers.is_empty()
                    || separators != 1 && letters < 2 && is_whole(last)
            }
            _ => false,
        };
        if begins && !(halves.len() > 1 && last.is_empty()) {
            halves.push(Half::default());
        }
        halves
            .last_mut()
            .expect("there is always one")
            .take(token)?;
    }
    halves.retain(|half| !half.is_empty());
    if let [one] = halves.as_slice() {
        halves = one.cut_in_two()?;
    }
    <[Half; 2]>::try_from(halves).map_err(|halves| {
        if halves.iter().any(|half| half.numbers.is_empty()) || halves.len() < 2 {
            CoordinatesError::OnlyOne
        } else {
            CoordinatesError::TooMany
        }
    })
}

/// Whether nothing can follow: there are seconds already, or decimals.
fn is_whole(half: &Half) -> bool {
    half.numbers
        .last()
        .is_some_and(|(number, unit)| *unit == Some(Unit::Seconds) || number.decimals.is_some())
}

impl Half {
    fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.hemisphere.is_none() && self.label.is_none()
    }

    fn take(&mut self, token: Token) -> Result<(), CoordinatesError> {
        match token {
            Token::Number(number) => self.numbers.push((number, None)),
            Token::Unit(unit) => match self.numbers.last_mut() {
                Some((_, none @ None)) => *none = Some(unit),
                Some((number, Some(_))) => {
                    return Err(CoordinatesError::OutOfOrder(number.text.clone()));
                }
                None => return Err(CoordinatesError::NotCoordinates),
            },
            Token::Hemisphere(hemisphere) if self.hemisphere.is_none() => {
                self.hemisphere = Some(hemisphere);
            }
            Token::Label(axis) if self.label.is_none() => self.label = Some(axis),
            Token::Hemisphere(_) | Token::Label(_) => return Err(CoordinatesError::OnlyOne),
            Token::Separator => {}
        }
        Ok(())
    }

    /// Numbers without anything between: where degrees are marked a second time, or in the middle.
    fn cut_in_two(&self) -> Result<Vec<Self>, CoordinatesError> {
        let degrees = |(_, unit): &(Number, Option<Unit>)| *unit == Some(Unit::Degrees);
        let second = self.numbers.iter().enumerate().skip(1);
        let marked = second
            .filter(|(_, it)| degrees(it))
            .map(|(at, _)| at)
            .next();
        let at = match (marked, self.numbers.len()) {
            (Some(at), _) => at,
            (None, count @ (2 | 4 | 6)) => count / 2,
            (None, 0 | 1 | 3) => return Err(CoordinatesError::OnlyOne),
            (None, _) => return Err(CoordinatesError::TooMany),
        };
        if self.hemisphere.is_some() || self.label.is_some() {
            return Err(CoordinatesError::OnlyOne);
        }
        let half = |numbers: &[(Number, Option<Unit>)]| Self {
            numbers: numbers.to_vec(),
            ..Self::default()
        };
        let (one, other) = self.numbers.split_at(at);
        Ok(vec![half(one), half(other)])
    }

    fn axis(&self) -> Result<Option<Axis>, CoordinatesError> {
        match (self.hemisphere.map(|it| it.axis), self.label) {
            (Some(Axis::Latitude), Some(Axis::Longitude)) => Err(CoordinatesError::TwoLatitudes),
            (Some(Axis::Longitude), Some(Axis::Latitude)) => Err(CoordinatesError::TwoLongitudes),
            (said, labelled) => Ok(said.or(labelled)),
        }
    }

    fn degrees(&self) -> Result<Degrees, CoordinatesError> {
        let text = self
            .numbers
            .iter()
            .map(|(number, _)| number.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let Some(((first, _), last)) = self.numbers.first().zip(self.numbers.last()) else {
            return Err(CoordinatesError::OnlyOne);
        };
        if self.numbers.len() > 3 {
            return Err(CoordinatesError::TooMany);
        }
        let (mut value, mut unit_before) = (0.0, None);
        for (at, (number, unit)) in self.numbers.iter().enumerate() {
            let expected = [Unit::Degrees, Unit::Minutes, Unit::Seconds][at];
            let unit = unit.unwrap_or(expected);
            if unit != expected || at > 0 && number.is_signed {
                return Err(CoordinatesError::OutOfOrder(number.text.clone()));
            }
            if at + 1 < self.numbers.len() && number.decimals.is_some() {
                return Err(CoordinatesError::DecimalsBeforeTheLast(number.text.clone()));
            }
            value += match unit {
                Unit::Degrees => number.value,
                Unit::Minutes if number.value < 60.0 => number.value / 60.0,
                Unit::Seconds if number.value < 60.0 => number.value / 3_600.0,
                Unit::Minutes => return Err(CoordinatesError::Minutes(number.text.clone())),
                Unit::Seconds => return Err(CoordinatesError::Seconds(number.text.clone())),
            };
            unit_before = Some(unit);
        }
        if first.is_signed && self.hemisphere.is_some() {
            return Err(CoordinatesError::SignAndLetter(text));
        }
        let says_negative = self.hemisphere.is_some_and(|it| it.is_negative);
        let (unit, notation) = match unit_before {
            Some(Unit::Minutes) => (1.0 / 60.0, Notation::DegreesMinutes),
            Some(Unit::Seconds) => (1.0 / 3_600.0, Notation::DegreesMinutesSeconds),
            _ => (1.0, Notation::DecimalDegrees),
        };
        Ok(Degrees {
            value: if first.is_negative || says_negative {
                -value
            } else {
                value
            },
            text,
            step: unit * 10_f64.powi(-last.0.decimals.unwrap_or(0)),
            notation,
        })
    }
}

fn position(halves: &[Half; 2]) -> Result<TypedCoordinates, CoordinatesError> {
    let [one, other] = halves;
    let is_swapped = match (one.axis()?, other.axis()?) {
        (Some(Axis::Latitude), Some(Axis::Latitude)) => {
            return Err(CoordinatesError::TwoLatitudes);
        }
        (Some(Axis::Longitude), Some(Axis::Longitude)) => {
            return Err(CoordinatesError::TwoLongitudes);
        }
        (Some(Axis::Longitude), _) | (None, Some(Axis::Latitude)) => true,
        _ => false,
    };
    let tells = one.axis()?.or(other.axis()?).is_some();
    let (one, other) = (one.degrees()?, other.degrees()?);
    let (latitude, longitude) = if is_swapped {
        (other, one)
    } else {
        (one, other)
    };
    if latitude.value.abs() > 90.0 {
        let could_be_longitude = latitude.value.abs() <= 180.0 && longitude.value.abs() <= 90.0;
        return Err(if !tells && could_be_longitude {
            CoordinatesError::WhichIsLatitude(latitude.text)
        } else {
            CoordinatesError::Latitude(latitude.text)
        });
    }
    let position = LonLat::new(longitude.value, latitude.value)
        .map_err(|_| CoordinatesError::Longitude(longitude.text))?;
    // The coarser of the two is what is known.
    let coarser = if latitude.step >= longitude.step {
        (latitude.step, latitude.notation)
    } else {
        (longitude.step, longitude.notation)
    };
    Ok(TypedCoordinates {
        position,
        typed_uncertainty_m: coarser.0 * METRES_PER_DEGREE,
        notation: coarser.1,
    })
}
