import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder of a demo within the data folder: a real account's data must never meet a demo's. */
export function demoFolder(data_dir: string): string {
  return join(data_dir, "demo");
}

/** What a demo remembers between two starts; where it lies, there is a demo. */
export function demoMemoryFile(demo_dir: string): string {
  return join(demo_dir, "demo.json");
}

/** How to look at the demo that lies in the data folder, for whoever finds nothing installed; null where there is none. */
export function demoBesideHint(data_dir: string): string | null {
  const folder = demoFolder(data_dir);
  if (!existsSync(demoMemoryFile(folder))) return null;
  return `这里有一个演示（${folder}）。要看它的内容，在命令前面加上 STOCKGUARD_DATA_DIR="${folder}" 和一个空格，例如加在 \`stockguard channel list\` 前面。`;
}
