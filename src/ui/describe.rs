//! What is on screen, told as text: the accessibility tree as JSON, anew whenever it changes.
//!
//! The same names and roles that a screen reader gets, so that whoever tests or scripts the window
//! sees it as somebody does who cannot look at it.

use std::collections::HashMap;
use std::path::PathBuf;

use egui::accesskit::{Node, NodeId, TreeUpdate};
use serde::Serialize;

use crate::files;

/// One thing on screen.
#[derive(Serialize)]
struct Described {
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// Left, top, right, bottom in points of the window. `None`: not laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    bounds: Option<[f64; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    selected: Option<bool>,
    focused: bool,
}

/// Writes the description of each frame that differs from the one before into a file.
pub struct Describer {
    path: PathBuf,
    written: String,
}

impl Describer {
    /// `path` is replaced whole each time, never half written.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            written: String::new(),
        }
    }
}

impl egui::Plugin for Describer {
    fn debug_name(&self) -> &'static str {
        "describer"
    }

    fn setup(&mut self, ctx: &egui::Context) {
        ctx.enable_accesskit();
    }

    fn output_hook(&mut self, _ctx: &egui::Context, output: &mut egui::FullOutput) {
        let Some(update) = &output.platform_output.accesskit_update else {
            return;
        };
        let text = described(update);
        if text == self.written {
            return;
        }
        match files::keep(&self.path, text.as_bytes()) {
            Ok(()) => self.written = text,
            Err(error) => eprintln!("{error}"),
        }
    }
}

/// The tree's nodes in reading order, those without a name, value or place left out.
fn described(update: &TreeUpdate) -> String {
    let nodes: HashMap<NodeId, &Node> = update.nodes.iter().map(|(id, node)| (*id, node)).collect();
    let mut list = Vec::new();
    if let Some(tree) = &update.tree {
        walk(&nodes, tree.root, update.focus, &mut list);
    }
    serde_json::to_string_pretty(&list).unwrap_or_default()
}

fn walk(nodes: &HashMap<NodeId, &Node>, id: NodeId, focus: NodeId, list: &mut Vec<Described>) {
    let Some(node) = nodes.get(&id) else {
        return;
    };
    let name = node.label().map(str::to_owned);
    let value = node
        .value()
        .map(str::to_owned)
        .or_else(|| node.numeric_value().map(|value| value.to_string()));
    if name.is_some() || value.is_some() {
        list.push(Described {
            role: format!("{:?}", node.role()),
            name,
            value,
            bounds: node
                .bounds()
                .map(|rect| [rect.x0, rect.y0, rect.x1, rect.y1]),
            selected: node.is_selected().or_else(|| {
                node.toggled()
                    .map(|toggled| toggled == egui::accesskit::Toggled::True)
            }),
            focused: id == focus,
        });
    }
    for child in node.children() {
        walk(nodes, *child, focus, list);
    }
}
