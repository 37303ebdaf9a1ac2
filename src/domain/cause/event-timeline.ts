import { type Day, daysBetween } from "../calendar/day.ts";
import { begunOn } from "./answered-plans.ts";
import { longestUsual } from "./beyond-usual.ts";
import type { CauseEvidence, RecordReference, SupplyFact } from "./cause-evidence.ts";

/** What happens on the way into a stockout and out of it. */
export type TimelineNodeKind =
  | "plan_made"
  | "order_by"
  | "requested"
  | "approved"
  | "ordered"
  | "promised"
  | "received"
  | "counted"
  | "alert_raised"
  | "alert_answered"
  | "first_refused"
  | "replenished";

/** Nodes as people read them. */
export const NODE_LABELS: Readonly<Record<TimelineNodeKind, string>> = {
  plan_made: "提出补货建议",
  order_by: "最晚下单日",
  requested: "采购申请",
  approved: "审批通过",
  ordered: "采购下单",
  promised: "承诺到货",
  received: "到货入库",
  counted: "盘点",
  alert_raised: "发出预警",
  alert_answered: "预警得到处理",
  first_refused: "首次无货可发",
  replenished: "恢复有货",
};

/** One node. */
export interface TimelineNode {
  readonly kind: TimelineNodeKind;
  readonly day: Day;
  /** Null of what is in no form. */
  readonly record: RecordReference | null;
}

/** The stretches whose length is held against what is usual. */
export type SpanKind = "plan_to_request" | "request_to_approval" | "order_to_receipt" | "alert_to_answer";

/** Stretches as people read them. */
export const SPAN_LABELS: Readonly<Record<SpanKind, string>> = {
  plan_to_request: "建议到申请",
  request_to_approval: "申请到审批",
  order_to_receipt: "下单到到货",
  alert_to_answer: "预警到处理",
};

/** A stretch between two nodes, whole days. */
export interface TimelineSpan {
  readonly kind: SpanKind;
  readonly record: RecordReference | null;
  readonly from: Day;
  /** Null while it lasts: its days run to the end of the event. */
  readonly to: Day | null;
  readonly days: number;
  /** The shop's own 90 % quantile, or 1.5 medians of fewer than ten; null of fewer than five, and of a plan's wait. */
  readonly longest_usual: number | null;
  readonly is_slow: boolean;
  /** The slow one that is furthest above what is usual. */
  readonly is_slowest: boolean;
}

/** An event from the first plan to the goods. */
export interface EventTimeline {
  /** By day; on one day in the order of the work. */
  readonly nodes: readonly TimelineNode[];
  readonly spans: readonly TimelineSpan[];
}

/** What the timeline takes beside the evidence. Days are those of the tenant; null = not (yet). */
export interface TimelineQuestion {
  readonly evidence: CauseEvidence;
  /** Alert events `raised`, and the first of `ANSWERS`. */
  readonly alert: {
    readonly raised_on: Day;
    readonly answered_on: Day | null;
    readonly record: RecordReference;
  } | null;
  /** The first line that could not be served. */
  readonly first_refused: { readonly day: Day; readonly record: RecordReference } | null;
  readonly replenished_on: Day | null;
  /** Days that each stretch took in the shop, other events. How long plans usually wait for a request is not on record. */
  readonly usual: Readonly<Record<Exclude<SpanKind, "plan_to_request">, readonly number[]>>;
}

type RawSpan = Pick<TimelineSpan, "kind" | "record" | "from" | "to">;

/** The nodes of an event and the stretches between them, the slow ones marked. */
export function eventTimeline(question: TimelineQuestion): EventTimeline {
  const order = Object.keys(NODE_LABELS);
  const nodes = nodesOf(question).toSorted((a, b) =>
    a.day === b.day ? order.indexOf(a.kind) - order.indexOf(b.kind) : a.day < b.day ? -1 : 1,
  );
  const { end } = question.evidence.episode;
  const usual = { ...question.usual, plan_to_request: [] };
  const spans = rawSpans(question).map((span) => measured(span, end, longestUsual(usual[span.kind])));
  const slowest = spans.filter(({ is_slow }) => is_slow).toSorted((a, b) => excessOf(b) - excessOf(a))[0];
  return { nodes, spans: spans.map((span) => ({ ...span, is_slowest: span === slowest })) };
}

function nodesOf({ evidence, alert, first_refused, replenished_on }: TimelineQuestion): readonly TimelineNode[] {
  return [
    ...(evidence.plans ?? []).flatMap(({ record, made_on, order_by }): readonly TimelineNode[] => [
      { kind: "plan_made", day: made_on, record },
      { kind: "order_by", day: order_by, record },
    ]),
    ...(evidence.supplies ?? []).flatMap(supplyNodes),
    ...(evidence.counts ?? []).map(({ day, record }) => ({ kind: "counted" as const, day, record })),
    ...node("alert_raised", alert?.raised_on ?? null, alert?.record ?? null),
    ...node("alert_answered", alert?.answered_on ?? null, alert?.record ?? null),
    ...node("first_refused", first_refused?.day ?? null, first_refused?.record ?? null),
    ...node("replenished", replenished_on, null),
  ];
}

function supplyNodes(supply: SupplyFact): readonly TimelineNode[] {
  const { record, requested_on, approved_on, ordered_on, expected_on, arrivals } = supply;
  return [
    ...node("requested", requested_on, record),
    ...node("approved", approved_on, record),
    ...node("ordered", ordered_on, record),
    ...node("promised", expected_on, record),
    ...arrivals.flatMap(({ day }) => node("received", day, record)),
  ];
}

function node(kind: TimelineNodeKind, day: Day | null, record: RecordReference | null): readonly TimelineNode[] {
  return day === null ? [] : [{ kind, day, record }];
}

function rawSpans({ evidence, alert }: TimelineQuestion): readonly RawSpan[] {
  const supplies = evidence.supplies ?? [];
  return [
    ...(evidence.plans ?? []).map(({ record, made_on }): RawSpan => {
      const later = supplies.flatMap((supply) => {
        const begun = begunOn(supply);
        return begun !== null && begun >= made_on ? [begun] : [];
      });
      return { kind: "plan_to_request", record, from: made_on, to: later.toSorted()[0] ?? null };
    }),
    ...supplies.flatMap((supply): readonly RawSpan[] => [
      ...span("request_to_approval", supply, supply.requested_on, supply.approved_on ?? supply.ordered_on),
      ...span("order_to_receipt", supply, supply.ordered_on, supply.arrivals[0]?.day ?? null),
    ]),
    ...(alert === null
      ? []
      : [{ kind: "alert_to_answer" as const, record: alert.record, from: alert.raised_on, to: alert.answered_on }]),
  ];
}

function span(kind: SpanKind, { record }: SupplyFact, from: Day | null, to: Day | null): readonly RawSpan[] {
  return from === null ? [] : [{ kind, record, from, to }];
}

function measured(raw: RawSpan, end: Day, longest_usual: number | null): TimelineSpan {
  const days = Math.max(0, daysBetween(raw.from, raw.to ?? end));
  return { ...raw, days, longest_usual, is_slow: longest_usual !== null && days > longest_usual, is_slowest: false };
}

function excessOf({ days, longest_usual }: TimelineSpan): number {
  return days - (longest_usual ?? days);
}
