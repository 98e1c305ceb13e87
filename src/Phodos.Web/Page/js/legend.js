// The legend of a chart: each line with its pattern, its name and its value under the pointer.

import { element, show, svg } from './dom.js';
import { digits } from './format.js';

/** A sample of a line, as the chart draws it. */
export function swatch(line) {
  const look = { stroke: `var(${line.color})`, 'stroke-width': Math.max(2, line.width ?? 1.5), 'stroke-dasharray': line.dash?.join(' ') };
  const sample = svg('line', { x1: 1, x2: 29, y1: 5, y2: 5, ...look });
  return svg('svg', { class: 'swatch', width: 30, height: 10, 'aria-hidden': 'true' }, sample);
}

/**
 * Makes a legend.
 * @param {HTMLElement} host a list
 */
export function createLegend(host) {
  let lines = [];
  let values = [];
  return {
    /** @param {import('./chart.js').Line[]} shown */
    update(shown) {
      lines = shown;
      values = lines.map(() => element('span', { class: 'value' }));
      show(host, ...lines.map((line, index) => element('li', {}, swatch(line), element('span', {}, line.label), values[index])));
    },

    /** Shows the values of a point of the chart; null shows none. */
    point(index) {
      lines.forEach((line, at) => {
        const value = index === null ? null : line.values[index];
        values[at].textContent = value === null || value === undefined ? '' : digits(value, 3);
      });
    },
  };
}
