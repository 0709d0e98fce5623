const common = import.meta.glob("/src/lib/texts/common/*.json", { import: "default" });
const features = import.meta.glob("/src/features/*/texts/*.json", { import: "default" });

const named = (files: Record<string, () => Promise<unknown>>, name: RegExp, as: string) =>
  Object.entries(files).map(([path, load]) => [path.replace(name, as), load] as const);

/** What loads the texts of each feature in each language: `<feature>/<language>`. */
export const catalogues: Record<string, () => Promise<unknown>> = Object.fromEntries([
  ...named(common, /^.*\/(\w+)\.json$/, "common/$1"),
  ...named(features, /^.*\/features\/([\w-]+)\/texts\/(\w+)\.json$/, "$1/$2"),
]);
