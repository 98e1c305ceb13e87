// What an OpenAPI document says, in words and links.

import { element } from './dom.js';

/** A type in words; named objects are links to their description. */
export function typeNodes(schema) {
  if (!schema || Object.keys(schema).length === 0) return ['any value'];
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    return [element('a', { href: `#object-${name}` }, name)];
  }

  const choices = (schema.oneOf ?? schema.anyOf)?.filter(choice => choice.type !== 'null');
  if (choices) return choices.flatMap((choice, index) => [...(index ? [' or '] : []), ...typeNodes(choice)]);
  if (schema.enum) return [schema.enum.filter(value => value !== null).map(value => `"${value}"`).join(' or ')];
  const types = [schema.type].flat().filter(type => type && type !== 'null');
  if (types.includes('array')) return ['list of ', ...typeNodes(schema.items)];
  if (types.includes('object') && schema.additionalProperties) return schema.additionalProperties.format === 'binary' ? ['files'] : ['object of ', ...typeNodes(schema.additionalProperties)];
  // A number may come as text where it is infinite or not a number; that is not worth a word in each line.
  if (types.includes('integer')) return ['integer'];
  if (types.includes('number')) return ['number'];
  return [schema.format === 'binary' ? 'file' : types.join(' or ') || 'object'];
}

/** Whether a value may be null. */
export function mayBeNull(schema) {
  return Boolean(schema && ([schema.type].flat().includes('null') || (schema.oneOf ?? schema.anyOf)?.some(choice => choice.type === 'null')));
}

/** All operations of a document, in its order: `{method, path, id, ...}`. */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    method: method.toUpperCase(),
    path,
    id: `${method}-${path}`.replaceAll(/[^a-z0-9]+/gi, '-').replace(/-$/, ''),
  })));
}

/** An example of a request by curl. */
export function curlOf(operation, origin) {
  const address = `'${origin}${operation.path.replaceAll('{', '').replaceAll('}', '')}`;
  const content = operation.requestBody?.content;
  if (!content) return `curl ${address}'`;
  return content['text/plain']
    ? `curl --data-binary @NaCl.cif -H 'Content-Type: text/plain' ${address}?file=NaCl.cif'`
    : `curl --data-binary @request.json -H 'Content-Type: application/json' ${address}'`;
}
