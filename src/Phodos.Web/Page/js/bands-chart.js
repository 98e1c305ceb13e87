// Bands along a path, and beside them densities of states, on one axis of frequencies; drawn in SVG.

import { show, svg } from './dom.js';

const heights = { narrow: 440, wide: 540 }; // from 600 pixels of width on
const [left, top, right, gap] = [58, 10, 8, 12];
const rowHeight = 15; // of labels below the path
const mostRows = 3;
const many = 45; // bands, which are drawn finer
const near = 24; // pixels from a band that a pointer means

/**
 * @typedef {object} Bands
 * @property {number[]} distances along the path; the same one twice where a segment ends and the next begins
 * @property {number[][]} frequencies [points][bands]
 * @property {{distance: number, label: string}[]} ticks
 * @property {string} color
 * @property {number[]} [dash]
 */

/**
 * Makes an empty chart that follows the width of its host.
 * @param {HTMLElement} host
 * @param {object} on
 * @param {(place: {point: number, band: number}|null) => void} on.point is told where the pointer is
 * @param {(place: {point: number, band: number}) => void} on.choose is told of a click
 */
export function createBandsChart(host, on) {
  let content = null;
  let frame = null;
  const marks = svg('g');

  function draw() {
    if (!content || host.clientWidth === 0) return;
    frame = frameOf(host.clientWidth, content);
    const kind = content.bands[0].frequencies[0].length > many ? 'many' : null;
    show(host, svg('svg', { class: kind, width: frame.width, height: frame.height, 'aria-hidden': 'true' },
      ...groundOf(frame, content), ...content.dos.map(dos => dosOf(frame, dos)), ...content.bands.flatMap(bands => linesOf(frame, bands)), marks));
    drawMarks();
  }

  function drawMarks() {
    if (!frame) return;
    const { chosen, pointed } = content;
    const [bands] = content.bands;
    show(marks,
      ...(chosen ? [bandLine(frame, bands, chosen.band, 'band-chosen', stretchOf(bands, chosen.point)), spotOf(frame, bands, chosen, 'spot-chosen')] : []),
      ...(pointed ? [spotOf(frame, bands, pointed, 'spot-pointed')] : []));
  }

  function placeAt(event) {
    const box = host.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (!frame || x < left - near || x > frame.bandsEnd + near) return null;
    const { distances, frequencies } = content.bands[0];
    const point = nearest(distances.map(distance => frame.x(distance)), x);
    const heights = frequencies[point].map(frequency => frame.y(frequency));
    const band = nearest(heights, y);
    return Math.abs(heights[band] - y) <= near ? { point, band } : null;
  }

  host.addEventListener('pointermove', event => on.point(placeAt(event)));
  host.addEventListener('pointerleave', () => on.point(null));
  host.addEventListener('click', event => {
    const place = placeAt(event);
    if (place) on.choose(place);
  });
  new ResizeObserver(draw).observe(host);

  return {
    /**
     * Shows other bands.
     * @param {object} shown
     * @param {Bands[]} shown.bands the first are those that can be pointed at
     * @param {{frequencies: number[], values: number[], color: string, dash?: number[], filled?: boolean}[]} shown.dos
     * @param {number} shown.low the lowest frequency; below zero where modes are imaginary
     * @param {number} shown.high the highest
     * @param {string} shown.yLabel
     */
    update(shown) {
      content = { chosen: null, pointed: null, ...shown };
      draw();
    },

    /** Marks the chosen place and the one that is pointed at; null for none. */
    mark(chosen, pointed) {
      if (!content) return;
      Object.assign(content, { chosen, pointed });
      drawMarks();
    },
  };
}

/** The first and last point of each segment of a path. */
export function segmentsOf(distances) {
  const starts = [0];
  for (let point = 1; point < distances.length; point++) {
    if (distances[point] === distances[point - 1]) starts.push(point);
  }

  return starts.map((start, index) => [start, (starts[index + 1] ?? distances.length) - 1]);
}

function frameOf(width, { bands, dos, low, high }) {
  const dosWidth = dos.length === 0 ? 0 : Math.min(220, Math.max(64, 0.24 * width));
  const height = width < 600 ? heights.narrow : heights.wide;
  const bandsEnd = width - right - (dosWidth ? dosWidth + gap : 0);
  const last = bands[0].distances.at(-1);
  const x = distance => left + (distance / last) * (bandsEnd - left);
  const labels = placedLabels(bands[0].ticks, x, width);
  const bottom = height - 8 - rowHeight * (1 + Math.max(...labels.map(label => label.row)));
  const y = frequency => bottom - ((frequency - low) / (high - low)) * (bottom - top);
  const most = Math.max(...dos.map(({ values }) => Math.max(...values)));
  const dosX = value => bandsEnd + gap + (value / (1.05 * most)) * dosWidth;
  return { width, height, bandsEnd, bottom, labels, x, y, dosX, dosStart: bandsEnd + gap, dosEnd: width - right };
}

// Labels that would touch go a row lower.
function placedLabels(ticks, x, width) {
  const ends = new Array(mostRows).fill(-Infinity);
  return ticks.map(({ distance, label }) => {
    const half = 4 * label.length + 2;
    const middle = Math.min(x(distance), width - half);
    const free = ends.findIndex(end => middle - half > end);
    const row = free < 0 ? mostRows - 1 : free;
    ends[row] = middle + half;
    return { label, middle, row };
  });
}

function groundOf(frame, { bands, dos, low, high, yLabel, dosLabel }) {
  const { bottom, bandsEnd, dosStart, dosEnd, labels, x, y } = frame;
  const fields = [[left, bandsEnd], ...(dos.length ? [[dosStart, dosEnd]] : [])];
  const steps = stepsOf(low, high);
  return [
    ...(low < 0 ? fields.map(([from, to]) => svg('rect', { class: 'imaginary', x: from, y: y(0), width: to - from, height: bottom - y(0) })) : []),
    ...steps.flatMap(value => fields.map(([from, to]) => svg('line', { class: value === 0 ? 'zero' : 'grid', x1: from, x2: to, y1: y(value), y2: y(value) }))),
    ...steps.map(value => svg('text', { class: 'number', x: left - 6, y: y(value) + 4, 'text-anchor': 'end' }, String(value).replace('-', '\u2212'))),
    ...bands[0].ticks.map(({ distance }) => svg('line', { class: 'tick', x1: x(distance), x2: x(distance), y1: top, y2: bottom })),
    ...labels.map(({ label, middle, row }) =>
      svg('text', { class: 'label', x: middle, y: bottom + rowHeight * (row + 1), 'text-anchor': 'middle' }, label)),
    ...fields.map(([from, to]) => svg('rect', { class: 'frame', x: from, y: top, width: to - from, height: bottom - top })),
    svg('text', { class: 'title', transform: `translate(13 ${(top + bottom) / 2}) rotate(-90)`, 'text-anchor': 'middle' }, yLabel),
    dos.length > 0 && svg('text', { class: 'title', x: (dosStart + dosEnd) / 2, y: bottom + rowHeight, 'text-anchor': 'middle' }, dosLabel),
    low < 0 && bottom - y(0) > 16 && svg('text', { class: 'note', x: left + 6, y: bottom - 6 }, 'imaginary'),
  ].filter(Boolean);
}

function linesOf(frame, bands) {
  return bands.frequencies[0].map((_, band) => bandLine(frame, bands, band, 'band'));
}

function bandLine(frame, { distances, frequencies, color, dash }, band, kind, segments = segmentsOf(distances)) {
  const path = segments.map(([first, last]) => pathOf(
    Array.from({ length: last - first + 1 }, (_, index) => [frame.x(distances[first + index]), frame.y(frequencies[first + index][band])]))).join('');
  return svg('path', { class: kind, d: path, stroke: `var(${color})`, 'stroke-dasharray': dash?.join(' ') });
}

// The segments around a point up to where the path breaks: there bands are numbered anew.
function stretchOf({ distances, ticks }, point) {
  const segments = segmentsOf(distances);
  const at = segments.findIndex(([, end]) => point <= end);
  const isBreak = place => ticks.some(({ distance, label }) => distance === place && label.includes('|'));
  let [from, to] = [at, at];
  while (from > 0 && !isBreak(distances[segments[from][0]])) from--;
  while (to < segments.length - 1 && !isBreak(distances[segments[to][1]])) to++;
  return segments.slice(from, to + 1);
}

function dosOf(frame, { frequencies, values, color, dash, filled }) {
  const line = pathOf(frequencies.map((frequency, index) => [frame.dosX(values[index]), frame.y(frequency)])
    .filter(([, y]) => y >= top && y <= frame.bottom));
  return svg('g', {},
    filled && svg('path', { class: 'dos-area', d: `${line}L${frame.dosStart} ${top}L${frame.dosStart} ${frame.bottom}Z`, fill: `var(${color})` }),
    svg('path', { class: 'dos-line', d: line, stroke: `var(${color})`, 'stroke-dasharray': dash?.join(' ') }));
}

function spotOf(frame, { distances, frequencies, color }, { point, band }, kind) {
  const [cx, cy] = [frame.x(distances[point]), frame.y(frequencies[point][band])];
  return svg('circle', { class: kind, cx, cy, r: 5, stroke: `var(${color})` });
}

function pathOf(points) {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

// Some five round numbers between two.
function stepsOf(low, high) {
  const rough = (high - low) / 6;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * size).find(value => value >= rough);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(10)));
}

function nearest(values, wanted) {
  return values.reduce((best, value, index) => (Math.abs(value - wanted) < Math.abs(values[best] - wanted) ? index : best), 0);
}
