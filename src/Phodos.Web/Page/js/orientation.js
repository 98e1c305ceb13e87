// How a crystal is turned towards the reader.

import { lengthOf } from './cell.js';

/**
 * The directions of the reader's right, up and towards, so that one direction of the crystal comes towards the reader.
 * @param {number[]} towards
 * @param {number[]} up is as upright as it can be; not parallel to the other
 * @returns {number[][]} three unit vectors
 */
export function basisFacing(towards, up) {
  const z = unit(towards);
  const x = unit(cross(up, z));
  return [x, cross(z, x), z];
}

/** How far some places reach from a middle to the right or left, and up or down. */
export function reachOf(places, middle, [x, y]) {
  const along = direction => Math.max(...places.map(place => Math.abs(dot(direction, place.map((value, axis) => value - middle[axis])))));
  return [along(x), along(y)];
}

/** The rotation that brings a basis to the axes of the screen, as a quaternion [x, y, z, w]. */
export function quaternionOf([x, y, z]) {
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

function dot(first, second) {
  return first.reduce((sum, value, axis) => sum + value * second[axis], 0);
}

function unit(vector) {
  const length = lengthOf(vector);
  return vector.map(value => value / length);
}
