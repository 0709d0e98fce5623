import type account from "./en.json";

declare module "@/lib/texts/catalogues" {
  interface Catalogues {
    account: typeof account;
  }
}
