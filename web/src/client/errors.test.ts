import { expect, test } from "vitest";

import { errorOf } from "./errors";

const answered = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers });

test("a refusal has code, message, fields, request and when to come again", () => {
  const head = { "X-Request-ID": "abc", "Retry-After": "7" };
  const details = { field: "email", reason: "already registered" };
  const error = errorOf(answered(422, head), { error: { code: "VALIDATION_ERROR", message: "no", details } });
  expect(error).toMatchObject({
    code: "VALIDATION_ERROR",
    message: "no",
    requestId: "abc",
    retryAfter: 7,
    passing: false,
  });
  expect(error.fields).toEqual([details]);
});

test("of several wrong fields each is named", () => {
  const fields = [
    { field: "email", reason: "a" },
    { field: "password", reason: "b" },
  ];
  const error = errorOf(answered(422), {
    error: { code: "VALIDATION_ERROR", message: "", details: { ...fields[0], fields } },
  });
  expect(error.fields).toEqual(fields);
});

test.each([502, 503, 504])("%d is an outage that passes, whoever said it", (status) => {
  expect(errorOf(answered(status), "<html>")).toMatchObject({ code: "UNAVAILABLE", passing: true, status });
});

test("a page of a proxy is no answer of ours", () => {
  expect(errorOf(answered(403), "<html>").code).toBe("UNAVAILABLE");
});
