import type { FieldValues, Path, UseFormSetError } from "react-hook-form";

import { ApiError } from "@/client";

/**
 * Puts what the server found wrong beside the fields of a form, in words of `say`.
 * Returns whether all of it has found its place; what has not is to be told elsewhere.
 */
export function showFaults<T extends FieldValues>(
  error: unknown,
  fields: readonly Path<T>[],
  setError: UseFormSetError<T>,
  say: (field: Path<T>, reason: string) => string,
): boolean {
  if (!(error instanceof ApiError) || error.fields.length === 0) return false;
  let all = true;
  for (const { field, reason } of error.fields) {
    const known = fields.find((one) => one === field);
    if (known === undefined) all = false;
    else setError(known, { message: say(known, reason) }, { shouldFocus: true });
  }
  return all;
}
