/** How long the demo takes to be ready, the first time and the second, and the memory of a program at rest. */
import { setTimeout as rest } from "node:timers/promises";
import { join } from "node:path";
import type { Figure } from "./run.ts";
import { startBenchAddon } from "./support/bench-addon.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { startBenchPlatform } from "./support/bench-platform.ts";
import { startProgram } from "./support/program.ts";

/** Memory is read this long after a program is ready: Node gives back what a start has needed some time later (ms). */
const REST_MS = 20_000;
const ITEMS = 300;

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const first = await demo(join(folder, "demo"));
    const second = await demo(join(folder, "demo"));
    const server = await serverAtRest(folder);
    return [
      figure("first start of the demo, with its shop loaded", first.ready_after_s, "s", "≤ 60"),
      figure("second start of the demo", second.ready_after_s, "s", "≤ 5"),
      figure("memory of the demo, platform included, 20 s after its first start", first.memory_mb, "MB", null),
      figure("memory of the demo, platform included, 20 s after its second start", second.memory_mb, "MB", null),
      figure(`memory of the server at rest, an app of ${ITEMS} items installed`, server, "MB", "< 120"),
    ];
  });
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value * 10) / 10, unit, aim };
}

async function demo(data_dir: string): Promise<{ readonly ready_after_s: number; readonly memory_mb: number }> {
  const program = await startProgram({
    file: "bin/stockguard.mjs",
    args: ["demo"],
    env: { STOCKGUARD_DATA_DIR: data_dir, STOCKGUARD_PORT: "0", SANDBOX_PORT: "0" },
    ready: /缺货卫士已启动/,
  });
  try {
    await rest(REST_MS);
    return { ready_after_s: program.ready_after_s, memory_mb: program.memoryMb() };
  } finally {
    await program.stop();
  }
}

/** The program of a real account, started on the data of an app that was read before. */
async function serverAtRest(folder: string): Promise<number> {
  const platform = await startBenchPlatform(join(folder, "platform"));
  const data_dir = join(folder, "addon");
  try {
    const installer = await startBenchAddon({
      data_dir,
      platform,
      item_count: ITEMS,
      database_url: null,
      is_paused: false,
    });
    await installer.stop();
    const program = await startProgram({
      file: "bin/stockguard.mjs",
      args: ["serve"],
      env: {
        // As `npm run stockguard`, the systemd unit and the Dockerfile start it.
        ...{ STOCKGUARD_DATA_DIR: data_dir, STOCKGUARD_PORT: "0", NODE_OPTIONS: "--max-semi-space-size=4" },
        ...{ JDY_API_KEY: platform.api_key, JDY_BASE_URL: platform.url },
      },
      ready: /缺货卫士已启动/,
    });
    await rest(REST_MS);
    const memory = program.memoryMb();
    await program.stop();
    return memory;
  } finally {
    await platform.stop();
  }
}
