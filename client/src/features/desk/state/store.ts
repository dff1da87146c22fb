import { useSyncExternalStore } from 'react';

/** One value that changes over time and tells whoever listens. */
export type Store<T> = {
  readonly get: () => T;
  readonly set: (change: (old: T) => T) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Makes a store; setting the very same value tells nobody. */
export function createStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value of a store, drawn again when it changes. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);
