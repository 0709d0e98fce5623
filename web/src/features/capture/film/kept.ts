import type { Film } from "./film";

/** The film that was handed in last, to be looked at while it is analysed: it is here already. */
let kept: { sessionId: string; film: Film } | null = null;

export const keptFilm = {
  of: (sessionId: string): Film | null => (kept?.sessionId === sessionId ? kept.film : null),
  keep(sessionId: string, film: Film): void {
    if (kept !== null && kept.film !== film) URL.revokeObjectURL(kept.film.url);
    kept = { sessionId, film };
  },
};
