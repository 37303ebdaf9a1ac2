import { z } from "zod";
import { retentionFigures, type RetentionFigures } from "../../contracts/retention.ts";
import type { FragileCustomer } from "../../domain/stockout-effect/fragile-customers.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";

/** What a run made of an installation. */
export interface MadeRetention {
  readonly figures: RetentionFigures;
  /** All whose risk was foretold with the effect, also those who are not shown. */
  readonly foretold: readonly FragileCustomer[];
}

/** What is kept, as it was found. */
export interface FoundRetention {
  /** Null while nothing was made, or where what was kept is of another version. */
  readonly made: MadeRetention | null;
  /** How often customers were forgotten. */
  readonly forgotten: number;
  readonly text: string | null;
}

/** The figures of each installation, kept as a setting. */
export interface KeptRetention {
  /** Null while none were made, or where what was kept is of another version. */
  of(installation_id: string): Promise<RetentionFigures | null>;
  found(installation_id: string): Promise<FoundRetention>;
  /** Keeps what a run made; false, and nothing is kept, where a customer was forgotten or others were kept meanwhile. */
  save(installation_id: string, before: FoundRetention, made: MadeRetention): Promise<boolean>;
  /** Takes a customer out of what is kept. A run under way has read them as they were: it loses, also where nothing named them. */
  forget(installation_id: string, customer_code: string): Promise<void>;
}

interface KeptRetentionPorts {
  readonly registry: Pick<Registry, "setting">;
  readonly outbox: Pick<Outbox, "addWith">;
}

const SETTING = "customer_retention";
const SHOWN = 50;

const keptText = z.object({
  forgotten: z.number().catch(0),
  made: z
    .object({
      figures: retentionFigures,
      foretold: z.array(z.object({ customer_code: z.string(), lost_risk: z.number() })),
    })
    .nullable()
    .catch(null),
});

/** Kept as JSON; reads a text again only where it has changed, also by another process. */
export function createKeptRetention({ registry, outbox }: KeptRetentionPorts): KeptRetention {
  const known = new Map<string, FoundRetention>();

  return {
    of: async (installation_id) => (await found(installation_id)).made?.figures ?? null,
    found,
    save: (installation_id, before, made) => step(installation_id, before, { made, forgotten: before.forgotten }),

    async forget(installation_id, customer_code) {
      for (let isForgotten = false; !isForgotten; ) {
        const before = await found(installation_id);
        const made = before.made === null ? null : without(before.made, customer_code);
        isForgotten = await step(installation_id, before, { made, forgotten: before.forgotten + 1 });
      }
    },
  };

  async function found(installation_id: string): Promise<FoundRetention> {
    const text = await registry.setting(installation_id, SETTING);
    const last = known.get(installation_id);
    if (last !== undefined && last.text === text) return last;
    const { made = null, forgotten = 0 } = text === null ? {} : (keptText.safeParse(JSON.parse(text)).data ?? {});
    const now = { text, made, forgotten };
    known.set(installation_id, now);
    return now;
  }

  function step(installation_id: string, before: FoundRetention, after: Omit<FoundRetention, "text">) {
    return outbox.addWith({ installation_id, name: SETTING, before: before.text, after: JSON.stringify(after) }, []);
  }
}

function without({ figures, foretold }: MadeRetention, customer_code: string): MadeRetention {
  return withForetold(
    figures,
    foretold.filter((one) => one.customer_code !== customer_code),
  );
}

/** Figures that show of these customers, the likeliest to be lost first, as many as a page bears. */
export function withForetold(figures: RetentionFigures, foretold: readonly FragileCustomer[]): MadeRetention {
  const fragile = { ...figures.fragile, count: foretold.length, customers: foretold.slice(0, SHOWN) };
  return { figures: { ...figures, fragile }, foretold };
}
