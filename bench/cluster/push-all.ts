import { setImmediate as turn, setTimeout as rest } from "node:timers/promises";
import type { PushPlan, ShopPush } from "./push-plan.ts";
import { createPushSender, type PushSender } from "./push-sender.ts";

/** What became of all pushes. */
export interface PushesSent {
  readonly acks_per_second: number;
  /** Pushes that were answered "not now" and sent again. */
  readonly refusals: number;
}

interface PushOptions {
  readonly board_url: string;
  readonly plan: PushPlan;
  onAcknowledged(push: ShopPush): void;
  /** Begun when half of the flood is acknowledged, and waited for. */
  atHalf(): Promise<void>;
}

const CONNECTIONS = 16;
/** As many as the platform would have under way to one receiver. */
const MOST_UNDER_WAY = 256;
const TRICKLE_MS = 80;

/** Sends the flood as fast as it is answered, and the trickle beside it, until all are acknowledged. */
export async function pushAll({ board_url, plan, onAcknowledged, atHalf }: PushOptions): Promise<PushesSent> {
  const flood = await createPushSender({ board_url, connections: CONNECTIONS, onAcknowledged });
  const trickle = await createPushSender({ board_url, connections: 1, onAcknowledged });
  const begun_at = performance.now();
  const trickled = trickleAll(trickle, plan.trickle);
  const half = Math.ceil(plan.flood.length / 2);
  await floodAll(flood, plan.flood.slice(0, half));
  const event = atHalf();
  await floodAll(flood, plan.flood.slice(half));
  const acks_per_second = Math.round((1_000 * plan.flood.length) / (performance.now() - begun_at));
  await Promise.all([event, trickled]);
  for (const sender of [flood, trickle]) sender.close();
  return { acks_per_second, refusals: flood.refusals() + trickle.refusals() };
}

async function floodAll(sender: PushSender, pushes: readonly ShopPush[]): Promise<void> {
  for (const push of pushes) {
    while (sender.underWay() >= MOST_UNDER_WAY) await turn();
    sender.send(push);
  }
  await allAnswered(sender);
}

async function trickleAll(sender: PushSender, pushes: readonly ShopPush[]): Promise<void> {
  for (const push of pushes) {
    sender.send(push);
    await rest(TRICKLE_MS);
  }
  await allAnswered(sender);
}

async function allAnswered(sender: PushSender): Promise<void> {
  while (sender.underWay() > 0) await rest(1);
}
