/**
 * The architecture as a law. Imports point down, adapters are islands, packages stand alone.
 * test/architecture/import-law.test.ts shows that each rule fires.
 */
const layer = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: "^(src|webhooks|packages|test)/", pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: "^src/domain/" },
      to: { pathNot: "^src/domain/" },
    },
    layer("contracts-see-domain", "^src/contracts/", "^src/(contracts|domain)/"),
    layer("ports-see-contracts", "^src/ports/", "^src/(ports|contracts|domain)/"),
    layer("app-sees-ports", "^src/app/", "^src/(app|ports|contracts|domain)/"),
    layer("adapters-see-ports", "^src/adapters/", "^src/(adapters|ports|contracts|domain)/|^packages/"),
    {
      name: "adapters-are-islands",
      severity: "error",
      from: { path: "^src/adapters/([^/]+)/" },
      to: { path: "^src/adapters/", pathNot: "^src/adapters/$1/" },
    },
    layer("webhooks-see-app", "^webhooks/", "^webhooks/|^src/(app|ports|contracts|domain)/"),
    layer(
      "entrypoints-see-app",
      "^src/entrypoints/",
      "^src/(entrypoints|app|ports|contracts|domain)/|^webhooks/|^packages/",
    ),
    layer("packages-stand-alone", "^packages/", "^packages/"),
    {
      name: "inner-layers-have-no-io",
      severity: "error",
      from: { path: "^src/(domain|contracts|ports|app)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "inner-layers-have-no-vendors",
      severity: "error",
      from: { path: "^src/(domain|ports|app)/" },
      to: { dependencyTypes: ["npm", "npm-dev"] },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^(src|webhooks)/", pathNot: "^src/(main|cli)\\.ts$" },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "src/entrypoints/web/dist" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "default"],
      extensions: [".ts", ".tsx", ".js"],
    },
  },
};
