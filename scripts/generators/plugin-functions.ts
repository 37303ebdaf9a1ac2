import { readdirSync, readFileSync } from "node:fs";
import type { Generator } from "./generator.ts";

const FOLDER = "manifests/plugin";
/** What every function ends with: the platform pastes one text for each, which can import nothing. */
const SHARED = ["values", "ask"];
const NAMES = readdirSync(new URL(`../../${FOLDER}/source/`, import.meta.url))
  .map((file) => file.replace(".js", ""))
  .filter((name) => !SHARED.includes(name))
  .sort();

/** The functions of the plugin kit, each whole: its own part, then what all of them share. */
export const pluginFunctions: readonly Generator[] = NAMES.map((name) => ({
  file: `${FOLDER}/${name}.js`,
  content: () =>
    Promise.resolve(
      [
        source(name),
        `// ---- 以下各函数相同；本文件由 source/${name}.js 等生成（npm run generate），不要直接修改 ----\n`,
        ...SHARED.map(source),
      ].join("\n"),
    ),
}));

function source(name: string): string {
  return readFileSync(new URL(`../../${FOLDER}/source/${name}.js`, import.meta.url), "utf8");
}
