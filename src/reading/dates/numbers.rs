//! Numbers in a text: days, years, decades, hours and whole dates in digits.

use super::captured::Slot;
use super::grammar::{Grammar, Symbol};
use super::token::{Kind, Token};

type Meanings = [Option<(Slot, u32)>; 4];

/// Years that are read as such.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;
/// Marks a date in digits whose day and month cannot be told apart; above any date as a number.
pub const UNORDERED: u32 = 2_000_000_000;
const NONE: Meanings = [None; 4];

fn digits(text: &str) -> &str {
    let end = text.find(|it: char| !it.is_ascii_digit());
    &text[..end.unwrap_or(text.len())]
}

fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

/// Length in bytes of the number at a place, and what it can be.
pub fn number(text: &str, at: usize, grammar: &Grammar) -> (usize, Meanings) {
    let rest = &text[at..];
    let first = digits(rest);
    if let Some((length, meaning)) = iso(rest).or_else(|| slashed(rest)).or_else(|| clock(rest)) {
        return (length, [Some(meaning), None, None, None]);
    }
    let after = &rest[first.len()..];
    if let Some(length) = grouped_or_broken(after) {
        return (first.len() + length, NONE);
    }
    let number = value(first);
    let letters = after
        .find(|it: char| !it.is_alphanumeric())
        .unwrap_or(after.len());
    let ending = &after[..letters];
    let is_money = text[..at].ends_with(['$', '€', '£', '¥', '₽', '#', '№']);
    if is_money {
        return (first.len() + letters, NONE);
    }
    if !ending.is_empty() {
        let length = first.len() + letters;
        if ending == "s" && is_decade(first, number) {
            return (length, [Some((Slot::Decade, number)), None, None, None]);
        }
        if !grammar.is_ordinal_ending(ending) {
            return (length, NONE);
        }
        let day = (1..=31).contains(&number).then_some(number);
        return (
            length,
            [
                Some((Slot::Ordinal, number)),
                day.map(|day| (Slot::DayOfMonth, day)),
                day.map(|day| (Slot::NumberedDay, day)),
                None,
            ],
        );
    }
    let possessive = after
        .strip_prefix(['\'', '’'])
        .is_some_and(|it| it.starts_with('s') && !it[1..].starts_with(char::is_alphanumeric));
    if possessive && is_decade(first, number) {
        // "1990's", read as the decade: 's stands behind the year 1990 far more rarely.
        let mark = after.chars().next().map_or(0, char::len_utf8);
        let decade = Some((Slot::Decade, number));
        return (first.len() + mark + 1, [decade, None, None, None]);
    }
    let mut meanings = [Some((Slot::Count, number)), None, None, None];
    if (1..=31).contains(&number) && first.len() <= 2 {
        meanings[1] = Some((Slot::DayOfMonth, number));
    }
    if first.len() == 2 {
        meanings[2] = Some((Slot::YearEnd, number));
    }
    if first.len() == 4 && YEARS.contains(&number) && !grammar.counts_something(number, after) {
        meanings[3] = Some((Slot::Year, number));
    }
    (first.len(), meanings)
}

fn is_decade(digits: &str, number: u32) -> bool {
    digits.len() == 4 && YEARS.contains(&number) && number.is_multiple_of(10)
}

/// Length of what goes on after the first digits, in "1,500" and "2.5".
fn grouped_or_broken(after: &str) -> Option<usize> {
    let mut length = 0;
    while let Some(group) = after[length..].strip_prefix(',') {
        if digits(group).len() != 3 {
            break;
        }
        length += 4;
    }
    if let Some(broken) = after[length..].strip_prefix('.') {
        let broken = digits(broken).len();
        if broken > 0 {
            length += 1 + broken;
        }
    }
    (length > 0).then_some(length)
}

/// `2008-08-14` or `2008/08/14`, with or without `T15:04:00+04:00` behind it, or `2008-08`.
fn iso(text: &str) -> Option<(usize, (Slot, u32))> {
    let (year, rest) = text.split_at_checked(4)?;
    let sign = ['-', '/'].into_iter().find(|it| rest.starts_with(*it))?;
    let month = digits(&rest[1..]);
    if digits(year).len() != 4 || month.len() != 2 {
        return None;
    }
    let whole = value(year) * 10_000 + value(month) * 100;
    let rest = &rest[3..];
    let is_end = |rest: &str| !rest.starts_with(|it: char| it.is_alphanumeric() || it == '-');
    let Some(day) = rest
        .strip_prefix(sign)
        .map(digits)
        .filter(|it| it.len() == 2)
    else {
        let is_month = sign == '-' && is_end(rest) && (1..=12).contains(&value(month));
        return is_month.then_some((7, (Slot::Iso, whole)));
    };
    let time = rest[3..]
        .strip_prefix('T')
        .filter(|it| it.starts_with(|it: char| it.is_ascii_digit()))
        .map_or(0, |time| {
            let of_time = |it: char| it.is_ascii_digit() || matches!(it, ':' | '+' | '-' | 'Z');
            1 + time.find(|it: char| !of_time(it)).unwrap_or(time.len())
        });
    let slot = (Slot::Iso, whole + value(day));
    is_end(&rest[3 + time..]).then_some((10 + time, slot))
}

/// `14.8.2008`, day first; `14/8/2008` in whichever order is possible, or marked when both are.
fn slashed(text: &str) -> Option<(usize, (Slot, u32))> {
    let first = digits(text);
    let sign = text[first.len()..]
        .chars()
        .next()
        .filter(|it| matches!(it, '.' | '/'))?;
    let rest = &text[first.len() + 1..];
    let second = digits(rest);
    let year = digits(rest[second.len()..].strip_prefix(sign)?);
    let length = first.len() + second.len() + year.len() + 2;
    let fits = (1..=2).contains(&first.len()) && (1..=2).contains(&second.len());
    if !fits || year.len() != 4 || text[length..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let (first, second) = (value(first), value(second));
    let (day, month) = match sign {
        '.' => (first, second),
        _ if first == second || second <= 12 && first > 12 => (first, second),
        _ if second > 12 && first <= 12 => (second, first),
        // Both orders are possible; the number keeps them as written.
        _ => {
            let whole = value(year) * 10_000 + first * 100 + second;
            return Some((length, (Slot::Slashed, UNORDERED + whole)));
        }
    };
    let whole = value(year) * 10_000 + month * 100 + day;
    Some((length, (Slot::Slashed, whole)))
}

/// "15:04", "3 p.m.", "3.30pm", "0400 GMT" without its zone.
fn clock(text: &str) -> Option<(usize, (Slot, u32))> {
    let hours = digits(text);
    let mut length = hours.len();
    let mut is_clock = false;
    if hours.len() > 2 {
        let is_military = hours.len() == 4 && value(hours) < 2400;
        let zone = text[hours.len()..].strip_prefix(' ')?;
        let named = ["GMT", "UTC"].iter().any(|it| zone.starts_with(it));
        return (is_military && named).then_some((4, (Slot::Clock, 0)));
    }
    let sign = text[length..].chars().next();
    if matches!(sign, Some(':' | '.')) {
        let minutes = digits(&text[length + 1..]);
        if minutes.len() != 2 {
            return None;
        }
        is_clock = sign == Some(':');
        length += 3;
        if is_clock && text[length..].starts_with(':') && digits(&text[length + 1..]).len() == 2 {
            length += 3;
        }
    }
    let after = text[length..].trim_start_matches([' ', '\u{a0}']);
    let mut letters = after.chars();
    let half = letters.next().filter(|it| "apAP".contains(*it));
    let stop = letters.as_str().strip_prefix('.');
    let rest = stop.unwrap_or(letters.as_str());
    if half.is_some()
        && rest.starts_with(['m', 'M'])
        && !rest[1..].starts_with(char::is_alphanumeric)
    {
        let rest = stop.map_or(&rest[1..], |_| {
            rest[1..].strip_prefix('.').unwrap_or(&rest[1..])
        });
        length = text.len() - rest.len();
        is_clock = true;
    }
    let possible = value(hours) <= 24 && !text[length..].starts_with(char::is_alphanumeric);
    (is_clock && possible).then_some((length, (Slot::Clock, 0)))
}

/// Makes one number of the last three tokens when they are "twenty-four".
pub fn join_tens(tokens: &mut Vec<Token<'_>>, grammar: &Grammar) {
    let [.., tens, dash, ones] = &tokens[..] else {
        return;
    };
    let touch = tens.range.end + 1 == ones.range.start;
    let Some(number) = grammar.tens(tens.word) else {
        return;
    };
    if dash.kind != Kind::Sign('-') || !touch {
        return;
    }
    let below_ten = |slot| {
        let ones = ones.value(Symbol::Slot(slot));
        ones.filter(|ones| (1..10).contains(ones))
            .map(|ones| (slot, number + ones))
    };
    let Some(joined) = below_ten(Slot::Count).or_else(|| below_ten(Slot::Ordinal)) else {
        return;
    };
    let end = ones.range.end;
    tokens.truncate(tokens.len() - 2);
    if let Some(tens) = tokens.last_mut() {
        tens.kind = Kind::Number;
        tens.word = &[];
        tens.number = [Some(joined), None, None, None];
        tens.range.end = end;
    }
}
