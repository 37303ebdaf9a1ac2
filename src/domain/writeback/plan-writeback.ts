import { inShares } from "../math/in-shares.ts";
import { inTurns } from "./in-turns.ts";

/** A write that waits to be sent. */
export interface WriteIntent {
  /** Of two intents the one with the higher id was decided later. */
  readonly id: number;
  readonly installation_id: string;
  /** Lower goes first. */
  readonly urgency: number;
  /** The values it sets; null where it makes a record or depends on another effect. */
  readonly change: RecordChange | null;
  /** Never in company: it starts an assistant, tells of a raised severity, or was refused in company before. */
  readonly goes_alone: boolean;
}

/** Values for fields of one record. A newer change of a record holds all that an older one still waiting would set. */
export interface RecordChange {
  readonly form: string;
  readonly record_id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One call of the platform: `batch` sets the values of its intents, which are all equal, on all their records. */
export interface WriteCall<Intent extends WriteIntent> {
  readonly kind: "single" | "batch";
  readonly installation_id: string;
  /** The most urgent first. */
  readonly intents: readonly Intent[];
  /** Older intents of the same records, which need not be sent any more. */
  readonly overtaken: readonly Intent[];
}

/** Records that one batch call takes (platform: data/batch_update). */
export const BATCH_SIZE = 100;

/**
 * The calls for what waits. Each intent is in exactly one call, as an intent or as one that is overtaken. A batch costs
 * no more than the two single calls it replaces at least: of the platform's limits (50 calls/s in all, 20/s single,
 * 10/s batch) a group of two takes 1/10 s either way, and one call instead of two. Installations take turns, so that a
 * busy one never starves a quiet one; within an installation the worst goes first.
 */
export function planWriteback<Intent extends WriteIntent>(intents: readonly Intent[]): readonly WriteCall<Intent>[] {
  const tenants = Map.groupBy(intents, ({ installation_id }) => installation_id);
  return inTurns([...tenants.values()].map(callsOfTenant).toSorted(byFirstCall));
}

function callsOfTenant<Intent extends WriteIntent>(intents: readonly Intent[]): readonly WriteCall<Intent>[] {
  const records = Map.groupBy(intents.toSorted(byAge), recordOf);
  const newest = [...records.values()].flatMap((ofRecord) => ofRecord.slice(-1));
  const overtakenBy = (intent: Intent) => (records.get(recordOf(intent)) ?? []).slice(0, -1);
  const calls = [...Map.groupBy(newest.toSorted(byUrgency), companyOf).values()].flatMap((company) =>
    inShares(company, BATCH_SIZE),
  );
  return calls.toSorted(byMostUrgent).map((company) => ({
    kind: company.length > 1 ? "batch" : "single",
    installation_id: company[0].installation_id,
    intents: company,
    overtaken: company.flatMap(overtakenBy),
  }));
}

/** What is no change of a known record is overtaken by nothing. */
function recordOf({ id, change }: WriteIntent): string {
  return change === null ? `intent ${id}` : `record ${change.form}/${change.record_id}`;
}

/** Intents of one answer may go in one call. */
function companyOf({ id, change, goes_alone }: WriteIntent): string {
  if (change === null || goes_alone) return `alone ${id}`;
  return `${change.form} ${JSON.stringify(Object.entries(change.values).toSorted(byName))}`;
}

function byAge(one: WriteIntent, other: WriteIntent): number {
  return one.id - other.id;
}

function byUrgency(one: WriteIntent, other: WriteIntent): number {
  return one.urgency - other.urgency || byAge(one, other);
}

function byMostUrgent([one]: readonly WriteIntent[], [other]: readonly WriteIntent[]): number {
  return one === undefined || other === undefined ? 0 : byUrgency(one, other);
}

function byFirstCall([one]: readonly WriteCall<WriteIntent>[], [other]: readonly WriteCall<WriteIntent>[]): number {
  return one === undefined || other === undefined ? 0 : byMostUrgent(one.intents, other.intents);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
