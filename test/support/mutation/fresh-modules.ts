import { registerHooks, stripTypeScriptTypes } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Imports of the files below a folder that can be made anew: each `reload` gives them, and all they import from there, their
 * first lines again. Their types are taken away once. `@jest/globals` leads to the globals beside this file.
 */
export function createFreshModules(folder: URL) {
  const globals = new URL("./jest-globals.ts", import.meta.url).href;
  const installed = new URL("node_modules/", folder).href;
  const stripped = new Map<string, string>();
  let load = 0;

  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "@jest/globals") return { url: globals, shortCircuit: true };
      const found = next(specifier, context);
      const isOurs = found.url.startsWith(folder.href) && !found.url.startsWith(installed);
      return isOurs ? { ...found, url: `${found.url}?load=${load}` } : found;
    },
    load(url, context, next) {
      const [file = url] = url.split("?load=");
      if (file === url || !file.endsWith(".ts")) return next(url, context);
      return { format: "module", source: withoutTypes(file), shortCircuit: true };
    },
  });

  function withoutTypes(file: string): string {
    const known = stripped.get(file) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(file), "utf8"));
    stripped.set(file, known);
    return known;
  }

  return {
    reload: () => void (load += 1),
    import: (file: string): Promise<unknown> => import(new URL(file, folder).href),
  };
}
