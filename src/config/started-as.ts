import { shellWord } from "../domain/text/shell-word.ts";

/** How this process was started. */
export interface Started {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program of Node, and its first file. */
  readonly argv: readonly string[];
}

/**
 * With what a person begins a command that acts on this very installation: by npm where npm started it, by the name alone
 * where it was found by that, else by the files themselves. A `data_dir` is named where the settings do not name it.
 */
export function startedAs({ env, argv }: Started, data_dir: string | null = null): string {
  const settings = data_dir === null ? "" : `STOCKGUARD_DATA_DIR=${shellWord(data_dir)} `;
  return `${settings}${programOf(env, argv)}`;
}

function programOf(env: Started["env"], [node = "node", file = ""]: readonly string[]): string {
  if (env["npm_lifecycle_event"] !== undefined) return "npm run stockguard --";
  return /[\\/]stockguard$/.test(file) ? "stockguard" : `${shellWord(node)} ${shellWord(file)}`;
}
