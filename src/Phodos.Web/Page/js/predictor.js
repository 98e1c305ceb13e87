// Asks the server for what a structure is and for its DOS. The newest request wins: an older one is called off.

import { ask, askJson } from './api.js';
import { clearProblem, say, showProblem } from './problem-box.js';

/** @typedef {{name: string, text: string}} Structure */

/**
 * Makes what predicts for the page.
 * @param {ReturnType<import('./store.js').createStore>} store
 */
export function createPredictor(store) {
  let current = new AbortController();
  let again = null;

  async function answers(structure, signal, onWait) {
    const text = structure.text;
    const [predictions, inspected] = await Promise.all([
      askJson('/predict', { query: { file: structure.name, model: store.state.model, normalization: 'cell', sites: true }, text, signal, onWait }),
      askJson('/inspect', { query: { file: structure.name }, text, signal, onWait }),
    ]);
    return { prediction: predictions[0], inspected };
  }

  async function run(structure, take, tell = fault => showProblem(fault, structure.name)) {
    current.abort();
    const { signal } = current = new AbortController();
    again = () => run(structure, take, tell);
    const late = setTimeout(() => say(`Predicting ${structure.name} …`), 150); // a quick answer needs no announcement
    const started = performance.now();
    try {
      const found = await answers(structure, signal, seconds => say(`The server is busy; trying again in ${seconds} s.`));
      clearTimeout(late);
      clearProblem();
      take(found);
      say(`${found.prediction.formula} predicted in ${Math.max(1, Math.round(performance.now() - started))} ms.`);
      return true;
    } catch (fault) {
      clearTimeout(late);
      if (fault.name === 'AbortError') return false;
      say('');
      tell(fault);
      return false;
    }
  }

  return {
    /**
     * Predicts what the reader gave; it takes the place of what was there once the answer has come.
     * @param {Structure} structure
     * @returns {Promise<boolean>} whether there is an answer, and no newer request
     */
    predict: structure => run(structure, found => store.set({ ...found, input: structure, shown: structure, given: null, base: found.inspected, hovered: null, chosen: null })),

    /** Predicts an edited form of what the reader gave; `tell` is called with what the server has against it. */
    predictEdited: (structure, tell) => run(structure, found => store.set({ ...found, shown: structure, given: store.state.given ?? store.state.prediction }), tell),

    /** The prediction of a structure that is not the one on the page. */
    predictAside: async structure => (await askJson('/predict', {
      query: { file: structure.name, model: store.state.model, normalization: 'cell' },
      text: structure.text,
    }))[0],

    /** A file of the structure on the page, in the unit and normalisation of the page. */
    download(format) {
      const { shown, model, unit, normalization, parts } = store.state;
      return ask('/predict', { query: { file: shown.name, model, unit, normalization, sites: parts === 'sites', format }, text: shown.text });
    },

    /** Tries the last request again, such as with a key. */
    retry: () => again?.(),

    /** Calls off what is under way. */
    stop: () => current.abort(),
  };
}
