import js from "@eslint/js";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["**/dist/", "**/generated/", "manifests/plugin/", "coverage/", ".stryker-tmp/", "**/*.mjs", "**/*.cjs"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // Nothing here uses `this`: objects are made by closures, so their functions may be handed around.
      "@typescript-eslint/unbound-method": "off",
      // `void promise` marks a deliberate fire-and-forget; arrow shorthands may return void.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    // Ports are asynchronous, this database is not: `async` turns a thrown error into a rejection.
    files: ["src/adapters/store/**"],
    rules: { "@typescript-eslint/require-await": "off" },
  },
  {
    files: ["src/domain/**", "src/app/**"],
    rules: {
      "no-restricted-globals": ["error", "Date", "fetch", "process", "setTimeout", "setInterval"],
      "no-restricted-properties": ["error", { object: "Math", property: "random" }],
    },
  },
  {
    files: ["test/**"],
    ...jest.configs["flat/recommended"],
    rules: {
      ...jest.configs["flat/recommended"].rules,
      "jest/expect-expect": ["error", { assertFunctionNames: ["expect", "fc.assert", "*.assert*", "expect*"] }],
      "no-restricted-properties": [
        "error",
        { object: "jest", property: "mock", message: "Use the memory store, the fake clock and the sandbox." },
      ],
    },
  },
);
