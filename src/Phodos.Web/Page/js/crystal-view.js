// The crystal in three dimensions, by 3Dmol; loaded after the rest of the page works.

import { atomsOf, cartesian, edgesOf, nearestDistances, neighborPairs } from './cell.js';
import { color } from './colors.js';
import { byId } from './dom.js';
import { looksOf } from './elements.js';
import { cellsOf, displacementOf } from './mode-motion.js';
import { basisFacing, quaternionOf, reachOf } from './orientation.js';

const sphereScale = 0.26; // of the van der Waals radius
const mostAtoms = 6000;
const mostMoving = 400; // atoms; each is drawn anew many times a second
const frames = 32; // of a period
const period = 1600; // ms, whatever the frequency
const margin = 1.12;

// Those of 3Dmol: where its camera is, and half the angle that it sees from side to side.
const cameraPlace = 150;
const fieldOfView = (20 * Math.PI) / 180;

/** Loads the viewer and keeps it in step with the store; says so where there is none. */
export async function startCrystalView(store) {
  const note = byId('crystal-view-note');
  try {
    if (!hasWebGl()) throw new Error('no WebGL');
    const { createViewer } = await import('/vendor/3dmol/3Dmol.es6-min.js');
    const viewer = createViewer(byId('crystal-view'), { orthographic: true, disableFog: true, antialias: true });
    note.hidden = true;
    draw(store, viewer);
  } catch {
    note.textContent = 'The 3D view needs WebGL, which this browser does not offer; all else works.';
  }
}

function hasWebGl() {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function draw(store, viewer) {
  const host = byId('crystal-view');
  let atoms = [];
  let halos = [];
  let seen = null; // what the camera was last put in front of
  let model = null;
  let motion = null; // the mode that is played: what it began with, and the frame that is shown

  function drawCrystal({ inspected, supercell, input, mode }) {
    if (!inspected) return;
    byId('crystal-view-controls').disabled = false;
    const { lattice, sites } = mode?.crystal ?? inspected;
    const { counts, note } = mode ? cellsOfMode(mode, supercell) : cellsAtRest(sites, supercell);
    byId('supercell-note').textContent = note;
    const looks = looksOf([...new Set(sites.map(site => site.element))].sort());
    atoms = atomsOf(lattice, sites, counts);
    viewer.setBackgroundColor(color('--sunken'));
    viewer.removeAllModels();
    viewer.removeAllShapes();
    viewer.removeAllLabels();
    halos = [];
    model = viewer.addModel();
    model.addAtoms(bonded(atoms, nearestDistances(lattice, sites)));
    for (const [symbol, look] of Object.entries(looks)) {
      const shade = color(look.color);
      model.setStyle({ elem: symbol }, { sphere: { scale: sphereScale, color: shade }, stick: { radius: 0.09, color: shade } });
    }

    model.setHoverable({}, true, atom => hover(atoms[atom.index]?.site ?? null), () => hover(null));
    model.setClickable({}, true, atom => store.set({ chosen: atoms[atom.index]?.site ?? null }));
    drawCell(lattice);
    viewer.setHoverDuration(20);
    const sight = `${counts} ${input?.name} ${input?.text.length}`;
    if (seen !== sight) {
      turn(lattice);
      seen = sight;
    }

    drawHalos(store.state);
    move(store.state);
  }

  // The frames of a mode; the first is where its atoms are farthest.
  function move({ mode, amplitude }) {
    motion = mode && { began: performance.now(), shown: -1 };
    if (!mode) return;
    const wave = mode.waves[mode.number];
    model.setCoordinates(Array.from({ length: frames }, (_, frame) => atoms.map(({ site, cell, place }) => {
      const moved = displacementOf(wave, site, cell, frame / frames);
      return place.map((value, axis) => value + amplitude * moved[axis]);
    })), 'array');
    showFrame(0);
    play();
  }

  function play() {
    const now = motion;
    requestAnimationFrame(function next(time) {
      if (motion !== now || !now || !store.state.isPlaying) return;
      showFrame(Math.floor((Math.max(0, time - now.began) / period) * frames) % frames);
      requestAnimationFrame(next);
    });
  }

  function showFrame(frame) {
    if (motion.shown === frame) return;
    motion.shown = frame;
    model.setFrame(frame);
    viewer.render();
    host.dataset.frame = frame;
  }

  function hover(site) {
    if (!store.state.mode) store.set({ hovered: site });
  }

  function drawCell(lattice) {
    const shade = color('--edge');
    for (const [from, to] of edgesOf(lattice)) viewer.addLine({ start: point(from), end: point(to), color: shade, linewidth: 1 });
    ['a', 'b', 'c'].forEach((name, axis) => viewer.addLabel(name, {
      position: point(lattice[axis].map(value => 1.06 * value)),
      fontColor: color('--ink'),
      fontSize: 13,
      showBackground: false,
      inFront: true,
      alignment: 'center',
    }));
  }

  function drawHalos({ hovered, chosen, inspected, mode }) {
    halos.forEach(halo => viewer.removeShape(halo));
    const site = hovered ?? chosen;
    halos = site === null || !inspected || mode ? [] : atoms.filter(atom => atom.site === site).map(atom => viewer.addSphere({
      center: point(atom.place), radius: 0.85, color: color('--accent'), opacity: 0.5,
    }));
    viewer.render();
  }

  // A little beside a and above the plane of a and b: all three directions are seen.
  function turn(lattice) {
    face(cartesian(lattice, [1, 0.28, 0.22]), lattice[2], lattice);
  }

  function along(axis) {
    const { lattice } = store.state.mode?.crystal ?? store.state.inspected;
    face(lattice[axis], lattice[axis === 2 ? 1 : 2], lattice);
  }

  // Turns a direction towards the reader, and comes as close as all is in sight.
  function face(towards, up, lattice) {
    viewer.zoomTo();
    const [x, y, z] = viewer.getView();
    const basis = basisFacing(towards, up);
    const places = [...atoms.map(atom => atom.place), ...edgesOf(lattice).flat()];
    const [across, upright] = reachOf(places, [-x, -y, -z], basis);
    const half = margin * Math.max(across, (upright * host.clientWidth) / host.clientHeight) + 1;
    viewer.setView([x, y, z, cameraPlace - half / Math.tan(fieldOfView), ...quaternionOf(basis)]);
    viewer.render();
  }

  ['a', 'b', 'c'].forEach((name, axis) => byId(`view-${name}`).addEventListener('click', () => along(axis)));
  byId('view-reset').addEventListener('click', () => turn((store.state.mode?.crystal ?? store.state.inspected).lattice));
  steer(viewer);
  new ResizeObserver(() => viewer.resize()).observe(host);
  document.addEventListener('phodos-theme', () => drawCrystal(store.state));
  store.watch(['inspected', 'supercell', 'mode'], drawCrystal);
  store.watch(['amplitude'], state => state.mode && move(state));
  store.watch(['isPlaying'], ({ isPlaying }) => {
    if (!motion || !isPlaying) return;
    motion = { began: performance.now() - (motion.shown / frames) * period, shown: motion.shown }; // on from where it stopped
    play();
  });
  store.watch(['hovered', 'chosen'], drawHalos);
}

// How many cells are drawn, and what is to be said of them.
function cellsAtRest(sites, supercell) {
  const most = Math.max(1, Math.floor(Math.cbrt(mostAtoms / sites.length)));
  const count = Math.min(supercell, most);
  const note = count < supercell ? `${count}×${count}×${count} is shown: more atoms are too many to draw.` : '';
  return { counts: [count, count, count], note };
}

function cellsOfMode({ q, crystal }, supercell) {
  const { counts, repeats } = cellsOf(q, supercell, Math.max(1, Math.floor(mostMoving / crystal.sites.length)));
  const text = counts.join('×');
  return { counts, note: repeats ? `${text} cells, which the mode repeats after.` : `${text} cells; the mode does not repeat after so few.` };
}

// The atoms as 3Dmol takes them; sticks join nearest neighbours.
function bonded(atoms, nearest) {
  const taken = atoms.map(({ element, place }, serial) => ({
    elem: element, atom: element, serial, ...point(place), bonds: [], bondOrder: [], properties: {},
  }));
  for (const [first, second] of neighborPairs(atoms, nearest)) {
    for (const [from, to] of [[first, second], [second, first]]) {
      taken[from].bonds.push(to);
      taken[from].bondOrder.push(1);
    }
  }

  return taken;
}

// Turning by keys; and the wheel turns the page, not the crystal, until the view was clicked.
function steer(viewer) {
  const host = byId('crystal-view');
  const turns = { ArrowLeft: [-10, 'y'], ArrowRight: [10, 'y'], ArrowUp: [-10, 'x'], ArrowDown: [10, 'x'] };
  host.addEventListener('keydown', event => {
    if (turns[event.key]) viewer.rotate(...turns[event.key]);
    else if (event.key === '+' || event.key === '=') viewer.zoom(1.15);
    else if (event.key === '-') viewer.zoom(1 / 1.15);
    else return;
    event.preventDefault();
    viewer.render();
  });
  host.addEventListener('pointerdown', () => host.focus({ preventScroll: true }), { capture: true });
  host.addEventListener('wheel', event => {
    if (document.activeElement !== host) event.stopPropagation();
  }, { capture: true });
}

function point([x, y, z]) {
  return { x, y, z };
}
