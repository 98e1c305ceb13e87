// The thermodynamic functions against the temperature, and their values at one.

import { createChart } from './chart.js';
import { lazyTable, numberTable } from './data-table.js';
import { byId } from './dom.js';
import { digits, fixed, withError } from './format.js';

const functions = [
  { member: 'heatCapacity', name: 'Heat capacity', symbol: 'C_V', color: '--series-1' },
  { member: 'entropy', name: 'Entropy', symbol: 'S', color: '--series-3' },
  { member: 'freeEnergy', name: 'Free energy', symbol: 'F', color: '--series-2' },
  { member: 'internalEnergy', name: 'Internal energy', symbol: 'U', color: '--series-4' },
];

/** Keeps the charts and the values in step with the store. */
export function startThermoPanel(store) {
  const charts = functions.map(({ member }) => createChart(byId(`${member}-chart`), {
    height: 210, sync: 'temperature', marks: () => store.state.temperature,
  }));
  const refreshTable = lazyTable(byId('thermo-data'), byId('thermo-table'), () => tableOf(store.state));
  const [slider, box] = [byId('temperature'), byId('temperature-number')];
  slider.addEventListener('input', () => store.set({ temperature: slider.valueAsNumber }));
  box.addEventListener('input', () => {
    if (box.checkValidity() && !Number.isNaN(box.valueAsNumber)) store.set({ temperature: box.valueAsNumber });
  });

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
        band: errors.length ? { low: values.map((value, at) => value - errors[at]), high: values.map((value, at) => value + errors[at]), color } : undefined,
      });
    });
    refreshTable();
  });
  store.watch(['prediction', 'temperature'], ({ prediction, temperature }) => {
    slider.value = temperature;
    if (document.activeElement !== box) box.value = temperature;
    if (!prediction) return;
    for (const [index, { member, name }] of functions.entries()) {
      const { unit, values, errors } = prediction.thermodynamics[member];
      const { temperatures } = prediction.thermodynamics;
      const value = valueAt(temperatures, values, temperature);
      const text = `${withError(value, errors.length ? valueAt(temperatures, errors, temperature) : 0)} ${unit}`;
      byId(`${member}-value`).textContent = text;
      byId(`${member}-chart`).setAttribute('aria-label', `${name} against the temperature; ${text} at ${temperature} K`);
      charts[index].redraw();
    }
  });
}

/** The value at a temperature of an evenly spaced table, by the cubic through the four nearest points. */
export function valueAt(temperatures, values, temperature) {
  const step = temperatures[1] - temperatures[0];
  const exact = (temperature - temperatures[0]) / step;
  const first = Math.max(0, Math.min(values.length - 4, Math.floor(exact) - 1));
  const t = exact - first;
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    let weight = 1;
    for (let j = 0; j < 4; j++) {
      if (j !== i) weight *= (t - j) / (i - j);
    }

    sum += weight * values[first + i];
  }

  return sum;
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
