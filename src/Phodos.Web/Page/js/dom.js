// Making elements without HTML text: what a file or a server says is shown, never parsed.

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The element of an id. */
export const byId = id => document.getElementById(id);

/**
 * Makes an element.
 * @param {string} name of the tag
 * @param {Object<string, string|number|boolean|null|undefined|Function>} [attributes] a function is a listener: `onclick`; `true` is an
 *   attribute without a value; null leaves it out
 * @param {...(Node|string|number|null|undefined|false)} children
 */
export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** As {@link element}, of SVG. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNamespace, name), attributes, children);
}

/** Puts children in the place of those that an element has. */
export function show(host, ...children) {
  host.replaceChildren(...children.filter(isShown));
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (isShown(value)) node.setAttribute(name, value);
  }

  node.append(...children.filter(isShown));
  return node;
}

function isShown(value) {
  return value !== null && value !== undefined && value !== false;
}
