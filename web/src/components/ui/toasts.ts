export interface Toasted {
  id: number;
  text: string;
  tone: "good" | "danger";
  action?: { label: string; onClick: () => void } | undefined;
}

const MOST = 3;
const listeners = new Set<() => void>();
let shown: Toasted[] = [];
let next = 0;

function show(now: Toasted[]): void {
  shown = now;
  listeners.forEach((listener) => listener());
}

export const toasts = {
  get: () => shown,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Tells in passing that something is done (or, as "danger", is not). What must be read does not belong here. */
export function toast(text: string, more: Partial<Pick<Toasted, "tone" | "action">> = {}): void {
  const added: Toasted = { id: next++, text, tone: more.tone ?? "good", action: more.action };
  show([...shown.filter((one) => one.text !== text), added].slice(-MOST));
}

export function dismiss(id: number): void {
  show(shown.filter((one) => one.id !== id));
}
