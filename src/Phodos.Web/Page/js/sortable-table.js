// A table whose columns sort it, by buttons in their heads.

import { element } from './dom.js';

/**
 * @template T
 * @typedef {object} Column
 * @property {string} name
 * @property {boolean} isNumber
 * @property {(row: T) => string|number|null} value what it is sorted by; null comes last either way
 * @property {(row: T) => Node|string} cell what is shown
 */

/**
 * Makes a table that can be filled again and again; its order, and where the focus is, stay.
 * @template T
 * @param {{caption: string, columns: Column<T>[], sortedBy?: number, isDescending?: boolean}} options the first column heads its row; without `sortedBy` rows stand as they are given
 * @returns {{table: HTMLTableElement, fill: (rows: T[]) => void}}
 */
export function sortableTable({ caption, columns, sortedBy = -1, isDescending = false }) {
  let rows = [];
  const heads = columns.map((column, index) => element('th', { scope: 'col', class: column.isNumber ? 'number' : null },
    element('button', { type: 'button', class: 'sort', onclick: () => sortBy(index) }, column.name)));
  const body = element('tbody');
  const table = element('table', {}, element('caption', { class: 'visually-hidden' }, caption), element('thead', {}, element('tr', {}, ...heads)), body);

  function sortBy(index) {
    isDescending = index === sortedBy && !isDescending;
    sortedBy = index;
    draw();
  }

  function draw() {
    heads.forEach((head, index) => {
      if (index === sortedBy) head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
    const focused = body.contains(document.activeElement) ? document.activeElement.id : '';
    body.replaceChildren(...sorted().map(row => element('tr', {}, ...columns.map((column, index) => element(
      index ? 'td' : 'th', { scope: index ? null : 'row', class: column.isNumber ? 'number' : null }, column.cell(row))))));
    if (focused) document.getElementById(focused)?.focus();
  }

  function sorted() {
    if (sortedBy < 0) return rows;
    const { value } = columns[sortedBy];
    const sign = isDescending ? -1 : 1;
    return rows.toSorted((one, other) => {
      const [a, b] = [value(one), value(other)];
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', { numeric: true }));
    });
  }

  return {
    table,
    fill(newRows) {
      rows = newRows;
      draw();
    },
  };
}
