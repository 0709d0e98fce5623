import type library from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    library: typeof library;
  }
}
