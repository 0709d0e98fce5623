import { createInstance } from "i18next";
import { expect, test } from "vitest";

import { causeText } from "./causes";
import es from "./texts/es.json";

const spanish = createInstance({ lng: "es", resources: { es: { results: es } } });
await spanish.init();
const t = spanish.getFixedT("es", "results");

test("why an analysis failed is said in one's own language by its code", () => {
  expect(causeText(t, "no_person")).toContain("No se encontró a nadie");
  expect(causeText(t, "film_missing")).toContain("ya no está");
});

test("a fault of ours is called ours, whichever it is", () => {
  expect(causeText(t, "disk")).toBe(causeText(t, "internal"));
  expect(causeText(t, "disk")).toContain("por nuestra parte");
});

test("of a cause that is not known here the server's own sentence is left to be said", () => {
  expect(causeText(t, "solar_flare")).toBeNull();
  expect(causeText(t, null)).toBeNull();
});
