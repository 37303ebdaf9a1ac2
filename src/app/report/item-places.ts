import { severityRank } from "../../domain/risk/severity.ts";
import { type PooledStock, pooledStock } from "../../domain/transfer/pooled-stock.ts";
import type { ItemPlaces } from "../../contracts/item-places.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of `itemPlaces`. */
export interface ItemPlacesPorts {
  readonly subjects: Pick<Subjects, "ofItem">;
  readonly assessments: Pick<Assessments, "some">;
}

/** An item at all its places, each by itself and together; null where there is one alone. */
export function createItemPlaces({ subjects, assessments }: ItemPlacesPorts) {
  return async function itemPlaces({ installation_id, item_code }: Subject): Promise<ItemPlaces | null> {
    const kept = await assessments.some(await subjects.ofItem(installation_id, item_code));
    if (kept.length < 2) return null;
    return {
      places: kept.toSorted(worstFirst).map(placeRow),
      pooled: shown(pooledStock(kept.map(({ risk }) => risk))),
    };
  };
}

function worstFirst(a: KeptAssessment, b: KeptAssessment): number {
  const likelihood = ({ risk }: KeptAssessment) => risk.stockout_probability ?? 0;
  return severityRank(b.risk.severity) - severityRank(a.risk.severity) || likelihood(b) - likelihood(a);
}

function placeRow({ location_code, on_hand, risk }: KeptAssessment): ItemPlaces["places"][number] {
  const { severity, days_of_supply, stockout_date, stockout_probability } = risk;
  return { location_code, severity, on_hand, days_of_supply, stockout_date, stockout_probability };
}

function shown({ available, days_of_supply, judged }: PooledStock): ItemPlaces["pooled"] {
  return {
    available,
    days_of_supply: days_of_supply === null ? null : rounded(days_of_supply, 10),
    judged: judged && {
      places: judged.places,
      stockout_probability: rounded(judged.stockout_probability, 1e4),
      separate_safety_stock: rounded(judged.safety_stock.separate_safety_stock, 100),
      pooled_safety_stock: rounded(judged.safety_stock.pooled_safety_stock, 100),
    },
  };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
