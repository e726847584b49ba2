//! Lanes: bars that overlap in time lie in rows of their own.

/// Gives each bar the topmost lane that is free where it starts, and returns how many lanes there are.
///
/// `bars` are (start, end) in points. Bars are taken in the order of their start (ties: of the list), which
/// uses no more lanes than bars overlap at once. `gap`: points kept free between two bars of a lane.
/// `lanes` receives one lane per bar, in the order of `bars`.
pub fn assign_lanes(bars: &[(f32, f32)], gap: f32, lanes: &mut Vec<u32>) -> u32 {
    lanes.clear();
    lanes.resize(bars.len(), 0);
    let mut order: Vec<u32> = (0..bars.len() as u32).collect();
    order.sort_by(|&a, &b| bars[a as usize].0.total_cmp(&bars[b as usize].0));
    // Where the last bar of each lane ends.
    let mut ends: Vec<f32> = Vec::new();
    for index in order {
        let (start, end) = bars[index as usize];
        let end = end.max(start);
        let lane = ends.iter().position(|&last| last + gap <= start);
        let lane = lane.unwrap_or_else(|| {
            ends.push(f32::NEG_INFINITY);
            ends.len() - 1
        });
        ends[lane] = end;
        lanes[index as usize] = lane as u32;
    }
    ends.len() as u32
}
