// The thermodynamic functions against the temperature, and their values at one.

import { createChart } from './chart.js';
import { lazyTable, numberTable } from './data-table.js';
import { byId } from './dom.js';
import { digits, fixed, withError } from './format.js';
import { bindNumber, showNumber } from './number-field.js';
import { say, showProblem } from './problem-box.js';

const functions = [
  { member: 'heatCapacity', name: 'Heat capacity', symbol: 'C_V', color: '--series-1' },
  { member: 'entropy', name: 'Entropy', symbol: 'S', color: '--series-3' },
  { member: 'freeEnergy', name: 'Free energy', symbol: 'F', color: '--series-2' },
  { member: 'internalEnergy', name: 'Internal energy', symbol: 'U', color: '--series-4' },
];

const patience = 120; // ms

/** Keeps the charts and the values in step with the store. */
export function startThermoPanel(store, predictor) {
  const charts = functions.map(({ member }) => createChart(byId(`${member}-chart`), {
    height: 210, sync: 'temperature', marks: () => store.state.temperature,
  }));
  const refreshTable = lazyTable(byId('thermo-data'), byId('thermo-table'), () => tableOf(store.state));
  const [slider, box] = [byId('temperature'), byId('temperature-number')];
  bindNumber(slider, box, { apply: temperature => store.set({ temperature }), applied: () => store.state.temperature, say });

  store.watch(['prediction', 'given', 'compared'], ({ prediction, given, compared }) => {
    if (!prediction) return;
    const { temperatures } = prediction.thermodynamics;
    functions.forEach(({ member, color }, index) => {
      const { unit, values, errors } = prediction.thermodynamics[member];
      charts[index].update({
        x: temperatures,
        end: temperatures.at(-1),
        xLabel: 'Temperature (K)',
        yLabel: unit,
        lines: [
          { label: prediction.formula, values, color, width: 2 },
          ...(given ? [{ label: 'as given', values: given.thermodynamics[member].values, color: '--edge', dash: [4, 3] }] : []),
          ...compared.filter(item => item.kind === 'crystal').map(item => ({
            label: item.name, values: item.prediction.thermodynamics[member].values, color: item.color, dash: item.dash,
          })),
        ],
        band: errors.length
          ? { low: values.map((value, at) => value - errors[at]), high: values.map((value, at) => value + errors[at]), color }
          : undefined,
      });
    });
    refreshTable();
  });
  let asked = new AbortController();
  store.watch(['prediction', 'calculation', 'temperature'], async ({ prediction, temperature }) => {
    showNumber(slider, box, temperature);
    charts.forEach(chart => chart.redraw());
    asked.abort();
    if (!prediction) return;
    const index = prediction.thermodynamics.temperatures.indexOf(temperature);
    if (index >= 0) {
      showValues(prediction.thermodynamics, index);
      return;
    }

    // Between the points of the table the server is asked, once nothing has changed for a while.
    const { signal } = asked = new AbortController();
    byId('thermo-charts').setAttribute('aria-busy', 'true'); // the values are still those of another temperature
    await new Promise(resolve => setTimeout(resolve, patience));
    if (signal.aborted) return;
    try {
      const there = await predictor.thermodynamicsAt(temperature, signal);
      if (!signal.aborted) showValues(there, 0);
    } catch (fault) {
      if (signal.aborted) return;
      for (const { member } of functions) byId(`${member}-value`).textContent = 'not known'; // those shown are of another temperature
      byId('thermo-charts').removeAttribute('aria-busy');
      showProblem(fault, 'Thermodynamics');
    }
  });

  function showValues(thermodynamics, index) {
    const temperature = thermodynamics.temperatures[index];
    byId('thermo-charts').removeAttribute('aria-busy');
    for (const { member, name } of functions) {
      const { unit, values, errors } = thermodynamics[member];
      const text = `${withError(values[index], errors[index])} ${unit}${calculatedText(store.state.calculation, member, temperature)}`;
      byId(`${member}-value`).textContent = text;
      byId(`${member}-chart`).setAttribute('aria-label', `${name} against the temperature; ${text} at ${temperature} K`);
    }
  }
}

// The value of the calculation, where its table has the temperature.
function calculatedText(calculation, member, temperature) {
  const known = calculation?.phonons.thermodynamics;
  const index = known ? known.temperatures.indexOf(temperature) : -1;
  return index < 0 ? '' : `; calculated ${digits(known[member].values[index])}`;
}

function tableOf({ prediction }) {
  if (!prediction) return null;
  const { thermodynamics } = prediction;
  const heads = ['T (K)', ...functions.flatMap(({ member, symbol }) => [`${symbol} (${thermodynamics[member].unit})`, '± (90 %)'])];
  const rows = thermodynamics.temperatures.map((temperature, index) => [
    fixed(temperature, 0),
    ...functions.flatMap(({ member }) => {
      const { values, errors } = thermodynamics[member];
      return [digits(values[index]), errors.length ? digits(errors[index], 2) : 'not known'];
    }),
  ]);
  return numberTable(`Thermodynamic functions, per ${thermodynamics.per}`, heads, rows);
}
