import { expect, test } from "vitest";

import { queryClient } from "@/client";
import { preferences } from "@/lib/preferences";

import { followLanguage } from "./follow-language";

test("what comes in one's language is asked for again in another one, and nothing else is", () => {
  const spoken = [
    ["exercises"],
    ["exercises", "squat"],
    ["progress", "exercises"],
    ["admin", "analytics", 30],
  ];
  const keys = [...spoken, ["sessions"], ["admin", "users"]];
  for (const key of keys) queryClient.setQueryData(key, {});
  followLanguage();
  preferences.set({ theme: "dark" });
  const stale = () => keys.filter((key) => queryClient.getQueryState(key)?.isInvalidated);
  expect(stale()).toEqual([]);
  preferences.set({ language: "de" });
  expect(stale()).toEqual(spoken);
  preferences.set({ language: "en", theme: "system" });
  queryClient.clear();
});
