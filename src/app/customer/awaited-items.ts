import type { AwaitedItem } from "../../domain/customer/stockout-tag.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { WHOLE_BOARD } from "../../contracts/board-view.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import { exposedOf } from "../assess/exposed-of.ts";
import { shownCode, shownName } from "../notify/shown-name.ts";

/** Ports of `awaitedItems`. */
export interface AwaitedItemsPorts {
  readonly assessments: Pick<Assessments, "page" | "bases">;
  readonly clock: Pick<Clock, "dayOf" | "today">;
  /** Lets other work have its turn. */
  breathe(): Promise<void>;
}

/** A shop in which more than this is out at once has other worries than tags; the worst come first. */
const MOST_PLACES = 2_000;
const SHARE = 50;

/**
 * What each customer of an installation waits for while an alert stands for it, by customer code; names and units as
 * messages show them.
 */
export async function awaitedItems(
  { assessments, clock, breathe }: AwaitedItemsPorts,
  installation_id: string,
): Promise<ReadonlyMap<string, readonly AwaitedItem[]>> {
  const view = { ...WHOLE_BOARD, severities: ["out"] as const };
  const { rows } = await assessments.page(installation_id, view, MOST_PLACES);
  const standing = rows.filter(({ alert }) => alert.status !== "quiet");
  const awaited = new Map<string, AwaitedItem[]>();
  for (const share of inShares(standing, SHARE)) {
    const bases = await assessments.bases(share, clock.today());
    for (const [index, { facts }] of bases.entries()) {
      const since = sinceOf(share[index], clock);
      const item_name =
        facts.item === null ? shownCode(share[index]?.item_code ?? "") : shownName(facts.item.item_name);
      const unit = shownName(facts.item?.unit ?? "件");
      for (const { customer_code, affected_quantity } of exposedOf(facts)) {
        if (!isNamedCustomer(customer_code)) continue;
        const item = { item_name, unit, affected_quantity, since };
        awaited.set(customer_code, [...(awaited.get(customer_code) ?? []), item]);
      }
    }
    await breathe();
  }
  return awaited;
}

function sinceOf(kept: KeptAssessment | undefined, clock: Pick<Clock, "dayOf" | "today">): string {
  const raised_at = kept?.alert.raised_at ?? null;
  return (raised_at === null ? null : clock.dayOf(raised_at)) ?? clock.today();
}
