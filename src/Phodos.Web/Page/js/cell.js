// The atoms, neighbours and edges of some cells of a crystal, in angstrom.

const nearFace = 1e-3;
const tolerance = 1.25;
const steps = [-1, 0, 1].flatMap(x => [-1, 0, 1].flatMap(y => [-1, 0, 1].map(z => [x, y, z])));

/** The Cartesian place of a fractional position; lattice vectors are rows. */
export function cartesian(lattice, position) {
  return [0, 1, 2].map(axis => position[0] * lattice[0][axis] + position[1] * lattice[1][axis] + position[2] * lattice[2][axis]);
}

/** The length of a vector. */
export const lengthOf = vector => Math.hypot(...vector);

/**
 * The atoms of a block of cells. What lies on a face of the block is drawn on the opposite face too.
 * @param {number[][]} lattice
 * @param {{element: string, position: number[]}[]} sites
 * @param {number} count of cells along each direction
 * @returns {{element: string, site: number, place: number[]}[]}
 */
export function atomsOf(lattice, sites, count) {
  return sites.flatMap(({ element, position }, site) => {
    const along = position.map(value => {
      const wrapped = value - Math.floor(value + nearFace);
      const images = Array.from({ length: count }, (_, cell) => wrapped + cell);
      return Math.abs(wrapped) < nearFace ? [...images, count + wrapped] : images;
    });
    return along[0].flatMap(x => along[1].flatMap(y => along[2].map(z => ({ element, site, place: cartesian(lattice, [x, y, z]) }))));
  });
}

/**
 * How far the nearest neighbour of each site is, in the crystal without end.
 * @param {number[][]} lattice
 * @param {{position: number[]}[]} sites
 * @returns {number[]} angstrom
 */
export function nearestDistances(lattice, sites) {
  const shifts = steps.map(step => cartesian(lattice, step));
  const places = sites.map(site => cartesian(lattice, site.position.map(value => value - Math.floor(value))));
  return places.map(from => {
    let nearest = Infinity;
    for (const to of places) {
      for (const shift of shifts) {
        const distance = Math.hypot(to[0] + shift[0] - from[0], to[1] + shift[1] - from[1], to[2] + shift[2] - from[2]);
        if (distance > 1e-6 && distance < nearest) nearest = distance;
      }
    }

    return nearest;
  });
}

/**
 * The pairs of atoms that are nearest neighbours of each other, give or take a quarter of the distance.
 * @param {{site: number, place: number[]}[]} atoms
 * @param {number[]} nearest of each site
 * @returns {[number, number][]} indices of atoms, the lower first
 */
export function neighborPairs(atoms, nearest) {
  const reach = tolerance * Math.max(...nearest);
  const boxOf = place => place.map(value => Math.floor(value / reach));
  const boxes = new Map();
  atoms.forEach((atom, index) => {
    const key = boxOf(atom.place).join();
    if (boxes.has(key)) boxes.get(key).push(index);
    else boxes.set(key, [index]);
  });
  return atoms.flatMap((atom, first) => {
    const box = boxOf(atom.place);
    const around = steps.flatMap(step => boxes.get(box.map((value, axis) => value + step[axis]).join()) ?? []);
    return around.filter(second => second > first
      && lengthOf(atoms[second].place.map((value, axis) => value - atom.place[axis]))
        <= tolerance * Math.min(nearest[atom.site], nearest[atoms[second].site])).map(second => [first, second]);
  });
}

/** The twelve edges of a cell, each from one corner to another. */
export function edgesOf(lattice) {
  const edges = [];
  for (const axis of [0, 1, 2]) {
    const [other, third] = [0, 1, 2].filter(index => index !== axis);
    for (const [u, v] of [[0, 0], [0, 1], [1, 0], [1, 1]]) {
      const corner = [0, 0, 0];
      corner[other] = u;
      corner[third] = v;
      const opposite = [...corner];
      opposite[axis] = 1;
      edges.push([cartesian(lattice, corner), cartesian(lattice, opposite)]);
    }
  }

  return edges;
}

/**
 * The rotation, as a quaternion [x, y, z, w], that turns a direction towards the reader and another one up.
 * @param {number[]} towards
 * @param {number[]} up not parallel to it
 */
export function facing(towards, up) {
  const z = unit(towards);
  const x = unit(cross(up, z));
  const y = cross(z, x);
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = 2 * Math.sqrt(trace + 1);
    return [(z[1] - y[2]) / s, (x[2] - z[0]) / s, (y[0] - x[1]) / s, s / 4];
  }

  if (x[0] > y[1] && x[0] > z[2]) {
    const s = 2 * Math.sqrt(1 + x[0] - y[1] - z[2]);
    return [s / 4, (x[1] + y[0]) / s, (x[2] + z[0]) / s, (z[1] - y[2]) / s];
  }

  if (y[1] > z[2]) {
    const s = 2 * Math.sqrt(1 + y[1] - x[0] - z[2]);
    return [(x[1] + y[0]) / s, s / 4, (y[2] + z[1]) / s, (x[2] - z[0]) / s];
  }

  const s = 2 * Math.sqrt(1 + z[2] - x[0] - y[1]);
  return [(x[2] + z[0]) / s, (y[2] + z[1]) / s, s / 4, (y[0] - x[1]) / s];
}

function cross(first, second) {
  return [
    first[1] * second[2] - first[2] * second[1],
    first[2] * second[0] - first[0] * second[2],
    first[0] * second[1] - first[1] * second[0],
  ];
}

function unit(vector) {
  const length = lengthOf(vector);
  return vector.map(value => value / length);
}
