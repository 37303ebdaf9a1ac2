import { shellWord } from "../domain/text/shell-word.ts";

/** How this process was started. */
export interface Started {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program of Node, and its first file. */
  readonly argv: readonly string[];
}

const BARE = "stockguard";

/**
 * With what a person begins the next command in the terminal where this one runs: as the setting says, by npm where npm
 * started it, by the name alone where it was found by that, else by the files themselves.
 */
export function startedAs({ env, argv: [node = "node", file = ""] }: Started, command: string | null): string {
  const name = /[\\/]stockguard$/.test(file) ? BARE : `${shellWord(node)} ${shellWord(file)}`;
  return command ?? byNpm(env) ?? name;
}

/**
 * With what a command begins on pages, whose readers sit elsewhere: as the setting says, by npm where npm started this,
 * else by the name alone; never by files of this machine. A `data_dir` is named where the settings do not name it.
 */
export function commandOnPages(
  { env }: Pick<Started, "env">,
  { command, data_dir = null }: { readonly command: string | null; readonly data_dir?: string | null },
): string {
  const settings = data_dir === null ? "" : `STOCKGUARD_DATA_DIR=${shellWord(data_dir)} `;
  return command ?? `${settings}${byNpm(env) ?? BARE}`;
}

function byNpm(env: Started["env"]): string | null {
  return env["npm_lifecycle_event"] === undefined ? null : "npm run stockguard --";
}
