// The page that predicts: what it knows, and which part shows what.

import { keepApiKey } from './api.js';
import { byId } from './dom.js';
import { startDosPanel } from './dos-panel.js';
import { startFactsPanel } from './facts-panel.js';
import { showExamples, startInputPanel } from './input-panel.js';
import { createPredictor } from './predictor.js';
import { showProblem } from './problem-box.js';
import { createStore } from './store.js';

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
  highlighted: null, // the index of a site
  temperature: 300, // K
});
const predictor = createPredictor(store);

for (const name of ['unit', 'normalization', 'parts']) chooseBy(name);
byId('has-band').addEventListener('change', event => store.set({ hasBand: event.target.checked }));
byId('api-key-form').addEventListener('submit', event => {
  event.preventDefault();
  keepApiKey(byId('api-key').value.trim());
  start();
});
startInputPanel(store, { give: predictor.predict, giveFurther: async () => {} });
startFactsPanel(store);
startDosPanel(store);
start();

async function start() {
  try {
    const examples = await showExamples(predictor.predict);
    if (!store.state.input) await predictor.predict(asStructure(examples.find(example => example.file === firstExample) ?? examples[0]));
  } catch (fault) {
    showProblem(fault);
  }
}

function asStructure({ file, text }) {
  return { name: file, text };
}

// A group of radio buttons that says a value of the store.
function chooseBy(name) {
  const inputs = document.querySelectorAll(`input[name="${name}"]`);
  for (const input of inputs) input.addEventListener('change', () => store.set({ [name]: input.value }));
  store.watch([name], state => {
    for (const input of inputs) input.checked = input.value === state[name];
  });
}
