// What the reader takes away: a link, files, a command line, a program.

import { byId, element, show } from './dom.js';
import { fileName } from './format.js';
import { fragmentOf } from './link.js';
import { clearProblem, say, showProblem } from './problem-box.js';
import { commandOf, programOf } from './snippets.js';

const formats = [
  ['csv', 'CSV'], ['thermodynamics-csv', 'Thermodynamics CSV'], ['json', 'JSON'],
  ['png', 'PNG'], ['svg', 'SVG'], ['pdf', 'PDF'],
  ['thermodynamics-png', 'Thermodynamics PNG'], ['thermodynamics-svg', 'Thermodynamics SVG'],
  ['thermodynamics-pdf', 'Thermodynamics PDF'],
  ['phonopy', 'phonopy'], ['pymatgen', 'pymatgen'], ['structure', 'Structure'],
];

const mostCharacters = 500_000; // of a fragment; browsers cut addresses off at 1 to 2 MiB

/** Keeps the link and the texts in step with the store, and wires the buttons. */
export function startTakePanel(store, predictor) {
  show(byId('downloads'), ...formats.map(([format, name]) => element('button', {
    type: 'button', 'data-format': format, onclick: () => download(format),
  }, name)));
  for (const name of ['link', 'command', 'snippet']) byId(`copy-${name}`).addEventListener('click', () => copy(byId(name)));
  store.watch(['shown', 'unit', 'normalization', 'parts', 'temperature', 'model'], state => {
    if (!state.shown) return;
    const { unit, normalization, temperature, model } = state;
    const view = { name: state.shown.name, unit, normalization, hasSites: state.parts === 'sites', temperature, model };
    byId('downloads').disabled = false;
    byId('command').textContent = commandOf(view);
    byId('snippet').textContent = programOf(view);
    byId('take-note').hidden = !state.given;
  });
  store.watch(['shown', 'unit', 'normalization'], refreshLink);

  async function refreshLink({ shown, unit, normalization }) {
    if (!shown) return;
    const fragment = await fragmentOf(shown, unit, normalization);
    const isNewest = store.state.shown === shown && store.state.unit === unit && store.state.normalization === normalization;
    if (!isNewest) return;
    const fits = fragment.length <= mostCharacters;
    byId('link').value = fits ? `${location.origin}${location.pathname}#${fragment}` : '';
    byId('link').placeholder = fits ? '' : 'This structure is too long for a link; share its file.';
    byId('copy-link').disabled = !fits;
    store.set({ fragment: fits ? fragment : '' });
  }

  async function download(format) {
    try {
      if (format === 'structure') {
        save(new Blob([store.state.shown.text], { type: 'text/plain' }), fileName(store.state.shown.name));
        return;
      }

      const response = await predictor.download(format);
      clearProblem('take-problem');
      save(await response.blob(), nameOf(response) ?? `phodos.${format}`);
    } catch (fault) {
      showProblem(fault, 'Download', 'take-problem');
    }
  }
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(`${name} is downloaded.`);
}

// RFC 6266: the name in UTF-8 goes before the plain one.
function nameOf(response) {
  const header = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header);
  return encoded ? decodeURIComponent(encoded[1]) : /filename="?([^";]+)/i.exec(header)?.[1];
}

async function copy(source) {
  const text = source.value ?? source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    say('Copied.');
  } catch {
    // Without a secure connection there is no clipboard to write to: the text is marked, to be copied by the keyboard.
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    say('Marked; copy it with Ctrl+C.');
  }
}
