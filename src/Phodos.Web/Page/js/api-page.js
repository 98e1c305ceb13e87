// The page of the API: its OpenAPI document, to be read.

import { byId, element, show } from './dom.js';
import { curlOf, mayBeNull, operationsOf, typeNodes } from './openapi.js';

function operationPanel(operation) {
  return element('section', { class: 'panel operation', 'aria-labelledby': operation.id },
    element('h2', { id: operation.id }, element('span', { class: 'method' }, operation.method), operation.path),
    element('p', {}, element('strong', {}, operation.summary ?? ''), operation.description ? `. ${operation.description}` : ''),
    example(operation),
    parameters(operation),
    body(operation),
    answers(operation));
}

function example(operation) {
  const text = curlOf(operation, location.origin);
  const copy = element('button', {
    type: 'button',
    'aria-label': `Copy the example of ${operation.path}`,
    async onclick() {
      await navigator.clipboard.writeText(text);
      byId('status').textContent = `The example of ${operation.path} is copied.`;
    },
  }, 'Copy');
  return element('div', { class: 'example' }, element('pre', {}, element('code', {}, text)), copy);
}

function parameters(operation) {
  if (!operation.parameters?.length) return null;
  return element('div', { class: 'scroll' }, element('table', {},
    element('caption', { class: 'visually-hidden' }, `Parameters of ${operation.path}`),
    element('thead', {}, element('tr', {}, ...['Parameter', 'In', 'Meaning'].map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...operation.parameters.map(parameter => element('tr', {},
      element('th', { scope: 'row' }, element('code', {}, parameter.name)),
      element('td', {}, parameter.in),
      element('td', {}, parameter.description ?? (parameter.required ? 'required' : '')))))));
}

function body(operation) {
  const content = operation.requestBody?.content;
  return content && element('div', {}, element('h3', {}, 'Body'),
    ...Object.entries(content).map(([type, { schema }]) => element('p', { class: 'shape' }, element('code', {}, type), ': ', ...typeNodes(schema))),
    operation.requestBody.description ? element('p', { class: 'small muted' }, operation.requestBody.description) : null);
}

function answers(operation) {
  const rows = Object.entries(operation.responses ?? {}).sort().map(([status, answer]) => element('tr', {},
    element('th', { scope: 'row' }, status),
    element('td', {}, answer.description ?? ''),
    element('td', {}, ...Object.entries(answer.content ?? {}).flatMap(([type, { schema }], index) => [
      ...(index ? [element('br')] : []), element('code', {}, type), ': ', ...typeNodes(schema),
    ]))));
  return element('div', { class: 'scroll' }, element('table', {},
    element('caption', { class: 'visually-hidden' }, `Answers of ${operation.path}`),
    element('thead', {}, element('tr', {}, ...['Status', 'Meaning', 'Content'].map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows)));
}

function objectDetails([name, schema]) {
  const properties = Object.entries(schema.properties ?? {});
  return element('details', { id: `object-${name}` },
    element('summary', {}, element('code', {}, name)),
    schema.description ? element('p', {}, schema.description) : null,
    properties.length === 0
      ? element('p', {}, ...typeNodes(schema))
      : element('div', { class: 'scroll' }, element('table', {},
        element('caption', { class: 'visually-hidden' }, `Fields of ${name}`),
        element('thead', {}, element('tr', {}, ...['Field', 'Type', 'Meaning'].map(head => element('th', { scope: 'col' }, head)))),
        element('tbody', {}, ...properties.map(([field, property]) => element('tr', {},
          element('th', { scope: 'row' }, element('code', {}, field)),
          element('td', {}, ...typeNodes(property), mayBeNull(property) ? ' or null' : ''),
          element('td', {}, property.description ?? '')))))));
}

// A link to an object opens its description.
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
  }
}

async function showDocument() {
  const response = await fetch('/openapi/v1.json');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const description = await response.json();
  const operations = operationsOf(description);
  show(byId('operations-index'), ...operations.map(operation => element('a', { href: `#${operation.id}` }, `${operation.method} ${operation.path}`)));
  show(byId('operations'), ...operations.map(operationPanel));
  show(byId('schema-list'), ...Object.entries(description.components?.schemas ?? {}).map(objectDetails));
  byId('schemas').hidden = false;
  openTarget();
}

addEventListener('hashchange', openTarget);
showDocument().catch(fault => {
  show(byId('problem'), element('p', {}, element('strong', {}, 'The description cannot be read. '), fault.message));
  byId('problem').hidden = false;
});
