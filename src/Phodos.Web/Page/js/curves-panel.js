// The curves of the chosen runs, their legend, and their numbers as a table.

import { byId, element, show, svg } from './dom.js';
import { createCurveChart } from './curve-chart.js';
import { lazyTable, numberTable } from './data-table.js';
import { digits } from './format.js';

/** As many runs as there are colours can be shown together. */
export const mostCurves = 7;

const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [14, 4], [3, 6]];

/** Makes the panel; what it gives shows the runs of the API in their order. */
export function createCurvesPanel() {
  let runs = [];
  const rmse = createCurveChart(byId('rmse-chart'), 'validation RMSE');
  const loss = createCurveChart(byId('loss-chart'), 'training loss');
  const refreshTable = lazyTable(byId('epochs-details'), byId('epochs-table'), () => tableOf(runs));

  function draw() {
    byId('curves').hidden = runs.length === 0;
    if (runs.length === 0) return;
    show(byId('curves-legend'), ...runs.map((run, index) => element('li', {}, sample(index), describe(run))));
    const epochs = epochsOf(runs);
    const isLogarithmic = byId('log-scale').checked;
    rmse.update(epochs, curvesOf(runs, epochs, epoch => epoch.validationRmse), isLogarithmic);
    loss.update(epochs, curvesOf(runs, epochs, epoch => epoch.trainingLoss), isLogarithmic);
    refreshTable();
  }

  byId('log-scale').addEventListener('change', draw);
  return shown => {
    runs = shown;
    draw();
  };
}

function describe({ summary, epochs }) {
  if (epochs.length === 0) return `${summary.name}: no epoch yet`;
  const best = summary.bestRmse === null ? '' : `, best validation RMSE ${digits(summary.bestRmse)} in epoch ${summary.bestEpoch}`;
  return `${summary.name}: ${epochs.length} epochs${best}${summary.isLive ? ', training' : ''}`;
}

function sample(index) {
  return svg('svg', { width: 28, height: 10, 'aria-hidden': 'true' }, svg('line', {
    x1: 0, x2: 28, y1: 5, y2: 5, stroke: `var(${colorOf(index)})`, 'stroke-width': 2.5, 'stroke-dasharray': dashes[index].join(' '),
  }));
}

function colorOf(index) {
  return `--series-${index + 1}`;
}

function epochsOf(runs) {
  return [...new Set(runs.flatMap(run => run.epochs.map(epoch => epoch.epoch)))].sort((one, other) => one - other);
}

function curvesOf(runs, epochs, valueOf) {
  return runs.map((run, index) => {
    const values = new Map(run.epochs.map(epoch => [epoch.epoch, valueOf(epoch)]));
    return { label: run.summary.name, color: colorOf(index), dash: dashes[index], values: epochs.map(epoch => values.get(epoch) ?? null) };
  });
}

function tableOf(runs) {
  if (runs.length === 0) return null;
  const byEpoch = runs.map(run => new Map(run.epochs.map(epoch => [epoch.epoch, epoch])));
  const cell = value => (value === undefined || value === null ? '' : digits(value, 5));
  return numberTable(
    'Training loss and validation RMSE of each epoch',
    ['Epoch', ...runs.flatMap(run => [`${run.summary.name}: loss`, `${run.summary.name}: RMSE`])],
    epochsOf(runs).map(epoch => [
      String(epoch), ...byEpoch.flatMap(run => [cell(run.get(epoch)?.trainingLoss), cell(run.get(epoch)?.validationRmse)]),
    ]));
}
