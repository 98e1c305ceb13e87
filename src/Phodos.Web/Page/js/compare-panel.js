// Adding to the comparison, removing from it, and the table of all distances.

import { byId, element, show } from './dom.js';
import { fileName, fixed } from './format.js';
import { swatch } from './legend.js';
import { clearProblem, say, showProblem } from './problem-box.js';
import { decoded } from './structure-file.js';

// The member, its name, its unit or meaning, and its decimals.
const rows = [
  ['rmse', 'RMSE', 'each divided by its maximum', 4],
  ['mse', 'MSE', 'each divided by its maximum', 4],
  ['mae', 'MAE', 'each divided by its maximum', 4],
  ['r2', 'R²', 'the other being the reference', 3],
  ['overlap', 'Overlap', 'part of the states at the same frequency', 3],
  ['cosine', 'Cosine', 'of the angle between the two', 3],
  ['wasserstein', 'Wasserstein-1', 'cm⁻¹', 1],
  ['meanFrequency', 'Δ mean frequency', 'cm⁻¹', 1],
  ['rmsFrequency', 'Δ rms frequency', 'cm⁻¹', 1],
  ['maximumFrequency', 'Δ maximum frequency', 'cm⁻¹, 0.5 % of the states above', 1],
  ['heatCapacity', 'Δ C_V at 300 K', 'J/K/mol-atom', 2],
  ['entropy', 'Δ S at 300 K', 'J/K/mol-atom', 2],
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
      clearProblem('compare-problem');
      say(`${store.state.compared.length} in the comparison.`);
    } catch (fault) {
      file.value = '';
      showProblem(fault, 'Comparison', 'compare-problem');
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
      element('thead', {}, element('tr', {},
        element('th', { scope: 'col' }, 'Distance'),
        ...compared.map(item => element('th', { scope: 'col', class: 'number' }, item.name)))),
      element('tbody', {}, ...rows.map(([member, name, unit, decimals]) => element('tr', {},
        element('th', { scope: 'row' }, name, element('span', { class: 'unit' }, ` ${unit}`)),
        ...compared.map(item => element('td', { class: 'number' }, distance(item.answer?.distances[member], decimals)))))));
    const notes = [...new Set(compared.flatMap(item => item.answer?.notes ?? []))];
    show(byId('compare-notes'), ...notes.map(note => element('li', {}, note)));
  });
}

function distance(value, decimals) {
  return value === null || value === undefined ? 'not defined' : fixed(value, decimals);
}
