import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a pose check asks its own server, and nobody else", async () => {
  const asked = vi.fn(() => Promise.resolve(new Response()));
  vi.stubGlobal("fetch", asked);
  await import("./stay-here");
  await self.fetch("/models/pose_landmarker_full.task");
  await expect(self.fetch("https://odml.pa.googleapis.com/v1/log")).rejects.toThrow("Nothing leaves");
  expect(asked).toHaveBeenCalledTimes(1);
});
