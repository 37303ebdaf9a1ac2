import { isUnserved } from "../../../domain/exposure/exposure-sign.ts";
import type { EventExposures, Exposure, ExposurePlace, Exposures } from "../../../ports/exposures.ts";
import { compareText } from "./compare-text.ts";

/** Exposures with what other parts need of them. */
export interface MemoryExposures {
  readonly exposures: Exposures;
  /** Keeps what looks have found; what they found no more is over. */
  keep(installation_id: string, looks: readonly EventExposures[]): void;
  forget(installation_id: string): void;
}

/** Who is or was exposed to events, gone with the process. */
export function createMemoryExposures(): MemoryExposures {
  const byInstallation = new Map<string, Map<string, Exposure>>();
  const keptOf = (installation_id: string) => {
    const found = byInstallation.get(installation_id) ?? new Map<string, Exposure>();
    byInstallation.set(installation_id, found);
    return found;
  };
  const chosen = (installation_id: string, isChosen: (one: Exposure) => boolean) =>
    structuredClone([...keptOf(installation_id).values()].filter(isChosen));

  function keep(installation_id: string, looks: readonly EventExposures[]): void {
    const kept = keptOf(installation_id);
    for (const { event_no, kinds, on, found } of looks) {
      for (const [key, one] of kept)
        if (one.event_no === event_no && kinds.includes(one.kind) && one.over_on === null)
          kept.set(key, { ...one, over_on: on });
      for (const one of found) {
        const key = keyOf(one);
        kept.set(key, { ...one, exposed_on: kept.get(key)?.exposed_on ?? one.exposed_on });
      }
    }
  }

  return {
    exposures: {
      keep: async (installation_id, looks) => keep(installation_id, looks),
      ofEvent: async (installation_id, event_no) =>
        chosen(installation_id, (one) => one.event_no === event_no).sort(
          by("customer_code", "kind", "order_no", "item_code"),
        ),
      ofCustomer: async (installation_id, customer_code) =>
        chosen(installation_id, (one) => one.customer_code === customer_code).sort(
          (a, b) => compareText(b.exposed_on, a.exposed_on) || by("event_no", "kind", "order_no", "item_code")(a, b),
        ),
      since: async (installation_id, day, { after, limit }) =>
        chosen(installation_id, (one) => one.exposed_on >= day && (after === null || IN_ORDER(one, after) > 0))
          .sort(IN_ORDER)
          .slice(0, limit),
      failedSince: async (installation_id, day, limit) =>
        chosen(installation_id, (one) => one.exposed_on >= day && isUnserved(one.kind))
          .sort(
            (a, b) =>
              compareText(b.exposed_on, a.exposed_on) ||
              by("event_no", "customer_code", "kind", "order_no", "item_code")(a, b),
          )
          .slice(0, limit),
      erase: async (installation_id, customer_code) => {
        const kept = keptOf(installation_id);
        const own = [...kept].filter(([, one]) => one.customer_code === customer_code);
        for (const [key] of own) kept.delete(key);
        return own.length;
      },
      forget: async (before, limit) => {
        const old = [...byInstallation.values()]
          .flatMap((kept) => [...kept].map(([key, { exposed_on }]) => ({ kept, key, exposed_on })))
          .filter(({ exposed_on }) => exposed_on < before)
          .sort((a, b) => compareText(a.exposed_on, b.exposed_on))
          .slice(0, limit);
        for (const { kept, key } of old) kept.delete(key);
        return old.length;
      },
    },
    keep,
    forget: (installation_id) => void byInstallation.delete(installation_id),
  };
}

const IN_ORDER = by("exposed_on", "event_no", "customer_code", "kind", "order_no", "item_code");

function by(...names: readonly (keyof ExposurePlace)[]): (a: ExposurePlace, b: ExposurePlace) => number {
  return (a, b) => names.map((name) => compareText(a[name], b[name])).find((order) => order !== 0) ?? 0;
}

function keyOf({ event_no, customer_code, kind, order_no, item_code }: Exposure): string {
  return JSON.stringify([event_no, customer_code, kind, order_no, item_code]);
}
