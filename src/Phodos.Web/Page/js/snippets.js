// The same prediction from a shell and from C#.

import { fileName, stem } from './format.js';

const shipped = 'flagship'; // the model that comes with Phodos; another one is at a path that only its owner knows
const unitNames = { 'cm-1': 'Wavenumber', THz: 'Terahertz', meV: 'Millielectronvolt' };
const normalizationNames = { cell: 'PerCell', max: 'MaxNormalized', sum: 'SumNormalized' };

/**
 * The command line that prints what is on the page.
 * @param {{name: string, unit: string, normalization: string, hasSites: boolean}} view
 */
export function commandOf({ name, unit, normalization, hasSites, model }) {
  const weights = model === shipped ? '' : ` --weights ${quoted(model)}`;
  const sites = hasSites ? ' --sites' : '';
  return `phodos predict ${quoted(fileName(name))}${weights} --unit ${unit} --normalization ${normalization}${sites} --json`;
}

/**
 * The C# program that does the same with the library.
 * @param {{name: string, unit: string, normalization: string, hasSites: boolean, temperature: number}} view
 */
export function programOf({ name, unit, normalization, hasSites, temperature, model }) {
  const file = fileName(name);
  const view = `FrequencyUnit.${unitNames[unit]}, Grid: null, Broadening: 0, DosNormalization.${normalizationNames[normalization]}`;
  return `using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.Learning.Prediction;
using Phodos.Learning.Weights;
using Phodos.Reports.Predictions;
using Phodos.Spectra;

using var predictor = IPhononPredictor.Load(${model === shipped ? 'ShippedModel.Name' : JSON.stringify(model)}, MoyoSymmetryFinder.Shared);
var crystal = StructureReader.Read(${JSON.stringify(file)}).Crystal;
var phonons = predictor.PredictPhonons([predictor.Prepare(${JSON.stringify(stem(file))}, crystal)])[0];
var view = new SpectrumView(${view}, WithSites: ${hasSites});
var shown = view.Show(phonons);
for (var i = 0; i < shown.Values.Length; i++)
    Console.WriteLine($"{shown.Frequencies[i]} {shown.Values[i]} ± {shown.Errors[i]}");
Console.WriteLine(phonons.At(${temperature}).HeatCapacity);  // J/K/mol-atom, with its error
`;
}

// A name as a shell takes it for one word, and not for an option.
function quoted(file) {
  const name = file.startsWith('-') ? `./${file}` : file;
  return /^[\w.,+@/-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
