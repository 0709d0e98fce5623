/** What the first page says in the language that most come with is there with the app: nothing is waited for. */
const bundled = import.meta.glob<object>(
  ["/src/lib/texts/common/en.json", "/src/features/landing/texts/en.json"],
  { import: "default", eager: true },
);
const fetched = import.meta.glob<object>(
  [
    "/src/lib/texts/common/*.json",
    "/src/features/*/texts/*.json",
    "!/src/lib/texts/common/en.json",
    "!/src/features/landing/texts/en.json",
  ],
  { import: "default" },
);

/** /src/features/landing/texts/en.json → landing/en, /src/lib/texts/common/en.json → common/en */
const named = (path: string) => path.replace("/texts/", "/").replace(/^.*\/([\w-]+\/\w+)\.json$/, "$1");

/** What loads the texts of each feature in each language: `<feature>/<language>`. */
export const catalogues: Record<string, () => Promise<object>> = Object.fromEntries([
  ...Object.entries(fetched).map(([path, load]) => [named(path), load] as const),
  ...Object.entries(bundled).map(([path, texts]) => [named(path), () => Promise.resolve(texts)] as const),
]);
