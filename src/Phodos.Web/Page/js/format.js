// Numbers, formulas and symbols as a person reads them.

import { element } from './dom.js';

const minus = '\u2212';

/** A number with a fixed number of decimals. */
export function fixed(value, decimals) {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', minus);
}

/** A number without the noise of binary fractions, such as a box shows it: 107.3 and not 107.30000000000001. */
export function rounded(value) {
  return Number(value.toFixed(6));
}

/** A number with so many significant digits, without an exponent where that is readable. */
export function digits(value, significant = 4) {
  if (value === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(value)));
  if (size < -4 || size > 6) return value.toExponential(significant - 1).replaceAll('-', minus);
  return fixed(value, Math.max(0, significant - 1 - size));
}

/** A value and half the width of its 90 % band, both to the digit that the band makes sense of: 573 ± 34. */
export function withError(value, error) {
  if (!(error > 0)) return digits(value);
  const decimals = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(error))));
  return `${fixed(value, decimals)} ± ${fixed(error, decimals)}`;
}

/** A formula with its numbers below the line. */
export function formulaNodes(formula) {
  return formula.split(/(\d+(?:\.\d+)?)/).filter(part => part !== '')
    .map(part => (/^\d/.test(part) ? element('sub', {}, part) : part));
}

/** A Hermann-Mauguin symbol with the numbers of its screw axes below the line: P3_121. */
export function spaceGroupNodes(symbol) {
  return symbol.split(/_(\d)/).map((part, index) => (index % 2 === 1 ? element('sub', {}, part) : part));
}

/** The last part of a path, without its folders. */
export function fileName(path) {
  return path.split(/[\\/]/).pop() || 'structure';
}

/** A file name without its ending. */
export function stem(name) {
  return fileName(name).replace(/(.)\.[^.]*$/, '$1');
}
