// The page of training runs: which there are, the curves of those that are ticked, and what belongs to them, again while any of them trains.

import { ask, apiKey, askJson, keepApiKey } from './api.js';
import { createCurvesPanel, mostCurves } from './curves-panel.js';
import { byId, element, show } from './dom.js';
import { digits } from './format.js';
import { clearProblem, say, showProblem } from './problem-box.js';
import { showDetails } from './run-details.js';
import { sortableTable } from './sortable-table.js';

const pause = 2000; // ms between two questions while a run trains
const pausesOfList = 5; // how many of them between two questions for the whole list

let list = [];
let chosen = new URLSearchParams(location.hash.slice(1)).get('runs')?.split(',').filter(Boolean) ?? null;
const known = new Map();
const showCurves = createCurvesPanel();

const runsTable = sortableTable({
  caption: 'Training runs',
  sortedBy: 5,
  isDescending: true,
  columns: [
    { name: 'Run', isNumber: false, value: run => run.name, cell: choice },
    { name: 'Model', isNumber: false, value: run => run.model, cell: run => run.model },
    { name: 'Epochs', isNumber: true, value: run => run.epochs, cell: run => String(run.epochs) },
    { name: 'Best epoch', isNumber: true, value: run => run.bestEpoch, cell: run => String(run.bestEpoch ?? '') },
    { name: 'Best validation RMSE', isNumber: true, value: run => run.bestRmse, cell: run => (run.bestRmse === null ? '' : digits(run.bestRmse)) },
    { name: 'Updated', isNumber: false, value: run => run.updated, cell: run => timeText(run.updated) },
    { name: 'State', isNumber: false, value: run => (run.isLive ? 'training' : 'ended'), cell: run => (run.isLive ? element('span', { class: 'live' }, '● training') : 'ended') },
  ],
});
show(byId('runs-table'), runsTable.table);

function choice(run) {
  const isChosen = chosen.includes(run.id);
  return element('label', { class: 'run-name' },
    element('input', {
      type: 'checkbox', id: `show-${run.id}`, checked: isChosen, disabled: !isChosen && chosen.length >= mostCurves, onchange: event => toggle(run.id, event.target.checked),
    }),
    run.name);
}

function timeText(time) {
  const date = new Date(time);
  const two = number => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

async function toggle(id, isOn) {
  chosen = isOn ? [...chosen, id] : chosen.filter(other => other !== id);
  history.replaceState(null, '', `#runs=${chosen.join(',')}`);
  runsTable.fill(list);
  await attempt(refreshChosen);
}

async function refreshList() {
  const runs = await askJson('/runs');
  chosen ??= runs.slice(0, 1).map(run => run.id);
  const there = new Set(runs.map(run => run.id));
  chosen = chosen.filter(id => there.has(id)).slice(0, mostCurves);
  byId('runs').hidden = false;
  const live = runs.filter(run => run.isLive).length;
  byId('runs-count').textContent = `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}${live ? `, ${live} training` : ''}`;
  if (JSON.stringify(runs) === JSON.stringify(list) && list.length) return;
  list = runs;
  runsTable.fill(list);
}

// Asks for those that are not known, train, or have changed since, and shows all that are chosen.
async function refreshChosen() {
  const updated = new Map(list.map(run => [run.id, run.updated]));
  const wanted = chosen.filter(id => {
    const summary = known.get(id)?.summary;
    return !summary || summary.isLive || summary.updated !== updated.get(id);
  });
  for (const run of await Promise.all(wanted.map(id => askJson(`/runs/${id}`)))) known.set(run.summary.id, run);
  const runs = chosen.map(id => known.get(id)).filter(Boolean);
  showCurves(runs);
  showDetails(runs);
}

async function showStudies() {
  show(byId('studies'), ...(await askJson('/studies')).map(study => {
    const columns = study.columns.map((column, index) => ({
      ...column,
      value: row => row[index],
      cell: row => cellText(row[index]),
    }));
    const table = sortableTable({ caption: study.title, columns });
    table.fill(study.rows);
    return element('section', { class: 'panel', 'aria-labelledby': `study-${study.id}` },
      element('div', { class: 'panel-head' },
        element('h2', { id: `study-${study.id}` }, `Study ${study.name}`), element('p', { class: 'muted small' }, study.title)),
      element('div', { class: 'scroll tall-table', tabindex: 0, role: 'group', 'aria-labelledby': `study-${study.id}` }, table.table));
  }));
}

function cellText(value) {
  if (value === null) return '';
  return typeof value !== 'number' || Number.isInteger(value) ? String(value) : digits(value);
}

async function showReports() {
  const reports = await askJson('/reports');
  byId('reports').hidden = reports.length === 0;
  show(byId('report-list'), ...reports.map(report => element('li', {}, element('a', {
    href: `/api/v1/reports/${report.id}`, target: '_blank', rel: 'noopener', onclick: event => openWithKey(event, report),
  }, report.name))));
}

// A link sends no key: where one is wanted the report is fetched and saved instead.
async function openWithKey(event, report) {
  if (!apiKey()) return;
  event.preventDefault();
  await attempt(async () => {
    const address = URL.createObjectURL(await (await ask(`/reports/${report.id}`)).blob());
    element('a', { href: address, download: `${report.name.replaceAll('/', '-')}.html` }).click();
    setTimeout(() => URL.revokeObjectURL(address), pause);
  });
}

async function attempt(work) {
  try {
    await work();
    clearProblem();
    return true;
  } catch (fault) {
    showProblem(fault);
    return false;
  }
}

async function showAll() {
  say('Reading the runs …');
  const isDone = await attempt(async () => {
    await refreshList();
    await Promise.all([refreshChosen(), showStudies(), showReports()]);
  });
  say(!isDone ? '' : list.length === 0 ? 'There is no run below the folder of this server yet; phodos train makes one.' : '');
}

byId('api-key-form').addEventListener('submit', event => {
  event.preventDefault();
  keepApiKey(byId('api-key').value.trim());
  showAll();
});

// Nobody looks at a hidden tab, so it asks for nothing.
let pauses = 0;
setInterval(() => {
  if (document.hidden || byId('runs').hidden) return;
  pauses += 1;
  const isListDue = pauses % pausesOfList === 0;
  const isAnyLive = chosen.some(id => known.get(id)?.summary.isLive);
  if (isListDue || isAnyLive) {
    attempt(async () => {
      if (isListDue) await refreshList();
      await refreshChosen();
    });
  }
}, pause);

showAll();
