import type { Results } from "@/features/results/types";

/** The single thing to do next: in the coach's words, else what is said of the costliest issue. */
export function nextFixOf({ result, issues }: Results): string | undefined {
  const said = result.nextFix ?? "";
  return said === "" ? issues[0]?.coachingCue : said;
}
