import type { Wanted } from "./api";

/** Which accounts an address asks for; what makes no sense there is left out. */
export function wantedOf(search: Record<string, unknown>): Wanted {
  const { search: typed, role, active } = search;
  const page = Number(search.page);
  return {
    ...(typeof typed === "string" && typed !== "" && { search: typed }),
    ...((role === "user" || role === "admin") && { role }),
    ...(typeof active === "boolean" && { active }),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}
