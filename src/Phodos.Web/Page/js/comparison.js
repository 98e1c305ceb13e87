// What stands beside the prediction: other crystals, and reference densities of states. Each has its distances to the prediction.

import { askJson } from './api.js';
import { unnamed } from './calculation-files.js';
import { sayWaiting, showProblem } from './problem-box.js';

const looks = [
  { color: '--series-7', dash: [8, 4] },
  { color: '--series-5', dash: [8, 3, 2, 3] },
  { color: '--series-4', dash: [3, 3] },
  { color: '--series-6', dash: [12, 4] },
  { color: '--series-3', dash: [8, 3, 2, 3, 2, 3] },
  { color: '--series-2', dash: [4, 2] },
];

/**
 * @typedef {object} Compared
 * @property {number} id
 * @property {'crystal'|'reference'} kind
 * @property {string} name
 * @property {string} text the spectrum, as /compare-dos reads it
 * @property {string|null} unit of a table that does not tell its own
 * @property {object} [prediction] of a crystal
 * @property {object|null} answer of /compare-dos for the present prediction
 */

/** Makes what keeps the comparison of a store. */
export function createComparison(store) {
  let next = 0;
  let current = new AbortController();
  let last = Promise.resolve();

  // The prediction is always the first, so that differences are the prediction less the other.
  async function distancesTo(item, signal) {
    const { prediction, shown } = store.state;
    return askJson('/compare-dos', {
      json: {
        first: { name: shown.name, text: JSON.stringify(withoutParts(prediction)) },
        second: { name: item.name, text: item.text },
        unit: item.unit,
      },
      signal,
      onWait: sayWaiting,
    });
  }

  function withLook(item) {
    const free = looks.find(({ color }) => store.state.compared.every(other => other.color !== color));
    return { ...item, id: next++, ...(free ?? looks[next % looks.length]) };
  }

  async function refresh() {
    current.abort();
    const { signal } = current = new AbortController();
    const { compared } = store.state;
    if (compared.length === 0) return;
    try {
      const answers = await Promise.all(compared.map(item => distancesTo(item, signal)));
      const byId = new Map(compared.map((item, index) => [item.id, answers[index]]));
      store.set({ compared: store.state.compared.map(item => (byId.has(item.id) ? { ...item, answer: byId.get(item.id) } : item)) });
    } catch (fault) {
      if (fault.name !== 'AbortError') showProblem(fault, 'Comparison', 'compare-problem');
    }
  }

  store.watch(['prediction'], refresh);

  return {
    /** Puts a predicted crystal beside the one on the page. */
    async addCrystal(name, prediction) {
      const text = JSON.stringify(withoutParts(prediction));
      await add({ kind: 'crystal', name, text, unit: null, prediction });
    },

    /** Puts a reference, such as a calculated DOS, beside the prediction. */
    addReference: (name, text, unit) => add({ kind: 'reference', name, text, unit }),

    /** Puts the calculation of the crystal on the page beside its prediction, in place of another; null takes it away. */
    async setCalculation(calculation) {
      const others = store.state.compared.filter(item => !item.isCalculation);
      if (others.length < store.state.compared.length) store.set({ compared: others });
      if (!calculation) return;
      const { name, phonons } = calculation;
      const isStillWanted = () => store.state.calculation === calculation;
      const text = JSON.stringify(withoutParts(phonons));
      await add({ kind: 'crystal', isCalculation: true, name: name === unnamed ? 'calculated' : `calculated (${name})`, text, unit: null, prediction: phonons }, isStillWanted);
    },

    remove(id) {
      store.set({ compared: store.state.compared.filter(item => item.id !== id) });
    },
  };

  // Nothing is added that cannot be compared. Each waits for the one before: they stand in the order in which they were chosen, and no
  // two take the same colour.
  function add(item, isStillWanted = () => true) {
    const added = last.then(async () => {
      if (!isStillWanted()) return;
      const answer = await distancesTo(item);
      if (!isStillWanted()) return;
      store.set({ compared: [...store.state.compared, { ...withLook(item), answer }] });
    });
    last = added.catch(() => {});
    return added;
  }
}

// The parts and bands are not compared, and a body has its limit.
function withoutParts(prediction) {
  return { ...prediction, sites: [], elements: {}, bands: undefined };
}
