import type { Day } from "../calendar/day.ts";
import { monthOf } from "../calendar/month.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import { type FeedbackKind, usableScore } from "./feedback-kind.ts";
import { type MeanScore, meanScore } from "./mean-score.ts";
import { type ScoreTrend, scoreTrend } from "./score-trend.ts";
import type { StockRelation } from "./stock-relation.ts";

/** One piece of feedback, as far as figures need it. */
export interface JudgedFeedback {
  readonly received_on: Day;
  readonly kind: FeedbackKind;
  readonly satisfaction_score: number | null;
  readonly relation: StockRelation;
  /** The stockout event it is linked to; null where there is none. */
  readonly event_no: string | null;
}

/** One month of feedback. */
export interface FeedbackMonth {
  /** "YYYY-MM" */
  readonly month: string;
  readonly feedback: number;
  readonly complaints: number;
  readonly orders: number;
  /** Complaints per 1,000 orders; null where too few orders were placed. */
  readonly complaints_per_1000: number | null;
  readonly score: MeanScore;
}

/** How many of some pieces of feedback are about stock. */
export interface StockShare {
  readonly yes: number;
  readonly no: number;
  readonly unsure: number;
  /** yes ÷ (yes + no); null where nothing was told. */
  readonly share: number | null;
}

/** Complaints linked to one stockout event. */
export interface EventComplaints {
  readonly event_no: string;
  readonly complaints: number;
  readonly last_on: Day;
}

/** What customers said over some months. */
export interface FeedbackFigures {
  readonly feedback: number;
  readonly complaints: number;
  readonly score: MeanScore;
  readonly trend: ScoreTrend;
  /** Every month asked for, oldest first. */
  readonly months: readonly FeedbackMonth[];
  readonly stock: StockShare;
  readonly stock_complaints: StockShare;
  /** Complaints with an event, and the events they are about. */
  readonly linked_complaints: number;
  /** Most complaints first. */
  readonly events: readonly EventComplaints[];
}

/** Fewer orders than this tell no rate per thousand. */
export const LEAST_ORDERS = 20;

/** What customers said. `months`: "YYYY-MM" one after the other; feedback of other months does not count. */
export function feedbackFigures(
  given: readonly JudgedFeedback[],
  months: readonly string[],
  ordersOf: ReadonlyMap<string, number>,
): FeedbackFigures {
  const byMonth = grouped(given, ({ received_on }) => monthOf(received_on));
  const found = months.map((month) => feedbackMonth(month, byMonth.get(month) ?? [], ordersOf.get(month) ?? 0));
  const counted = months.flatMap((month) => byMonth.get(month) ?? []);
  const complaints = counted.filter(isComplaint);
  return {
    feedback: counted.length,
    complaints: complaints.length,
    score: meanScore(scoresOf(counted)),
    trend: scoreTrend(found.map(({ score }) => score)),
    months: found,
    stock: stockShare(counted),
    stock_complaints: stockShare(complaints),
    linked_complaints: complaints.filter(({ event_no }) => event_no !== null).length,
    events: eventComplaints(complaints),
  };
}

function feedbackMonth(month: string, given: readonly JudgedFeedback[], orders: number): FeedbackMonth {
  const complaints = given.filter(isComplaint).length;
  const complaints_per_1000 = orders < LEAST_ORDERS ? null : (1000 * complaints) / orders;
  return { month, feedback: given.length, complaints, orders, complaints_per_1000, score: meanScore(scoresOf(given)) };
}

function stockShare(given: readonly JudgedFeedback[]): StockShare {
  const count = (wanted: StockRelation) => given.filter(({ relation }) => relation === wanted).length;
  const [yes, no, unsure] = [count("yes"), count("no"), count("unsure")];
  return { yes, no, unsure, share: yes + no === 0 ? null : yes / (yes + no) };
}

function eventComplaints(complaints: readonly JudgedFeedback[]): readonly EventComplaints[] {
  const byEvent = grouped(
    complaints.filter(({ event_no }) => event_no !== null),
    ({ event_no }) => event_no ?? "",
  );
  return [...byEvent]
    .map(([event_no, some]) => ({ event_no, complaints: some.length, last_on: latest(some) }))
    .sort((a, b) => b.complaints - a.complaints || compareText(b.last_on, a.last_on));
}

function latest(some: readonly JudgedFeedback[]): Day {
  return some.reduce((last, { received_on }) => (received_on > last ? received_on : last), "");
}

function isComplaint({ kind }: JudgedFeedback): boolean {
  return kind === "complaint";
}

function scoresOf(given: readonly JudgedFeedback[]): readonly number[] {
  return given.flatMap(({ satisfaction_score }) => usableScore(satisfaction_score) ?? []);
}
