// The bands of a calculation or prediction beside its DOS, whether the crystal is stable, its sound; and the choice of a mode.

import { createBandsChart, segmentsOf } from './bands-chart.js';
import { lazyTable } from './data-table.js';
import { byId, element, show } from './dom.js';
import { digits, fixed } from './format.js';
import { swatch } from './legend.js';
import { waveOf } from './mode-motion.js';
import { frequencyText, imaginaryBelow, vectorText } from './mode-text.js';
import { clearProblem, say, showProblem } from './problem-box.js';
import { shownSpectrum, units } from './spectrum.js';

const looks = [{ color: '--series-1' }, { color: '--series-2', dash: [6, 3] }]; // of what can be pointed at, and of the other

/** Keeps the panel in step with the store. */
export function startBandsPanel(store, predictor) {
  const chart = createBandsChart(byId('bands-chart'), { point, choose });
  const refreshTable = lazyTable(byId('bands-data'), byId('bands-table'), () => tableOf(store.state));
  let pointed = null; // by the pointer, or by keys
  let asked = new AbortController();

  store.watch(['calculation', 'prediction', 'unit', 'normalization'], state => {
    const sources = sourcesOf(state);
    byId('bands').hidden = sources.length === 0;
    if (sources.length === 0) return;
    pointed = null;
    chart.update(contentOf(sources, state));
    show(byId('bands-legend'), ...sources.map(({ name, look }) => element('li', {}, swatch(look), name)));
    showWords(sources[0].phonons, state);
    byId('bands-chart').setAttribute('aria-label', `Chart of bands beside the density of states. ${byId('bands-stability').textContent} `
      + 'Arrow keys go along the path and from band to band, Page Up and Page Down to the labels; Enter chooses the mode.');
    refreshTable();
  });
  store.watch(['calculation', 'prediction', 'unit', 'normalization', 'mode'], mark);
  byId('bands-chart').addEventListener('keydown', event => {
    const [source] = sourcesOf(store.state);
    if (event.key === 'Escape') store.set({ mode: null });
    else if ((event.key === 'Enter' || event.key === ' ') && pointed) choose(pointed);
    else {
      const next = stepOf(source.phonons.bands, pointed ?? { point: 0, band: 0 }, event.key);
      if (!next) return;
      point(next);
    }

    event.preventDefault();
  });
  byId('bands-lowest').addEventListener('click', () => {
    const { qPoint, lowestFrequency } = sourcesOf(store.state)[0].phonons.stability;
    load({ q: qPoint, direction: null, frequency: lowestFrequency, place: null });
  });

  function point(place) {
    pointed = place;
    mark(store.state);
    const [source] = sourcesOf(store.state);
    byId('bands-place').textContent = place && source ? placeText(source.phonons.bands, store.state.unit, place) : '';
  }

  function mark({ mode }) {
    chart.mark(mode?.place ?? null, pointed);
  }

  // The eigenvector of what was chosen: the server works it out from the files, or predicts it, once more.
  function choose(place) {
    const [source] = sourcesOf(store.state);
    if (!source) return;
    const { bands } = source.phonons;
    load({ q: bands.qPoints[place.point], direction: directionOf(bands, place.point), frequency: bands.frequencies[place.point][place.band], place });
  }

  async function load({ q, direction, frequency, place }) {
    asked.abort();
    const { signal } = asked = new AbortController();
    const { calculation, prediction } = store.state;
    const isGone = () => signal.aborted || (calculation ? store.state.calculation !== calculation : store.state.prediction !== prediction);
    try {
      say('Working out the mode …');
      const { lattice, atoms, modes } = await predictor.modesAt(q, direction, signal);
      if (isGone()) return;
      clearProblem('bands-problem');
      const number = modes.reduce((best, mode, index) => (
        Math.abs(mode.frequency - frequency) < Math.abs(modes[best].frequency - frequency) ? index : best), 0);
      const waves = modes.map(mode => waveOf(q, mode.eigenvector, atoms.map(atom => atom.mass)));
      store.set({ mode: { q, place, modes, waves, number, crystal: { lattice, sites: atoms } } });
      say(`The mode of ${frequencyText(modes[number].frequency, store.state.unit)} is shown in the crystal.`);
    } catch (fault) {
      if (signal.aborted) return;
      say('');
      showProblem(fault, 'Mode', 'bands-problem');
    }
  }
}

// Where bands are known: of the calculation, and of the prediction. Both are drawn on the path of the first where they have the same. That is
// the calculation, where there is one: it always has bands.
function sourcesOf({ calculation, prediction }) {
  const sources = [
    calculation && { name: 'calculated', phonons: calculation.phonons },
    prediction && { name: 'predicted', phonons: prediction },
  ].filter(Boolean).map((source, index) => ({ ...source, look: looks[index] }));
  return sources[0]?.phonons.bands ? sources : [];
}

function contentOf(sources, { unit, normalization }) {
  const { perWavenumber, symbol } = units[unit];
  const [first] = sources;
  const end = first.phonons.bands.distances.at(-1);
  const bands = sources.filter(({ phonons }) => phonons.bands && phonons.bands.path.join() === first.phonons.bands.path.join())
    .map(({ phonons, look }) => ({
      ...look,
      distances: phonons.bands.distances.map(distance => (distance * end) / phonons.bands.distances.at(-1)),
      ticks: phonons.bands.ticks,
      frequencies: phonons.bands.frequencies.map(point => point.map(frequency => frequency * perWavenumber)),
    }));
  const dos = sources.map(({ phonons, look }, index) => {
    const shown = shownSpectrum(phonons, unit, normalization);
    return { ...look, frequencies: shown.frequencies, values: shown.dos, filled: index === 0 };
  });
  const all = bands.flatMap(({ frequencies }) => frequencies.flat());
  const [lowest, highest] = [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))];
  return {
    bands,
    dos,
    low: lowest < -0.005 * highest ? 1.06 * lowest : 0,
    high: 1.05 * highest,
    yLabel: `Frequency (${symbol})`,
    dosLabel: 'DOS',
  };
}

function showWords({ stability, sound, warnings, cellAtoms }, { calculation, unit }) {
  const { symbol, decimals, perWavenumber } = units[unit];
  const isStable = stability?.stable ?? true;
  byId('bands-stability').textContent = !stability ? '' : isStable
    ? 'Stable: no mode on the mesh is imaginary.'
    : `Unstable: the lowest mode is at ${frequencyText(stability.lowestFrequency, unit)}, q = ${vectorText(stability.qPoint)}; `
      + `${digits(stability.statesBelow, 2)} of the ${3 * cellAtoms} states of the cell lie below ${fixed(stability.threshold * perWavenumber, decimals)} ${symbol}.`;
  byId('bands-stability').classList.toggle('is-problem', !isStable);
  byId('bands-lowest').hidden = isStable;
  byId('bands-sound').textContent = sound
    ? `Speed of sound ${speed(sound.meanSpeed)} m/s in the mean of the Debye law; branches ${sound.branchSpeeds.map(speed).join(', ')} m/s.`
    : stability ? 'No speed of sound: long waves are unstable.' : '';
  byId('bands-warnings').hidden = !calculation || warnings.length === 0;
  show(byId('bands-warnings'), element('strong', {}, 'Mind this of the calculation'),
    element('ul', {}, ...warnings.map(warning => element('li', {}, warning))));
}

// Thousands are held together by a narrow space.
function speed(value) {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

// Into the segment of a point, which the modes of a polar crystal at Γ depend on; null away from Γ.
function directionOf({ distances, qPoints }, point) {
  if (qPoints[point].some(value => Math.abs(value - Math.round(value)) > 1e-9)) return null;
  const [first, last] = segmentsOf(distances).find(([, end]) => point <= end);
  const [from, to] = [qPoints[first], qPoints[last]];
  return to.map((value, axis) => value - from[axis]);
}

function placeText({ ticks, distances, qPoints, frequencies }, unit, { point, band }) {
  const at = ticks.find(tick => Math.abs(tick.distance - distances[point]) < 1e-9);
  const after = ticks.find(tick => tick.distance > distances[point]);
  const before = ticks.findLast(tick => tick.distance < distances[point]);
  const where = at ? at.label : `${before.label.split('|').pop()}–${after.label.split('|')[0]}`;
  const number = frequencies[point].filter(frequency => frequency < frequencies[point][band] + imaginaryBelow).length + 1;
  return `${where}, q = ${vectorText(qPoints[point])}: ${frequencyText(frequencies[point][band], unit)}, mode ${number} of ${frequencies[point].length}`;
}

// Where a key leads: along the path, or to the band above or below.
function stepOf({ distances, frequencies, ticks }, { point, band }, key) {
  const last = distances.length - 1;
  const along = next => ({ point: Math.min(last, Math.max(0, next)), band });
  if (key === 'ArrowRight') return along(distances[point + 1] === distances[point] ? point + 2 : point + 1);
  if (key === 'ArrowLeft') return along(distances[point - 1] === distances[point] ? point - 2 : point - 1);
  if (key === 'Home') return along(0);
  if (key === 'End') return along(last);
  if (key === 'PageDown') return along(ticks.find(tick => tick.distance > distances[point] + 1e-9)?.point ?? last);
  if (key === 'PageUp') return along(ticks.findLast(tick => tick.distance < distances[point] - 1e-9)?.point ?? 0);
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const order = frequencies[point].map((_, index) => index).sort((a, b) => frequencies[point][a] - frequencies[point][b]);
  const rank = order.indexOf(band) + (key === 'ArrowUp' ? 1 : -1);
  return { point, band: order[Math.min(order.length - 1, Math.max(0, rank))] };
}

function tableOf(state) {
  const [source] = sourcesOf(state);
  if (!source) return null;
  const { ticks, qPoints, frequencies } = source.phonons.bands;
  const { symbol, decimals, perWavenumber } = units[state.unit];
  return element('table', {},
    element('caption', {}, `Frequencies at the labelled points, in ${symbol}`),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Point'), element('th', { scope: 'col' }, 'q'),
      element('th', { scope: 'col' }, 'Frequencies'))),
    element('tbody', {}, ...ticks.map(({ point, label }) => element('tr', {},
      element('th', { scope: 'row' }, label), element('td', {}, vectorText(qPoints[point])),
      element('td', {}, [...frequencies[point]].sort((a, b) => a - b).map(value => fixed(value * perWavenumber, decimals + 1)).join(', '))))));
}
