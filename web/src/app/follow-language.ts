import { queryClient } from "@/client";
import { preferences } from "@/lib/preferences";

/** The library comes in the language that it was asked for in: in another one it is asked for again. */
export function followLanguage(): void {
  let { language } = preferences.get();
  preferences.subscribe(() => {
    const now = preferences.get().language;
    if (now !== language) void queryClient.invalidateQueries({ queryKey: ["exercises"] });
    language = now;
  });
}
