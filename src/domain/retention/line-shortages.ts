import type { ExposureKind } from "../stockout-effect/purchase-line.ts";
import { unitLoss, unitMargin } from "../exposure/lost-margin.ts";
import { type RecordedItem, type RecordedLine, unitRevenue } from "./recorded-line.ts";
import type { MetShortage } from "./retention-outcome.ts";

/** A shortage that was found while it lasted. */
export interface KnownShortage {
  readonly order_no: string;
  readonly item_code: string;
  readonly kind: ExposureKind;
  /** Units that it lacked then; all of the line where left out. */
  readonly quantity?: number;
}

/** A line that met a shortage, with what it cost at once. */
export interface LineShortage extends MetShortage {
  readonly kind: ExposureKind;
  /** Units asked for and never served. */
  readonly unmet_quantity: number;
  /** Of those, yuan. */
  readonly unmet_revenue: number;
  /** The margin lost with those, yuan; null where the cost is not known. */
  readonly unmet_margin: number | null;
  /** What a delayed line was served in the end; absent where nothing was served late. */
  readonly late?: ServedLate;
  /** Told by nothing but that less was shipped than asked for. */
  readonly is_short_alone: boolean;
}

/** Units that a customer waited for and got. */
export interface ServedLate {
  readonly units: number;
  /** Yuan. */
  readonly revenue: number;
  /** Yuan; null where the cost is not known. */
  readonly margin: number | null;
}

/**
 * The shortages of one customer's lines: cancelled for stockout, closed with less shipped than asked for (which is all that
 * tells of the time before shortages were kept), or found while they lasted. A line cancelled for another reason is none.
 */
export function lineShortages(
  lines: readonly RecordedLine[],
  known: readonly KnownShortage[],
  itemOf: (item_code: string) => RecordedItem | undefined,
): readonly LineShortage[] {
  const byLine = new Map(known.map((one) => [lineKey(one), one]));
  return lines.flatMap((line) => {
    const found = byLine.get(lineKey(line)) ?? null;
    const kind = kindOf(line, found?.kind ?? null);
    if (kind === null) return [];
    const found_quantity = found?.quantity ?? line.quantity;
    return [shortage(line, { kind, isKnown: found !== null, found_quantity }, itemOf(line.item_code))];
  });
}

/** A line by its order and item. */
export function lineKey({ order_no, item_code }: Pick<RecordedLine, "order_no" | "item_code">): string {
  return JSON.stringify([order_no, item_code]);
}

function kindOf(line: RecordedLine, found: ExposureKind | null): ExposureKind | null {
  const { line_state, quantity, shipped_quantity } = line;
  if (quantity <= 0 || line_state === "cancelled") return null;
  if (line_state === "cancelled_for_stockout") return "cancelled";
  if (line_state === "closed" && shipped_quantity < quantity) return shipped_quantity > 0 ? "cut" : "refused";
  return found;
}

/** How a line met a shortage, and how many units it lacked when that was found. */
interface FoundShortage {
  readonly kind: ExposureKind;
  readonly isKnown: boolean;
  readonly found_quantity: number;
}

function shortage(
  line: RecordedLine,
  { kind, isKnown, found_quantity }: FoundShortage,
  item: RecordedItem | undefined,
): LineShortage {
  const { customer_code, order_no, item_code, channel, ordered_on, quantity, shipped_quantity } = line;
  const unmet_quantity = kind === "delayed" ? 0 : Math.max(0, quantity - shipped_quantity);
  const loss = unitLoss(line, item);
  return {
    ...{ customer_code, order_no, item_code, kind, unmet_quantity, day: ordered_on },
    ...{ category: item?.category ?? "", channel: channel ?? "" },
    unmet_revenue: unmet_quantity * unitRevenue(line, item),
    unmet_margin: loss === null ? null : unmet_quantity * loss,
    ...(kind === "delayed" ? servedLate(line, found_quantity, item) : {}),
    is_short_alone: !isKnown && (kind === "cut" || kind === "refused"),
  };
}

/** What was there in time does not count: of the units that lacked, those that were shipped in the end. */
function servedLate(line: RecordedLine, lacked: number, item: RecordedItem | undefined): Pick<LineShortage, "late"> {
  const late = Math.min(lacked, line.quantity);
  const units = Math.min(late, line.shipped_quantity - (line.quantity - late));
  if (units <= 0) return {};
  const margin = unitMargin(line, item);
  return { late: { units, revenue: units * unitRevenue(line, item), margin: margin === null ? null : units * margin } };
}
