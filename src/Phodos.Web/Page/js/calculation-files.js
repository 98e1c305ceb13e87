// The files of a calculation of forces, by their names as phonopy writes them.

const forces = [/phonopy_params.*\.ya?ml(\.(gz|xz))?$/i, /FORCE_SETS/i, /FORCE_CONSTANTS/i, /\.(hdf5|h5)$/i];
const others = [/\.ya?ml(\.(gz|xz))?$/i, /^S?POSCAR/i, /^BORN/i, /\.conf$/i];
const mostEntries = 1000; // of a folder

/** The name of a calculation that is given as several files. */
export const unnamed = 'calculation';

/** @typedef {{name: string, files: {name: string, content: Blob}[]}} Calculation */

/** Whether files, or some of them, are a calculation: one holds forces or force constants. */
export const isCalculation = files => files.some(file => forces.some(pattern => pattern.test(file.name)));

/**
 * The files of a calculation with what is in them now; what belongs to none is left out.
 * @param {File[]} files
 * @param {string} [folder] the name of the folder that they come from
 * @returns {Promise<Calculation>}
 */
export async function readCalculation(files, folder) {
  const taken = files.filter(file => [...forces, ...others].some(pattern => pattern.test(file.name)));
  const read = await Promise.all(taken.map(async file => ({ name: file.name, content: new Blob([await file.arrayBuffer()]) })));
  return { name: folder ?? (read.length === 1 ? read[0].name : unnamed), files: read };
}

/** A calculation as a form. */
export function formOf({ files }) {
  const form = new FormData();
  for (const { name, content } of files) form.append('file', content, name);
  return form;
}

/**
 * The files that are dropped: those that lie loose, and of each folder those that lie in it.
 * @param {DataTransfer} transfer must be read before the event is over
 * @returns {Promise<{folder?: string, files: File[]}[]>}
 */
export function droppedFiles(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  const folders = entries.filter(entry => entry.isDirectory);
  if (folders.length === 0) return Promise.resolve([{ files: [...transfer.files] }]);
  const loose = entries.filter(entry => entry.isFile);
  return Promise.all([
    ...folders.map(async folder => ({ folder: folder.name, files: await filesOf(folder) })),
    ...(loose.length ? [Promise.all(loose.map(fileOf)).then(files => ({ files }))] : []),
  ]);
}

async function filesOf(folder) {
  const reader = folder.createReader();
  const entries = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    entries.push(...some);
    if (entries.length > mostEntries) throw new Error(`the folder ${folder.name} holds more than ${mostEntries} files; choose those of the calculation`);
  }

  return Promise.all(entries.filter(entry => entry.isFile).map(fileOf));
}

function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
