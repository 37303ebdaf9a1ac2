import type { PushTarget } from "../support/push-stream.ts";

/** How much a shop has to tell: one has half of all events, some only a trickle, the others share the rest. */
export type Pace = "noisy" | "busy" | "quiet";

/** A shop before it is set up. */
export interface PlannedShop {
  readonly installation_id: string;
  readonly pace: Pace;
  readonly item_count: number;
}

/** An installed shop with what a sender must know of its stock form. */
export interface ClusterShop extends PlannedShop, Omit<PushTarget, "board_url"> {
  readonly stock: readonly { readonly record_id: string; readonly item_code: string }[];
}

const NOISY_ITEMS = 100;
const ITEMS = 40;
/** One in so many shops is quiet, and one at the least. */
const QUIET_EVERY = 6;

/** The shops of a run: the first is the noisy one, the last are the quiet ones. */
export function plannedShops(installations: number): readonly PlannedShop[] {
  const quiet = Math.max(1, Math.floor(installations / QUIET_EVERY));
  return Array.from({ length: installations }, (_, index) => {
    const pace: Pace = index === 0 ? "noisy" : index >= installations - quiet ? "quiet" : "busy";
    const installation_id = `shop-${String(index + 1).padStart(2, "0")}`;
    return { installation_id, pace, item_count: pace === "noisy" ? NOISY_ITEMS : ITEMS };
  });
}

/** Every code of a shop's items begins so, and none of another shop's. */
export function itemPrefix({ installation_id }: Pick<PlannedShop, "installation_id">): string {
  return `${installation_id.toUpperCase()}-SP-`;
}
