import { LOOP_FORMS } from "../support/loop-forms.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import type { StoredEffect } from "../../src/ports/outbox.ts";
import type { ClusterShop } from "./cluster-shop.ts";
import { shownRecords } from "./shown-records.ts";
import type { Violation } from "./violation.ts";

const MOST = 5_000_000;

/** What was made on the platform against what the outbox says was done, and what was given up. */
export async function effectsNotOnce(
  { store, bindings }: Addon,
  origin: string,
  { installation_id }: ClusterShop,
): Promise<readonly Violation[]> {
  const bound = await bindings.all(installation_id);
  const forms = bound.filter(({ form }) => LOOP_FORMS.some((loop) => loop === form));
  const records = (await Promise.all(forms.map((form) => shownRecords(origin, form)))).flat();
  const times = Map.groupBy(records, (record) => String(record["effect_key"]));
  const done = await store.outbox.list(installation_id, { state: "done", kind: "create_record" }, MOST);
  const keys = new Set(done.map(({ effect_key }) => effect_key));
  const dead = await store.outbox.list(installation_id, { state: "dead" }, MOST);
  const twice = [...times].filter(([key, made]) => made.length > 1 || !keys.has(key));
  const lost = [...keys].filter((key) => !times.has(key));
  return [
    ...twice.map(([key, made]): Violation => {
      const detail = { installation_id, key, made: made.length, known_as_done: keys.has(key) };
      return { rule: "effect_twice", detail };
    }),
    ...lost.map((key): Violation => ({ rule: "effect_lost", detail: { installation_id, key } })),
    ...dead.filter((effect) => !isRightEnd(effect)).map((detail): Violation => ({ rule: "gave_up", detail })),
  ];
}

/** A message cut off while it was sent must not go twice. */
function isRightEnd({ action, problem }: StoredEffect): boolean {
  return action.kind === "send_message" && problem?.code === "message_perhaps_sent";
}
