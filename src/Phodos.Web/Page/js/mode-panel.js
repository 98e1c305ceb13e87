// The mode that the crystal is shown in: what it is, and how it is played.

import { byId } from './dom.js';
import { fixed } from './format.js';
import { reachesOf } from './mode-motion.js';
import { frequencyText, vectorText } from './mode-text.js';

const alike = 0.02; // of the largest displacement

/** Keeps the panel in step with the store, and wires its controls. */
export function startModePanel(store) {
  byId('mode-play').addEventListener('click', () => store.set({ isPlaying: !store.state.isPlaying }));
  byId('mode-amplitude').addEventListener('input', event => store.set({ amplitude: event.target.valueAsNumber }));
  byId('mode-lower').addEventListener('click', () => step(-1));
  byId('mode-higher').addEventListener('click', () => step(1));
  byId('mode-close').addEventListener('click', () => {
    store.set({ mode: null });
    byId('bands-chart').focus({ preventScroll: true });
  });
  store.watch(['mode', 'unit'], ({ mode, unit }) => {
    byId('mode').hidden = mode === null;
    if (!mode) return;
    byId('mode-text').textContent = textOf(mode, unit);
    byId('mode-lower').disabled = mode.number === 0;
    byId('mode-higher').disabled = mode.number === mode.modes.length - 1;
  });
  store.watch(['amplitude'], ({ amplitude }) => {
    byId('mode-amplitude').value = amplitude;
    byId('mode-amplitude-value').textContent = `${fixed(amplitude, 2)} Å`;
  });
  store.watch(['isPlaying'], ({ isPlaying }) => {
    byId('mode-play').textContent = isPlaying ? 'Pause' : 'Play';
  });

  // Another mode at the same wave vector.
  function step(by) {
    const { mode } = store.state;
    store.set({ mode: { ...mode, number: mode.number + by, place: null } });
  }
}

function textOf({ q, modes, waves, number, crystal }, unit) {
  const frequency = frequencyText(modes[number].frequency, unit);
  return `Mode ${number + 1} of ${modes.length} at q = ${vectorText(q)}: ${frequency}. ${movers(crystal.sites, reachesOf(waves[number]))}`;
}

// The elements by how far their atoms go, with the atoms where these differ.
function movers(sites, reaches) {
  const symbols = [...new Set(sites.map(site => site.element))];
  const parts = symbols.map(symbol => {
    const indices = sites.map((_, index) => index).filter(index => sites[index].element === symbol);
    const most = Math.max(...indices.map(index => reaches[index]));
    const farthest = indices.filter(index => reaches[index] > most - alike);
    const which = farthest.length === indices.length || farthest.length > 6 ? '' : ` (${farthest.map(index => index + 1).join(', ')})`;
    return { name: `${symbol}${which}`, most };
  }).sort((a, b) => b.most - a.most);
  const others = parts.slice(1).map(({ name, most }) => `${name} ${Math.round(100 * most)} % as far`);
  return [`${parts[0].name} moves most`, ...others].join(', ') + '.';
}
