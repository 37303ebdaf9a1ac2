/**
 * What the write-back costs at the platform: real orders of a web shop replayed through the engine, each answer that
 * differs from the last one a changed record; one call per changed record beside the visible steps and the planner, both
 * within the platform's limits on a clock that costs nothing.
 */
import { fieldsToWrite, type ShownFields } from "../src/domain/writeback/visible-step.ts";
import type { Figure } from "./run.ts";
import { retailLines } from "./support/retail-orders.ts";
import { NEW_DAY_PER_SECOND, replayShop, type ShopAnswer } from "./support/retail-shop.ts";
import { type Arrival, naiveLine, plannedLine, type Sent, sendAll } from "./support/write-line.ts";

const SETTING = { items: 500, days: 28 };
const CATALOGUE = { items: 10_000, days: 1 };
const DAY_SECONDS = 86_400;

/** Runs the bench; without the data there is nothing to measure. */
export function run(): Promise<readonly Figure[]> {
  const lines = retailLines();
  if (lines === null) {
    console.error("Skipped: no online_retail_2010-12_2011-08.csv.gz; set BENCH_DATA to the folder that holds it.");
    return Promise.resolve([]);
  }
  const answers = replayShop(lines, SETTING);
  const catalogue = replayShop(lines, CATALOGUE).filter(({ occasion }) => occasion === "new_day");
  const [changed, visible] = [changedOf(answers), visibleOf(answers)];
  return Promise.resolve([
    figure("order lines and mornings assessed", answers.length, "assessments", null),
    figure("changed records: an answer that differs from the last one", changed.length, "records", null),
    figure(
      "of these suppressed by the visible step",
      percent(changed.length - visible.length, changed.length),
      "%",
      null,
    ),
    ...compared("as the orders came, over four weeks", changed, visible),
    ...drained("new days: every item assessed again", mornings(changed), mornings(visible)),
    ...drained("the first look at the whole catalogue", [changedOf(catalogue)], [visibleOf(catalogue)]),
    ...drained("a day's orders imported at once", imported(changed), imported(visible)),
  ]);
}

/** Every answer that differs in any field is a write of all fields. */
function changedOf(answers: readonly ShopAnswer[]): readonly Arrival[] {
  const last = new Map<string, ShownFields>();
  return answers.flatMap((answer, id) => {
    const { item_code, fields } = answer;
    const before = last.get(item_code) ?? {};
    last.set(item_code, fields);
    const isSame = Object.entries(fields).every(([name, value]) => name in before && before[name] === value);
    return isSame ? [] : [arrivalOf(answer, id, fields)];
  });
}

/** What is written: every answer that somebody would see, with the fields that differ. */
function visibleOf(answers: readonly ShopAnswer[]): readonly Arrival[] {
  const shown = new Map<string, ShownFields>();
  return answers.flatMap((answer, id) => {
    const { item_code, fields, day } = answer;
    const names = fieldsToWrite(shown.get(item_code) ?? {}, fields, { today: day });
    if (names.length === 0) return [];
    shown.set(item_code, fields);
    return [arrivalOf(answer, id, Object.fromEntries(names.map((name) => [name, fields[name]])))];
  });
}

function arrivalOf({ item_code, at, urgency, is_raised }: ShopAnswer, id: number, fields: ShownFields): Arrival {
  const values = { ...fields, assessed_at: Math.floor(at / 60) };
  const change = { form: "stock_level", record_id: item_code, values };
  return { id, installation_id: "shop", at, urgency, goes_alone: is_raised, change };
}

function compared(what: string, changed: readonly Arrival[], visible: readonly Arrival[]): readonly Figure[] {
  const [naive, ours] = [sendAll(changed, naiveLine()), sendAll(visible, plannedLine())];
  return callFigures(what, changed.length, naive, ours);
}

function callFigures(what: string, count: number, naive: Sent, ours: Sent): readonly Figure[] {
  return [
    figure(
      `${what}: calls per 1,000 changed records, one call per change`,
      perThousand(naive.calls, count),
      "calls",
      null,
    ),
    figure(`${what}: calls per 1,000 changed records, ours`, perThousand(ours.calls, count), "calls", "fewer"),
    figure(`${what}: writes replaced before they were sent`, ours.replaced, "writes", null),
    figure(`${what}: writes that shared a call`, ours.in_batches, "writes", null),
  ];
}

/** Bursts, each beginning with an idle platform. */
function drained(what: string, changed: readonly (readonly Arrival[])[], visible: readonly (readonly Arrival[])[]) {
  const count = changed.reduce((sum, burst) => sum + burst.length, 0);
  const naive = total(changed.map((burst) => sendAll(burst, naiveLine())));
  const ours = total(visible.map((burst) => sendAll(burst, plannedLine())));
  return [
    ...callFigures(what, count, naive, ours),
    figure(
      `${what}: seconds to drain 1,000 changed records, one call per change`,
      perThousand(naive.ended_at, count),
      "s",
      null,
    ),
    figure(`${what}: seconds to drain 1,000 changed records, ours`, perThousand(ours.ended_at, count), "s", "less"),
  ];
}

function total(all: readonly Sent[]): Sent {
  const sum = (part: keyof Sent) => all.reduce((so_far, sent) => so_far + sent[part], 0);
  return { calls: sum("calls"), ended_at: sum("ended_at"), replaced: sum("replaced"), in_batches: sum("in_batches") };
}

/** Nobody orders in the first second of a day. */
const isMorning = ({ at }: Arrival) => at % DAY_SECONDS < SETTING.items / NEW_DAY_PER_SECOND;
const dayOf = ({ at }: Arrival) => Math.floor(at / DAY_SECONDS);

/** The mornings, each from its own zero; on the first one nothing has been written yet. */
function mornings(arrivals: readonly Arrival[]): readonly (readonly Arrival[])[] {
  return bursts(
    arrivals.filter((arrival) => dayOf(arrival) > 0 && isMorning(arrival)),
    ({ at }) => at % DAY_SECONDS,
  );
}

/** The orders of each day, all at its end. */
function imported(arrivals: readonly Arrival[]): readonly (readonly Arrival[])[] {
  return bursts(
    arrivals.filter((arrival) => !isMorning(arrival)),
    () => 0,
  );
}

function bursts(arrivals: readonly Arrival[], at: (arrival: Arrival) => number): readonly (readonly Arrival[])[] {
  return [...Map.groupBy(arrivals, dayOf).values()].map((day) =>
    day.map((arrival) => ({ ...arrival, at: at(arrival) })),
  );
}

function perThousand(value: number, count: number): number {
  return count === 0 ? 0 : (value * 1_000) / count;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

function figure(name: string, value: number, unit: string, aim: string | null): Figure {
  return { name, value: Math.round(value * 10) / 10, unit, aim };
}
