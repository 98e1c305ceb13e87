// What the page knows, in one place; its parts are told when what they show has changed.

/**
 * Makes a store.
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  const state = { ...initial };
  const watchers = [];
  return {
    /** The state; to be read only. @type {T} */
    state,

    /** Changes some of the state and tells those who watch any of it, in the order in which they came. */
    set(changes) {
      const changed = Object.keys(changes).filter(key => state[key] !== changes[key]);
      Object.assign(state, changes);
      for (const { keys, tell } of watchers) {
        if (keys.some(key => changed.includes(key))) tell(state);
      }
    },

    /** Calls a function now, and whenever one of the keys has changed. */
    watch(keys, tell) {
      watchers.push({ keys, tell });
      tell(state);
    },
  };
}
