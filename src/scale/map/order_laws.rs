//! What keeping marks, labels and chips apart promises.

use proptest::prelude::*;

use super::*;
use crate::scale::{Point, Rect, Size};

const BOUNDS: Rect = Rect::from_min_max(Point::new(0.0, 0.0), Point::new(900.0, 600.0));

fn request(x: f32, y: f32, necessity: Necessity) -> LabelRequest {
    LabelRequest {
        anchor: Point::new(x, y),
        mark_radius: 6.0,
        size: Size::new(70.0, 16.0),
        priority: 1.0,
        necessity,
        previous: None,
    }
}

fn placed(requests: &[LabelRequest], obstacles: &[Rect]) -> Vec<PlacedLabel> {
    let mut out = Vec::new();
    place_labels(requests, obstacles, BOUNDS, &mut out);
    out
}

#[test]
fn a_lone_label_stands_to_the_right_of_its_mark() {
    let out = placed(&[request(400.0, 300.0, Necessity::Optional)], &[]);
    assert!(out[0].rect.min.x > 406.0 && out[0].leader.is_none());
    assert_eq!(out[0].rect.center().y, 300.0);
}

#[test]
fn a_required_label_finds_a_place_in_a_crowd_and_says_whose_it_is() {
    let mut requests = vec![request(450.0, 300.0, Necessity::Required)];
    for index in 0..40 {
        let (column, row) = (index % 8, index / 8);
        requests.push(LabelRequest {
            mark_radius: 14.0,
            ..request(
                350.0 + 28.0 * column as f32,
                230.0 + 30.0 * row as f32,
                Necessity::Optional,
            )
        });
    }
    let out = placed(&requests, &[]);
    assert_eq!(out[0].request, 0);
    assert!(out[0].leader.is_some());
}

#[test]
fn a_mark_outside_the_map_gets_no_label() {
    assert!(placed(&[request(-5.0, 300.0, Necessity::Required)], &[]).is_empty());
}

#[test]
fn a_label_stays_where_it_was_while_that_place_is_free() {
    let mut requests = [
        request(400.0, 300.0, Necessity::Optional),
        request(470.0, 300.0, Necessity::Optional),
    ];
    let before = placed(&requests, &[]);
    requests[1].anchor.x = 600.0;
    for label in &before {
        requests[label.request].previous = Some(label.slot);
    }
    let after = placed(&requests, &[]);
    let slot_of = |out: &[PlacedLabel], request| {
        out.iter()
            .find(|label| label.request == request)
            .map(|label| label.slot)
    };
    assert_eq!(slot_of(&before, 0), slot_of(&after, 0));
}

#[test]
fn neighbours_step_apart_along_the_line_between_them() {
    let marks = [
        Mark {
            at: Point::new(100.0, 100.0),
            radius: 10.0,
        },
        Mark {
            at: Point::new(100.0, 106.0),
            radius: 10.0,
        },
    ];
    let mut out = Vec::new();
    spread(&marks, 2.0, &mut out);
    assert!((out[0].x - 100.0).abs() < 0.01 && (out[1].x - 100.0).abs() < 0.01);
    assert!((out[1].y - out[0].y - 22.0).abs() < 0.1);
    assert!((out[0].y + out[1].y - 206.0).abs() < 0.1);
}

#[test]
fn a_chip_lies_on_the_side_of_its_target_and_points_to_it() {
    let target = EdgeTarget {
        toward: Point::new(450.0, -2_000.0),
        size: Size::new(90.0, 22.0),
    };
    let chips = edge_chips(&[target], &[], BOUNDS, Size::new(60.0, 22.0));
    assert_eq!(chips.chips[0].rect.min.y, 0.0);
    assert!((chips.chips[0].rect.center().x - 450.0).abs() < 0.1);
    assert!((chips.chips[0].angle + std::f32::consts::FRAC_PI_2).abs() < 0.01);
}

#[test]
fn chips_without_room_are_counted_in_one() {
    let target = EdgeTarget {
        toward: Point::new(450.0, -2_000.0),
        size: Size::new(290.0, 190.0),
    };
    let chips = edge_chips(&[target; 30], &[], BOUNDS, Size::new(60.0, 22.0));
    assert_eq!(chips.chips.len() + chips.rest.len(), 30);
    assert!(!chips.rest.is_empty());
    let rest = chips.rest_rect.expect("there is room for the count");
    assert!(chips.chips.iter().all(|chip| !chip.rect.overlaps(rest)));
}

fn any_requests() -> impl Strategy<Value = Vec<LabelRequest>> {
    let one = (
        (-50f32..950.0, -50f32..650.0),
        (0f32..20.0, 10f32..140.0, 8f32..30.0),
        (0f32..10.0, 0u8..20),
    );
    let one =
        one.prop_map(
            |((x, y), (mark_radius, width, height), (priority, dice))| LabelRequest {
                anchor: Point::new(x, y),
                mark_radius,
                size: Size::new(width, height),
                priority,
                necessity: if dice == 0 {
                    Necessity::Required
                } else {
                    Necessity::Optional
                },
                previous: None,
            },
        );
    prop::collection::vec(one, 0..120)
}

fn any_rects() -> impl Strategy<Value = Vec<Rect>> {
    let one = ((0f32..800.0, 0f32..500.0), (10f32..120.0, 10f32..60.0));
    let one = one.prop_map(|((x, y), (width, height))| {
        Rect::from_min_size(Point::new(x, y), Size::new(width, height))
    });
    prop::collection::vec(one, 0..6)
}

proptest! {
    /// Required ones may give way only where no place is left; with this few of them there always is one.
    #[test]
    fn labels_overlap_no_label_no_mark_and_no_obstacle(requests in any_requests(), obstacles in any_rects()) {
        let out = placed(&requests, &obstacles);
        for (index, label) in out.iter().enumerate() {
            let own = &requests[label.request];
            prop_assert!(BOUNDS.shrunk(-0.01).contains_rect(label.rect));
            prop_assert!((label.rect.width() - own.size.width).abs() < 0.01);
            prop_assert!(!obstacles.iter().any(|obstacle| obstacle.overlaps(label.rect)));
            prop_assert!(!out[index + 1..].iter().any(|other| other.rect.overlaps(label.rect)));
            for mark in requests.iter() {
                prop_assert!(!label.rect.overlaps_disc(mark.anchor, mark.mark_radius - 0.01));
            }
            for other in out.iter().filter(|other| other.request != label.request) {
                let crossed = label.leader.is_some_and(|(a, b)| crate::scale::clip_segment(a, b, other.rect.shrunk(0.01)).is_some());
                prop_assert!(!crossed || own.necessity == Necessity::Required);
            }
        }
        for (index, request) in requests.iter().enumerate() {
            if request.necessity == Necessity::Required && BOUNDS.contains(request.anchor) {
                prop_assert!(out.iter().any(|label| label.request == index));
            }
        }
    }

    #[test]
    fn spread_marks_do_not_overlap_and_free_ones_stay(
        marks in prop::collection::vec((0f32..600.0, 0f32..400.0, 2f32..20.0), 0..70),
    ) {
        let marks: Vec<Mark> = marks.iter().map(|&(x, y, radius)| Mark { at: Point::new(x, y), radius }).collect();
        let mut out = Vec::new();
        spread(&marks, 1.0, &mut out);
        let mut any_overlap = false;
        for a in 0..marks.len() {
            for b in a + 1..marks.len() {
                let wanted = marks[a].radius + marks[b].radius + 1.0;
                prop_assert!(out[a].distance(out[b]) >= wanted - 0.05, "{a} {b}");
                any_overlap |= marks[a].at.distance(marks[b].at) < wanted - 0.02;
            }
        }
        if !any_overlap {
            prop_assert!(marks.iter().zip(&out).all(|(mark, at)| mark.at == *at));
        }
    }

    #[test]
    fn many_marks_on_one_spot_fan_out_around_it(count in 2usize..40) {
        let marks = vec![Mark { at: Point::new(300.0, 200.0), radius: 8.0 }; count];
        let mut out = Vec::new();
        spread(&marks, 1.0, &mut out);
        let x: f32 = out.iter().map(|at| at.x).sum::<f32>() / count as f32;
        let y: f32 = out.iter().map(|at| at.y).sum::<f32>() / count as f32;
        prop_assert!((x - 300.0).abs() < 8.0 && (y - 200.0).abs() < 8.0, "{x} {y}");
        for a in 0..count {
            for b in a + 1..count {
                prop_assert!(out[a].distance(out[b]) >= 16.9);
            }
        }
    }

    #[test]
    fn every_mark_is_in_one_cluster_within_its_reach(
        marks in prop::collection::vec((0f32..900.0, 0f32..600.0, 0f32..9.0), 0..300), reach in 0f32..80.0,
    ) {
        let marks: Vec<ClusterMember> = marks.iter()
            .map(|&(x, y, weight)| ClusterMember { at: Point::new(x, y), weight }).collect();
        let found = cluster(&marks, reach);
        let mut seen = vec![0; marks.len()];
        for cluster in &found.clusters {
            let heaviest = marks[cluster.heaviest as usize];
            prop_assert_eq!(cluster.at, heaviest.at);
            prop_assert_eq!(found.members(cluster)[0], cluster.heaviest);
            for &member in found.members(cluster) {
                seen[member as usize] += 1;
                prop_assert!(marks[member as usize].weight <= heaviest.weight);
                prop_assert!(marks[member as usize].at.distance(cluster.at) <= reach + 0.01);
            }
        }
        prop_assert!(seen.iter().all(|times| *times == 1));
        for (index, one) in found.clusters.iter().enumerate() {
            for other in &found.clusters[index + 1..] {
                prop_assert!(one.at.distance(other.at) > reach - 0.01);
            }
        }
    }

    #[test]
    fn chips_lie_inside_and_apart(
        targets in prop::collection::vec((-3_000f32..3_000.0, -3_000f32..3_000.0, 40f32..160.0), 0..40),
        obstacles in any_rects(),
    ) {
        let targets: Vec<EdgeTarget> = targets.iter().map(|&(x, y, width)| EdgeTarget {
            toward: Point::new(x, y), size: Size::new(width, 22.0),
        }).collect();
        let found = edge_chips(&targets, &obstacles, BOUNDS, Size::new(60.0, 22.0));
        prop_assert_eq!(found.chips.len() + found.rest.len(), targets.len());
        for (index, chip) in found.chips.iter().enumerate() {
            prop_assert!(BOUNDS.shrunk(-0.01).contains_rect(chip.rect));
            prop_assert!(!found.chips[index + 1..].iter().any(|other| other.rect.overlaps(chip.rect)));
            prop_assert!(!obstacles.iter().any(|obstacle| obstacle.overlaps(chip.rect)));
        }
    }
}
