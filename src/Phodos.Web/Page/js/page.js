// The page that predicts: what it knows, and which part shows what.

import { askJson, keepApiKey } from './api.js';
import { startBandsPanel } from './bands-panel.js';
import { startComparePanel } from './compare-panel.js';
import { createComparison } from './comparison.js';
import { startCrystalView } from './crystal-view.js';
import { byId, element, show } from './dom.js';
import { startDosPanel } from './dos-panel.js';
import { startEditPanel } from './edit-panel.js';
import { startFactsPanel } from './facts-panel.js';
import { startHistory } from './history.js';
import { showExamples, startInputPanel } from './input-panel.js';
import { readFragment } from './link.js';
import { startModePanel } from './mode-panel.js';
import { createPredictor } from './predictor.js';
import { clearProblem, sayWaiting, showProblem } from './problem-box.js';
import { startSitesPanel } from './sites-panel.js';
import { createStore } from './store.js';
import { startTakePanel } from './take-panel.js';
import { startThermoPanel } from './thermo-panel.js';

const firstExample = 'SiO2-quartz.cif';

const store = createStore({
  input: null, // what the reader gave: name and text
  shown: null, // what is predicted: the input, or an edited form of it
  base: null, // what the server says of the input
  inspected: null, // what the server says of the structure shown
  prediction: null, // its prediction: per cell, in cm^-1
  given: null, // the prediction of the input, while an edited form is shown
  calculation: null, // of the input: its name, its files, and what the server says of its phonons
  mode: null, // the mode that the crystal is shown in, of the calculation or else predicted
  amplitude: 0.4, // the largest displacement (angstrom) that it is shown with
  isPlaying: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  compared: [], // crystals and references beside it
  bodyBytes: Infinity, // the most that the server takes
  calculationBytes: Infinity, // the same, of a calculation
  models: [], // what the server says of its models
  model: null, // the name of the one that predicts; null is the default
  unit: 'cm-1',
  normalization: 'cell',
  parts: 'elements',
  hasBand: true,
  hovered: null, // the index of the site under the pointer
  chosen: null, // the index of the site that was clicked
  supercell: 1,
  temperature: 300, // K
  refused: null, // the name of the structure asked for last, where there is no prediction of it
  fragment: null, // the permanent link of what is shown; empty where it is too long for one
  isWelcome: true, // whether the crystal shown is the one that the page begins with
});
const predictor = createPredictor(store);
const comparison = createComparison(store);

byId('model').addEventListener('change', event => {
  store.set({ model: event.target.value });
  give(store.state.input);
});
for (const name of ['unit', 'normalization', 'parts']) chooseBy(name);
byId('has-band').addEventListener('change', event => store.set({ hasBand: event.target.checked }));
byId('api-key-form').addEventListener('submit', event => {
  event.preventDefault();
  keepApiKey(byId('api-key').value.trim());
  clearProblem();
  start();
});
// After a refusal the crystal before it stays, and nobody is to take it for the one that was refused.
store.watch(['refused', 'prediction', 'shown'], ({ refused, prediction, shown }) => {
  const note = byId('still-shown');
  note.hidden = refused === null || prediction === null;
  if (!note.hidden) note.textContent = `There is no prediction of ${refused}. All below is still of ${prediction.formula} (${shown.name}).`;
});
startInputPanel(store, { give, giveFurther, giveCalculation });
startFactsPanel(store);
startSitesPanel(store);
startBandsPanel(store, predictor);
startModePanel(store);
startDosPanel(store);
startEditPanel(store, predictor);
startThermoPanel(store, predictor);
startComparePanel(store, comparison);
startTakePanel(store, predictor);
store.watch(['calculation'], ({ calculation }) => {
  comparison.setCalculation(calculation).catch(fault => showProblem(fault, 'Comparison', 'compare-problem'));
});
chooseBy('supercell', Number);
startHistory(store, { open, welcome: () => showExamples(give).then(welcome) });
start().then(() => startCrystalView(store));

// What was asked for before there was a key, the link that was opened, or else an example: there is always a prediction to see.
async function start() {
  try {
    offerModels(await askJson('/models', { onWait: sayWaiting }));
    const [examples, limits] = await Promise.all([showExamples(give), askJson('/limits', { onWait: sayWaiting })]);
    store.set({ bodyBytes: limits.bodyBytes, calculationBytes: limits.calculationBytes });
    if (predictor.hasRequest()) {
      await predictor.retry();
      return;
    }

    let damage = null;
    const isLinked = await openLink().catch(fault => {
      damage = fault;
      return false;
    });
    if (!isLinked) await welcome(examples);
    if (damage) showProblem(damage);
  } catch (fault) {
    showProblem(fault);
  }
}

async function welcome(examples) {
  const { file, text } = examples.find(example => example.file === firstExample) ?? examples[0];
  return open({ structure: { name: file, text }, unit: store.state.unit, normalization: store.state.normalization, isWelcome: true });
}

// Whether the address of the page holds a structure.
async function openLink() {
  const linked = await readFragment(location.hash);
  if (!linked) return false;
  await open(linked);
  return true;
}

// Shows a structure as it was shown before; gives whether it is shown.
async function open({ structure, calculation, unit, normalization, isWelcome = false }) {
  const isShown = await (calculation ? predictor.calculate(calculation) : predictor.predict(structure));
  if (isShown) store.set({ unit, normalization, isWelcome });
  return isShown;
}

// A choice only where there is one.
function offerModels(models) {
  show(byId('model'), ...models.map(({ name, architecture }) => element('option', { value: name }, `${name} (${architecture})`)));
  byId('model').value = store.state.model ?? models.find(model => model.isDefault).name;
  byId('model-choice').hidden = models.length < 2;
  store.set({ models, model: byId('model').value });
}

async function give(structure) {
  const isShown = await predictor.predict(structure);
  if (isShown) store.set({ isWelcome: false });
  return isShown;
}

async function giveCalculation(calculation) {
  const isShown = await predictor.calculate(calculation);
  if (isShown) store.set({ isWelcome: false });
  return isShown;
}

// A crystal beside the one on the page.
async function giveFurther(structure) {
  const prediction = await predictor.predictAside(structure);
  await comparison.addCrystal(`${prediction.formula} (${structure.name})`, prediction);
}

// A group of radio buttons that says a value of the store.
function chooseBy(name, read = String) {
  const inputs = document.querySelectorAll(`input[name="${name}"]`);
  for (const input of inputs) input.addEventListener('change', () => store.set({ isWelcome: false, [name]: read(input.value) }));
  store.watch([name], state => {
    for (const input of inputs) input.checked = input.value === String(state[name]);
  });
}
