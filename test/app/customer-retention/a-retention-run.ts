import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createCareResults } from "../../../src/app/care/care-results.ts";
import { createCareSettings } from "../../../src/app/care/care-settings.ts";
import { createKeptChurn } from "../../../src/app/customer-retention/kept-churn.ts";
import { createKeptMonths } from "../../../src/app/customer-retention/kept-months.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { createMakeRetention, type MakeRetentionPorts } from "../../../src/app/customer-retention/make-retention.ts";
import type { Store } from "../../../src/ports/store.ts";

/** A run over a store at an instant, as another process would make it; nobody is erased unless a test says so. */
export function aRetentionRun(store: Store, now: number, ports: Partial<MakeRetentionPorts> = {}): Promise<number> {
  const clock = createSystemClock({ now: () => now });
  return createMakeRetention({
    ...{ ...store, clock, kept: createKeptRetention(store) },
    ...{ keptMonths: createKeptMonths(store.registry), keptChurn: createKeptChurn(store.registry), kept_days: 400 },
    careResults: createCareResults({ ...store, careSettings: createCareSettings(store), clock }),
    marks: { pseudonyms: () => Promise.resolve(() => null) },
    breathe: () => Promise.resolve(),
    onError: (_, error) => {
      throw error;
    },
    ...ports,
  })();
}
