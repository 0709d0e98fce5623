import { createInstance } from "i18next";
import { expect, test } from "vitest";

import { LANGUAGES } from "@/lib/preferences";

import { catalogues } from "./catalogues";

interface Texts {
  [key: string]: string | Texts;
}

const names = [...new Set(Object.keys(catalogues).map((name) => name.split("/")[0]))];

function flat(texts: Texts, at = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${at}${key}`, value] as const] : [...flat(value, `${at}${key}.`)],
    ),
  );
}

/** Plural forms differ by language: their key without the form. */
const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();

test.each(names)("%s says the same in every language", async (name) => {
  const loaded = await Promise.all(
    LANGUAGES.map(async (language) => flat((await catalogues[`${name}/${language}`]?.()) as Texts)),
  );
  const [english = new Map<string, string>(), ...others] = loaded;
  const keys = [...new Set([...english.keys()].map(plain))].sort();
  for (const other of others) {
    expect([...new Set([...other.keys()].map(plain))].sort()).toEqual(keys);
    for (const [key, text] of other) {
      const source = english.get(key) ?? english.get(`${plain(key)}_other`) ?? "";
      if (!/_(zero|one|two)$/.test(key)) expect(placeholders(text), key).toEqual(placeholders(source));
    }
  }
});

test.each([
  ["en", "“", "”"],
  ["de", "„", "“"],
  ["es", "«", "»"],
])("what the coach says as an example is quoted as in %s", async (language, opened, closed) => {
  const texts = flat((await catalogues[`landing/${language}`]?.()) as Texts);
  const example = texts.get("how.say.example");
  expect([example?.at(0), example?.at(-1)]).toEqual([opened, closed]);
});

test("one of anything is one, beside whatever else is counted", async () => {
  const admin = (await catalogues["admin/es"]?.()) as Texts;
  const spanish = createInstance({ lng: "es", resources: { es: { admin } } });
  await spanish.init();
  const said = (key: "active" | "admins", count: number) => spanish.t(`tiles.${key}`, { ns: "admin", count });
  expect([said("active", 1), said("active", 2)]).toEqual(["1 activa", "2 activas"]);
  expect([said("admins", 1), said("admins", 2)]).toEqual(["1 administrador", "2 administradores"]);
});
