// A chart of lines and one band, drawn by uPlot in the colours of the theme.

import uPlot from '/vendor/uplot/uPlot.esm.js';

import { color, faint } from './colors.js';

/**
 * @typedef {object} Line
 * @property {string} label
 * @property {(number|null)[]} values at the points of the chart
 * @property {string} color the name of a colour of app.css: `--series-1`
 * @property {number[]} [dash]
 * @property {number} [width] in pixels
 * @property {boolean} [filled] whether the area below is tinted
 */

/**
 * Makes an empty chart that follows the width of its host and the theme.
 * @param {HTMLElement} host
 * @param {{height: number, label: string, marks?: () => number|null, sync?: string, onCursor?: (index: number|null) => void}} options
 *   `marks` gives where a vertical line stands; charts of one `sync` share their cursor.
 */
export function createChart(host, options) {
  let plot = null;
  let shape = '';
  let lines = [];
  let end = null;
  let xLabel = null;
  let wanted = null; // the part of the axis that was asked for and is not drawn yet

  function create(content, data) {
    plot?.destroy();
    plot = new uPlot(plotOptions(host, options, content, () => [0, end]), data, host);
  }

  new ResizeObserver(() => plot?.setSize({ width: host.clientWidth, height: options.height })).observe(host);
  document.addEventListener('phodos-theme', () => plot?.redraw(false));

  return {
    /**
     * Shows other values; a zoom is kept where the axis stays the same.
     * @param {object} content
     * @param {number[]} content.x
     * @param {number} content.end of the axis
     * @param {string} content.xLabel
     * @param {string} content.yLabel
     * @param {Line[]} content.lines
     * @param {{low: number[], high: number[], color: string}} [content.band]
     */
    update(content) {
      lines = content.lines;
      const { x, band } = content;
      const data = [x, ...lines.map(line => line.values), ...(band ? [band.high, band.low] : [])];
      const newShape = JSON.stringify([
        content.xLabel, content.yLabel, band?.color, lines.map(line => [line.label, line.color, line.dash, line.width, line.filled]),
      ]);
      const isSameAxis = plot && end === content.end && xLabel === content.xLabel;
      const zoom = isSameAxis ? wanted ?? [plot.scales.x.min, plot.scales.x.max] : [0, content.end];
      end = content.end;
      xLabel = content.xLabel;
      if (newShape === shape) {
        plot.setData(data, false);
      } else {
        create(content, data);
        shape = newShape;
      }

      plot.setScale('x', { min: zoom[0], max: zoom[1] });
      wanted = zoom;
      queueMicrotask(() => { wanted = null; }); // uPlot draws in a microtask, too, which comes before
    },

    /** Draws again what depends on marks. */
    redraw() {
      plot?.redraw(false);
    },

    /** Shows the whole axis again. */
    resetZoom() {
      plot?.setScale('x', { min: 0, max: end });
    },
  };
}

function plotOptions(host, options, content, whole) {
  return {
    width: host.clientWidth,
    height: options.height,
    legend: { show: false },
    padding: [10, 18, 0, 0],
    cursor: {
      sync: options.sync ? { key: options.sync, setSeries: false } : undefined,
      points: { size: 6 },
      drag: { x: true, y: false, dist: 4 },
      bind: {
        dblclick: plot => () => {
          const [min, max] = whole();
          plot.setScale('x', { min, max });
        },
      },
    },
    scales: {
      x: { time: false, auto: false, range: (_, min, max) => [min, max] },
      y: { range: (_, min, max) => rangeOf(min, max) },
    },
    axes: [axis(content.xLabel, 28), axis(content.yLabel, 62)],
    series: [
      {},
      ...content.lines.map(line => ({
        label: line.label,
        stroke: () => color(line.color),
        width: line.width ?? 1.5,
        dash: line.dash,
        fill: line.filled ? () => faint(line.color, 0.14) : undefined,
        points: { show: false },
        spanGaps: true,
      })),
      ...(content.band ? [edgeOf(), edgeOf()] : []),
    ],
    bands: content.band
      ? [{ series: [content.lines.length + 1, content.lines.length + 2], fill: () => faint(content.band.color, 0.22) }]
      : [],
    hooks: {
      setCursor: options.onCursor ? [plot => options.onCursor(plot.cursor.idx ?? null)] : [],
      draw: options.marks ? [plot => drawMark(plot, options.marks())] : [],
    },
  };
}

// The edge of a band: only the area between the two is seen.
function edgeOf() {
  return { label: 'band', stroke: 'transparent', width: 0, points: { show: false }, spanGaps: true };
}

function axis(label, size) {
  return {
    label,
    labelSize: 18,
    labelGap: 2,
    size,
    gap: 4,
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
    stroke: () => color('--muted'),
    grid: { stroke: () => color('--hairline'), width: 1 },
    ticks: { stroke: () => color('--hairline'), width: 1, size: 5 },
    values: (_, ticks) => ticks.map(tick => (tick === null ? '' : numberText(tick))),
  };
}

function numberText(value) {
  return String(Number(value.toPrecision(6))).replace('-', '\u2212');
}

function rangeOf(min, max) {
  const top = Math.max(max, 0);
  const bottom = Math.min(min, 0);
  const room = 0.06 * (top - bottom || 1);
  return [bottom < 0 ? bottom - room : 0, top + room];
}

function drawMark(plot, at) {
  if (at === null) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(at, 'x', true));
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = color('--accent');
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}
