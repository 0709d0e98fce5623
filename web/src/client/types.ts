import type { components } from "./schema";

/** The API's types by their names in docs/api.md: `Schema<"Profile">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Profile = Schema<"Profile">;
