import { addDays, type Day } from "../../domain/calendar/day.ts";
import {
  countProposal,
  doubtOf,
  RECOUNT_DAYS,
  recountOf,
  worstDoubtFirst,
} from "../../domain/indicators/count-proposal.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import { placeKey, placeOf } from "../../domain/text/place-key.ts";
import type { OperatingReport } from "../../contracts/operating-figures.ts";
import type { CountLineRow, ItemRow } from "../../contracts/rows.ts";
import type { AlertEvents } from "../../ports/alert-events.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Counts } from "../../ports/counts.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { KeptFigures } from "../operating/kept-figures.ts";
import { type ApprovalReportPorts, createApprovalReport } from "../purchase-course/approval-report.ts";
import { createResponseReport, type ResponseReportPorts } from "./response-report.ts";

/** Ports of `operatingReport`. */
export interface OperatingReportPorts extends ResponseReportPorts, ApprovalReportPorts {
  readonly assessments: Pick<Assessments, "doubted">;
  readonly counts: Pick<Counts, "differing">;
  readonly subjects: Pick<Subjects, "items">;
  readonly figures: Pick<KeptFigures, "of">;
  readonly registry: Pick<Registry, "bindings">;
  readonly alertEvents: Pick<AlertEvents, "raisedSince" | "supplyOf">;
  readonly clock: Pick<Clock, "now" | "today" | "dayOf">;
}

type Asked = OperatingReport["count_tasks"][number];
type Proposal = OperatingReport["proposals"][number];

const SHOWN_PROPOSALS = 50;

/** A place in doubt, with what its assessment and its last count say. */
interface DoubtedPlace {
  readonly item_code: string;
  readonly location_code: string;
  readonly kept: KeptAssessment | null;
  readonly last: CountLineRow | null;
}

/** The kept figures of the shop, and what should be counted as things stand now, worst first. */
export function createOperatingReport(ports: OperatingReportPorts) {
  const { assessments, counts, subjects, figures, clock } = ports;
  const responseReport = createResponseReport(ports);
  const approvalReport = createApprovalReport(ports);

  return async function operatingReport(installation_id: string): Promise<OperatingReport> {
    const today = clock.today();
    const [kept, doubted, differing, responses, approvals, bindings] = await Promise.all([
      figures.of(installation_id),
      assessments.doubted(installation_id),
      counts.differing(installation_id, addDays(today, -RECOUNT_DAYS)),
      responseReport(installation_id),
      approvalReport(installation_id),
      ports.registry.bindings(installation_id),
    ]);
    const asked = doubted.flatMap((one) => askedCounts(one, today)).sort(dueFirst);
    const places = doubtedPlaces(doubted, differing);
    const items = await subjects.items(
      installation_id,
      places.map(({ item_code }) => item_code),
    );
    const byCode = new Map(items.map((item) => [item.item_code, item]));
    const proposals = places
      .flatMap((place) => proposalOf(place, byCode.get(place.item_code), today))
      .sort(worstDoubtFirst);
    return {
      today,
      figures: kept,
      responses,
      approvals,
      proposed: proposals.length,
      proposals: proposals.slice(0, SHOWN_PROPOSALS),
      has_count_form: bindings.some(({ form }) => form === "count_task"),
      asked_counts: asked.length,
      count_tasks: asked.slice(0, SHOWN_PROPOSALS),
    };
  };
}

/** The counts that people were asked for at a place, and have not made. */
function askedCounts({ item_code, item_name, location_code, count_tasks = [] }: KeptAssessment, today: Day): Asked[] {
  return count_tasks
    .filter(({ state }) => state === "open")
    .map(({ reason, opened_on, due_on, book_quantity }) => ({
      ...{ item_code, item_name, location_code, reason, opened_on, due_on, book_quantity },
      is_late: due_on < today,
    }));
}

function dueFirst(one: Asked, other: Asked): number {
  return compareText(one.due_on, other.due_on) || compareText(one.item_code, other.item_code);
}

function doubtedPlaces(
  doubted: readonly KeptAssessment[],
  differing: readonly CountLineRow[],
): readonly DoubtedPlace[] {
  const places = new Map<string, DoubtedPlace>();
  for (const kept of doubted) places.set(placeKey(kept), { ...placeOf(kept), kept, last: null });
  for (const last of differing) {
    const { kept = null } = places.get(placeKey(last)) ?? {};
    places.set(placeKey(last), { ...placeOf(last), kept, last });
  }
  return [...places.values()];
}

function proposalOf(
  { kept, last, ...place }: DoubtedPlace,
  item: ItemRow | undefined,
  today: Day,
): readonly Proposal[] {
  const doubt = kept === null ? null : doubtOf(kept);
  const found = countProposal(doubt, recountOf(last, today, unitOf({ unit: item?.unit ?? null })));
  if (found === null) return [];
  const value = item?.purchase_cost ?? item?.sale_price ?? null;
  return [
    {
      ...place,
      item_name: item?.item_name ?? kept?.item_name ?? place.item_code,
      ...found,
      doubted_value: value === null ? null : found.doubted_units * value,
    },
  ];
}
