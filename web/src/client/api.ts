import createClient from "openapi-fetch";

import { errorOf } from "./errors";
import type { paths } from "./schema";
import { randomId } from "./random-id";
import { send } from "./send";

/** The API, typed by its document. Take answers out of their envelope with `answer`. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: send,
  bodySerializer: (body: unknown) => (body instanceof FormData ? body : JSON.stringify(body)),
});

interface Asked<T> {
  data?: { data: T };
  error?: unknown;
  response: Response;
}

/** What is in the envelope: `const profile = await answer(api.GET("/v1/user/profile"))`. Raises ApiError. */
export async function answer<T>(asking: Promise<Asked<T>>): Promise<T> {
  const { data, error, response } = await asking;
  if (data === undefined) throw errorOf(response, error);
  return data.data;
}

/** The head of a POST that creates something: the same key again is answered as it was the first time. */
export function once(key: string = randomId()): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}
