import type history from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    history: typeof history;
  }
}
