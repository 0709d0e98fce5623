import type admin from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    admin: typeof admin;
  }
}
