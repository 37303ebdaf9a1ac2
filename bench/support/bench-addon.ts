import type { BenchPlatform } from "./bench-platform.ts";
import { startProgram, type Program } from "./program.ts";

/** What the add-on's process is told. */
export interface AddonProcessSetting {
  readonly data_dir: string;
  readonly platform: Pick<BenchPlatform, "url" | "origin" | "app_id" | "api_key">;
  readonly item_count: number;
  /** A PostgreSQL to keep the data on; null: SQLite in the data folder. */
  readonly database_url: string | null;
  /** True where pushes are kept and nothing is made of them. */
  readonly is_paused: boolean;
}

/** What a bench must know of the add-on to push to it as the platform does. */
export interface ReadyAddon {
  readonly board_url: string;
  readonly app_id: string;
  /** The stock form. */
  readonly entry_id: string;
  readonly push_token: string;
  readonly push_secret: string;
}

/** Starts the add-on, with its store on disk, beside a sandbox. */
export async function startBenchAddon(
  setting: AddonProcessSetting,
  env: Readonly<Record<string, string>> = {},
): Promise<ReadyAddon & Pick<Program, "stop" | "kill">> {
  const program = await startProgram({
    env,
    file: "bench/support/addon-process.ts",
    args: [JSON.stringify(setting)],
    ready: /^ready (.*)$/m,
  });
  // Printed by addon-process.ts.
  const ready = JSON.parse(program.ready[1] ?? "{}") as ReadyAddon;
  return { ...ready, stop: program.stop, kill: program.kill };
}
