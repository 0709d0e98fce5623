import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { LiveEvent } from "./events";
import { Following, type Line, type Socket } from "./follow";

class StandInSocket implements Socket {
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  closed = false;
  constructor(readonly after: number) {}
  close() {
    this.closed = true;
  }
  say(event: LiveEvent) {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
}

const gone = new Error("gone");
let sockets: StandInSocket[];
let told: LiveEvent[];
let lines: Line[];
let opening: () => Promise<void>;
const ask = vi.fn<(after: number) => Promise<LiveEvent[]>>();
let following: Following;

const event = (seq: number, type: LiveEvent["type"] = "agent_status") =>
  ({ type, seq, data: { sessionId: "s", progress: seq } }) as unknown as LiveEvent;
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const last = () => sockets.at(-1) ?? new StandInSocket(NaN);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  sockets = [];
  told = [];
  lines = [];
  opening = () => Promise.resolve();
  ask.mockReset().mockResolvedValue([]);
  const open = async (after: number) => {
    await opening();
    const socket = new StandInSocket(after);
    sockets.push(socket);
    return socket;
  };
  following = new Following(
    { open, ask, isGone: (error) => error === gone },
    (one) => told.push(one),
    (line) => lines.push(line),
  );
  following.start();
  await seconds(0);
});

afterEach(() => {
  following.stop();
  vi.useRealTimers();
});

test("a line that is cut is taken up where it was", async () => {
  last().say(event(7));
  last().onclose?.({ code: 1006 });
  await seconds(1);
  expect(sockets.map(({ after }) => after)).toEqual([0, 7]);
  last().say(event(8));
  expect(told.map(({ seq }) => seq)).toEqual([7, 8]);
  expect(ask).not.toHaveBeenCalled();
  expect(lines.at(-1)).toBe("live");
});

test("where no socket opens one asks, no more often than every two seconds, and still tries", async () => {
  opening = () => Promise.reject(new Error("refused"));
  ask.mockResolvedValueOnce([event(3)]).mockResolvedValue([]);
  last().onclose?.({ code: 1006 });
  await seconds(21);
  expect(lines.at(-1)).toBe("polling");
  expect(told.map(({ seq }) => seq)).toEqual([3]);
  expect(ask.mock.calls.length).toBeGreaterThan(5);
  expect(ask.mock.calls.length).toBeLessThanOrEqual(10);
  expect(ask.mock.lastCall).toEqual([3]);
  opening = () => Promise.resolve();
  await seconds(15);
  last().say(event(4));
  const asked = ask.mock.calls.length;
  await seconds(8);
  expect(ask).toHaveBeenCalledTimes(asked);
  expect(lines.at(-1)).toBe("live");
});

test("the end, told by either, is the end", async () => {
  last().say(event(9, "analysis_complete"));
  expect(last().closed).toBe(true);
  await seconds(60);
  expect(sockets).toHaveLength(1);
  expect(told).toHaveLength(1);
});

test("a line that is quiet while there is news is cut, and opened anew", async () => {
  const first = last();
  first.say(event(1));
  ask.mockResolvedValueOnce([event(2)]);
  await seconds(14);
  expect(first.closed).toBe(true);
  expect(last().after).toBe(2);
});

test("what is not there is not asked for again", async () => {
  last().onclose?.({ code: 4404 });
  await seconds(60);
  expect(lines.at(-1)).toBe("gone");
  expect(sockets).toHaveLength(1);
});

test("when the network is back nobody waits", async () => {
  opening = () => Promise.reject(new Error("offline"));
  last().onclose?.({ code: 1006 });
  await seconds(12);
  opening = () => Promise.resolve();
  window.dispatchEvent(new Event("online"));
  await seconds(0);
  expect(sockets).toHaveLength(2);
});

test("who has left is told nothing more", async () => {
  following.stop();
  expect(last().closed).toBe(true);
  await seconds(60);
  expect(sockets).toHaveLength(1);
});

test("who has missed what the agents do asks from the beginning", async () => {
  last().say(event(7, "progress"));
  last().onclose?.({ code: 1006 });
  await seconds(1);
  expect(last().after).toBe(0);
});
