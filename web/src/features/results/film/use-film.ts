import { createContext, useContext, useSyncExternalStore } from "react";

import type { Film, FilmState } from "./film";

const Context = createContext<Film | null>(null);
export const FilmProvider = Context.Provider;

export function useFilm(): Film {
  const film = useContext(Context);
  if (film === null) throw new Error("outside of a film");
  return film;
}

/** A part of what the film shows; drawn again only when that part is another. */
export function useFilmState<T>(pick: (state: FilmState) => T, of?: Film): T {
  const around = useContext(Context);
  const film = of ?? around;
  if (film === null) throw new Error("outside of a film");
  return useSyncExternalStore(film.subscribe, () => pick(film.get()));
}
