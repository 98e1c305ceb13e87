// Tables of numbers.

import { element } from './dom.js';

/**
 * Makes a table.
 * @param {string} caption
 * @param {string[]} heads of the columns; the first column heads its row
 * @param {(string|Node)[][]} rows
 */
export function numberTable(caption, heads, rows) {
  return element('table', { class: 'numbers' },
    element('caption', {}, caption),
    element('thead', {}, element('tr', {},
      ...heads.map((head, index) => element('th', { scope: 'col', class: index ? 'number' : null }, head)))),
    element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map((cell, index) => (index
      ? element('td', { class: 'number' }, cell)
      : element('th', { scope: 'row' }, cell)))))));
}

/**
 * Fills a host with a table when its details are opened, and anew when what it shows has changed since.
 * @param {HTMLDetailsElement} details
 * @param {HTMLElement} host
 * @param {() => Node|null} make
 * @returns {() => void} to be called when the content has changed
 */
export function lazyTable(details, host, make) {
  function refresh() {
    if (details.open) host.replaceChildren(...[make()].filter(Boolean));
  }

  details.addEventListener('toggle', refresh);
  return refresh;
}
