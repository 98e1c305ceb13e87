// What the crystal is, and what to mind about its prediction.

import { byId, element, show } from './dom.js';
import { fixed, formulaNodes, spaceGroupNodes } from './format.js';

/** Keeps the facts and the warnings in step with the store. */
export function startFactsPanel(store) {
  store.watch(['inspected', 'prediction'], ({ inspected, prediction, shown }) => {
    if (!inspected) return;
    const { cell } = inspected;
    show(byId('crystal-formula'), ...formulaNodes(inspected.formula));
    byId('crystal-file').textContent = byId('crystal-file').title = [inspected.title, shown.name].filter(Boolean).join(' · ');
    show(byId('facts'),
      ...fact('Space group', ...spaceGroupOf(inspected)),
      ...fact('Crystal system', inspected.crystalSystem),
      ...fact('Density', `${fixed(inspected.density, 3)} g/cm³`),
      ...fact('Atoms', atomsOf(inspected)),
      ...fact('Volume', `${fixed(inspected.volume, 2)} Å³, ${fixed(inspected.volumePerAtom, 2)} Å³ an atom`),
      ...fact('a, b, c', `${[cell.a, cell.b, cell.c].map(length => fixed(length, 3)).join(', ')} Å`),
      ...fact('α, β, γ', [cell.alpha, cell.beta, cell.gamma].map(angle => `${fixed(angle, 2)}°`).join(', ')),
      ...fact('Shortest distance', `${fixed(inspected.minDistance, 3)} Å`));
    const warnings = [...new Set([...inspected.warnings, ...prediction.warnings])];
    show(byId('warnings'), element('strong', {}, 'Mind this'), element('ul', {}, ...warnings.map(warning => element('li', {}, warning))));
    byId('warnings').hidden = warnings.length === 0;
  });
}

function spaceGroupOf({ spacegroup, spacegroupSymbol }) {
  return spacegroupSymbol ? [...spaceGroupNodes(spacegroupSymbol), ` (${spacegroup})`] : ['not found'];
}

function atomsOf({ atoms, primitiveAtoms }) {
  return primitiveAtoms === atoms ? `${atoms} in the cell` : `${atoms} in the cell, ${primitiveAtoms} in the primitive cell`;
}

function fact(name, ...value) {
  return [element('dt', {}, name), element('dd', {}, ...value)];
}
