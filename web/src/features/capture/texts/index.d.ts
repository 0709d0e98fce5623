import type capture from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    capture: typeof capture;
  }
}
