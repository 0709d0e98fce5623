import type common from "./common/en.json";

/** The catalogues by name. Each feature adds its own in its `texts/index.d.ts`; keys are then checked by tsc. */
export interface Catalogues {
  common: typeof common;
}

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: Catalogues;
  }
}
