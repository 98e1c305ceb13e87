// Moving an atom and scaling the cell: the edited crystal is written as POSCAR and predicted while the sliders move.

import { cartesian, lengthOf } from './cell.js';
import { byId, element, show } from './dom.js';
import { fixed, rounded, stem } from './format.js';
import { bindNumber, showNumber } from './number-field.js';
import { poscarOf } from './structure-file.js';

const axes = ['x', 'y', 'z'];

/** Wires the sliders. */
export function startEditPanel(store, predictor) {
  let moved = new Map(); // the new fractional position of a site, by its index
  let percent = 100; // of the lengths of the cell

  store.watch(['base'], ({ base }) => {
    if (!base) return;
    moved = new Map();
    percent = 100;
    show(byId('edit-atom'), ...base.sites.map((site, index) => element('option', { value: index }, `${index + 1} · ${site.element}`)));
    setSliders();
    say();
  });
  store.watch(['chosen'], ({ chosen, base }) => {
    if (!base || chosen === null) return;
    byId('edit-atom').value = chosen;
    setSliders();
  });
  byId('edit-atom').addEventListener('change', event => store.set({ chosen: Number(event.target.value) }));
  byId('edit-reset').addEventListener('click', () => predictor.predict(store.state.input));
  axes.forEach((axis, at) => bind(`edit-${axis}`, () => rounded(positionOf(atom())[at]), value => {
    const position = [...positionOf(atom())];
    position[at] = value;
    moved.set(atom(), position);
    store.set({ chosen: atom() });
  }));
  bind('edit-scale', () => percent, value => {
    percent = value;
  });

  function atom() {
    return Number(byId('edit-atom').value);
  }

  function positionOf(index) {
    return moved.get(index) ?? store.state.base.sites[index].position;
  }

  function bind(id, applied, take) {
    bindNumber(byId(id), byId(`${id}-number`), {
      applied: () => (store.state.base ? applied() : NaN), apply: value => change(take, value), say,
    });
  }

  function change(take, value) {
    if (!store.state.base) return;
    take(value);
    store.set({ isWelcome: false });
    say();
    predict();
  }

  function predict() {
    const { base, input } = store.state;
    const lattice = base.lattice.map(row => row.map(value => value * percent / 100));
    const sites = base.sites.map((site, index) => ({ element: site.element, position: positionOf(index) }));
    const text = poscarOf(`${base.title || base.formula}, edited`, lattice, sites);
    predictor.predictEditedSoon({ name: `${stem(input.name)}-edited.vasp`, text }, fault => say(fault.message));
  }

  function setSliders() {
    const start = store.state.base.sites[atom()].position;
    const present = positionOf(atom());
    axes.forEach((axis, at) => {
      const slider = byId(`edit-${axis}`);
      slider.min = (start[at] - 0.5).toFixed(4);
      slider.max = (start[at] + 0.5).toFixed(4);
      showNumber(slider, byId(`edit-${axis}-number`), rounded(present[at]));
    });
    showNumber(byId('edit-scale'), byId('edit-scale-number'), percent);
  }

  // What is changed, or why the server does not take it.
  function say(problem) {
    const { base } = store.state;
    const parts = [...moved].map(([index, position]) => {
      const shift = position.map((value, at) => nearestImage(value - base.sites[index].position[at]));
      return `${base.sites[index].element} ${index + 1} moved by ${fixed(percent / 100 * lengthOf(cartesian(base.lattice, shift)), 3)} Å`;
    });
    if (percent !== 100) parts.push(`a = ${fixed(percent / 100 * base.cell.a, 3)} Å instead of ${fixed(base.cell.a, 3)} Å`);
    byId('edit-status').textContent = problem ?? (parts.length ? `${parts.join('; ')}.` : 'The crystal is as given.');
    byId('edit-status').classList.toggle('is-problem', Boolean(problem));
    byId('edit-reset').disabled = parts.length === 0 && !store.state.given;
  }
}

// A position may be typed in any cell: 0.9 is 0.1 before 0.
function nearestImage(shift) {
  return shift - Math.round(shift);
}
