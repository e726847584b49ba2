//! Work on documents beside the window: taking them apart, making and copying dossiers, asking for files.

use std::path::PathBuf;

use super::{DeskNumber, Finished, Jobs};
use crate::app::documents::{NewDossier, Pasted, Receipt};
use crate::basemap;
use crate::dossier::{DeclaredBorders, Dossier};
use crate::files::import::{Bench, Document, receive};
use crate::files::{self, CreateError, Opened, names_taken};

/// What a person is asked to choose in a dialog of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Documents to be added.
    Documents,
    /// A dossier to be opened.
    Dossier,
    /// A place for a new dossier, or for a copy of the open one.
    Place(ForWhat),
}

/// What a folder is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForWhat {
    New,
    Copy,
}

impl Jobs {
    /// Takes files apart. `root`: of the dossier that they are to be added to.
    pub fn receive(&self, paths: Vec<PathBuf>, root: Option<PathBuf>, desk: Option<DeskNumber>) {
        self.finish(move || {
            let taken = paths.iter().map(|path| {
                let name = path.display().to_string();
                let taken = Document::fetch(path)
                    .and_then(|document| receive(&document, &Bench::of_this_program()?));
                (name, taken)
            });
            Finished::Received(Receipt {
                desk,
                taken: taken.collect(),
                pasted: None,
                names: root.as_deref().map(names_taken).unwrap_or_default(),
            })
        });
    }

    /// The same for words that were pasted.
    pub fn receive_pasted(&self, pasted: Pasted, root: Option<PathBuf>, desk: Option<DeskNumber>) {
        self.finish(move || {
            let document = Document::pasted(&pasted.text);
            let taken = receive(&document, &Bench::Here);
            Finished::Received(Receipt {
                desk,
                taken: vec![(document.name, taken)],
                pasted: Some(pasted),
                names: root.as_deref().map(names_taken).unwrap_or_default(),
            })
        });
    }

    /// Makes a new dossier.
    pub fn create(&self, new: NewDossier) {
        self.finish(move || {
            let folder = new.folder.clone();
            Finished::Made(ForWhat::New, create(new).map(|()| folder))
        });
    }

    /// Copies what is in a folder, or the built-in dossier when `root` is `None`.
    pub fn copy(&self, root: Option<PathBuf>, to: PathBuf) {
        self.finish(move || {
            let opened: Result<Opened, String> = match root {
                Some(root) => {
                    files::open(&root, &basemap::is_area).map_err(|error| error.to_string())
                }
                None => Ok(files::built_in(&basemap::is_area)),
            };
            match opened {
                Ok(opened) => {
                    let copied = files::copy_dossier(&opened, &to);
                    Finished::Made(ForWhat::Copy, copied.map(|_| to))
                }
                Err(error) => Finished::Said(error),
            }
        });
    }

    /// Asks for files or a folder in a dialog of the system.
    #[cfg(feature = "gui")]
    pub fn ask(&self, asked: Asked) {
        // Made here, where some systems want it to be; waited for beside the window.
        let dialog = rfd::AsyncFileDialog::new();
        let way = self.way.clone();
        match asked {
            Asked::Documents => {
                let dialog = dialog
                    .set_title("Add documents")
                    .add_filter("Documents and lists of references", &ENDINGS)
                    .add_filter("All files", &["*"])
                    .pick_files();
                way.clone().spawn(move || {
                    let files = pollster::block_on(dialog).unwrap_or_default();
                    let paths = files.iter().map(|file| file.path().to_owned()).collect();
                    way.tell(Finished::Chosen(asked, paths));
                });
            }
            Asked::Dossier | Asked::Place(_) => {
                let dialog = dialog.set_title(match asked {
                    Asked::Dossier => "Open a dossier's folder",
                    _ => "Choose an empty folder",
                });
                let dialog = dialog.pick_folder();
                way.clone().spawn(move || {
                    let folder = pollster::block_on(dialog);
                    let paths = folder.iter().map(|folder| folder.path().to_owned());
                    way.tell(Finished::Chosen(asked, paths.collect()));
                });
            }
        }
    }

    /// Without a window there are no dialogs; paths are typed.
    #[cfg(not(feature = "gui"))]
    pub fn ask(&self, asked: Asked) {
        self.way.tell(Finished::Chosen(asked, Vec::new()));
    }
}

/// Endings of what can be added.
#[cfg(feature = "gui")]
const ENDINGS: [&str; 11] = [
    "html", "htm", "pdf", "eml", "txt", "md", "markdown", "ris", "bib", "json", "xhtml",
];

fn create(new: NewDossier) -> Result<(), CreateError> {
    let front = Dossier {
        title: new.title,
        language: new.language,
        featured: new.featured.iter().map(|place| place.id.clone()).collect(),
        borders: new.borders.map(|policy| DeclaredBorders {
            policy: policy.id().to_owned(),
            as_of: None,
        }),
        places: new.featured,
        ..Dossier::default()
    };
    files::create(&new.folder, front)
}
