// The atoms and edges of some cells of a crystal, in angstrom.

const nearFace = 1e-3;

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
