import type { Day } from "../../domain/calendar/day.ts";
import { recoveryCurve, type RecoveryCurve } from "../../domain/retention/recovery-curve.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { RetentionFigures } from "../../contracts/retention.ts";
import type { Outage } from "./read-outages.ts";
import type { ReadShop } from "./read-shop.ts";

interface RecoveriesQuestion {
  readonly shop: Pick<ReadShop, "sold" | "known_since">;
  readonly outages: readonly Outage[];
  readonly today: Day;
  nameOf(item_code: string): string;
}

const SHOWN = 20;

/** How sales came back after the latest outages that are over; those that can be told first. */
export function recoveries({ shop, outages, today, nameOf }: RecoveriesQuestion): RetentionFigures["recoveries"] {
  const over = outages
    .flatMap((outage) => (outage.back_on === null ? [] : [{ ...outage, back_on: outage.back_on }]))
    .sort((a, b) => (a.back_on > b.back_on ? -1 : 1));
  const ofPlace = Map.groupBy(outages, placeKey);
  const curves = over.map((outage) => {
    const isOdd = (day: Day) => (ofPlace.get(placeKey(outage)) ?? []).some((one) => isWithin(day, one));
    const curve = recoveryCurve({
      ...{ out_from: outage.from, back_on: outage.back_on, today, isOdd },
      sold: shop.sold.get(placeKey(outage)) ?? new Map(),
      known_since: shop.known_since.get(outage.item_code) ?? today,
    });
    const { event_no, item_code, location_code, from, back_on } = outage;
    return {
      event_no,
      item_code,
      item_name: nameOf(item_code),
      location_code,
      out_from: from,
      back_on,
      curve: plain(curve),
    };
  });
  const [told, untold] = [curves.filter(({ curve }) => curve.kind === "estimated"), curves];
  return [...told, ...untold.filter(({ curve }) => curve.kind !== "estimated")].slice(0, SHOWN);
}

function isWithin(day: Day, { from, back_on }: Outage): boolean {
  return day >= from && (back_on === null || day < back_on);
}

function plain(curve: RecoveryCurve): RetentionFigures["recoveries"][number]["curve"] {
  return curve.kind === "estimated" ? { ...curve, points: [...curve.points] } : curve;
}
