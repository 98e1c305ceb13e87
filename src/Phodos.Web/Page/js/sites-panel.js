// The legend of elements and the list of atoms. The list is one stop of the Tab key; arrows go through it.

import { byId, element, show, svg } from './dom.js';
import { looksOf } from './elements.js';
import { fixed } from './format.js';

/** Keeps the legend and the list in step with the store. */
export function startSitesPanel(store) {
  const list = byId('sites');
  let drawn = '';
  store.watch(['inspected'], ({ inspected }) => {
    if (!inspected) return;
    const symbols = [...new Set(inspected.sites.map(site => site.element))].sort();
    const looks = looksOf(symbols);
    show(byId('element-legend'), ...symbols.map(symbol => element('li', {}, dot(looks[symbol]), symbol)));
    const all = inspected.sites.map(site => site.element).join();
    if (all === drawn) {
      inspected.sites.forEach((site, index) => show(list.children[index].querySelector('.position'), ...position(site)));
    } else {
      show(list, ...inspected.sites.map((site, index) => row(site, index, looks[site.element])));
      drawn = all;
    }

    mark(store.state);
  });
  store.watch(['hovered', 'chosen'], mark);

  list.addEventListener('mouseover', event => {
    const site = event.target.closest('[role="option"]');
    if (site) store.set({ hovered: Number(site.dataset.index) });
  });
  list.addEventListener('mouseleave', () => store.set({ hovered: null }));
  list.addEventListener('click', event => {
    const site = event.target.closest('[role="option"]');
    if (site) store.set({ chosen: Number(site.dataset.index) === store.state.chosen ? null : Number(site.dataset.index) });
  });
  list.addEventListener('keydown', event => {
    const last = list.children.length - 1;
    const { chosen } = store.state;
    const next = {
      ArrowDown: chosen === null ? 0 : Math.min(last, chosen + 1),
      ArrowUp: chosen === null ? last : Math.max(0, chosen - 1),
      Home: 0,
      End: last,
      Escape: null,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    store.set({ chosen: next });
    list.children[next]?.scrollIntoView({ block: 'nearest' });
  });

  function mark({ hovered, chosen }) {
    [...list.children].forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === chosen));
      option.classList.toggle('is-highlighted', index === (hovered ?? chosen));
    });
    if (chosen === null) list.removeAttribute('aria-activedescendant');
    else list.setAttribute('aria-activedescendant', `site-${chosen + 1}`);
  }
}

function row(site, index, look) {
  return element('li', { id: `site-${index + 1}`, role: 'option', 'aria-selected': 'false', 'data-index': index },
    element('span', { class: 'index' }, index + 1), dot(look), element('span', { class: 'symbol' }, site.element),
    element('span', { class: 'position' }, ...position(site)));
}

function position(site) {
  return site.position.map(value => element('span', {}, fixed(value, 4)));
}

function dot(look) {
  const circle = svg('circle', { cx: 6, cy: 6, r: 5, fill: `var(${look.color})` });
  return svg('svg', { class: 'dot', width: 12, height: 12, 'aria-hidden': 'true' }, circle);
}
