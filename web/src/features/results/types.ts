import type { Schema } from "@/client";

export type Results = Schema<"Results">;
export type Issue = Schema<"IssueFound">;
export type Rep = Schema<"RepDone">;
export type Metric = Schema<"MetricShown">;
export type SessionState = Schema<"SessionState">;
export type Side = "left" | "right";
