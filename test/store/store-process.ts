/**
 * A process of its own on a database file: `node store-process.ts PATH NAME COUNT`. It writes COUNT rounds of everything
 * the add-on writes and prints a line for each promise that was kept, as soon as it was.
 */
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { aStockLevel } from "./row-builders.ts";
import { aChange, anAssessment, anEffect, anEntry, SHOP } from "./store-builders.ts";

const [path = "", name = "", count = "0"] = process.argv.slice(2);
const store = createSqliteStore({ path });
const tell = (...words: readonly (string | number)[]) => process.stdout.write(`${words.join(" ")}\n`);

for (let round = 0; round < Number(count); round += 1) {
  await Promise.all(Array.from({ length: 5 }, (_, i) => append(`${name}-${round}-${i}`)));
  await keepRecord(round);
  await assess(round);
}
await store.close();

async function append(delivery_id: string): Promise<void> {
  await store.inbox.append([anEntry(delivery_id, { body: "x".repeat(2_000) })]);
  tell("entry", delivery_id);
}

async function keepRecord(round: number): Promise<void> {
  const item_code = `${name}-${round % 7}`;
  await store.records.apply([
    aChange(item_code, [aStockLevel({ item_code, on_hand: round })], { version: round + 1, seen_at: round }),
  ]);
  tell("record", item_code, round + 1);
}

async function assess(round: number): Promise<void> {
  for (const claimed of await store.subjects.claimDirty(SHOP, 3, round, 1e9)) {
    const { item_code, location_code, revision } = claimed;
    const subject = { installation_id: SHOP, item_code, location_code };
    const effect_key = `${item_code}/${revision}`;
    await store.assessments.commit([
      { claimed, assessment: anAssessment(subject), effects: [anEffect(effect_key, { ...subject, line: item_code })] },
    ]);
    tell("claimed", effect_key);
  }
}
