// The files of a calculation of forces, by their names as phonopy, VASP and q2r.x write them.

const phonopy = [/phonopy_params.*\.ya?ml(\.(gz|xz))?$/i, /FORCE_SETS/i, /FORCE_CONSTANTS/i, /\.(hdf5|h5)$/i];
const espresso = /\.i?fc(\.xml)?(\.(gz|xz))?$/i;
const displacements = /^(phonopy(_disp)?|disp)\.ya?ml(\.gz)?$/i;
const displaced = /^vasprun(\.xml)?[-_.]\d{1,6}(\.xml)?(\.(gz|xz))?$/i;
const displacedFolder = /^(?:disp[-_]?)?(\d{1,6})$/i; // with the vasprun.xml of a displacement
const vasprun = /vasprun.*\.xml/i;
const secondDerivatives = /name="IBRION"[^>]*>\s*[5-8]\s*</;
const headLength = 1 << 16; // the settings stand before all else
const others = [/\.ya?ml(\.(gz|xz))?$/i, /^S?POSCAR/i, /^BORN/i, /\.conf$/i];
const mostEntries = 1000; // of a folder

/** The name of a calculation that is given as several files. */
export const unnamed = 'calculation';

/** @typedef {{name: string, files: {name: string, content: Blob}[]}} Calculation */

/**
 * Those of some files that hold the forces or force constants of a calculation; none where the files are no calculation. A vasprun.xml is
 * one where the run moved the atoms itself, or beside displacements where its number tells which is its own; else it is a structure.
 * @param {File[]} files
 * @returns {Promise<File[]>}
 */
export async function forcesOf(files) {
  const named = files.filter(({ name }) => [...phonopy, espresso].some(pattern => pattern.test(name)));
  if (named.length) return named;
  const runs = files.filter(({ name }) => displaced.test(name));
  if (runs.length && files.some(({ name }) => displacements.test(name))) return runs;
  const moves = await Promise.all(files.map(file => vasprun.test(file.name) && movesAtoms(file)));
  return files.filter((_, index) => moves[index]);
}

/**
 * A calculation with what is in its files now; what belongs to none is left out.
 * @param {File[]} files
 * @param {File[]} forces those of {@link forcesOf}
 * @param {string} [folder] the name of the folder that they come from
 * @returns {Promise<Calculation>}
 */
export async function readCalculation(files, forces, folder) {
  const taken = files.filter(file => forces.includes(file) || others.some(pattern => pattern.test(file.name)));
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

// Those of a folder, and the vasprun.xml in the folders of its displacements, under a name that tells the number.
async function filesOf(folder) {
  const entries = await entriesOf(folder);
  const runs = entries.filter(entry => entry.isDirectory && displacedFolder.test(entry.name)).map(async entry => {
    const inside = await entriesOf(entry);
    const run = inside.find(({ isFile, name }) => isFile && /^vasprun\.xml(\.(gz|xz))?$/i.test(name));
    const name = run?.name.replace(/\.xml/i, `-${displacedFolder.exec(entry.name)[1]}.xml`);
    return run && new File([await fileOf(run)], name);
  });
  return (await Promise.all([...entries.filter(entry => entry.isFile).map(fileOf), ...runs])).filter(Boolean);
}

async function entriesOf(folder) {
  const reader = folder.createReader();
  const entries = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return entries;
    entries.push(...some);
    if (entries.length > mostEntries) throw new Error(`the folder ${folder.name} holds more than ${mostEntries} files; choose those of the calculation`);
  }
}

// By the settings at the head of a vasprun.xml. No browser unpacks xz, and no structure comes packed so.
async function movesAtoms(file) {
  if (/\.xz$/i.test(file.name)) return true;
  const content = /\.gz$/i.test(file.name) ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return secondDerivatives.test(await headOf(content).catch(() => ''));
}

async function headOf(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let head = '';
  while (head.length < headLength) {
    const { done, value } = await reader.read();
    if (done) return head;
    head += value;
  }

  await reader.cancel();
  return head.slice(0, headLength);
}

function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
