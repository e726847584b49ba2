//! What you see: the only room that knows egui.

pub mod picture;
