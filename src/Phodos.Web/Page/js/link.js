// The permanent link: all of it is in the fragment, which a browser never sends to a server.

import { normalizations, units } from './spectrum.js';
import { unpacked } from './structure-file.js';

/**
 * The fragment that holds a structure and how it is shown.
 * @param {{name: string, text: string}} structure
 * @param {string} unit
 * @param {string} normalization
 * @returns {Promise<string>} without the #
 */
export async function fragmentOf(structure, unit, normalization) {
  const stream = new Blob([structure.text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return new URLSearchParams({ file: structure.name, unit, normalization, data: base64Of(bytes) }).toString();
}

/**
 * What a fragment holds; null where it is none of ours.
 * @param {string} fragment with or without the #
 * @returns {Promise<{structure: {name: string, text: string}, unit: string, normalization: string}|null>}
 * @throws {Error} The link is damaged.
 */
export async function readFragment(fragment) {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  if (!values.has('data')) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await unpacked(bytesOf(values.get('data')), 'deflate-raw'));
    return {
      structure: { name: values.get('file') || 'structure', text },
      unit: values.get('unit') in units ? values.get('unit') : 'cm-1',
      normalization: values.get('normalization') in normalizations ? values.get('normalization') : 'cell',
    };
  } catch {
    throw new Error('This link is damaged or cut off; ask for it again, or give the structure itself.');
  }
}

function base64Of(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
}
