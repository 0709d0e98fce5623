import { queryClient } from "@/client";
import { preferences } from "@/lib/preferences";

/** What comes in the language that it was asked for in. */
const SPOKEN = [["exercises"], ["progress"], ["admin", "analytics"]];

/** In another language it is asked for again. */
export function followLanguage(): void {
  let { language } = preferences.get();
  preferences.subscribe(() => {
    const now = preferences.get().language;
    if (now !== language) for (const queryKey of SPOKEN) void queryClient.invalidateQueries({ queryKey });
    language = now;
  });
}
