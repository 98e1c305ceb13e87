// How the atoms of some cells move in a mode.

const mostRepeats = 6; // cells after which a wave may repeat along an axis
const tolerance = 1e-4;

/**
 * @typedef {object} Wave of a mode
 * @property {number[]} q in units of the reciprocal vectors
 * @property {{re: number[], im: number[]}[]} shapes of the atoms, Cartesian: the largest displacement of all is 1
 */

/**
 * The wave of a mode, begun where it is as large as it can be.
 * @param {number[]} q
 * @param {number[][][]} eigenvector [atoms][3][real and imaginary part]
 * @param {number[]} masses
 * @returns {Wave}
 */
export function waveOf(q, eigenvector, masses) {
  const raw = eigenvector.map((vector, atom) => ({
    re: vector.map(([real]) => real / Math.sqrt(masses[atom])),
    im: vector.map(([, imaginary]) => imaginary / Math.sqrt(masses[atom])),
  }));
  const square = raw.map(squareOf).reduce(([x, y], [u, v]) => [x + u, y + v], [0, 0]);
  const phase = -Math.atan2(square[1], square[0]) / 2;
  const scale = 1 / Math.max(...raw.map(reachOf));
  const [x, y] = [scale * Math.cos(phase), scale * Math.sin(phase)];
  return {
    q,
    shapes: raw.map(({ re, im }) => ({
      re: re.map((value, axis) => x * value - y * im[axis]),
      im: re.map((value, axis) => y * value + x * im[axis]),
    })),
  };
}

/** How far each atom goes from its place, in parts of the farthest. */
export const reachesOf = wave => wave.shapes.map(reachOf);

/**
 * The displacement of an atom, in parts of the largest.
 * @param {Wave} wave
 * @param {number} atom
 * @param {number[]} cell whole lattice vectors from the cell of the wave
 * @param {number} time in periods
 */
export function displacementOf({ q, shapes }, atom, cell, time) {
  const angle = 2 * Math.PI * (q[0] * cell[0] + q[1] * cell[1] + q[2] * cell[2] - time);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return shapes[atom].re.map((value, axis) => value * cosine - shapes[atom].im[axis] * sine);
}

/**
 * How many cells a wave is shown in: those that it repeats after, where they are few, else two along each axis.
 * @param {number[]} q
 * @param {number} least cells along each axis
 * @param {number} most cells in all
 * @returns {{counts: number[], repeats: boolean}}
 */
export function cellsOf(q, least, most) {
  const periods = q.map(periodOf);
  if (periods.every(Boolean)) {
    const counts = periods.map(period => period * Math.ceil(least / period));
    for (const shown of [counts, periods]) {
      if (product(shown) <= most) return { counts: shown, repeats: true };
    }
  }

  const along = Math.max(1, Math.min(2, Math.floor(Math.cbrt(most))));
  return { counts: [along, along, along], repeats: false };
}

function periodOf(value) {
  for (let period = 1; period <= mostRepeats; period++) {
    if (Math.abs(value * period - Math.round(value * period)) < tolerance) return period;
  }

  return null;
}

function product([x, y, z]) {
  return x * y * z;
}

// The sum of the squares of the components.
function squareOf({ re, im }) {
  return re.reduce(([x, y], value, axis) => [x + value * value - im[axis] * im[axis], y + 2 * value * im[axis]], [0, 0]);
}

// Half the long axis of the ellipse that an atom runs through.
function reachOf({ re, im }) {
  const norm = [...re, ...im].reduce((sum, value) => sum + value * value, 0);
  return Math.sqrt((norm + Math.hypot(...squareOf({ re, im }))) / 2);
}
