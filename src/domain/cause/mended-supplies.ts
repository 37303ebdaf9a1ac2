import type { SupplyFact } from "./cause-evidence.ts";
import { avoidedShare, type ShortageCase } from "./shortage-case.ts";

/** A supply, as it would have been, and how far its own evidence bears that something was wrong. */
export interface MendedSupply {
  readonly supply: SupplyFact;
  readonly mended: SupplyFact;
  readonly strength: number;
}

/** What all mended supplies together avoid, and the strength of the one that alone avoids most. */
export function mendedSupplies(shortage: ShortageCase, mends: readonly MendedSupply[]) {
  const withMends = (some: readonly MendedSupply[]) => {
    const mended = new Map(some.map((one) => [one.supply, one.mended]));
    return avoidedShare(shortage, { supplies: shortage.parts.supplies.map((supply) => mended.get(supply) ?? supply) });
  };
  const alone = mends.map((one) => ({ share: withMends([one]), strength: one.strength }));
  const [most] = alone.toSorted((a, b) => b.share - a.share || b.strength - a.strength);
  return { kind: "mended" as const, avoided_share: withMends(mends), strength: most?.strength ?? 0 };
}
