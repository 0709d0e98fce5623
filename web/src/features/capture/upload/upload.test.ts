import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { session } from "@/client";
import type { Film } from "@/features/capture/film/film";

import { Upload, type Sent } from "./upload";

const TOKEN = `x.${btoa(JSON.stringify({ sub: "1", role: "user" }))}.x`;
const PIECE = 4;

/** A server, a store, and the line between: what was asked of them, and what they answer to the next ones. */
const line = {
  asked: [] as string[],
  keys: [] as (string | null)[],
  answers: {} as Record<string, unknown[]>,
};
const stored: number[] = [];
let told: Sent[] = [];

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const ok = (data: unknown, status = 200) => json(status, { success: true, data });
const refused = (status: number, code: string, reason = "") =>
  json(status, { success: false, error: { code, message: "no", details: { reason } } });

function form(sessionId = "s1") {
  return {
    sessionId,
    status: "pending",
    upload: { method: "POST", url: "/store", fields: { key: "k" }, expiresAt: "" },
  };
}
function parts(come: number[]) {
  const all = [1, 2, 3].map((number) => ({
    number,
    size: number === 3 ? 2 : PIECE,
    url: come.includes(number) ? null : `/store/${number}`,
  }));
  return {
    sessionId: "s1",
    status: "pending",
    upload: { method: "PUT", partSize: PIECE, parts: all, expiresAt: "" },
  };
}

class StandInRequest {
  upload: { onprogress?: (event: { loaded: number }) => void; onload?: () => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = "";
  #what = "";
  open(method: string, url: string) {
    this.#what = `${method} ${url}`;
  }
  setRequestHeader(name: string, value: string) {
    if (name === "Idempotency-Key") line.keys.push(value);
  }
  getResponseHeader = () => null;
  abort() {
    this.onabort?.();
  }
  send(body: Blob | FormData) {
    line.asked.push(this.#what);
    const [status = 200, text = ""] = (line.answers[this.#what]?.shift() ?? []) as [number?, string?];
    const size = body instanceof Blob ? body.size : 10;
    queueMicrotask(() => {
      if (status === 0) return this.onerror?.();
      this.upload.onprogress?.({ loaded: size });
      this.status = status;
      this.responseText = text;
      if (status < 300) stored.push(size);
      this.onload?.();
      return undefined;
    });
  }
}

beforeEach(() => {
  line.asked = [];
  line.keys = [];
  line.answers = {};
  stored.length = 0;
  told = [];
  vi.stubGlobal("XMLHttpRequest", StandInRequest);
  vi.stubGlobal("fetch", (request: Request) => {
    const what = `${request.method} ${new URL(request.url).pathname.replace("/v1/analysis", "")}`;
    line.asked.push(what);
    if (what === "POST /uploads") line.keys.push(request.headers.get("Idempotency-Key"));
    const next = line.answers[what]?.shift();
    return next instanceof Response ? Promise.resolve(next) : Promise.reject(new TypeError("offline"));
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  session.begin({
    token: TOKEN,
    refreshToken: "r",
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function upload() {
  const content = new Blob(["0123456789"]);
  const film: Film = {
    content,
    name: "set.mp4",
    mimeType: "video/mp4",
    seconds: 1,
    size: null,
    recorded: false,
    url: "",
  };
  return new Upload(film, { name: "Squat", exercise: null }, (sent) => told.push(sent));
}

async function settled<T>(work: Promise<T>): Promise<T> {
  const done = work.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  return (await done) as T;
}

test("a small film is announced, put by its form, and completed", async () => {
  line.answers = {
    "POST /uploads": [ok(form(), 201)],
    "POST /store": [[204]],
    "POST /uploads/s1/complete": [ok({ sessionId: "s1" })],
  };
  expect(await settled(upload().run())).toBe("s1");
  expect(line.asked).toEqual(["POST /uploads", "POST /store", "POST /uploads/s1/complete"]);
  expect(told.map(({ step }) => step)).toEqual(["sending", "sending", "checking"]);
});

test("a large film goes on with the pieces that have not come", async () => {
  line.answers = {
    "POST /uploads": [ok(parts([]), 201)],
    "PUT /store/2": [[0]],
    "GET /uploads/s1": [ok(parts([1]))],
    "POST /uploads/s1/complete": [ok({ sessionId: "s1" })],
  };
  expect(await settled(upload().run())).toBe("s1");
  expect(line.asked.filter((what) => what.includes("/store"))).toEqual([
    "PUT /store/1",
    "PUT /store/2",
    "PUT /store/2",
    "PUT /store/3",
  ]);
  expect(stored).toEqual([4, 4, 2]);
  expect(told.find(({ step }) => step === "waiting")?.bytes).toBe(4);
});

test("a link that is too old is asked for again", async () => {
  line.answers = {
    "POST /uploads": [ok(form(), 201)],
    "POST /store": [[403, "<Error/>"], [204]],
    "GET /uploads/s1": [ok(form())],
    "POST /uploads/s1/complete": [ok({ sessionId: "s1" })],
  };
  expect(await settled(upload().run())).toBe("s1");
});

test("run again after the line was cut it is the same session", async () => {
  line.answers = { "POST /uploads": [ok(form(), 201)], "POST /store": [[0], [0], [0], [0], [0]] };
  const one = upload();
  expect(await settled(one.run())).toMatchObject({ code: "OFFLINE" });
  line.answers = {
    "GET /uploads/s1": [ok(form())],
    "POST /uploads/s1/complete": [ok({ sessionId: "s1" })],
  };
  expect(await settled(one.run())).toBe("s1");
  expect(line.asked.filter((what) => what === "POST /uploads")).toHaveLength(1);
});

test("an announcement that got no answer is made again with its key; one that was refused is another intention", async () => {
  const one = upload();
  expect(await settled(one.run())).toMatchObject({ code: "OFFLINE" });
  line.answers = { "POST /uploads": [refused(422, "VALIDATION_ERROR", "too_long")] };
  await settled(one.run());
  line.answers = { "POST /uploads": [refused(422, "VALIDATION_ERROR", "too_long")] };
  await settled(one.run());
  const keys = [...new Set(line.keys)];
  expect(keys).toHaveLength(2);
  expect(line.keys.at(-1)).toBe(keys[1]);
});

test("where no store is offered the film goes through the API, once by its key", async () => {
  line.answers = {
    "POST /uploads": [refused(404, "NOT_FOUND")],
    "POST /v1/analysis/upload": [[0], [201, JSON.stringify({ data: { sessionId: "s2" } })]],
  };
  expect(await settled(upload().run())).toBe("s2");
  expect(new Set(line.keys).size).toBe(1);
});

test("what has not come, though it was put, is put once more", async () => {
  line.answers = {
    "POST /uploads": [ok(form(), 201)],
    "POST /uploads/s1/complete": [refused(422, "VALIDATION_ERROR", "not_uploaded"), ok({ sessionId: "s1" })],
    "GET /uploads/s1": [ok(form())],
  };
  expect(await settled(upload().run())).toBe("s1");
  expect(stored).toHaveLength(2);
});

test("who cancels is rid of it", async () => {
  line.answers = { "POST /uploads": [ok(form(), 201)], "DELETE /sessions/s1": [ok({ id: "s1" })] };
  const one = upload();
  const running = one.run().catch((error: unknown) => error);
  await vi.waitFor(() => expect(line.asked).toContain("POST /store"));
  await one.cancel();
  expect(await running).toMatchObject({ name: "AbortError" });
  expect(line.asked).toContain("DELETE /sessions/s1");
});
