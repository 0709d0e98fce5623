import type { Page } from "@playwright/test";

import type { Schema } from "@/client";

const DAY_MS = 86_400_000;
const COUNT = 24;

const at = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString();
const idOf = (index: number) => `01a21d80-d33a-77a4-8d02-${String(index).padStart(12, "0")}`;

/** Weeks of squats that get better; a lean that fades, and a depth that stays. */
const SQUAT: Schema<"ExerciseProgress"> = {
  exerciseId: idOf(900),
  exerciseName: "Squat",
  averageScore: 7.4,
  bestScore: 9.2,
  totalAnalyses: COUNT,
  lastAnalysisDate: at(1),
  improvementTrend: "improving",
  scores: Array.from({ length: COUNT }, (_, index) => ({
    sessionId: idOf(index),
    score: 5.5 + (index / COUNT) * 3.7 + (index % 3) * 0.3,
    createdAt: at((COUNT - index) * 4),
    low: 5.2 + (index / COUNT) * 3.7,
    high: 6 + (index / COUNT) * 3.7,
    repCount: 5,
    holdSeconds: null,
  })),
  recurringIssues: [
    {
      fault: "shallow_depth",
      type: "Shallow Depth",
      count: 10,
      lately: Array.from({ length: 12 }, (_, index) => index % 2 === 0),
    },
    {
      fault: "forward_lean",
      type: "Excessive Forward Lean",
      count: 9,
      lately: Array.from({ length: 12 }, (_, index) => index < 8),
    },
  ],
};

/** What the API would say of somebody who has trained for months: they need not be filmed for it. */
export async function withMonths(page: Page): Promise<void> {
  const summary: Schema<"Summary"> = {
    totalAnalyses: COUNT,
    averageScore: 7.4,
    improvementTrend: "improving",
    favoriteExercise: "Squat",
    recentScores: SQUAT.scores.slice(-10).map(({ score }) => score),
  };
  const sessions: Schema<"HistoryEntry">[] = SQUAT.scores.map(({ sessionId, score, createdAt }) => ({
    id: sessionId,
    exerciseId: SQUAT.exerciseId,
    exerciseName: "Squat",
    overallScore: score,
    status: "completed",
    createdAt,
  }));
  const answers: [string, object][] = [
    ["**/v1/progress/summary", summary],
    ["**/v1/progress/exercises", { exercises: [SQUAT] }],
    [
      "**/v1/analysis/sessions?*",
      { sessions, pagination: { page: 1, limit: 100, total: COUNT, totalPages: 1 } },
    ],
  ];
  for (const [url, data] of answers) {
    await page.route(url, (route) => route.fulfill({ json: { success: true, data } }));
  }
}
