import { BOSS, COOL_DOWN_HOURS, DIGEST_MINUTE, ESCALATE_AFTER, GROUPS, QUIET } from "./soak-groups.ts";
import type { StockEdit } from "./soak-plan.ts";

/** A message that must come, worked out from the pushes and the rules' words alone. Minutes since the soak began. */
export interface ExpectedMessage {
  readonly channel: string;
  readonly due: number;
  /** Items that it tells of; several in a digest. */
  readonly items: readonly number[];
  /** Of a digest: what it tells of where it goes at a later minute, because a vendor did not take it before. */
  readonly itemsAt?: (minute: number) => readonly number[];
  readonly kind: "each" | "digest" | "escalation";
}

/** What the model is told beside the edits. */
export interface ExpectationSetting {
  /** Local minute of the day at which the soak began. */
  readonly began_at: number;
  /** Whether somebody acknowledged the item's alert between two minutes, as its page said. */
  readonly isAnswered: (item: number, from: number, until: number) => boolean;
}

const DAY = 1_440;
const HOUR = 60;

/** An asked message of an item, with what had become of the shortage. */
interface Asked {
  readonly edit: StockEdit;
  /** When the stock came back; Infinity where it did not. */
  readonly restored: number;
}

/** All messages that the edits of a soak ask for. */
export function expectedMessages(edits: readonly StockEdit[], setting: ExpectationSetting): readonly ExpectedMessage[] {
  const byItem = Map.groupBy(edits, ({ item }) => item);
  const shortages = [...byItem.values()].map(shortagesOf);
  const asked = shortages.flatMap(asking);
  const isGrouped = ({ edit }: Asked) => isDigestGroup(edit) && edit.stock === "low";
  return [
    ...asked.filter((one) => !isGrouped(one)).map((one) => eachMessage(one, setting)),
    ...digests(asked.filter(isGrouped), shortages.flat(), setting),
    ...asked.flatMap((one) => escalation(one, setting)),
  ];
}

function shortagesOf(edits: readonly StockEdit[]): readonly Asked[] {
  return edits.flatMap((edit, index) =>
    edit.stock === "plenty" ? [] : [{ edit, restored: edits[index + 1]?.at ?? Infinity }],
  );
}

const rank = ({ stock }: StockEdit) => (stock === "out" ? 2 : 1);

/** A shortage is news unless it comes back within the cool-down no worse than it was. */
function asking(shortages: readonly Asked[]): readonly Asked[] {
  let [cleared, peak] = [-Infinity, 0];
  return shortages.filter(({ edit, restored }) => {
    const isRelapse = edit.at - cleared < COOL_DOWN_HOURS * HOUR;
    const isNews = !isRelapse || rank(edit) > peak;
    peak = isRelapse ? Math.max(peak, rank(edit)) : rank(edit);
    cleared = restored;
    return isNews;
  });
}

function eachMessage({ edit }: Asked, setting: ExpectationSetting): ExpectedMessage {
  const { channel } = GROUPS[edit.group];
  return { channel, due: afterQuiet(edit, setting), items: [edit.item], kind: "each" };
}

function afterQuiet({ group, at }: StockEdit, { began_at }: ExpectationSetting): number {
  if (group !== "midday" && group !== "night") return at;
  const { from, until } = QUIET[group];
  const minute = (began_at + at) % DAY;
  const length = (until - from + DAY) % DAY;
  const passed = (minute - from + DAY) % DAY;
  return passed < length ? at + length - passed : at;
}

/** Of those asked before it goes, a digest tells of the items that are still short and no worse. */
function digests(
  asked: readonly Asked[],
  shortages: readonly Asked[],
  setting: ExpectationSetting,
): readonly ExpectedMessage[] {
  const byDue = Map.groupBy(asked, ({ edit }) => `${edit.group} ${digestAt(edit, setting)}`);
  return [...byDue.values()].flatMap((same): readonly ExpectedMessage[] => {
    const [first] = same;
    if (first === undefined) return [];
    const due = digestAt(first.edit, setting);
    const isStanding = (item: number, minute: number) =>
      shortages.some(({ edit, restored }) => {
        return edit.item === item && edit.stock === "low" && edit.at <= minute && minute < restored;
      });
    const told = [...new Set(same.map(({ edit }) => edit.item))];
    const itemsAt = (minute: number) => told.filter((item) => isStanding(item, minute));
    const items = itemsAt(due);
    const { channel } = GROUPS[first.edit.group];
    return items.length === 0 ? [] : [{ channel, due, items, itemsAt, kind: "digest" }];
  });
}

function digestAt({ group, at }: StockEdit, { began_at }: ExpectationSetting): number {
  const minute = began_at + at;
  if (group === "hourly") return at + HOUR - (minute % HOUR);
  return at + ((DIGEST_MINUTE - (minute % DAY) + DAY - 1) % DAY) + 1;
}

function escalation({ edit, restored }: Asked, { isAnswered }: ExpectationSetting): readonly ExpectedMessage[] {
  const due = edit.at + ESCALATE_AFTER;
  if (edit.group !== "escalating" || restored <= due || isAnswered(edit.item, edit.at, due)) return [];
  return [{ channel: BOSS, due, items: [edit.item], kind: "escalation" }];
}

function isDigestGroup({ group }: StockEdit): boolean {
  return group === "hourly" || group === "daily";
}
