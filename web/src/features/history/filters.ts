export const STATUSES = ["completed", "processing", "pending", "failed"] as const;
export type Status = (typeof STATUSES)[number];

/** What the history is narrowed to; it stands in the address. */
export interface Filters {
  exercise?: string;
  status?: Status;
  from?: string;
  to?: string;
  page?: number;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;

const text = (value: unknown, form: RegExp) =>
  typeof value === "string" && form.test(value) ? value : undefined;

function day(value: unknown): string | undefined {
  const told = text(value, DATE);
  return told !== undefined && !Number.isNaN(Date.parse(told)) ? told : undefined;
}

/** The filters in an address; what makes no sense there is none. */
export function filtersOf(search: Record<string, unknown>): Filters {
  const exercise = text(search.exercise, ID);
  const status = STATUSES.find((one) => one === search.status);
  const [from, to] = [day(search.from), day(search.to)];
  const page = Number(search.page);
  return {
    ...(exercise !== undefined && { exercise }),
    ...(status !== undefined && { status }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}

/** The same with a change: another filter begins at the first page again. */
export function changed(filters: Filters, change: Record<string, unknown>): Filters {
  return filtersOf({ ...filters, page: undefined, ...change });
}

export function isNarrowed(filters: Filters): boolean {
  return Object.keys(changed(filters, {})).length > 0;
}
