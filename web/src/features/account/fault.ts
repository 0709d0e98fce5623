import type { TFunction } from "i18next";

import type account from "./texts/en.json";

export type FaultKey = keyof (typeof account)["fault"];

/** The server's reasons, by how they begin. */
const REASONS: [RegExp, FaultKey][] = [
  [/already registered/, "emailTaken"],
  [/already taken/, "usernameTaken"],
  [/guessed first/, "common"],
  [/is not right/, "wrongPassword"],
  [/valid email/, "email"],
];

/** A field's fault in the person's language, from the server's reason. */
export function reasonText(t: TFunction<"account">, reason: string): string {
  return t(`fault.${REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? "other"}`);
}
