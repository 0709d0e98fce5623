import { randomUUID } from "node:crypto";

import { expect, type APIRequestContext, type Page } from "@playwright/test";

import type { Schema } from "@/client";

export interface Person {
  email: string;
  username: string;
  password: string;
  id: string;
  /** For asking the API beside the page. */
  token: string;
}

export function somebody(): Pick<Person, "email" | "username" | "password"> {
  const name = `p${randomUUID().slice(0, 8)}`;
  return { email: `${name}@example.com`, username: name, password: "a long sentence" };
}

/** Makes an account over the API and signs the page's browser in with it: quicker than by the form. */
export async function signUpDirectly(page: Page, request: APIRequestContext): Promise<Person> {
  const who = somebody();
  const answer = await request.post("/v1/auth/register", { data: who });
  expect(answer.status(), await answer.text()).toBe(201);
  const { data } = (await answer.json()) as { data: Schema<"SignedUp"> };
  const { token, refreshToken, expiresAt, user } = data;
  const session = JSON.stringify({ token, refreshToken, expiresAt, userId: user.id, role: user.role });
  await page.goto("/theme.js"); // of the same origin, and no page that would find itself signed in
  await page.evaluate((value) => localStorage.setItem("biome.session", value), session);
  return { ...who, id: user.id, token };
}
