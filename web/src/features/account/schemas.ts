import { z } from "zod";

/** What the API takes (accounts/schemas.py). A message is a key of this feature's `fault` texts. */
export const email = z.email({ error: "email" }).max(255, { error: "long" });
export const username = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}_.-]{2,100}$/u, { error: "username" });
export const newPassword = z.string().min(8, { error: "short" }).max(128, { error: "long" });
export const presentPassword = z.string().min(1, { error: "needed" }).max(128, { error: "long" });
const name = z.string().trim().max(100, { error: "long" });

export const signInForm = z.object({
  email: z.string().trim().min(1, { error: "needed" }),
  password: presentPassword,
});
export const signUpForm = z.object({ email, username, password: newPassword });
export const profileForm = z.object({ firstName: name, lastName: name, username });
export const passwordForm = z.object({ password: presentPassword, newPassword });
export const eraseForm = z.object({ password: presentPassword });
