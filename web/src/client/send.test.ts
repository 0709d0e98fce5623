import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { answer, api, once } from "./api";
import { session } from "./session";

const tokenOf = (name: string) => `${name}.${btoa(JSON.stringify({ sub: "1", role: "user" }))}.x`;
const OLD = tokenOf("old");
const NEW = tokenOf("new");
const IN_AN_HOUR = new Date(Date.now() + 3_600_000).toISOString();
const asked = vi.fn<(request: Request) => Promise<Response>>();
const profile = () => answer(api.GET("/v1/user/profile"));
const json = (status: number, body: unknown, head = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...head } });
const good = () => json(200, { success: true, data: { id: "1" } });
const refused = () => json(401, { success: false, error: { code: "AUTHENTICATION_ERROR", message: "" } });
const renewed = () => json(200, { data: { token: NEW, refreshToken: "r2", expiresAt: IN_AN_HOUR } });

function request(call: number): Request {
  const [input, init] = asked.mock.calls[call] as unknown as [Request | string, RequestInit?];
  return typeof input === "string" ? new Request(new URL(input, "http://localhost"), init) : input;
}

beforeEach(() => {
  vi.stubGlobal("fetch", asked);
  asked.mockReset();
  session.begin({ token: OLD, refreshToken: "r1", expiresAt: IN_AN_HOUR });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("every request says who asks, and that a page of ours does", async () => {
  asked.mockResolvedValueOnce(good());
  expect(await profile()).toEqual({ id: "1" });
  expect(request(0).headers.get("Authorization")).toBe(`Bearer ${OLD}`);
  expect(request(0).headers.get("X-Requested-With")).toBe("XMLHttpRequest");
});

test("a token that is refused is renewed, and the request asked again", async () => {
  asked.mockResolvedValueOnce(refused()).mockResolvedValueOnce(renewed()).mockResolvedValueOnce(good());
  await profile();
  expect(request(1).url).toContain("/v1/auth/refresh");
  expect(request(2).headers.get("Authorization")).toBe(`Bearer ${NEW}`);
});

test("many that are refused at once renew once", async () => {
  asked.mockImplementation((input) => {
    const sent = typeof input === "string" ? null : input;
    if (sent === null) return Promise.resolve(renewed());
    return Promise.resolve(sent.headers.get("Authorization") === `Bearer ${NEW}` ? good() : refused());
  });
  await Promise.all([profile(), profile(), profile()]);
  expect(asked.mock.calls.filter(([input]) => typeof input === "string")).toHaveLength(1);
});

test("a sign-in that cannot be renewed is over", async () => {
  asked.mockImplementation(() => Promise.resolve(refused()));
  await expect(profile()).rejects.toMatchObject({ status: 401 });
  expect(session.current).toBeNull();
  expect(session.ending).toBe("expired");
});

test("where renewing is away the sign-in stands", async () => {
  asked.mockResolvedValueOnce(refused()).mockResolvedValueOnce(json(503, {}));
  await expect(profile()).rejects.toMatchObject({ status: 401 });
  expect(session.current?.token).toBe(OLD);
});

test("who is not reached is offline, and asked once", async () => {
  asked.mockRejectedValue(new TypeError("Failed to fetch"));
  await expect(profile()).rejects.toMatchObject({ code: "OFFLINE", passing: true });
  expect(asked).toHaveBeenCalledTimes(1);
});

test("what has a key of its own is sent again over a broken line", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  asked.mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValueOnce(good());
  const path = { sessionId: "s" };
  const retried = answer(
    api.POST("/v1/analysis/sessions/{sessionId}/retry", { params: { path, header: once("k") } }),
  );
  await vi.advanceTimersByTimeAsync(5000);
  await retried;
  expect([request(0), request(1)].map((one) => one.headers.get("Idempotency-Key"))).toEqual(["k", "k"]);
});

test("a wrong password is an answer and ends nothing", async () => {
  asked.mockResolvedValueOnce(refused());
  const body = { email: "a@b.c", password: "x" };
  await expect(answer(api.POST("/v1/auth/login", { body }))).rejects.toMatchObject({ status: 401 });
  expect(session.current?.token).toBe(OLD);
  expect(asked).toHaveBeenCalledTimes(1);
});
