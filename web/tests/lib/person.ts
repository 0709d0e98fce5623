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

/** The account that the server of the tests comes with: an admin's, with weeks of sets whose films are not there. */
const OFFICE = { email: "office@example.com", username: "office", password: "a long sentence" };

/** Makes an account over the API: quicker than by the form. */
export async function registered(request: APIRequestContext): Promise<Person> {
  return (await letIn(request, "register", somebody())).person;
}

/** Makes an account and signs the page's browser in with it. */
export async function signUpDirectly(page: Page, request: APIRequestContext): Promise<Person> {
  return enter(page, await letIn(request, "register", somebody()));
}

export async function signInAsOffice(page: Page, request: APIRequestContext): Promise<Person> {
  return enter(page, await letIn(request, "login", OFFICE));
}

interface LetIn {
  person: Person;
  /** As the app keeps it. */
  session: object;
}

async function letIn(
  request: APIRequestContext,
  way: "register" | "login",
  who: Pick<Person, "email" | "username" | "password">,
): Promise<LetIn> {
  const { email, username, password } = who;
  const data = { email, password, ...(way === "register" && { username }) };
  const answer = await request.post(`/v1/auth/${way}`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { token, refreshToken, expiresAt, user } = ((await answer.json()) as { data: Schema<"SignedUp"> })
    .data;
  const session = { token, refreshToken, expiresAt, userId: user.id, role: user.role };
  return { person: { ...who, id: user.id, token }, session };
}

async function enter(page: Page, { person, session }: LetIn): Promise<Person> {
  await page.goto("/theme.js"); // of the same origin, and no page that would find itself signed in
  await page.evaluate((value) => localStorage.setItem("biome.session", value), JSON.stringify(session));
  return person;
}
