import type { Day } from "../calendar/day.ts";
import { EXPOSURE_KIND_LABELS, type UnservedKind } from "../exposure/exposure-sign.ts";
import { quantityText } from "../text/quantity-text.ts";

/** An item that a customer has ordered and cannot be served. */
export interface AwaitedItem {
  readonly item_name: string;
  readonly unit: string;
  /** Units that the customer will not get for now. */
  readonly affected_quantity: number;
  /** The day on which the shortage was found. */
  readonly since: Day;
}

/** An item that a customer was refused, or had cut or cancelled, and has not ordered after. */
export interface FollowedItem {
  readonly item_name: string;
  readonly kind: UnservedKind;
  /** The day on which that was found. */
  readonly on: Day;
}

/** People read a tag in a column of a list. */
const MOST_ITEMS = 3;
const WAITS = "缺货待发：";
const FOLLOWED = "缺货跟进：";

/** Whether a text is a tag and no words of a person's own. */
export function isStockoutTag(text: unknown): text is string {
  return typeof text === "string" && [WAITS, FOLLOWED].some((head) => text.trimStart().startsWith(head));
}

/**
 * What a customer's record bears while they wait, “缺货待发：保温杯 5 个（2026-11-20 起）、…”, and while somebody should look after
 * them for what they did not get, “缺货跟进：台灯 已取消（2026-11-20）”. Null where there is neither.
 */
export function stockoutTag(awaited: readonly AwaitedItem[], followed: readonly FollowedItem[] = []): string | null {
  const parts = [...waitingPart(awaited), ...followedPart(followed)];
  return parts.length === 0 ? null : parts.join("；");
}

/** The longest wait first, then most units. */
function waitingPart(awaited: readonly AwaitedItem[]): readonly string[] {
  if (awaited.length === 0) return [];
  const ordered = awaited.toSorted(
    (a, b) =>
      a.since.localeCompare(b.since) ||
      b.affected_quantity - a.affected_quantity ||
      (a.item_name < b.item_name ? -1 : 1),
  );
  const shown = ordered.slice(0, MOST_ITEMS).map(({ item_name, unit, affected_quantity, since }) => {
    return `${item_name} ${quantityText(affected_quantity)} ${unit}（${since} 起）`;
  });
  return [`${WAITS}${shown.join("、")}${moreText(ordered.length)}`];
}

/** The newest first, each item once. */
function followedPart(followed: readonly FollowedItem[]): readonly string[] {
  const newest = followed.toSorted((a, b) => b.on.localeCompare(a.on) || (a.item_name < b.item_name ? -1 : 1));
  const items = [...new Map(newest.toReversed().map((one) => [one.item_name, one])).values()].toReversed();
  if (items.length === 0) return [];
  const shown = items
    .slice(0, MOST_ITEMS)
    .map(({ item_name, kind, on }) => `${item_name} ${EXPOSURE_KIND_LABELS[kind]}（${on}）`);
  return [`${FOLLOWED}${shown.join("、")}${moreText(items.length)}`];
}

function moreText(count: number): string {
  return count > MOST_ITEMS ? ` 等 ${count} 种` : "";
}
