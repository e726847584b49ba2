//! A sentence for the person at the screen, shown once and dismissed.

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something could not be done; nothing was lost.
    Trouble,
}

/// Something to tell, in one sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub tone: Tone,
    pub text: String,
    /// Seconds on the application's clock at which it goes by itself. `None`: stays until dismissed.
    pub until: Option<f64>,
}

/// How long a notice that needs no answer stays, in seconds. Chosen by eye.
const DONE_STAYS_SECONDS: f64 = 4.0;

impl Notice {
    pub fn done(text: impl Into<String>, now: f64) -> Self {
        Self {
            tone: Tone::Done,
            text: text.into(),
            until: Some(now + DONE_STAYS_SECONDS),
        }
    }

    /// Something worth knowing; stays until dismissed.
    pub fn told(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Done,
            text: text.into(),
            until: None,
        }
    }

    /// Whether it goes without being dismissed.
    pub fn passes_by_itself(&self) -> bool {
        self.until.is_some()
    }

    pub fn trouble(text: impl Into<String>) -> Self {
        Self {
            tone: Tone::Trouble,
            text: text.into(),
            until: None,
        }
    }
}
