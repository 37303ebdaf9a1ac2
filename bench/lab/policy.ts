import type { Command } from "commander";
import { z } from "zod";
import { learnPooledModel } from "../../src/domain/forecast/pooled/learn-pooled-model.ts";
import type { PooledModel } from "../../src/domain/forecast/pooled-model.ts";
import { createOrderPlanner } from "../../src/domain/simulation/order-planner.ts";
import type { OrderPolicy } from "../../src/domain/simulation/order-planner.ts";
import { InputFault } from "./input-fault.ts";
import { probability } from "./options.ts";
import { STANDARD_INPUT } from "./read-lines.ts";
import { readRecords } from "./read-records.ts";
import { trimmedHistory } from "./trimmed-history.ts";
import { writeLines } from "./write-lines.ts";

const units = z.number().nonnegative();
const sku = z.union([z.string().min(1), z.number()]);

const INIT = z.object({
  sku,
  history: z.array(units),
  lead_time_days: units,
  lead_time_sd_days: units.default(0),
  review_days: units.default(1),
  moq: units.default(0),
  multiple: units.default(0),
  cover_days: units.default(7),
});

const DAY = z.object({
  sku,
  sold: units,
  stockout: z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean),
  on_hand: z.number(),
  on_order: units,
});

const MESSAGE = z.union([z.object({ init: INIT }).strict(), z.object({ day: DAY }).strict()]);
type Init = z.infer<typeof INIT>;

const WEEK = 7;

/** Adds `policy`: answers each day of each item with the order to place that evening. */
export function addPolicy(program: Command): void {
  program
    .command("policy")
    .description("reads init and day messages (NDJSON) on stdin, answers each day with an order, in order")
    .requiredOption("--target <probability>", "probability of no stockout until the next order arrives", probability)
    .action(async ({ target }: { readonly target: number }) => {
      await writeLines("-", answers(target));
    });
}

async function* answers(service_level: number): AsyncGenerator<string> {
  const book = createItemBook(service_level);
  for await (const { line, value } of readRecords(STANDARD_INPUT, MESSAGE)) {
    if ("init" in value) {
      book.add(value.init);
      continue;
    }
    const { sku: name, stockout, ...day } = value.day;
    const policy = book.policyOf(name);
    if (policy === null)
      throw new InputFault(STANDARD_INPUT, line, `expected a sku with an init before it, found ${name}`);
    yield JSON.stringify({ sku: name, order: policy.order({ ...day, is_stockout: stockout }) });
  }
}

/** Items as they are made known. Those known before the first day teach each other; a later one learns from them. */
function createItemBook(service_level: number) {
  const inits = new Map<string | number, Init>();
  const policies = new Map<string | number, OrderPolicy>();
  let pooled: PooledModel | null = null;

  return {
    add(init: Init): void {
      inits.set(init.sku, init);
      policies.delete(init.sku);
    },
    policyOf(name: string | number): OrderPolicy | null {
      const init = inits.get(name);
      if (init === undefined) return null;
      pooled ??= learned([...inits.values()]);
      const policy = policies.get(name) ?? policyFor(init, pooled, service_level);
      policies.set(name, policy);
      return policy;
    },
  };
}

function learned(inits: readonly Init[]): PooledModel {
  const exposures = inits.map(exposureDays).sort((a, b) => a - b);
  return learnPooledModel({
    items: inits.map(pastOf),
    cycle: WEEK,
    days: exposures[Math.floor(exposures.length / 2)] ?? WEEK,
  });
}

function policyFor(init: Init, pooled: PooledModel, service_level: number): OrderPolicy {
  const past = pastOf(init);
  const terms = {
    lead_time_days: init.lead_time_days,
    lead_time_sd_days: init.lead_time_sd_days,
    review_period_days: init.review_days,
    moq: init.moq,
    order_multiple: init.multiple,
    cover_days: init.cover_days,
    is_count: past.is_count,
  };
  return createOrderPlanner({ past, terms, pooled, service_level });
}

function exposureDays({ lead_time_days, review_days }: Init): number {
  return Math.max(1, Math.ceil(lead_time_days + review_days));
}

function pastOf({ sku: name, history }: Init) {
  return trimmedHistory({ sku: String(name), values: Float64Array.from(history) }, WEEK);
}
