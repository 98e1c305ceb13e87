// The test metrics and the configurations of the chosen runs.

import { byId, element, show } from './dom.js';
import { numberTable } from './data-table.js';
import { digits } from './format.js';

/** Shows them; an opened configuration stays open. */
export function showDetails(runs) {
  byId('details').hidden = runs.length === 0;
  const open = new Set([...byId('run-details').querySelectorAll('details[open]')].map(details => details.id));
  show(byId('run-details'), ...runs.map(run => element('div', { class: 'run-detail' },
    element('h3', {}, run.summary.name),
    run.test ? element('div', { class: 'scroll' }, testTable(run.test)) : element('p', { class: 'muted small' }, 'Not tested yet.'),
    element('details', { id: `config-${run.summary.id}`, open: open.has(`config-${run.summary.id}`) },
      element('summary', {}, 'Configuration'), settings(run.config)))));
}

function testTable(test) {
  const metrics = [['rmse', 'RMSE'], ['mse', 'MSE'], ['mae', 'MAE'], ['r2', 'R²'], ['wasserstein', 'Wasserstein-1 (cm⁻¹)']];
  return numberTable(
    `Test of the best epoch on ${test.crystals} crystals`,
    ['Mean', ...metrics.map(([, name]) => name)],
    [test.perCrystalMean, test.pooled].map(mean => [mean.aggregation, ...metrics.map(([key]) => (mean[key] === null ? '' : digits(mean[key])))]));
}

function settings(config) {
  return element('dl', { class: 'settings' }, ...leaves(config).map(([name, value]) => element('div', {},
    element('dt', {}, name), element('dd', {}, value))));
}

// Nested settings by the path to them; what is not set is left out.
function leaves(value, path = '') {
  if (value === null) return [];
  if (Array.isArray(value)) return value.length ? [[path, value.map(item => (typeof item === 'object' ? JSON.stringify(item) : item)).join(', ')]] : [];
  if (typeof value === 'object') return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path ? `${path}.${name}` : name));
  return [[path, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]];
}
