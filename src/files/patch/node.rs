//! What is to stand in a file, before it is known how it is written: fields in the order of the format page.

use std::borrow::Cow;

/// A value as TOML knows it, with what the format says about its shape.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::files) enum Node<'a> {
    Text(Cow<'a, str>),
    /// A number, as it is written.
    Number(String),
    /// Digits that may stand without quotes: a number in somebody else's catalogue.
    Label(&'a str),
    List(Vec<Self>),
    /// Written without brackets when it is alone.
    OneOrList(Vec<Self>),
    /// Written within one line.
    Table(Vec<Field<'a>>),
    /// Each has a header of its own: `[[claim]]`.
    Tables(Vec<Vec<Field<'a>>>),
}

/// A field that there can be, and its value if it has one.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::files) struct Field<'a> {
    pub name: &'a str,
    pub value: Option<Node<'a>>,
}

impl<'a> Field<'a> {
    pub fn new(name: &'a str, value: Option<Node<'a>>) -> Self {
        Self { name, value }
    }

    /// What has no words is left out: an empty text is an error in a dossier.
    pub fn text(name: &'a str, text: &'a str) -> Self {
        let said = !text.trim().is_empty();
        Self::new(name, said.then_some(Node::Text(Cow::Borrowed(text))))
    }

    pub fn maybe(name: &'a str, text: Option<&'a str>) -> Self {
        Self::text(name, text.unwrap_or(""))
    }

    /// A list of ids; left out when there are none.
    pub fn ids<T: AsRef<str>>(name: &'a str, ids: &'a [T]) -> Self {
        let texts = ids
            .iter()
            .map(|id| Node::Text(Cow::Borrowed(id.as_ref())))
            .collect::<Vec<_>>();
        Self::new(name, (!texts.is_empty()).then_some(Node::List(texts)))
    }

    pub fn tables(name: &'a str, tables: Vec<Vec<Self>>) -> Self {
        Self::new(name, (!tables.is_empty()).then_some(Node::Tables(tables)))
    }
}

impl Node<'_> {
    /// A table's `id`, by which it is known among others.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Table(fields) => id(fields),
            _ => None,
        }
    }
}

/// The value of the field `id`.
pub(in crate::files) fn id<'f>(fields: &'f [Field<'_>]) -> Option<&'f str> {
    let field = fields.iter().find(|field| field.name == "id")?;
    match field.value.as_ref()? {
        Node::Text(text) => Some(text),
        _ => None,
    }
}

/// A count, or what is measured in counts: without a fraction when it has none.
pub(in crate::files) fn count(value: f64) -> Node<'static> {
    // Whole numbers up to 2^53 are kept by a float as they are.
    let whole = value.fract() == 0.0 && value.abs() <= 9_007_199_254_740_992.0;
    Node::Number(if whole && !(value == 0.0 && value.is_sign_negative()) {
        format!("{value:.0}")
    } else {
        format!("{value:?}")
    })
}

/// Degrees, always with a fraction.
pub(in crate::files) fn degrees(value: f64) -> Node<'static> {
    Node::Number(format!("{value:?}"))
}
