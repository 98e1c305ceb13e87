// Asks the server for what a structure is and for its DOS. The newest request wins: an older one is called off.

import { ApiProblem, ask, askJson } from './api.js';
import { formOf } from './calculation-files.js';
import { clearProblem, say, sayWaiting, showProblem } from './problem-box.js';

const patience = 60; // ms without a change before the server is asked

/** @typedef {{name: string, text: string}} Structure */
/** @typedef {import('./calculation-files.js').Calculation} Calculation */

/**
 * Makes what predicts for the page.
 * @param {ReturnType<import('./store.js').createStore>} store
 */
export function createPredictor(store) {
  let current = new AbortController();
  let again = null;
  let soon = 0;

  async function answers(structure, signal, onWait) {
    const { name: file, text } = structure;
    requireWithin(store.state.bodyBytes, file, [text]);
    const [predictions, inspected] = await Promise.all([
      askJson('/predict', { query: { file, model: store.state.model, normalization: 'cell', sites: true, bands: tellsModes() }, text, signal, onWait }),
      askJson('/inspect', { query: { file }, text, signal, onWait }),
    ]);
    return { prediction: predictions[0], inspected };
  }

  // True, or null for a model that predicts the DOS alone.
  function tellsModes() {
    const { models, model } = store.state;
    return models.find(({ name }) => name === model)?.tellsModes || null;
  }

  // The primitive cell of a calculation is predicted too.
  async function calculated(calculation, signal, onWait) {
    requireWithin(store.state.calculationBytes, calculation.name, calculation.files.map(file => file.content));
    const query = { file: calculation.name, normalization: 'cell', sites: true };
    const [phonons] = await askJson('/phonons', { query, form: formOf(calculation), signal, onWait });
    const structure = { name: `${calculation.name}.vasp`, text: phonons.structure };
    return { ...(await answers(structure, signal, onWait)), structure, calculation: { ...calculation, phonons } };
  }

  async function run(name, find, take, tell = fault => showProblem(fault, name)) {
    clearTimeout(soon);
    current.abort();
    const { signal } = current = new AbortController();
    again = () => run(name, find, take, tell);
    const late = setTimeout(() => say(`Working on ${name} …`), 150); // a quick answer needs no announcement
    const started = performance.now();
    try {
      const found = await find(signal, seconds => {
        clearTimeout(late);
        sayWaiting(seconds);
      });
      clearTimeout(late);
      if (signal.aborted) return false;
      clearProblem();
      store.set({ refused: null });
      take(found);
      const what = found.calculation ? 'worked out and predicted' : 'predicted';
      say(`${found.prediction.formula} ${what} in ${Math.max(1, Math.round(performance.now() - started))} ms.`);
      return true;
    } catch (fault) {
      clearTimeout(late);
      if (signal.aborted) return false;
      say('');
      store.set({ refused: name });
      tell(fault);
      return false;
    }
  }

  function give(structure, calculation, found) {
    store.set({
      ...found, calculation, mode: null, input: structure, shown: structure, base: found.inspected, given: null, hovered: null, chosen: null,
    });
  }

  return {
    /**
     * Predicts what the reader gave; it takes the place of what was there once the answer has come.
     * @param {Structure} structure
     * @returns {Promise<boolean>} whether there is an answer, and no newer request
     */
    predict: structure => run(structure.name, (signal, onWait) => answers(structure, signal, onWait), found => give(structure, null, found)),

    /**
     * Works out the phonons of a calculation, and predicts its crystal.
     * @param {Calculation} calculation
     * @returns {Promise<boolean>} whether there is an answer, and no newer request
     */
    calculate: calculation => run(
      calculation.name,
      (signal, onWait) => calculated(calculation, signal, onWait),
      ({ structure, calculation: found, ...rest }) => give(structure, found, rest)),

    /**
     * The modes of the calculation on the page at a wave vector, or where there is none those that the model predicts.
     * @param {number[]} q
     * @param {number[]|null} direction that Γ is reached from
     * @param {AbortSignal} signal
     */
    modesAt(q, direction, signal) {
      const { calculation, shown, model } = store.state;
      const query = { q: q.join(), direction: direction?.join() };
      return askJson('/modes', calculation
        ? { query: { ...query, file: calculation.name }, form: formOf(calculation), signal, onWait: sayWaiting }
        : { query: { ...query, file: shown.name, model }, text: shown.text, signal, onWait: sayWaiting });
    },

    /** Predicts an edited form of what the reader gave once no newer one comes; `tell` is called with what the server has against it. */
    predictEditedSoon(structure, tell) {
      clearTimeout(soon);
      soon = setTimeout(() => run(structure.name, (signal, onWait) => answers(structure, signal, onWait), found => store.set({
        ...found, shown: structure, given: store.state.given ?? store.state.prediction, mode: store.state.calculation && store.state.mode,
      }), tell), patience);
    },

    /** The prediction of a structure that is not the one on the page. */
    predictAside: async structure => (await askJson('/predict', {
      query: { file: structure.name, model: store.state.model, normalization: 'cell' },
      text: structure.text,
      onWait: sayWaiting,
    }))[0],

    /** The thermodynamic functions of the structure on the page at one temperature (K). */
    thermodynamicsAt: async (temperature, signal) => (await askJson('/predict', {
      query: { file: store.state.shown.name, model: store.state.model, temperatures: `${temperature}:${temperature}:1` },
      text: store.state.shown.text,
      signal,
      onWait: sayWaiting,
    }))[0].thermodynamics,

    /** A file of the structure on the page, in the unit and normalisation of the page. */
    download(format) {
      const { shown, model, unit, normalization, parts } = store.state;
      const query = { file: shown.name, model, unit, normalization, sites: parts === 'sites', format };
      return ask('/predict', { query, text: shown.text, onWait: sayWaiting });
    },

    /** Whether anything was asked for. */
    hasRequest: () => again !== null,

    /** Tries the last request again, such as with a key. */
    retry: () => again(),
  };
}

// A server closes the door on a body that is too large, and a browser may not hear why.
function requireWithin(bodyBytes, name, parts) {
  if (new Blob(parts).size <= bodyBytes) return;
  const detail = `the file has more than the ${Math.round(bodyBytes / 1024)} KiB that this server takes`;
  throw new ApiProblem({ status: 413, title: 'Too large', detail, file: name });
}
