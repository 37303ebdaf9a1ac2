import type { DemoData, DemoEdit, DemoRecord } from "./demo-record.ts";
import type { Level, Moment } from "./shop.ts";

/** Where the shop's clerks write what they do. */
export interface Journal {
  create(form: string, key: string, data: DemoData, at: Moment, story?: string): void;
  update(form: string, key: string, changes: DemoData, at: Moment, story?: string): void;
  /** The figures of a stock level changed. */
  touch(level: Level, at: Moment): void;
}

/** Keeps records as they stand at the end, for the year before the demo begins. */
export interface Ledger {
  readonly journal: Journal;
  /** The records of a form in the order of their creation. */
  records(form: string): readonly DemoRecord[];
}

/** An empty ledger. Stock levels are read from the shop at the end, so touching them writes nothing here. */
export function createLedger(): Ledger {
  const forms = new Map<string, Map<string, Record<string, DemoData[string]>>>();

  function recordsOf(form: string): Map<string, Record<string, DemoData[string]>> {
    const known = forms.get(form) ?? new Map<string, Record<string, DemoData[string]>>();
    forms.set(form, known);
    return known;
  }

  return {
    journal: {
      create: (form, key, data) => void recordsOf(form).set(key, { ...data }),
      update: (form, key, changes) => void Object.assign(recordsOf(form).get(key) ?? {}, changes),
      touch: () => undefined,
    },
    records: (form) => [...recordsOf(form)].map(([key, data]) => ({ form, key, data })),
  };
}

/** Collects the edits of one played day. */
export interface DayLog {
  readonly journal: Journal;
  /** Edits so far. */
  size(): number;
  /** The day's edits by the clock; the next day begins empty. */
  take(): readonly DemoEdit[];
}

/** A log that tells stock levels from what it last said about them, beginning with how they stand now. */
export function createDayLog(levels: readonly Level[]): DayLog {
  const told = new Map(levels.map((level) => [level.key, stockFigures(level)]));
  let edits: DemoEdit[] = [];
  let moment = { at_fraction: -1, before: new Map<string, Record<string, number>>() };

  /** Several changes of one level at one moment are one edit, and none when they cancel out. */
  function touch(level: Level, { fraction: at_fraction }: Moment): void {
    if (moment.at_fraction !== at_fraction) moment = { at_fraction, before: new Map() };
    const { key } = level;
    const before = moment.before.get(key) ?? told.get(key) ?? {};
    moment.before.set(key, before);
    const now = stockFigures(level);
    told.set(key, now);
    const data = Object.fromEntries(Object.entries(now).filter(([field, value]) => before[field] !== value));
    const isSame = (edit: DemoEdit): boolean =>
      edit.form === "stock_level" && edit.key === key && edit.at_fraction === at_fraction;
    edits = edits.filter((edit) => !isSame(edit));
    if (Object.keys(data).length > 0) edits.push({ kind: "update", form: "stock_level", key, data, at_fraction });
  }

  function write(kind: "create" | "update") {
    return (form: string, key: string, data: DemoData, { fraction }: Moment, story?: string): void => {
      edits.push({ kind, form, key, data, at_fraction: fraction, ...(story !== undefined && { story }) });
    };
  }

  return {
    journal: { create: write("create"), update: write("update"), touch },
    size: () => edits.length,
    take() {
      const day = edits.toSorted((a, b) => a.at_fraction - b.at_fraction);
      edits = [];
      return day;
    },
  };
}

/** The figures of a stock level that the shop itself keeps. */
export function stockFigures({ on_hand, allocated, on_order, backorder }: Level): Record<string, number> {
  return { on_hand, allocated, on_order, backorder };
}
