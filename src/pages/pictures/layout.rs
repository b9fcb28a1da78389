//! Where the nodes of a network stand.
//!
//! The same data give the same picture, in every browser and after every build: a node begins at a place
//! that follows from its name, forces move all of them a fixed number of times in a fixed order, and only
//! sums, products, quotients and square roots are used, which IEEE 754 defines to the last bit.
//!
//! The forces are those of Fruchterman and Reingold (“Graph Drawing by Force-directed Placement”, 1991):
//! nodes repel each other by k²/d, connected ones attract each other by d²/k, and a pull towards the middle
//! keeps together what is not connected; steps get shorter. Then labels that lie on each other are pushed
//! apart.

use analysis::cooccurrence::Pair;

/// What a network is drawn from.
pub struct Network {
    /// Whoever has a connection that is drawn, those named most first.
    pub nodes: Vec<Placed>,
    /// Whoever has none.
    pub alone: Vec<u32>,
    /// The connections that are drawn come first.
    pub pairs: Vec<Pair>,
    /// How many those are.
    pub drawn: usize,
    /// How many units name both ends of a connection that is drawn, at least.
    pub least: u32,
    /// Width and height, in pixels.
    pub area: (u32, u32),
}

impl Network {
    /// Where an entity stands, if it is drawn.
    pub fn node(&self, entity: u32) -> Option<&Placed> {
        self.nodes.iter().find(|node| node.entity == entity)
    }
}

/// A node in its place.
pub struct Placed {
    /// Who it is.
    pub entity: u32,
    /// From the left, in pixels.
    pub x: u32,
    /// From the top, in pixels.
    pub y: u32,
    /// Of the circle, in pixels.
    pub radius: u32,
}

/// How often forces move the nodes.
const MOVES: u32 = 400;

/// How often overlapping labels are pushed apart.
const PUSHES: u32 = 200;

/// How strongly nodes are pulled to the middle, at a distance of 1. At 0, what is not connected drifts
/// off; at 10, all stand in a heap.
const PULL: f64 = 2.5;

/// A node to be placed.
#[derive(Clone, Debug)]
pub struct Node {
    /// What its place begins from.
    pub name: String,
    /// How much room its circle and label need.
    pub size: (f64, f64),
}

/// The middles of nodes within a width and a height, in their order. `edges` are pairs of nodes with the
/// strength of their connection, from 0 to 1.
pub fn layout(nodes: &[Node], edges: &[(usize, usize, f64)], area: (f64, f64)) -> Vec<(f64, f64)> {
    let mut places: Vec<(f64, f64)> = nodes.iter().map(|node| beginning(&node.name)).collect();
    let k = (1.0 / nodes.len().max(1) as f64).sqrt();
    for step in 0..MOVES {
        let longest = 0.1 * (1.0 - f64::from(step) / f64::from(MOVES));
        let forces = forces(&places, edges, k);
        for (place, force) in places.iter_mut().zip(forces) {
            let length = (force.0 * force.0 + force.1 * force.1).sqrt().max(1e-9);
            let by = length.min(longest) / length;
            *place = (place.0 + force.0 * by, place.1 + force.1 * by);
        }
    }
    fit(&mut places, nodes, area);
    for _ in 0..PUSHES {
        if !push_apart(&mut places, nodes, area) {
            break;
        }
    }
    places
}

/// A place in the unit square from a 64-bit FNV-1a hash of a name.
fn beginning(name: &str) -> (f64, f64) {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    // The lower bits of names that end alike differ little.
    let mixed = hash ^ (hash >> 29);
    let share = |bits: u64| (bits & 0xf_ffff) as f64 / f64::from(0x10_0000);
    (share(mixed), share(mixed >> 24))
}

fn forces(places: &[(f64, f64)], edges: &[(usize, usize, f64)], k: f64) -> Vec<(f64, f64)> {
    let mut forces = vec![(0.0, 0.0); places.len()];
    let mut add = |at: usize, x: f64, y: f64| {
        forces[at].0 += x;
        forces[at].1 += y;
    };
    for a in 0..places.len() {
        for b in a + 1..places.len() {
            let (x, y) = (places[a].0 - places[b].0, places[a].1 - places[b].1);
            let by = k * k / (x * x + y * y).max(1e-6);
            add(a, x * by, y * by);
            add(b, -x * by, -y * by);
        }
        let (x, y) = (0.5 - places[a].0, 0.5 - places[a].1);
        add(a, x * PULL, y * PULL);
    }
    for &(a, b, strength) in edges {
        let (x, y) = (places[a].0 - places[b].0, places[a].1 - places[b].1);
        let by = (x * x + y * y).sqrt() / k * (0.35 + 0.65 * strength);
        add(a, -x * by, -y * by);
        add(b, x * by, y * by);
    }
    forces
}

/// Spreads the places over the area, as far as their labels let them.
fn fit(places: &mut [(f64, f64)], nodes: &[Node], area: (f64, f64)) {
    let bounds = |part: fn(&(f64, f64)) -> f64| {
        let least = places.iter().map(part).fold(f64::MAX, f64::min);
        let most = places.iter().map(part).fold(f64::MIN, f64::max);
        (least, (most - least).max(1e-9))
    };
    let (left, width) = bounds(|place| place.0);
    let (top, height) = bounds(|place| place.1);
    let alone = places.len() == 1;
    for (place, node) in places.iter_mut().zip(nodes) {
        let spread = |share: f64, room: f64, size: f64| {
            let share = if alone { 0.5 } else { share };
            size / 2.0 + share * (room - size)
        };
        *place = (
            spread((place.0 - left) / width, area.0, node.size.0),
            spread((place.1 - top) / height, area.1, node.size.1),
        );
    }
}

/// Moves labels that overlap away from each other, the shorter way; whether any did.
fn push_apart(places: &mut [(f64, f64)], nodes: &[Node], area: (f64, f64)) -> bool {
    let mut moved = false;
    for a in 0..places.len() {
        for b in a + 1..places.len() {
            let (x, y) = (places[b].0 - places[a].0, places[b].1 - places[a].1);
            let room = |part: fn(&Node) -> f64| (part(&nodes[a]) + part(&nodes[b])) / 2.0;
            let (over_x, over_y) = (room(|node| node.size.0) - x.abs(), room(|node| node.size.1) - y.abs());
            if over_x <= 0.5 || over_y <= 0.5 {
                continue;
            }
            moved = true;
            // Upwards and sideways are told apart by what costs less of the area.
            if over_y / area.1 <= over_x / area.0 {
                let by = over_y / 2.0 * if y < 0.0 { -1.0 } else { 1.0 };
                places[a].1 -= by;
                places[b].1 += by;
            } else {
                let by = over_x / 2.0 * if x < 0.0 { -1.0 } else { 1.0 };
                places[a].0 -= by;
                places[b].0 += by;
            }
            for at in [a, b] {
                keep_within(&mut places[at], &nodes[at], area);
            }
        }
    }
    moved
}

fn keep_within(place: &mut (f64, f64), node: &Node, area: (f64, f64)) {
    let within = |at: f64, size: f64, room: f64| at.max(size / 2.0).min((room - size / 2.0).max(size / 2.0));
    *place = (within(place.0, node.size.0, area.0), within(place.1, node.size.1, area.1));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(count: usize) -> Vec<Node> {
        (0..count).map(|at| Node { name: format!("person:n{at}"), size: (90.0, 34.0) }).collect()
    }

    #[test]
    fn the_same_data_give_the_same_picture() {
        let edges = [(0, 1, 1.0), (1, 2, 0.5), (3, 4, 0.2)];
        let places = layout(&nodes(6), &edges, (640.0, 420.0));
        assert_eq!(places, layout(&nodes(6), &edges, (640.0, 420.0)));
        // Written down: another number here is another picture for every reader.
        let rounded: Vec<(i32, i32)> =
            places.iter().map(|p| (p.0.round() as i32, p.1.round() as i32)).collect();
        expect_test::expect!["[(416, 17), (211, 67), (45, 187), (595, 217), (473, 372), (173, 403)]"]
            .assert_eq(&format!("{rounded:?}"));
    }

    #[test]
    fn forty_labels_keep_apart_and_within() {
        let nodes = nodes(40);
        let edges: Vec<(usize, usize, f64)> = (1..40).map(|at| (at, at / 3, 0.5)).collect();
        let area = (1080.0, 720.0);
        let places = layout(&nodes, &edges, area);
        for (at, a) in places.iter().enumerate() {
            assert!((45.0..=1035.0).contains(&a.0) && (17.0..=703.0).contains(&a.1), "{a:?}");
            for b in &places[at + 1..] {
                let overlap = (90.0 - (a.0 - b.0).abs()).min(34.0 - (a.1 - b.1).abs());
                assert!(overlap < 2.0, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn few_nodes() {
        assert_eq!(layout(&[], &[], (640.0, 420.0)), []);
        assert_eq!(layout(&nodes(1), &[], (640.0, 420.0)), [(320.0, 210.0)]);
        assert_eq!(layout(&nodes(2), &[(0, 1, 1.0)], (640.0, 420.0)).len(), 2);
    }
}
