import type home from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    home: typeof home;
  }
}
