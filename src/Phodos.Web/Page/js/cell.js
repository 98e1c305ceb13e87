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
 * @param {number[]} counts of cells along each direction
 * @returns {{element: string, site: number, cell: number[], place: number[]}[]} the cell is counted from the one that the site is given in
 */
export function atomsOf(lattice, sites, counts) {
  return sites.flatMap(({ element, position }, site) => {
    const along = position.map((value, axis) => {
      const first = -Math.floor(value + nearFace);
      const isOnFace = Math.abs(value + first) < nearFace;
      return Array.from({ length: counts[axis] + (isOnFace ? 1 : 0) }, (_, cell) => first + cell);
    });
    return along[0].flatMap(x => along[1].flatMap(y => along[2].map(z => {
      const cell = [x, y, z];
      return { element, site, cell, place: cartesian(lattice, position.map((value, axis) => value + cell[axis])) };
    })));
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
