import { seedOf } from "../math/seeded-random.ts";
import { type CareAction, isDuty } from "./care-action.ts";

/** One action for one customer in one event. */
export interface HoldOutCase {
  /** A secret of the installation: nobody outside can tell who is held out. */
  readonly salt: string;
  readonly action: CareAction;
  readonly customer_code: string;
  readonly event_no: string;
}

/** Share of customers held out of each action where nobody has set another. */
export const USUAL_HELD_OUT_SHARE = 0.1;
/** More would cost more than is learned. */
export const LARGEST_HELD_OUT_SHARE = 0.5;

/** A sign that no code holds, so that no two cases make one text. */
const BETWEEN = "\u0000";

/**
 * Whether a customer is held out of an action: the same answer for the same case for ever, and for another action, event
 * or customer an unrelated one. The firm's plain duty is never held out.
 */
export function isHeldOut(one: HoldOutCase, share: number): boolean {
  if (isDuty(one.action)) return false;
  return holdOutDraw(one) < Math.min(LARGEST_HELD_OUT_SHARE, Math.max(0, share));
}

/**
 * The case's place in [0, 1): FNV-1a over the UTF-16 units of salt, action, event and customer (parted by U+0000), then the
 * finisher of MurmurHash3 (Appleby, public domain), without which keys that differ in their last sign lie close together.
 */
export function holdOutDraw({ salt, action, event_no, customer_code }: HoldOutCase): number {
  return finished(seedOf([salt, action, event_no, customer_code].join(BETWEEN))) / 4_294_967_296;
}

function finished(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
