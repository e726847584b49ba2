//! Back and forward among the pages that were looked at.

use super::page::Page;
use crate::dossier::edit::Referent;

/// How many pages are kept; older ones are forgotten. Chosen by eye.
const LONGEST: usize = 200;

/// The pages looked at, in order, and which one is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    pages: Vec<Page>,
    /// Index into `pages`, always valid.
    here: usize,
}

impl Trail {
    pub fn new(page: Page) -> Self {
        Self {
            pages: vec![page],
            here: 0,
        }
    }

    pub fn page(&self) -> &Page {
        &self.pages[self.here]
    }

    /// Opens a page; what lay ahead is forgotten. Opening the open page again changes nothing.
    pub fn open(&mut self, page: Page) {
        if *self.page() == page {
            return;
        }
        self.pages.truncate(self.here + 1);
        self.pages.push(page);
        if self.pages.len() > LONGEST {
            self.pages.remove(0);
        }
        self.here = self.pages.len() - 1;
    }

    /// Something was given another id; pages about it go on under that.
    pub fn rename(&mut self, from: &Referent, id: &str) {
        for page in &mut self.pages {
            page.rename(from, id);
        }
    }

    /// Pages looked at before the open one was, last first, each once.
    pub fn earlier(&self) -> Vec<&Page> {
        let mut met = vec![self.page()];
        for page in self.pages[..self.here].iter().rev() {
            if !met.contains(&page) {
                met.push(page);
            }
        }
        met.split_off(1)
    }

    /// Keeps what can still be shown, as `still` gives it back; `None`: it is gone. Where the open page is, the
    /// last one before it that is not opens, or the dossier as a whole.
    pub fn keep(&mut self, still: impl Fn(&Page) -> Option<Page>) {
        let mut kept: Vec<Page> = Vec::new();
        let mut here = None;
        for (at, page) in self.pages.iter().enumerate() {
            if let Some(page) = still(page)
                && kept.last() != Some(&page)
            {
                kept.push(page);
            }
            if at == self.here {
                here = kept.len().checked_sub(1);
            }
        }
        if here.is_none() {
            kept.insert(0, Page::Overview);
        }
        self.pages = kept;
        self.here = here.unwrap_or(0);
    }

    pub fn can_go_back(&self) -> bool {
        self.here > 0
    }

    pub fn can_go_forward(&self) -> bool {
        self.here + 1 < self.pages.len()
    }

    pub fn back(&mut self) {
        self.here = self.here.saturating_sub(1);
    }

    pub fn forward(&mut self) {
        self.here = (self.here + 1).min(self.pages.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::PlaceId;

    fn place(id: &str) -> Page {
        Page::Place(PlaceId::new(id).expect("an id"))
    }

    #[test]
    fn back_and_forward_lead_to_the_same_page_again() {
        let mut trail = Trail::new(Page::Overview);
        trail.open(place("gori"));
        trail.open(place("tbilisi"));
        trail.back();
        assert_eq!(*trail.page(), place("gori"));
        trail.forward();
        assert_eq!(*trail.page(), place("tbilisi"));
        assert!(!trail.can_go_forward());
        trail.open(Page::Overview);
        trail.open(place("tbilisi"));
        assert_eq!(trail.earlier(), [&Page::Overview, &place("gori")]);
    }

    #[test]
    fn opening_a_page_after_going_back_forgets_what_lay_ahead() {
        let mut trail = Trail::new(Page::Overview);
        trail.open(place("gori"));
        trail.back();
        trail.open(place("moscow"));
        assert!(!trail.can_go_forward());
        trail.back();
        assert_eq!(*trail.page(), Page::Overview);
        trail.back();
        assert_eq!(*trail.page(), Page::Overview);
    }
}
