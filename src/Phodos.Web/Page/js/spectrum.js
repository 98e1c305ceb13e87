// A predicted DOS in the unit and normalisation that the reader chose. The server is asked once, for states per cm^-1 per cell; the rest
// is multiplication, of errors and parts too.

// The exact constants of the SI since 2019.
const planck = 6.62607015e-34; // J s
const lightSpeed = 299792458; // m/s
const electronvolt = 1.602176634e-19; // J
const hertzPerWavenumber = 100 * lightSpeed;

/** The units of frequency: how many of it one cm^-1 is, and how it is written. */
export const units = {
  'cm-1': { symbol: 'cm⁻¹', perWavenumber: 1, decimals: 0 },
  THz: { symbol: 'THz', perWavenumber: hertzPerWavenumber / 1e12, decimals: 2 },
  meV: { symbol: 'meV', perWavenumber: (planck * hertzPerWavenumber * 1e3) / electronvolt, decimals: 2 },
};

/** The normalisations: what an axis says, given the symbol of the unit. */
export const normalizations = {
  cell: symbol => `DOS (states per ${symbol} per cell)`,
  max: () => 'DOS (1 at the maximum)',
  sum: symbol => `DOS (fraction of states per ${symbol})`,
};

/** The integral by the trapezoid rule, of values on an evenly spaced grid. */
export function integral(frequencies, values) {
  const step = frequencies[1] - frequencies[0];
  return step * (values.reduce((sum, value) => sum + value, 0) - (values[0] + values.at(-1)) / 2);
}

/** What states per cm^-1 are multiplied by. */
export function factorOf(frequencies, values, unit, normalization) {
  if (normalization === 'max') return 1 / Math.max(...values);
  const perUnit = 1 / units[unit].perWavenumber;
  return normalization === 'sum' ? perUnit / integral(frequencies, values) : perUnit;
}

/**
 * A prediction as it is shown.
 * @param {object} prediction of the server, per cell in cm^-1
 * @returns {{frequencies: number[], dos: number[], error: number[], elements: Object<string, number[]>, sites: object[]}}
 */
export function shownSpectrum(prediction, unit, normalization) {
  const factor = factorOf(prediction.frequencies, prediction.dos, unit, normalization);
  const scaled = values => values.map(value => value * factor);
  return {
    frequencies: prediction.frequencies.map(frequency => frequency * units[unit].perWavenumber),
    dos: scaled(prediction.dos),
    error: scaled(prediction.dosError),
    elements: Object.fromEntries(Object.entries(prediction.elements).map(([symbol, values]) => [symbol, scaled(values)])),
    sites: (prediction.sites ?? []).map(site => ({ ...site, dos: scaled(site.dos) })),
  };
}

/**
 * A reference, known in shape only, beside a prediction: per cell it holds all states of the predicted cell.
 * @param {{frequencies: number[], secondDos: number[]}} compared an answer of /compare-dos
 * @param {number} cellAtoms of the prediction
 */
export function shownReference(compared, cellAtoms, unit, normalization) {
  const { frequencies, secondDos } = compared;
  const perCell = (3 * cellAtoms) / integral(frequencies, secondDos);
  const factor = factorOf(frequencies, secondDos, unit, normalization) * (normalization === 'cell' ? perCell : 1);
  return {
    frequencies: frequencies.map(frequency => frequency * units[unit].perWavenumber),
    dos: secondDos.map(value => value * factor),
  };
}

/** Values of one grid at the points of another, in between on straight lines; null outside. */
export function resampled(from, values, to) {
  let next = 1;
  return to.map(point => {
    if (point < from[0] || point > from.at(-1)) return null;
    while (next < from.length - 1 && from[next] < point) next++;
    const share = (point - from[next - 1]) / (from[next] - from[next - 1]);
    return values[next - 1] + share * (values[next] - values[next - 1]);
  });
}

/** The points of several grids, each once, in order. */
export function unionOf(grids) {
  if (grids.every(grid => grid === grids[0])) return grids[0];
  const sorted = grids.flat().sort((first, second) => first - second);
  return sorted.filter((point, index) => index === 0 || point - sorted[index - 1] > 1e-9);
}

/** A round frequency above which next to nothing is left of any of the spectra. */
export function endOf(spectra) {
  const last = Math.max(...spectra.map(({ frequencies, dos }) => {
    const little = 0.004 * Math.max(...dos);
    return frequencies[dos.findLastIndex(value => value > little)] ?? frequencies.at(-1);
  }));
  const step = 10 ** Math.floor(Math.log10(last));
  const fine = last / step < 2.5 ? step / 4 : step / 2;
  const end = Math.max(...spectra.map(({ frequencies }) => frequencies.at(-1)));
  return Math.min(end, Math.ceil((last * 1.03) / fine) * fine);
}
