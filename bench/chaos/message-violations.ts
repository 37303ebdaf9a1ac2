import type { StoredEffect } from "../../src/ports/outbox.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTALLATION } from "../../test/support/a-shop-addon.ts";
import type { Violation } from "./chaos-report.ts";
import { messageReference, type RobotGateway } from "./robot-gateway.ts";

/** What the other side says of what reached it. */
type Taken = Pick<RobotGateway, "taken" | "unanswered">;

const MOST_MESSAGES = 5_000_000;

/** The outcomes after which a person is asked, because the message may have arrived. */
const PERHAPS_SENT = "message_perhaps_sent";
const NO_ANSWER = "robot_no_answer";

/** Messages that the gateway took more than once, or not although they are done, or that nobody answers for. */
export async function messageViolations(
  { outbox }: Pick<Store, "outbox">,
  gateway: Taken,
): Promise<readonly Violation[]> {
  const sent = await Promise.all(
    (["done", "dead"] as const).map((state) =>
      outbox.list(INSTALLATION, { state, kind: "send_message" }, MOST_MESSAGES),
    ),
  );
  const effects = sent.flat();
  const known = new Set(effects.map(referenceOf));
  return [
    ...effects.flatMap((effect) => violationsOf(effect, gateway)),
    ...[...gateway.taken.keys()].filter((reference) => !known.has(reference)).map((reference) => twice({ reference })),
  ];
}

function violationsOf(effect: StoredEffect, { taken, unanswered }: Taken): readonly Violation[] {
  const { effect_key, state, problem } = effect;
  const reference = referenceOf(effect);
  const times = taken.get(reference) ?? 0;
  if (times > 1) return [twice({ effect_key, times })];
  if (state === "done") return times === 1 ? [] : [{ rule: "lost", detail: { effect_key } }];
  if (problem?.code === PERHAPS_SENT) return [];
  if (problem?.code === NO_ANSWER && unanswered.has(reference)) return [];
  return [{ rule: "gave_up", detail: effect }];
}

function referenceOf({ action }: StoredEffect): string {
  if (action.kind !== "send_message") return "";
  const { channel, actions = [] } = action.message;
  return messageReference(channel, actions.map(({ link }) => link).join(" ")) ?? "";
}

function twice(detail: unknown): Violation {
  return { rule: "done_twice", detail };
}
