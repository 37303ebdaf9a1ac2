/** Writes every generated file, or with `--check` names each one that differs from what would be written. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generators } from "./generators/index.ts";

const root = new URL("../", import.meta.url);
const isCheck = process.argv.includes("--check");
let drifted = 0;

for (const { file, content } of generators) {
  const path = new URL(file, root);
  const wanted = await content();
  const existing = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (wanted === existing) continue;
  drifted += 1;
  if (!isCheck) {
    mkdirSync(dirname(path.pathname), { recursive: true });
    writeFileSync(path, wanted);
  }
  console.log(`${isCheck ? "differs" : "written"}: ${file}`);
}

if (isCheck && drifted > 0) {
  console.error("Generated files are out of date: run `npm run generate` and commit the result.");
  process.exitCode = 1;
}
