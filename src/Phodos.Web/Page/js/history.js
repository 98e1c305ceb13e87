// Back and forward go from crystal to crystal inside the page.

import { readFragment } from './link.js';
import { showProblem } from './problem-box.js';

const patience = 300; // ms; browsers limit how often an address may change

/**
 * Makes an entry of the browser's history for each crystal that is given, and keeps its address in step with what is shown.
 * @param {ReturnType<import('./store.js').createStore>} store
 * @param {object} page
 * @param {(view: {structure: object, unit: string, normalization: string, isWelcome?: boolean}) => Promise<boolean>} page.open
 * @param {() => Promise<boolean>} page.welcome shows what a newcomer sees
 */
export function startHistory(store, { open, welcome }) {
  const views = new Map(); // what each entry shows; an address may be too short for it
  let current = null; // the entry of what is shown
  let awaited = null; // the entry that the browser is at, while its crystal is predicted again
  let made = 0;
  let timer = 0;

  store.watch(['input'], ({ input }) => {
    if (!input) return;
    clearTimeout(timer);
    if (awaited !== null) {
      current = awaited;
      awaited = null;
    } else if (current === null) {
      current = newEntry();
      history.replaceState({ entry: current }, '');
    } else if (!isShownAt(current, input)) {
      current = newEntry();
      history.pushState({ entry: current }, '', location.pathname);
    }
  });
  store.watch(['shown', 'calculation', 'unit', 'normalization', 'isWelcome'], ({ shown, input, calculation, unit, normalization, isWelcome }) => {
    if (shown) views.set(current, { structure: shown, calculation: shown === input ? calculation : null, unit, normalization, isWelcome });
  });

  // The address follows, but for the example that a newcomer sees first.
  store.watch(['fragment', 'isWelcome'], ({ fragment }) => {
    clearTimeout(timer);
    if (fragment === null) return;
    const entry = current;
    timer = setTimeout(() => {
      if (entry !== current || awaited !== null || store.state.isWelcome) return;
      history.replaceState({ entry }, '', fragment ? `#${fragment}` : location.pathname);
    }, patience);
  });

  addEventListener('popstate', ({ state }) => goTo(state?.entry ?? null).catch(showProblem));

  async function goTo(entry) {
    clearTimeout(timer);
    if (entry !== null && entry === current) return;
    const view = views.get(entry) ?? await readFragment(location.hash);
    if (!view && entry === null) {
      history.replaceState({ entry: current }, ''); // a place on this page, such as that of the skip link
      return;
    }

    const target = entry ?? newEntry();
    if (entry === null) history.replaceState({ entry: target }, '');
    awaited = target;
    const isShown = await (view ? open(view) : welcome());
    if (awaited !== target) return;
    awaited = null;
    if (isShown) current = target;
  }

  function newEntry() {
    return `${performance.timeOrigin} ${made++}`; // entries of an earlier visit are others
  }

  function isShownAt(entry, { name, text }) {
    const { structure, calculation } = views.get(entry) ?? {};
    return structure?.name === name && structure.text === text && !calculation === !store.state.calculation;
  }
}
