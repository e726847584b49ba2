//! The map: from degrees to the screen and back, and what keeps marks and labels apart on it.

mod cluster;
mod edge;
mod flight;
mod labels;
mod measure;
mod nearby;
mod projector;
mod slots;
mod spread;
mod view;
mod world;

pub use cluster::{Cluster, ClusterMember, Clusters, cluster, cluster_to_at_most};
pub use edge::{Chip, EdgeChips, EdgeTarget, edge_chips};
pub use flight::Flight;
pub use labels::{LabelRequest, LabelSlot, Necessity, PlacedLabel, place_labels};
pub use measure::{ScaleBar, compass_word, distance_km, initial_bearing_degrees, scale_bar};
pub use projector::Projector;
pub use spread::{Mark, spread};
pub use view::{Insets, MapView, Viewport};
pub use world::{MAX_LATITUDE, WorldPoint, WorldRect, project, unproject};

#[cfg(test)]
mod laws;
#[cfg(test)]
mod order_laws;
