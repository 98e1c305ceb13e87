// Modes in words.

import { fixed } from './format.js';
import { units } from './spectrum.js';

/** The frequency (cm^-1) below which a mode is imaginary, and not at rest but for rounding. */
export const imaginaryBelow = -0.01;

/** A frequency (cm^-1) in a unit, and whether it is imaginary. */
export function frequencyText(frequency, unit) {
  const { symbol, decimals, perWavenumber } = units[unit];
  const text = `${fixed(frequency * perWavenumber, decimals + 1)} ${symbol}`;
  return frequency < imaginaryBelow ? `${text} (imaginary)` : text;
}

/** A wave vector as a person reads it. */
export const vectorText = q => `(${q.map(value => String(Number(value.toFixed(4))).replace('-', '\u2212')).join(', ')})`;
