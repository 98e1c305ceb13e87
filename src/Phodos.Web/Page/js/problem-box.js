// What went wrong, in a box that stays until the next try.

import { byId, element, show } from './dom.js';

const box = () => byId('problem');

/** Shows a fault; what was typed or dropped stays where it is. */
export function showProblem(fault, what) {
  const many = fault.errors?.length > 1 ? fault.errors : null;
  show(box(),
    element('p', {}, element('strong', {}, `${what ? `${what}: ` : ''}${fault.title ?? 'This did not work'}. `), fault.message),
    placeOf(fault),
    many && element('ul', {}, ...many.map(error => element('li', {}, `${error.file ?? ''}${error.line ? `, line ${error.line}` : ''}: ${error.detail}`))));
  box().hidden = false;
  byId('api-key-form').hidden = fault.status !== 401;
  if (fault.status === 401) byId('api-key').focus();
}

/** Takes the box away. */
export function clearProblem() {
  box().hidden = true;
  box().replaceChildren();
  byId('api-key-form').hidden = true;
}

/** Says in the line of the state what the page is doing; screen readers hear it. */
export function say(text) {
  byId('status').textContent = text;
}

function placeOf(fault) {
  if (!fault.file && !fault.line) return null;
  const place = [fault.file, fault.line ? `line ${fault.line}` : null].filter(Boolean).join(', ');
  return element('p', { class: 'small muted' }, `In ${place}`);
}
