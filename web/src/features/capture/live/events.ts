export type AgentStatus = "waiting" | "processing" | "complete" | "failed";
export type TaskStatus = "pending" | "processing" | "complete" | "failed";

export interface Task {
  name: string;
  status: TaskStatus;
}

interface Told<Type extends string, Data> {
  type: Type;
  seq: number;
  data: Data & { sessionId: string };
}

/** What the server says about an analysis, by its WebSocket or when it is asked. */
export type LiveEvent =
  | Told<"progress", { progress: number; currentStep: string; estimatedTimeRemaining: number | null }>
  | Told<"agent_status", { visionAgent: AgentStatus; coachingAgent: AgentStatus; tasks: Task[] }>
  | Told<"analysis_complete", { resultId: string; overallScore: number | null }>
  | Told<"error", { error: string; code: string }>;

/** How an analysis is, as far as one has been told. */
export interface Live {
  progress: number;
  step: string;
  /** Seconds until the result, as they were when that was said, and when that was (ms). */
  left: { seconds: number; at: number } | null;
  vision: AgentStatus;
  coaching: AgentStatus;
  tasks: Task[];
  over: "complete" | "failed" | null;
}

/** What is going to be done, by what the server calls it. */
export const TASKS = [
  "Fetching the video",
  "Extracting body landmarks",
  "Measuring repetitions and form",
  "Writing coaching feedback",
  "Saving the results",
] as const;

export const NOTHING_YET: Live = {
  progress: 0,
  step: "queued",
  left: null,
  vision: "waiting",
  coaching: "waiting",
  tasks: TASKS.map((name) => ({ name, status: "pending" })),
  over: null,
};

const SAME_S = 2;

/** How it is after this event. Progress never falls, though old events be told again. */
export function after(live: Live, event: LiveEvent, now: number): Live {
  switch (event.type) {
    case "progress": {
      const { progress, currentStep, estimatedTimeRemaining } = event.data;
      if (progress < live.progress) return live;
      return {
        ...live,
        progress,
        step: currentStep,
        left: leftAfter(live.left, estimatedTimeRemaining, now),
      };
    }
    case "agent_status": {
      const { visionAgent, coachingAgent, tasks } = event.data;
      return { ...live, vision: visionAgent, coaching: coachingAgent, tasks };
    }
    case "analysis_complete":
      return { ...finished(live), progress: 100, over: "complete" };
    case "error":
      return { ...live, over: "failed", left: null };
  }
}

/** Seconds that are left now: counted down here between two news. */
export function secondsLeft(left: Live["left"], now: number): number | null {
  return left === null ? null : Math.max(0, left.seconds - (now - left.at) / 1000);
}

/** What the server guesses anew differs by a second or so all the time: the count-down is not upset by that. */
function leftAfter(before: Live["left"], seconds: number | null, now: number): Live["left"] {
  if (seconds === null) return null;
  const counted = secondsLeft(before, now);
  return counted !== null && Math.abs(counted - seconds) <= SAME_S ? before : { seconds, at: now };
}

function finished(live: Live): Live {
  const tasks = live.tasks.map(({ name }) => ({ name, status: "complete" as const }));
  return { ...live, step: "complete", left: null, vision: "complete", coaching: "complete", tasks };
}

/** An end that was not the last word: the analysis was tried again after it, and what was before does not count. */
export function ofTheLastTry(events: LiveEvent[]): LiveEvent[] {
  const ended = events.slice(0, -1).findLastIndex(isEnd);
  return events.slice(ended + 1);
}

export function isEnd({ type }: LiveEvent): boolean {
  return type === "analysis_complete" || type === "error";
}

/** A message of the socket; null for what is none of those we know. */
export function read(message: unknown): LiveEvent | null {
  try {
    const event = JSON.parse(String(message)) as Partial<LiveEvent> | null;
    return event !== null && typeof event.seq === "number" && typeof event.data === "object"
      ? (event as LiveEvent)
      : null;
  } catch {
    return null;
  }
}
