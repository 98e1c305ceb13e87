// Structure files that the reader chooses, drops or pastes, as text.

const mostBytes = 64 * 1024 * 1024; // a browser should not be asked to hold more; the server says what it takes

/**
 * The text of a file; one that is packed by gzip is unpacked.
 * @param {File} file
 * @returns {Promise<{name: string, text: string}>}
 */
export async function readStructure(file) {
  if (file.size > mostBytes) throw new Error(`${file.name} has ${Math.round(file.size / 1e6)} MB; no structure file is as large`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isPacked
    ? { name: file.name.replace(/\.gz$/i, ''), text: decoded(await unpacked(bytes, 'gzip')) }
    : { name: file.name, text: decoded(bytes) };
}

/**
 * What a stream packed by `gzip` or `deflate-raw` holds.
 * @param {Uint8Array} bytes
 * @param {string} format
 * @throws {Error} The stream is damaged, or unpacks to more than a browser should hold.
 */
export async function unpacked(bytes, format) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > mostBytes) {
      await reader.cancel();
      throw new Error('it unpacks to more than any structure file holds');
    }

    parts.push(value);
  }

  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Text in UTF-8, or in Latin-1 where it is no UTF-8. */
export function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * A crystal as POSCAR, with its atoms in their order.
 * @param {string} title
 * @param {number[][]} lattice rows, angstrom
 * @param {{element: string, position: number[]}[]} sites fractional
 */
export function poscarOf(title, lattice, sites) {
  const runs = [];
  for (const { element } of sites) {
    if (runs.at(-1)?.element === element) runs.at(-1).count++;
    else runs.push({ element, count: 1 });
  }

  return [
    title.replaceAll(/\s+/g, ' '),
    '1.0',
    ...lattice.map(row => `  ${row.map(written).join(' ')}`),
    runs.map(run => run.element).join(' '),
    runs.map(run => run.count).join(' '),
    'Direct',
    ...sites.map(site => `  ${site.position.map(written).join(' ')}`),
    '',
  ].join('\n');
}

// Ten decimals are beyond any measurement, and hide the noise of binary fractions.
function written(value) {
  return String(Number(value.toFixed(10)));
}
