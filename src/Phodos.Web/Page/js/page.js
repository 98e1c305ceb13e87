// The page that predicts: what it knows, and which part shows what.

import { keepApiKey } from './api.js';
import { startComparePanel } from './compare-panel.js';
import { createComparison } from './comparison.js';
import { startCrystalView } from './crystal-view.js';
import { byId } from './dom.js';
import { startDosPanel } from './dos-panel.js';
import { startEditPanel } from './edit-panel.js';
import { startFactsPanel } from './facts-panel.js';
import { showExamples, startInputPanel } from './input-panel.js';
import { createPredictor } from './predictor.js';
import { showProblem } from './problem-box.js';
import { startSitesPanel } from './sites-panel.js';
import { createStore } from './store.js';
import { startThermoPanel } from './thermo-panel.js';

const firstExample = 'SiO2-quartz.cif';

const store = createStore({
  input: null, // what the reader gave: name and text
  shown: null, // what is predicted: the input, or an edited form of it
  base: null, // what the server says of the input
  inspected: null, // what the server says of the structure shown
  prediction: null, // its prediction: per cell, in cm^-1
  given: null, // the prediction of the input, while an edited form is shown
  compared: [], // crystals and references beside it
  model: null, // null is the default of the server
  unit: 'cm-1',
  normalization: 'cell',
  parts: 'elements',
  hasBand: true,
  hovered: null, // the index of the site under the pointer
  chosen: null, // the index of the site that was clicked
  supercell: 1,
  temperature: 300, // K
});
const predictor = createPredictor(store);
const comparison = createComparison(store);

for (const name of ['unit', 'normalization', 'parts']) chooseBy(name);
byId('has-band').addEventListener('change', event => store.set({ hasBand: event.target.checked }));
byId('api-key-form').addEventListener('submit', event => {
  event.preventDefault();
  keepApiKey(byId('api-key').value.trim());
  start();
});
startInputPanel(store, { give: predictor.predict, giveFurther });
startFactsPanel(store);
startSitesPanel(store);
startDosPanel(store);
startEditPanel(store, predictor);
startThermoPanel(store);
startComparePanel(store, comparison);
chooseBy('supercell', Number);
start().then(() => startCrystalView(store));

async function start() {
  try {
    const examples = await showExamples(predictor.predict);
    if (!store.state.input) await predictor.predict(asStructure(examples.find(example => example.file === firstExample) ?? examples[0]));
  } catch (fault) {
    showProblem(fault);
  }
}

// A crystal beside the one on the page.
async function giveFurther(structure) {
  const prediction = await predictor.predictAside(structure);
  await comparison.addCrystal(`${prediction.formula} (${structure.name})`, prediction);
}

function asStructure({ file, text }) {
  return { name: file, text };
}

// A group of radio buttons that says a value of the store.
function chooseBy(name, read = String) {
  const inputs = document.querySelectorAll(`input[name="${name}"]`);
  for (const input of inputs) input.addEventListener('change', () => store.set({ [name]: read(input.value) }));
  store.watch([name], state => {
    for (const input of inputs) input.checked = input.value === String(state[name]);
  });
}
