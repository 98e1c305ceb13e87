// Adding to the comparison, removing from it, and the table of all distances.

import { byId, element, show } from './dom.js';
import { digits, fixed, fileName } from './format.js';
import { swatch } from './legend.js';
import { say, showProblem } from './problem-box.js';
import { decoded } from './structure-file.js';

const rows = [
  ['rmse', 'RMSE', 'each divided by its maximum'],
  ['mse', 'MSE', 'each divided by its maximum'],
  ['mae', 'MAE', 'each divided by its maximum'],
  ['r2', 'R²', 'the other being the reference'],
  ['overlap', 'Overlap', 'part of the states at the same frequency'],
  ['cosine', 'Cosine', 'of the angle between the two'],
  ['wasserstein', 'Wasserstein-1', 'cm⁻¹'],
  ['meanFrequency', 'Δ mean frequency', 'cm⁻¹'],
  ['rmsFrequency', 'Δ rms frequency', 'cm⁻¹'],
  ['maximumFrequency', 'Δ maximum frequency', 'cm⁻¹'],
  ['heatCapacity', 'Δ C_V at 300 K', 'J/K/mol-atom'],
  ['entropy', 'Δ S at 300 K', 'J/K/mol-atom'],
];

/** Wires the panel. */
export function startComparePanel(store, comparison) {
  byId('compare-add').addEventListener('click', () => guarded(() => {
    const { prediction, shown } = store.state;
    return comparison.addCrystal(`${prediction.formula} (${fileName(shown.name)})`, prediction);
  }));
  const file = byId('reference-file');
  file.addEventListener('change', () => guarded(async () => {
    for (const reference of file.files) {
      const text = decoded(new Uint8Array(await reference.arrayBuffer()));
      await comparison.addReference(reference.name, text, byId('reference-unit').value || null);
    }

    file.value = '';
  }));

  async function guarded(work) {
    try {
      await work();
      say(`${store.state.compared.length} in the comparison.`);
    } catch (fault) {
      file.value = '';
      showProblem(fault, 'Comparison');
    }
  }

  store.watch(['prediction'], ({ prediction }) => {
    byId('compare-add').disabled = byId('reference-file').disabled = !prediction;
  });
  store.watch(['compared'], ({ compared, prediction }) => {
    byId('compare-empty').hidden = compared.length > 0;
    byId('compare-result').hidden = compared.length === 0;
    if (compared.length === 0) return;
    show(byId('compare-list'), ...compared.map(item => element('li', {},
      swatch(item), element('span', {}, item.name, element('span', { class: 'muted' }, item.kind === 'reference' ? ', reference' : '')),
      element('button', {
        type: 'button', class: 'quiet small', 'aria-label': `Remove ${item.name}`, onclick: () => comparison.remove(item.id),
      }, 'Remove'))));
    show(byId('distances'),
      element('caption', {}, `${prediction.formula} against each; differences (Δ) are the prediction less the other`),
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Distance'), ...compared.map(item => element('th', { scope: 'col', class: 'number' }, item.name)))),
      element('tbody', {}, ...rows.map(([member, name, unit]) => element('tr', {},
        element('th', { scope: 'row' }, name, element('span', { class: 'unit' }, ` ${unit}`)),
        ...compared.map(item => element('td', { class: 'number' }, distance(item.answer?.distances[member], member)))))));
    const notes = [...new Set(compared.flatMap(item => item.answer?.notes ?? []))];
    show(byId('compare-notes'), ...notes.map(note => element('li', {}, note)));
  });
}

function distance(value, member) {
  if (value === null || value === undefined) return 'not defined';
  return /Frequency|wasserstein/.test(member) ? fixed(value, 1) : digits(value, 3);
}
