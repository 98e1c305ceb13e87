// How the elements of a crystal look: one colour and one pattern of dashes each, the same for its atoms, its list and its lines.

const dashes = [[7, 3], [2, 3], [10, 3, 2, 3], [5, 5], [12, 4], [2, 2, 6, 2]];
const colors = ['--series-3', '--series-4', '--series-5', '--series-6', '--series-7', '--series-2'];

// Where chemists have a custom: oxygen red, nitrogen blue, sulfur yellow.
const customary = { O: '--series-2', N: '--series-6', S: '--series-5' };

/**
 * The looks of some elements, by symbol.
 * @param {string[]} symbols
 * @returns {Object<string, {color: string, dash: number[]}>}
 */
export function looksOf(symbols) {
  const looks = {};
  const taken = symbols.map(symbol => customary[symbol]).filter(Boolean);
  const free = colors.filter(color => !taken.includes(color));
  let next = 0;
  symbols.forEach((symbol, index) => {
    const color = customary[symbol] ?? free[next++ % free.length];
    looks[symbol] = { color, dash: dashes[index % dashes.length] };
  });
  return looks;
}

/**
 * Sites that symmetry makes the same: of one element, with the same part of the DOS.
 * @param {{element: string, dos: number[]}[]} sites
 * @returns {{element: string, indices: number[], dos: number[]}[]}
 */
export function equivalentSites(sites) {
  const groups = [];
  sites.forEach((site, index) => {
    const near = 2e-3 * Math.max(...site.dos);
    const same = groups.find(group => group.element === site.element
      && group.dos.every((value, point) => Math.abs(value - site.dos[point]) <= near));
    if (same) same.indices.push(index);
    else groups.push({ element: site.element, indices: [index], dos: site.dos });
  });
  return groups;
}
