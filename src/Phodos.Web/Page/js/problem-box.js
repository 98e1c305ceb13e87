// What went wrong, in a box that stays until the next try.

import { byId, element, show } from './dom.js';

/**
 * Shows a fault; what was typed or dropped stays where it is.
 * @param {Error|import('./api.js').ApiProblem} fault
 * @param {string} [what] it is about
 * @param {string} [box] the id of the box: that of the part of the page where it was caused
 */
export function showProblem(fault, what, box = 'problem') {
  const many = fault.errors?.length > 1 ? fault.errors : null;
  show(byId(box),
    element('p', {}, element('strong', {}, `${what ? `${what}: ` : ''}${fault.title ?? 'This did not work'}. `), fault.message),
    placeOf(fault),
    many && element('ul', {}, ...many.map(error => element('li', {}, `${placeText(error)}: ${error.detail}`))));
  byId(box).hidden = false;
  byId('api-key-form').hidden = fault.status !== 401;
  if (fault.status === 401) byId('api-key').focus();
}

/** Takes a box away. */
export function clearProblem(box = 'problem') {
  byId(box).hidden = true;
  byId(box).replaceChildren();
  byId('api-key-form').hidden = true;
}

/** Says in the line of the state what the page is doing; screen readers hear it. */
export function say(text) {
  byId('status').textContent = text;
}

/** Says that the server is busy and will be asked again. */
export function sayWaiting(seconds) {
  say(`The server is busy; trying again in ${seconds} s.`);
}

function placeOf(fault) {
  if (!fault.file && !fault.line) return null;
  return element('p', { class: 'small muted' }, `In ${placeText(fault)}`);
}

function placeText({ file, line }) {
  return [file, line ? `line ${line}` : null].filter(Boolean).join(', ');
}
