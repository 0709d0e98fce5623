import type progress from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    progress: typeof progress;
  }
}
