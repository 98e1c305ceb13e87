// Moving an atom and scaling the cell: the edited crystal is written as POSCAR and predicted while the sliders move.

import { cartesian, lengthOf } from './cell.js';
import { byId, element, show } from './dom.js';
import { fixed, stem } from './format.js';
import { poscarOf } from './structure-file.js';

const axes = ['x', 'y', 'z'];

/** Wires the sliders. */
export function startEditPanel(store, predictor) {
  let moved = new Map(); // the new fractional position of a site, by its index
  let scale = 1;

  store.watch(['base'], ({ base }) => {
    if (!base) return;
    moved = new Map();
    scale = 1;
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
  axes.forEach((axis, at) => bind(`edit-${axis}`, value => {
    const position = [...positionOf(atom())];
    position[at] = value;
    moved.set(atom(), position);
    store.set({ chosen: atom() });
  }));
  bind('edit-scale', value => {
    scale = value / 100;
  });

  function atom() {
    return Number(byId('edit-atom').value);
  }

  function positionOf(index) {
    return moved.get(index) ?? store.state.base.sites[index].position;
  }

  // A slider and a number box of the same value.
  function bind(id, take) {
    const [slider, box] = [byId(id), byId(`${id}-number`)];
    slider.addEventListener('input', () => {
      box.value = slider.value;
      change(take, slider.valueAsNumber);
    });
    box.addEventListener('input', () => {
      if (!box.checkValidity() || Number.isNaN(box.valueAsNumber)) return;
      slider.value = box.value;
      change(take, box.valueAsNumber);
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
    const lattice = base.lattice.map(row => row.map(value => value * scale));
    const sites = base.sites.map((site, index) => ({ element: site.element, position: positionOf(index) }));
    const text = poscarOf(`${base.title || base.formula}, edited`, lattice, sites);
    predictor.predictEditedSoon({ name: `${stem(input.name)}-edited.vasp`, text }, fault => say(fault.message));
  }

  function setSliders() {
    const start = store.state.base.sites[atom()].position;
    const present = positionOf(atom());
    axes.forEach((axis, at) => {
      for (const id of [`edit-${axis}`, `edit-${axis}-number`]) {
        byId(id).min = (start[at] - 0.5).toFixed(4);
        byId(id).max = (start[at] + 0.5).toFixed(4);
        byId(id).value = present[at].toFixed(4);
      }
    });
    for (const id of ['edit-scale', 'edit-scale-number']) byId(id).value = scale * 100;
  }

  // What is changed, or why the server does not take it.
  function say(problem) {
    const { base } = store.state;
    const parts = [...moved].map(([index, position]) => {
      const shift = position.map((value, at) => value - base.sites[index].position[at]);
      return `${base.sites[index].element} ${index + 1} moved by ${fixed(scale * lengthOf(cartesian(base.lattice, shift)), 3)} Å`;
    });
    if (scale !== 1) parts.push(`a = ${fixed(scale * base.cell.a, 3)} Å instead of ${fixed(base.cell.a, 3)} Å`);
    byId('edit-status').textContent = problem ?? (parts.length ? `${parts.join('; ')}.` : 'The crystal is as given.');
    byId('edit-status').classList.toggle('is-problem', Boolean(problem));
    byId('edit-reset').disabled = parts.length === 0 && !store.state.given;
  }
}
