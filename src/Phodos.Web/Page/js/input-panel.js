// Where structures and calculations come in: a file that is chosen or dropped, text that is pasted or typed, and the examples.

import { askJson } from './api.js';
import { droppedFiles, forcesOf, readCalculation } from './calculation-files.js';
import { byId, element, show } from './dom.js';
import { formulaNodes } from './format.js';
import { say, sayWaiting, showProblem } from './problem-box.js';
import { readStructure } from './structure-file.js';

const mostShownText = 400_000; // characters; a text box with more is slow

/**
 * Wires the input of the page.
 * @param {ReturnType<import('./store.js').createStore>} store
 * @param {object} receiver
 * @param {(structure: {name: string, text: string}) => Promise<boolean>} receiver.give shows the first of several files
 * @param {(structure: {name: string, text: string}) => Promise<void>} receiver.giveFurther puts a further one beside it
 * @param {(calculation: import('./calculation-files.js').Calculation) => Promise<boolean>} receiver.giveCalculation
 */
export function startInputPanel(store, receiver) {
  const file = byId('file-input');
  file.addEventListener('change', async () => {
    await takeGroups([{ files: [...file.files] }]);
    file.value = ''; // the same file may be chosen again after it was mended
  });
  byId('structure-form').addEventListener('submit', event => {
    event.preventDefault();
    give({ name: byId('structure-name').value.trim() || 'pasted', text: byId('structure-text').value });
  });
  takeDrops(takeGroups);
  takePastes(give, files => takeGroups([{ files }]));
  store.watch(['input'], ({ input }) => input && fillText(input));

  // The files of a calculation, in a folder or loose; or else structures.
  async function takeGroups(given) {
    try {
      const groups = await given;
      const calculations = (await Promise.all(groups.map(async group => ({ ...group, forces: await forcesOf(group.files) }))))
        .filter(({ forces }) => forces.length);
      if (calculations.length > 1) throw new Error(`${calculations.length} calculations are given; give one at a time`);
      if (calculations.length === 1) {
        const [{ files, forces, folder }] = calculations;
        await receiver.giveCalculation(await readCalculation(files, forces, folder));
      } else await takeStructures(groups.flatMap(({ files }) => files), groups[0].folder);
    } catch (fault) {
      showProblem(fault);
    }
  }

  async function takeStructures(files, folder) {
    if (files.length === 0 && folder) throw new Error(`there are no files in the folder ${folder}`);
    if (files.length === 0) return;
    const structures = await Promise.all(files.map(readStructure));
    const isShown = await give(structures[0]);
    if (isShown) {
      for (const further of structures.slice(1)) await receiver.giveFurther(further);
    }
  }

  async function give(structure) {
    fillText(structure);
    const isShown = await receiver.give(structure);
    if (!byId('problem').hidden) byId('text-details').open = true; // there it can be mended
    return isShown;
  }
}

/** Shows a button for each example; gives the examples. */
export async function showExamples(give) {
  const examples = await askJson('/examples', { onWait: sayWaiting });
  show(byId('examples'), ...examples.map(example => element('button', {
    type: 'button', 'data-file': example.file, title: example.file, onclick: () => give({ name: example.file, text: example.text }),
  }, element('span', {}, ...formulaNodes(example.title.split(',')[0]), example.title.slice(example.title.split(',')[0].length)))));
  return examples;
}

function fillText({ name, text }) {
  const isSmall = text.length <= mostShownText;
  byId('structure-name').value = name;
  byId('structure-text').value = isSmall ? text : '';
  byId('structure-text').placeholder = isSmall ? '' : 'The text of this file is too long to be shown.';
}

function takeDrops(takeGroups) {
  const zone = byId('drop-zone');
  let depth = 0;
  const mark = isOver => zone.classList.toggle('is-over', isOver);
  addEventListener('dragenter', () => mark(++depth > 0));
  addEventListener('dragleave', () => mark(--depth > 0));
  addEventListener('dragover', event => event.preventDefault());
  addEventListener('drop', event => {
    event.preventDefault();
    depth = 0;
    mark(false);
    if (event.dataTransfer.files.length) takeGroups(droppedFiles(event.dataTransfer));
    else say('Only files can be dropped here.');
  });
}

// A paste anywhere but in a field is a structure.
function takePastes(give, takeFiles) {
  document.addEventListener('paste', event => {
    if (event.target.closest?.('input, textarea')) return;
    const text = event.clipboardData.getData('text/plain');
    if (event.clipboardData.files.length) takeFiles([...event.clipboardData.files]);
    else if (text.trim()) give({ name: 'pasted', text });
  });
}
