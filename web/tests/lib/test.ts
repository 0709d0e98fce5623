import { randomInt } from "node:crypto";

import { test as base, expect, type Page } from "@playwright/test";

import { signInAsOffice, signUpDirectly, type Person } from "./person";

interface Fixtures {
  /** A new account, signed in in this browser. */
  person: Person;
  /** An admin with weeks of sets behind them, signed in in this browser. What tests do must not change them. */
  office: Person;
  /** What went wrong in the page so far: refused by the policy, asked of another host, thrown. Must be empty at the end. */
  wrongs: string[];
}

/**
 * Playwright's test, as somebody of one's own: each asks from an address that nobody else has, so that limits of one
 * test are not those of the next. A page that breaks the policy, throws, or asks another host fails its test.
 */
export const test = base.extend<Fixtures>({
  extraHTTPHeaders: async ({}, use) => {
    await use({ "X-Forwarded-For": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` });
  },
  wrongs: [
    async ({ context }, use) => {
      const wrongs: string[] = [];
      context.on("page", (page) => watch(page, wrongs));
      await use(wrongs);
      expect(wrongs).toEqual([]);
    },
    { auto: true },
  ],
  person: async ({ page, request }, use) => {
    await use(await signUpDirectly(page, request));
  },
  office: async ({ page, request }, use) => {
    await use(await signInAsOffice(page, request));
  },
});

function watch(page: Page, wrongs: string[]): void {
  page.on("pageerror", (error) => wrongs.push(`thrown: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (/Content.Security.Policy|violates the following/i.test(text)) wrongs.push(text);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(process.env.BIOME_URL ?? "").host) {
      wrongs.push(`asked another host: ${request.url()}`);
    }
  });
}

export { expect } from "@playwright/test";
