import type landing from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    landing: typeof landing;
  }
}
