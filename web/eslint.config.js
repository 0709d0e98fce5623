import { readdirSync } from "node:fs";

import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Zones as in bulletproof-react: app > features > components > client, lib. A feature knows no other feature. */
const features = readdirSync(new URL("./src/features", import.meta.url));
const zone = (files, patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { paths: [NO_LAZY], patterns: [UPWARDS, ...patterns] }] },
});
const NO_LAZY = {
  name: "react",
  importNames: ["lazy"],
  message: "Without a line it takes the page with it: use Later.",
};
const UPWARDS = { regex: "^\\.\\./", message: "Write @/… : then one sees which zone it comes from." };
const NO_APP = { regex: "^@/app(/|$)", message: "Only main.tsx knows the app." };
const NO_FEATURE = { regex: "^@/features(/|$)", message: "This zone knows no feature." };
const NO_COMPONENT = { regex: "^@/components(/|$)", message: "client and lib draw nothing." };
const others = (name) => ({
  regex: `^@/features/(?!${name}(/|$))`,
  message: "Features do not import one another: join them in app/.",
});

export default tseslint.config(
  {
    ignores: [
      "dist",
      "src/client/schema.d.ts",
      "src/app/route-tree.gen.ts",
      "playwright-report",
      "test-results",
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  hooks.configs.flat["recommended-latest"],
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: { allowDefaultProject: ["*.js", "public/*.js", "scripts/*.js"] } },
    },
    rules: {
      complexity: ["error", 10],
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Text is written as text.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      // React's handlers may be async: what goes wrong in them is told by the mutation
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [{ from: "package", package: "@tanstack/router-core", name: ["Redirect", "NotFoundError"] }],
        },
      ],
    },
  },
  zone(["src/client/**"], [NO_APP, NO_FEATURE, NO_COMPONENT]),
  zone(["src/lib/**"], [NO_APP, NO_FEATURE, NO_COMPONENT]),
  zone(["src/components/**"], [NO_APP, NO_FEATURE]),
  zone(["src/app/**"], []),
  ...features.map((name) => zone([`src/features/${name}/**`], [NO_APP, others(name)])),
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.browser },
  },
  { files: ["tests/**", "scripts/**", "*.ts"], languageOptions: { globals: globals.node } },
  { files: ["tests/**"], rules: { "react-hooks/rules-of-hooks": "off", "no-empty-pattern": "off" } }, // Playwright's fixtures
);
