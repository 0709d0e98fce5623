import { useSyncExternalStore } from "react";

/** A JSON value in localStorage that all tabs share and components follow. */
export interface Stored<T> {
  get: () => T;
  set: (change: Partial<T>) => void;
  subscribe: (listener: () => void) => () => void;
}

export function stored<T extends object>(key: string, initial: T): Stored<T> {
  const listeners = new Set<() => void>();
  const read = (): T => {
    try {
      return { ...initial, ...(JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<T>) };
    } catch {
      return initial; // storage is closed to us, or somebody wrote something else there
    }
  };
  let value = read();
  const tell = () => listeners.forEach((listener) => listener());
  window.addEventListener("storage", (event) => {
    if (event.key !== key && event.key !== null) return;
    value = read();
    tell();
  });
  return {
    get: () => value,
    set(change) {
      value = { ...value, ...change };
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // it then holds until the tab is closed
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStored<T extends object>(store: Stored<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
