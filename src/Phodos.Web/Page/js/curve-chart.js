// Curves of training against the epoch, drawn by uPlot in the colours of the theme.

import uPlot from '/vendor/uplot/uPlot.esm.js';
import { color } from './colors.js';

const height = 280;

/**
 * Makes an empty chart that follows the width of its host and the theme.
 * @param {HTMLElement} host
 * @param {string} yLabel
 */
export function createCurveChart(host, yLabel) {
  let plot = null;
  let shape = '';

  new ResizeObserver(() => plot?.setSize({ width: host.clientWidth, height })).observe(host);
  document.addEventListener('phodos-theme', () => plot?.redraw(false));

  return {
    /**
     * Shows other curves; where only their points have changed, a zoom stays.
     * @param {number[]} epochs
     * @param {{label: string, color: string, dash: number[], values: (number|null)[]}[]} curves
     * @param {boolean} isLogarithmic
     */
    update(epochs, curves, isLogarithmic) {
      const data = [epochs, ...curves.map(curve => curve.values)];
      const newShape = JSON.stringify([isLogarithmic, curves.map(curve => [curve.label, curve.color, curve.dash])]);
      if (newShape === shape) {
        const isZoomed = plot.scales.x.max - plot.scales.x.min < plot.data[0].at(-1) - plot.data[0][0];
        plot.setData(data, !isZoomed);
        if (isZoomed) plot.redraw();
        return;
      }

      plot?.destroy();
      plot = new uPlot(optionsOf(host, yLabel, curves, isLogarithmic), data, host);
      shape = newShape;
    },
  };
}

function optionsOf(host, yLabel, curves, isLogarithmic) {
  return {
    width: host.clientWidth,
    height,
    legend: { show: false },
    padding: [10, 12, 0, 0],
    cursor: { drag: { x: true, y: false, dist: 4 }, points: { size: 6 } },
    scales: { x: { time: false }, y: { distr: isLogarithmic ? 3 : 1 } },
    axes: [axis('epoch', 40), axis(yLabel, 64)],
    series: [
      {},
      ...curves.map(curve => ({
        label: curve.label,
        stroke: () => color(curve.color),
        width: 1.75,
        dash: curve.dash,
        spanGaps: true,
        points: { show: curve.values.filter(value => value !== null).length < 2 },
      })),
    ],
  };
}

function axis(label, size) {
  return {
    label,
    labelSize: 20,
    labelGap: 2,
    size,
    gap: 4,
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
    stroke: () => color('--muted'),
    grid: { stroke: () => color('--hairline'), width: 1 },
    ticks: { stroke: () => color('--hairline'), width: 1, size: 5 },
    values: (_, ticks) => ticks.map(tick => (tick === null ? '' : String(Number(tick.toPrecision(6))))),
  };
}
