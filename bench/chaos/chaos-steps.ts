/** One thing that happens to a shop, its platform or its add-on. Numbers pick among what is there. */
export type ChaosStep =
  | { readonly kind: "count" | "import" | "api_write"; readonly item: number; readonly on_hand: number }
  | { readonly kind: "order"; readonly item: number; readonly quantity: number }
  | { readonly kind: "order_status"; readonly pick: number; readonly order_status: string }
  | { readonly kind: "remove_order" | "recover_order"; readonly pick: number }
  | { readonly kind: "remove_stock" | "recover_stock"; readonly item: number }
  | { readonly kind: "fault"; readonly fault: ChaosFault }
  | { readonly kind: "limits"; readonly enabled: boolean }
  | { readonly kind: "kill" | "full_disk" }
  | { readonly kind: "clock_jump"; readonly skew_ms: number };

/** A fault in the sandbox's own words; it is used up after `count` requests. */
export interface ChaosFault {
  readonly endpoint: string;
  readonly kind: "status" | "code" | "delay" | "drop" | "duplicate" | "reorder" | "applied_then_timeout";
  readonly value?: number;
  readonly count: number;
}

/** What a sequence of steps is made from; equal wishes give equal steps. */
export interface ChaosWish {
  readonly seed: number;
  readonly events: number;
  readonly item_count: number;
}

const HOUR_MS = 3_600_000;
const FAULT_EVERY = 20;
const DEATH_EVERY = 400;
/** Share of the events from where on the sandbox's own rate limits hold for a while. */
const LIMITED_FROM = 0.5;
const LIMITED_EVENTS = 40;
const STOCKS = [0, 3, 25, 60, 110, 500];
const DATA_CALLS = ["create", "update", "batch_update", "get", "list"].map((call) => `v5/app/entry/data/${call}`);

/** The steps of a run: `events` events of the shop, with faults, deaths, full disks and clock jumps strewn between. */
export function* chaosSteps({ seed, events, item_count }: ChaosWish): Generator<ChaosStep> {
  const chance = createChance(seed);
  const limited_from = Math.floor(events * LIMITED_FROM);
  for (let index = 0; index < events; index += 1) {
    if (index === limited_from) yield { kind: "limits", enabled: true };
    if (index === limited_from + LIMITED_EVENTS) yield { kind: "limits", enabled: false };
    if (chance.below(FAULT_EVERY) === 0) yield { kind: "fault", fault: aFault(chance) };
    if (chance.below(DEATH_EVERY) === 0) yield aDeath(chance);
    yield anEvent(chance, item_count);
  }
}

function anEvent(chance: Chance, item_count: number): ChaosStep {
  const item = 1 + chance.below(item_count);
  const draw = chance.below(100);
  if (draw < 50) return { kind: "count", item, on_hand: chance.among(STOCKS) };
  if (draw < 60) return { kind: "import", item, on_hand: chance.among(STOCKS) };
  if (draw < 70) return { kind: "api_write", item, on_hand: chance.among(STOCKS) };
  if (draw < 82) return { kind: "order", item, quantity: chance.among([2, 30, 120]) };
  const pick = chance.below(1_000);
  if (draw < 92) return { kind: "order_status", pick, order_status: chance.among(["已发货", "已取消", "待发货"]) };
  if (draw < 96) return { kind: chance.among(["remove_order", "recover_order"] as const), pick };
  return { kind: chance.among(["remove_stock", "recover_stock"] as const), item };
}

function aFault(chance: Chance): ChaosFault {
  const count = 1 + chance.below(3);
  if (chance.below(2) === 0) {
    const kind = chance.among(["duplicate", "reorder", "drop", "delay", "applied_then_timeout", "status"] as const);
    return { endpoint: "push", kind, value: kind === "status" ? 503 : 30, count };
  }
  const endpoint = chance.among(DATA_CALLS);
  switch (chance.below(5)) {
    case 0:
      return { endpoint, kind: "status", value: chance.among([429, 500, 502]), count };
    case 1:
      return { endpoint, kind: "code", value: chance.among([8303, 8304]), count };
    case 2:
      return { endpoint, kind: "drop", count };
    case 3:
      return { endpoint, kind: "delay", value: 200, count };
    default:
      return { endpoint, kind: "applied_then_timeout", value: 20, count };
  }
}

function aDeath(chance: Chance): ChaosStep {
  const draw = chance.below(4);
  if (draw === 0) return { kind: "full_disk" };
  if (draw === 1) return { kind: "clock_jump", skew_ms: chance.among([-2, -1, 1, 2]) * HOUR_MS };
  return { kind: "kill" };
}

interface Chance {
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  among<T>(choices: readonly [T, ...T[]] | readonly T[]): T;
}

/** Seeded chance: mulberry32, as in the sandbox. */
function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  // The index lies within the choices, of which there is at least one.
  return { below, among: <T>(choices: readonly T[]) => choices[below(choices.length)] as T };
}
