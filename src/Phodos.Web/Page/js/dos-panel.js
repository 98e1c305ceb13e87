// The DOS with its band, its parts and what it is compared with.

import { createChart } from './chart.js';
import { lazyTable, numberTable } from './data-table.js';
import { byId, element, show } from './dom.js';
import { equivalentSites, looksOf } from './elements.js';
import { digits, fixed, withError } from './format.js';
import { createLegend, swatch } from './legend.js';
import { endOf, normalizations, resampled, shownReference, shownSpectrum, unionOf, units } from './spectrum.js';

const mostSiteLines = 12;

/** Keeps the panel of the DOS in step with the store. */
export function startDosPanel(store) {
  const legend = createLegend(byId('dos-legend'));
  let points = [];
  const chart = createChart(byId('dos-chart'), { height: 400, onCursor: point });
  const refreshTable = lazyTable(byId('dos-data'), byId('dos-table'), () => tableOf(store.state));

  function point(index) {
    const { symbol, decimals } = units[store.state.unit];
    byId('dos-cursor').textContent = index === null || points[index] === undefined ? '' : `at ${fixed(points[index], decimals)} ${symbol}`;
    legend.point(index);
  }

  byId('dos-reset-zoom').addEventListener('click', () => chart.resetZoom());
  store.watch(['prediction', 'given', 'unit', 'normalization', 'parts', 'hasBand', 'hovered', 'chosen', 'calculation', 'compared'], state => {
    if (!state.prediction) return;
    const { unit, normalization } = state;
    const shown = shownSpectrum(state.prediction, unit, normalization);
    const others = othersOf(state);
    points = unionOf([shown.frequencies, ...others.map(other => other.frequencies)]);
    const on = values => (points === shown.frequencies ? values : resampled(shown.frequencies, values, points));
    const lines = [
      { label: state.prediction.formula + (state.calculation ? ', predicted' : ''), values: on(shown.dos), color: '--series-1', width: 2 },
      ...partLines(shown, state.parts).map(line => ({ ...line, values: on(line.values) })),
      ...others.map(other => ({ ...other.line, values: resampled(other.frequencies, other.dos, points) })),
    ];
    const highlighted = highlightedLine(shown, state.hovered ?? state.chosen).map(line => ({ ...line, values: on(line.values) }));
    const hasBand = state.hasBand && shown.error.length > 0;
    chart.update({
      x: points,
      end: endOf([shown, ...others]),
      xLabel: `Frequency (${units[unit].symbol})`,
      yLabel: normalizations[normalization](units[unit].symbol),
      lines: [...lines, ...highlighted],
      band: hasBand
        ? {
          low: on(shown.dos.map((value, index) => Math.max(0, value - shown.error[index]))),
          high: on(shown.dos.map((value, index) => value + shown.error[index])),
          color: '--series-1',
        }
        : undefined,
    });
    legend.update(lines);
    show(byId('dos-highlight'), ...highlighted.flatMap(line => [swatch(line), line.label]));
    byId('dos-summary').textContent = summaryOf(state.prediction, shown, unit) + siteNote(shown, state.parts);
    byId('dos-chart').setAttribute('aria-label', `Chart. ${byId('dos-summary').textContent}`);
    byId('has-band').disabled = shown.error.length === 0;
    showCharacteristics(state.prediction, units[unit]);
    refreshTable();
  });
}

function partLines(shown, parts) {
  const looks = looksOf(Object.keys(shown.elements));
  if (parts === 'elements') return Object.entries(shown.elements).map(([label, values]) => ({ label, values, ...looks[label] }));
  if (parts !== 'sites') return [];
  const seen = {};
  return equivalentSites(shown.sites).slice(0, mostSiteLines).map(group => {
    const { color, dash } = looks[group.element];
    const order = seen[group.element] = (seen[group.element] ?? 0) + 1;
    return { label: siteLabel(group), values: group.dos, color, dash: order === 1 ? dash : [order * 2, 3], width: 1.5 };
  });
}

function siteNote(shown, parts) {
  const kinds = parts === 'sites' ? equivalentSites(shown.sites).length : 0;
  return kinds > mostSiteLines ? ` Of ${kinds} kinds of sites ${mostSiteLines} are drawn; point at an atom to see its part.` : '';
}

function siteLabel({ element: symbol, indices }) {
  const numbers = indices.length > 4 ? `${indices[0] + 1} … ${indices.at(-1) + 1}` : indices.map(index => index + 1).join(', ');
  return indices.length === 1 ? `${symbol}, site ${numbers}` : `${symbol}, each of ${indices.length} sites (${numbers})`;
}

function highlightedLine(shown, index) {
  const site = shown.sites[index];
  if (!site) return [];
  const { color } = looksOf(Object.keys(shown.elements))[site.element];
  return [{ label: `${site.element}, site ${index + 1}`, values: site.dos, color, width: 2.5, filled: true }];
}

// The crystal before it was edited, crystals that were kept, and references.
function othersOf({ prediction, given, compared, unit, normalization }) {
  const kept = compared.map(item => ({
    ...(item.kind === 'reference' ? referenceOf(item) : shownSpectrum(item.prediction, unit, normalization)),
    line: { label: item.name, color: item.color, dash: item.dash, width: 1.5 },
  })).filter(item => item.frequencies);
  return given
    ? [{ ...shownSpectrum(given, unit, normalization), line: { label: 'as given', color: '--edge', dash: [4, 3] } }, ...kept]
    : kept;

  function referenceOf(item) {
    return item.answer ? shownReference(item.answer, prediction.cellAtoms, unit, normalization) : {};
  }
}

function summaryOf(prediction, shown, unit) {
  const { symbol, decimals } = units[unit];
  const text = frequency => `${fixed(frequency, decimals)} ${symbol}`;
  const peak = shown.frequencies[shown.dos.indexOf(Math.max(...shown.dos))];
  const mean = prediction.characteristics.meanFrequency?.value * units[unit].perWavenumber;
  const states = 3 * prediction.cellAtoms;
  const above = prediction.statesAbove > 0.005 * states
    ? ` ${digits(prediction.statesAbove, 2)} of its ${states} states lie above ${text(shown.frequencies.at(-1))}.`
    : '';
  return `The DOS of ${prediction.formula} is highest at ${text(peak)}; its mean frequency is ${text(mean)}.${above}`;
}

function showCharacteristics({ characteristics }, { symbol, perWavenumber }) {
  const named = [
    ['Mean frequency', 'meanFrequency', symbol, perWavenumber],
    ['Rms frequency', 'rmsFrequency', symbol, perWavenumber],
    ['Maximum frequency (2 % of the states above)', 'maximumFrequency', symbol, perWavenumber],
    ['Debye temperature (rms frequency)', 'debyeTemperature', 'K', 1],
    ['Debye temperature (C_V near 0 K)', 'calorimetricDebyeTemperature', 'K', 1],
    ['Zero-point energy', 'zeroPointEnergy', characteristics.zeroPointEnergyUnit, 1],
  ];
  show(byId('characteristics'), ...named.map(([name, member, unit, factor]) => {
    const found = characteristics[member];
    const missing = member === 'maximumFrequency' ? 'above the grid' : 'none';
    const text = found ? withError(found.value * factor, found.error * factor) : missing;
    const value = element('dd', {}, text, found && element('span', { class: 'unit' }, ` ${unit}`));
    return element('div', {}, element('dt', {}, name), value);
  }));
}

function tableOf({ prediction, unit, normalization }) {
  if (!prediction) return null;
  const shown = shownSpectrum(prediction, unit, normalization);
  const { symbol, decimals } = units[unit];
  const symbols = Object.keys(shown.elements);
  const heads = [`Frequency (${symbol})`, 'DOS', ...(shown.error.length ? ['± (90 %)'] : []), ...symbols];
  return numberTable(normalizations[normalization](symbol), heads, shown.frequencies.map((frequency, index) => [
    fixed(frequency, decimals),
    digits(shown.dos[index]),
    ...(shown.error.length ? [digits(shown.error[index], 2)] : []),
    ...symbols.map(name => digits(shown.elements[name][index])),
  ]));
}
