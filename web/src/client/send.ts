import { offline } from "./errors";
import { freshSession, renew } from "./renew";
import { session } from "./session";

const TRIES = 3;
const PAUSE_MS = 800;
/** Signing in and renewing are asked without a token, and their 401 is an answer, not an end. */
const OPEN = ["/v1/auth/login", "/v1/auth/register", "/v1/auth/refresh"];

/** `fetch` for the API: signed in, renewed when the token is old, sent again where that is safe. */
export async function send(request: Request): Promise<Response> {
  if (OPEN.includes(new URL(request.url).pathname)) return reach(request);
  const before = await freshSession().catch(() => session.current);
  const again = request.clone();
  const response = await reach(signed(request, before?.token));
  if (response.status !== 401 || before === null) return response;
  const after = await renew(before).catch(() => null);
  if (after === null || after.token === before.token) return response;
  const second = await reach(signed(again, after.token));
  if (second.status === 401) session.end("expired");
  return second;
}

function signed(request: Request, token: string | undefined): Request {
  request.headers.set("X-Requested-With", "XMLHttpRequest");
  request.headers.set("Accept-Language", document.documentElement.lang); // the person's choice, not the browser's
  if (token !== undefined) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}

/** The answer; raises ApiError OFFLINE when there is none. What may be said twice is said again before. */
async function reach(request: Request): Promise<Response> {
  const tries = request.headers.has("Idempotency-Key") ? TRIES : 1;
  for (let left = tries; ; left--) {
    try {
      return await fetch(left > 1 ? request.clone() : request);
    } catch (error) {
      if (request.signal.aborted) throw error;
      if (left === 1) throw offline();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * (tries - left + 1)));
    }
  }
}
