//! THE GROUND: land, lakes, borders, rivers and named areas of the compiled-in basemap, and where it stops
//! being true. Arithmetic on bytes: no files, no screen, no threads, and no other room is known here.
//!
//! Layout of `basemap.bin`, which `assets/basemap/container.py` writes (varint: LEB128; zigzag: signed
//! varint; text: varint length and UTF-8; chunk: varint offset, packed and unpacked length, zlib):
//!
//! ```text
//!   "DATELNBM"  u32 version  u32 file length  u32 directory offset   chunks …   directory (zlib)
//!   directory: levels, each: bits, grid bits, cells (x, y, chunk) · labels chunk · areas
//!   cell: land triangles · lake triangles · lines (kind, rank or a border's class, count, x steps, y steps)
//!   area: id, name, kind, box and label point in steps of 1e-5 degrees, chunk of rings
//! ```

mod area;
mod border;
mod bytes;
mod cell;
mod directory;
mod label;

use std::sync::OnceLock;

pub use area::{Area, AreaKind, NamedArea};
pub use border::{BORDERS_OF, BorderLine};
pub use cell::{Cell, CellKey, Line, LineKind, Triangles};
pub use directory::{Basemap, Level, WorldBox};
pub use label::{Label, LabelKind};

/// Why bytes are no basemap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BasemapError {
    #[error("the basemap does not begin as one")]
    NotABasemap,
    #[error("the basemap has version {0}; this program reads version 2")]
    Version(u32),
    #[error("the basemap is cut short or damaged")]
    Damaged,
}

/// The basemap that is part of the program.
///
/// # Errors
/// When the program was built with a damaged one; a test holds that it is not.
pub fn compiled_in() -> Result<&'static Basemap, BasemapError> {
    static BASEMAP: OnceLock<Result<Basemap, BasemapError>> = OnceLock::new();
    BASEMAP
        .get_or_init(|| Basemap::read(include_bytes!("../../assets/basemap/basemap.bin")))
        .as_ref()
        .map_err(|error| *error)
}

/// Names for orientation, most important first.
pub fn labels() -> &'static [Label] {
    static LABELS: OnceLock<Vec<Label>> = OnceLock::new();
    LABELS.get_or_init(|| compiled_in().and_then(Basemap::labels).unwrap_or_default())
}

/// Whether the basemap has an area of that id, such as `country:GEO`.
pub fn is_area(id: &str) -> bool {
    compiled_in().is_ok_and(|basemap| basemap.area_ids().any(|known| known == id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{HashMap, HashSet};

    use geo::{Contains, Point};
    use proptest::prelude::*;

    fn whole() -> &'static Basemap {
        compiled_in().expect("the basemap of this build is sound")
    }

    const WORLD: WorldBox = WorldBox {
        min: [0.0, 0.0],
        max: [1.0, 1.0],
    };

    #[test]
    fn all_of_the_world_decodes_at_every_level() {
        for level in Level::ALL {
            let mut triangles = 0;
            let mut lines = 0;
            for key in whole().cells(level, WORLD) {
                let cell = whole().cell(key).expect("a sound cell");
                for mesh in [&cell.land, &cell.lakes] {
                    let count = mesh.vertices.len() as u32;
                    assert!(mesh.corners.iter().all(|corner| *corner < count));
                    triangles += mesh.corners.len() / 3;
                }
                lines += cell.lines.len();
            }
            assert!(
                triangles > 1_000 && lines > 100,
                "{level:?}: {triangles}, {lines}"
            );
        }
    }

    #[test]
    fn south_ossetia_is_what_the_disputed_line_encloses() {
        let area = whole()
            .area("disputed:south-ossetia")
            .expect("the area is there");
        let rings = area.rings.expect("sound rings");
        let holds = |longitude, latitude| rings.contains(&Point::new(longitude, latitude));
        assert!(holds(43.9686, 42.2276), "Tskhinvali");
        assert!(holds(43.92, 42.39), "Java");
        assert!(holds(43.9508, 42.2889), "Kurta");
        assert!(holds(44.483, 42.128), "Akhalgori");
        assert!(!holds(44.1158, 41.9842), "Gori");
    }

    #[test]
    fn the_areas_of_the_built_in_dossier_are_there() {
        for id in [
            "country:GEO",
            "country:RUS",
            "country:UKR",
            "admin1:GE-AB",
            "admin1:RU-SE",
            "disputed:south-ossetia",
        ] {
            assert!(is_area(id), "{id}");
        }
        assert!(!is_area("country:ATL"));
    }

    #[test]
    fn every_border_that_a_policy_tells_apart_is_in_the_basemap() {
        for level in [Level::Medium, Level::Fine] {
            let cells = whole().cells(level, WORLD);
            let cells = cells.map(|key| whole().cell(key).expect("a sound cell"));
            let met: HashSet<LineKind> = cells
                .flat_map(|cell| cell.lines)
                .map(|line| line.kind)
                .collect();
            for class in BorderLine::ALL {
                assert!(
                    met.contains(&LineKind::Border(class)),
                    "{level:?} {class:?}"
                );
            }
        }
    }

    #[test]
    fn a_border_runs_along_no_other() {
        let mut met: HashMap<[[i64; 2]; 2], BorderLine> = HashMap::new();
        for key in whole().cells(Level::Fine, WORLD) {
            let cell = whole().cell(key).expect("a sound cell");
            for line in cell.lines {
                let LineKind::Border(class) = line.kind else {
                    continue;
                };
                // Whole numbers of the finest step, by which two points are the same.
                let step = |at: f64| (at * f64::from(1 << 21)).round() as i64;
                let points = line.points.iter().map(|[x, y]| {
                    let [left, top] = cell.origin;
                    [step(left + f64::from(*x)), step(top + f64::from(*y))]
                });
                let points: Vec<[i64; 2]> = points.collect();
                for piece in points.windows(2) {
                    let mut ends = [piece[0], piece[1]];
                    ends.sort_unstable();
                    let before = met.insert(ends, class);
                    assert_eq!(before, None, "{class:?} near {ends:?}");
                }
            }
        }
        assert!(met.len() > 10_000);
    }

    #[test]
    fn there_are_names_for_orientation() {
        assert!(labels().len() > 200);
        assert!(labels().iter().any(|label| label.name == "Black Sea"));
    }

    #[test]
    fn a_basemap_of_another_version_is_refused() {
        let mut bytes = include_bytes!("../../assets/basemap/basemap.bin")[..40].to_vec();
        bytes[8] = 9;
        let bytes: &'static [u8] = bytes.leak();
        assert_eq!(Basemap::read(bytes).err(), Some(BasemapError::Version(9)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn damage_gives_an_error_or_other_shapes_but_never_a_panic(at in 0usize..4_000_000, byte: u8, keep in 0usize..4_000_000) {
            let sound = include_bytes!("../../assets/basemap/basemap.bin");
            let mut bytes = sound[..keep.min(sound.len())].to_vec();
            if let Some(there) = bytes.get_mut(at) {
                *there = byte;
            }
            let bytes: &'static [u8] = bytes.leak();
            if let Ok(basemap) = Basemap::read(bytes) {
                for key in basemap.cells(Level::Coarse, WORLD) {
                    let _ = basemap.cell(key);
                }
                let _ = basemap.labels();
            }
        }
    }
}
