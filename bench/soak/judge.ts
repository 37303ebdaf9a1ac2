import { quantile } from "../support/quantiles.ts";
import type { ExpectedMessage } from "./expected-messages.ts";
import { QUIET, GROUPS } from "./soak-groups.ts";
import type { AcceptedMessage } from "./soak-vendors.ts";
import type { Weather } from "./weather-proxy.ts";

/** An entry of the list that a person sees, and when it got there. */
export interface SeenProblem {
  readonly label: string;
  readonly minute: number;
}

/** A figure beside its aim. */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly aim: string | null;
}

/** What came of a soak. */
export interface SoakReport {
  readonly seed: number;
  readonly items: number;
  readonly hours: number;
  readonly seconds: number;
  readonly figures: readonly Figure[];
  readonly mishaps: Readonly<Record<string, number>>;
  readonly violations: number;
  readonly first_violations: readonly string[];
}

type Accepted = AcceptedMessage & { readonly minute: number };

interface Outcome {
  readonly seed: number;
  readonly items: number;
  readonly hours: number;
  readonly deaths: number;
  readonly seconds: number;
  readonly began_at: number;
  readonly edits: number;
  readonly answered: number;
  /** Pushes that the platform had switched off after many failures and a person switched on again. */
  readonly switched_on: number;
  readonly accepted: readonly Accepted[];
  readonly expected: readonly ExpectedMessage[];
  readonly problems: readonly SeenProblem[];
  readonly weather: Weather;
  readonly too_fast: number;
}

const SHOWN_VIOLATIONS = 20;
const DAY = 1_440;
/** A message that met no mishap is not later than this; one that did, not later than the add-on's patience (minutes). */
const LATEST = 30;

/** Items that a text tells of, in its order. */
export function itemsIn(text: string): readonly number[] {
  return [...new Set([...text.matchAll(/商品 SP-(\d+)/g)].map(([, number]) => Number(number)))];
}

/** Holds what vendors showed, and what a person was shown, against what had to come. */
export function judge(outcome: Outcome): SoakReport {
  const { accepted, expected, problems, weather, too_fast, began_at } = outcome;
  const matched = matchedMessages(accepted, expected, problems);
  const inQuiet = accepted.filter((message) => isQuiet(message, began_at));
  const early = matched.pairs.filter(([due, at]) => at < due.due - 0.02);
  const lateness = (kind: ExpectedMessage["kind"]) =>
    matched.pairs.flatMap(([due, at]) => (due.kind === kind ? [at - due.due] : []));
  const late = matched.pairs.filter(([due, at]) => at - due.due > LATEST);
  const found = {
    duplicate: matched.duplicates,
    lost: matched.lost,
    "in quiet hours": inQuiet.map(({ channel, minute, text }) => `${channel} ${minute.toFixed(1)} ${head(text)}`),
    early: early.map(([due, at]) => `${named(due)} at ${at.toFixed(1)}`),
    late: late.map(([due, at]) => `${named(due)} at ${at.toFixed(1)}`),
  };
  const violations = [
    ...Object.entries(found).flatMap(([rule, all]) => all.map((detail) => `${rule}: ${detail}`)),
    ...Array.from({ length: too_fast }, () => "too fast: a vendor refused a message or its pace"),
  ];
  const minutes = (kind: ExpectedMessage["kind"], share: number) =>
    lateness(kind).length === 0 ? 0 : Math.round(10 * quantile(lateness(kind), share)) / 10;
  const count = (kind: ExpectedMessage["kind"]) => expected.filter((one) => one.kind === kind).length;
  return {
    ...{ seed: outcome.seed, items: outcome.items, hours: outcome.hours, seconds: outcome.seconds },
    figures: [
      figure("stock edits", outcome.edits, null),
      figure("messages due one by one", count("each"), null),
      figure("digests due", count("digest"), null),
      figure("escalations due", count("escalation"), null),
      figure("messages accepted by vendors", accepted.length, null),
      figure("messages shown to a person as perhaps or not sent", problems.length, null),
      figure("alerts acknowledged by link", outcome.answered, null),
      figure("kill -9 and restart", outcome.deaths, null),
      figure("pushes switched off by the platform and on again by a person", outcome.switched_on, null),
      figure("accepted more often than due", found.duplicate.length, "0"),
      figure("due, neither accepted nor shown to a person", found.lost.length, "0"),
      figure("accepted in quiet hours", found["in quiet hours"].length, "0"),
      figure("accepted before due", found.early.length, "0"),
      figure(`accepted more than ${LATEST} minutes after due`, found.late.length, "0"),
      figure("refused by a vendor for pace or content", too_fast, "0"),
      figure("p50 minutes after due, one by one", minutes("each", 0.5), "< 1"),
      figure("p99 minutes after due, one by one", minutes("each", 0.99), null),
      figure("p50 minutes after due, digests", minutes("digest", 0.5), "< 1"),
      figure("p99 minutes after due, digests", minutes("digest", 0.99), null),
    ],
    mishaps: Object.fromEntries([...weather.mishaps].sort()),
    violations: violations.length,
    first_violations: violations.slice(0, SHOWN_VIOLATIONS),
  };
}

function figure(name: string, value: number, aim: string | null): Figure {
  return { name, value, aim };
}

/** What tells messages of one key apart is their time alone, so they are matched in order. */
function matchedMessages(
  accepted: readonly Accepted[],
  expected: readonly ExpectedMessage[],
  problems: readonly SeenProblem[],
) {
  const due = Map.groupBy(expected, dueKey);
  const came = Map.groupBy(accepted, cameKey);
  const pairs: (readonly [ExpectedMessage, number])[] = [];
  const duplicates: string[] = [];
  const lost: string[] = [];
  for (const key of new Set([...due.keys(), ...came.keys()])) {
    const wanted = (due.get(key) ?? []).toSorted((a, b) => a.due - b.due);
    const left = (came.get(key) ?? []).toSorted((a, b) => a.minute - b.minute);
    for (const [index, one] of wanted.entries()) {
      const until = wanted.slice(index).find(({ due: next }) => next > one.due)?.due ?? Infinity;
      const place = left.findIndex(({ minute, text }) => minute < until && holds(text, one, minute));
      const [found] = place === -1 ? [] : left.splice(place, 1);
      if (found !== undefined) pairs.push([one, found.minute]);
      else if (!problems.some((problem) => tellsOf(problem, one, until))) lost.push(named(one));
    }
    duplicates.push(...left.map(({ channel, minute, text }) => `${channel} ${minute.toFixed(1)} ${head(text)}`));
  }
  return { pairs, duplicates, lost };
}

/** A digest of one goes as it is. */
function dueKey({ channel, items }: ExpectedMessage): string {
  return items.length > 1 ? `${channel} digest` : `${channel} ${items[0] ?? 0}`;
}

function cameKey({ channel, text }: AcceptedMessage): string {
  return text.includes("【预警汇总】") ? `${channel} digest` : `${channel} ${itemsIn(text)[0] ?? 0}`;
}

/** Whether a digest tells of exactly what was due, or of what of it was left when it went; it names the first of them. */
function holds(text: string, { items, itemsAt }: ExpectedMessage, minute: number): boolean {
  if (items.length === 1) return true;
  const told = Number(/【预警汇总】(\d+) 条/.exec(text)?.[1]);
  const named = itemsIn(text);
  return [items, itemsAt?.(minute) ?? items].some(
    (due) => told === due.length && named.every((item) => due.includes(item)),
  );
}

function tellsOf({ label, minute }: SeenProblem, { channel, items, due }: ExpectedMessage, until: number): boolean {
  const names = label.includes(`（${channel}）`) || (channel === GROUPS.fallback.channel && label.includes("坏群"));
  return names && minute >= due && minute < until && itemsIn(label).some((item) => items.includes(item));
}

function isQuiet({ channel, minute }: Accepted, began_at: number): boolean {
  const group = (["midday", "night"] as const).find((name) => GROUPS[name].channel === channel);
  if (group === undefined) return false;
  const { from, until } = QUIET[group];
  const passed = (((began_at + minute - from) % DAY) + DAY) % DAY;
  return passed < (until - from + DAY) % DAY;
}

function named({ channel, kind, items, due }: ExpectedMessage): string {
  return `${channel} ${kind} due ${due} of ${items.slice(0, 3).join(",")}${items.length > 3 ? "…" : ""}`;
}

function head(text: string): string {
  return text.split("\n")[0] ?? "";
}
