import type { Page } from "@playwright/test";

import type { Schema } from "@/client";

const DAY_MS = 86_400_000;
const at = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString();
const idOf = (index: number) => `01a21d80-d33a-77a4-8d02-${String(index).padStart(12, "0")}`;
const pagination = { page: 1, limit: 20, total: 1, totalPages: 1 };

const ANALYTICS: Schema<"Analytics"> = {
  days: 30,
  sessionsByDay: Array.from({ length: 30 }, (_, day) => ({
    day: at(day).slice(0, 10),
    sessions: 9,
    completed: 8,
    failed: 1,
  })),
  sessionsByStatus: [
    { status: "completed", count: 240 },
    { status: "failed", count: 30 },
  ],
  failures: [{ cause: "damaged", count: 30 }],
  processingTime: { p50: 12, p90: 31, p99: 58 },
  queue: { waiting: 2, running: 1, oldestWaitingSeconds: 4 },
  users: { total: 40, active: 39, admins: 1, signedInThisWeek: 17 },
  exercises: [
    {
      exerciseName: "Squat",
      analyses: 120,
      averageScore: 7.4,
      mostFrequentIssues: [{ cause: "Shallow Depth", count: 40 }],
    },
  ],
};

/** Shows the office as an admin sees it, to somebody who is none: what the API would say is said here. */
export async function asAdmin(page: Page): Promise<void> {
  const account: Schema<"Account"> = {
    id: idOf(1),
    email: "somebody@example.com",
    username: "somebody",
    role: "user",
    isActive: true,
    createdAt: at(90),
    lastLogin: at(2),
    totalAnalyses: 12,
  };
  const letter: Schema<"DeadLetter"> = {
    sessionId: idOf(2),
    userId: account.id,
    exerciseName: "Squat",
    work: "analysis",
    cause: "PROCESSING_ERROR",
    detail: "TimeoutError",
    attempts: 3,
    queuedAt: at(1),
    failedAt: at(1),
  };
  const answers: [string, object][] = [
    ["**/v1/admin/analytics?*", ANALYTICS],
    ["**/v1/admin/users?*", { users: [account], pagination }],
    ["**/v1/admin/dead-letters?*", { deadLetters: [letter], pagination }],
  ];
  for (const [url, data] of answers) {
    await page.route(url, (route) => route.fulfill({ json: { success: true, data } }));
  }
  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem("biome.session") ?? "{}") as Record<string, string>;
    localStorage.setItem("biome.session", JSON.stringify({ ...session, role: "admin" }));
  });
}
