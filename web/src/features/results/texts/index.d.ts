import type results from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    results: typeof results;
  }
}
