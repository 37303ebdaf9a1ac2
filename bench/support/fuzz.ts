import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { signPush } from "@jdy/open-api-client";
import { entrances } from "./fuzz-entrances.ts";
import { type FuzzWorld, PUSH_SECRET, PUSH_TOKEN, startFuzzWorld } from "./fuzz-world.ts";

/** What the inputs of one entrance came to. */
export interface FuzzResult {
  readonly name: string;
  readonly inputs: number;
  readonly faults: readonly string[];
  readonly seconds: number;
}

const MOST_WAITING_MS = 300_000;
const PROBE = "probe";

/** Throws inputs at every entrance; afterwards a true push must still be taken in. */
export async function fuzz(inputs: number, seed: number): Promise<readonly FuzzResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "stockguard-fuzz-files-"));
  const world = await startFuzzWorld();
  const results: FuzzResult[] = [];
  try {
    for (const { name, share, attack } of entrances(world, folder)) {
      const count = Math.ceil(inputs * share);
      const started = performance.now();
      const faults = await attack(count, seed);
      results.push({ name, inputs: count, faults, seconds: (performance.now() - started) / 1_000 });
    }
    const fault = await probe(world);
    return [...results, { name: "after_the_pushes", inputs: 0, faults: fault === null ? [] : [fault], seconds: 0 }];
  } finally {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Among all that nonsense a true push must still be taken in: null where it was. */
async function probe({ running, send }: FuzzWorld): Promise<string | null> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const data = { _id: PROBE, updateTime: new Date().toISOString() };
  const body = JSON.stringify({ op: "data_create", opTime: Date.now(), data });
  const signature = signPush({ nonce: "n", body, secret: PUSH_SECRET, timestamp });
  const path = `/hooks/${PUSH_TOKEN}?nonce=n&timestamp=${timestamp}`;
  await send("POST", path, { "x-jdy-signature": signature, "x-jdy-deliverid": PROBE }, body);
  const deadline = performance.now() + MOST_WAITING_MS;
  while ((await running.addon.store.records.get("shop", "item", PROBE)) === null) {
    if (performance.now() > deadline) return "a true push was not taken in";
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return null;
}
