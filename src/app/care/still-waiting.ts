import type { Day } from "../../domain/calendar/day.ts";
import { intentSince } from "../../domain/enquiry/intent-weight.ts";
import { isIntent, turnedAway } from "../../domain/enquiry/turned-away.ts";
import { isUnserved } from "../../domain/exposure/exposure-sign.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { SalesLineRow } from "../../contracts/rows.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Enquiries, KeptEnquiry } from "../../ports/enquiries.ts";
import type { Exposure, Exposures } from "../../ports/exposures.ts";
import type { PlaceRecordsReader } from "../../ports/place-records.ts";

/** Ports of `waitingExposures`. */
export interface WaitingExposuresPorts {
  readonly exposures: Pick<Exposures, "ofEvent">;
  readonly enquiries: Pick<Enquiries, "ofPlace">;
  readonly placeRecords: PlaceRecordsReader;
}

/** Reads the exposures of those who still want an event's goods when they come. */
export async function waitingExposures(
  ports: WaitingExposuresPorts,
  subject: Subject,
  { event_no, came_on }: { readonly event_no: string; readonly came_on: Day },
): Promise<readonly Exposure[]> {
  const exposures = await ports.exposures.ofEvent(subject.installation_id, event_no);
  const [since] = exposures.map(({ exposed_on }) => exposed_on).toSorted();
  if (since === undefined) return [];
  const enquiries = await ports.enquiries.ofPlace(subject, intentSince(since));
  const { sales_lines } = await ports.placeRecords.of(subject, since);
  return stillWaiting({ exposures, enquiries, sales_lines, came_on });
}

/** What is known of an event's customers when goods come. */
interface AtArrival {
  /** All that the event kept, over or not. */
  readonly exposures: readonly Exposure[];
  /** Enquiries and sales lines of the item at the place since the first of them. */
  readonly enquiries: readonly KeptEnquiry[];
  readonly sales_lines: readonly SalesLineRow[];
  /** Day on which goods came, or the event ended, whichever was first: what was over before is no wish any more. */
  readonly came_on: Day;
}

/**
 * Exposures of those who still want the goods when they come: found to the end, not given up, and nothing bought since that
 * serves them. Whoever was to buy has bought with any purchase, whoever lacks units with as many.
 */
function stillWaiting({ exposures, enquiries, sales_lines, came_on }: AtArrival): readonly Exposure[] {
  const asked = {
    intent: codesOf(enquiries.filter(isIntent)),
    refused: codesOf(turnedAway(enquiries).filter(({ enquiry_state }) => enquiry_state === "open")),
  };
  const standing = exposures
    .filter(({ over_on }) => over_on === null || over_on >= came_on)
    .filter((one) => !isAsked(one) || asked[one.kind === "intent" ? "intent" : "refused"].has(one.customer_code));
  const lines = Map.groupBy(sales_lines, ({ customer_code }) => customer_code);
  return Array.from(
    grouped(standing, ({ customer_code }) => customer_code),
    ([customer_code, own]) => (hasGoods(own, lines.get(customer_code) ?? []) ? [] : own),
  ).flat();
}

/** Whether an enquiry alone tells of it. */
function isAsked({ kind, order_no }: Exposure): boolean {
  return kind === "intent" || (kind === "refused" && order_no === "");
}

function codesOf(enquiries: readonly KeptEnquiry[]): ReadonlySet<string> {
  return new Set(enquiries.map(({ customer_code }) => customer_code));
}

function hasGoods(own: readonly Exposure[], lines: readonly SalesLineRow[]): boolean {
  const lacked = own.filter(({ kind }) => isUnserved(kind));
  const coming = own.filter(({ kind }) => kind === "intent" || kind === "predicted");
  if (lacked.length + coming.length === 0) return false;
  const since = lines.filter((line) => isSince(own, line));
  if (lacked.length === 0) return sum(since.map(({ shipped_quantity }) => shipped_quantity)) > 0;
  // What an order that waited was shipped serves that order.
  const waited = new Set(own.map(({ order_no }) => order_no));
  const others = since.filter(({ order_no }) => !waited.has(order_no));
  const bought = sum(others.map(({ shipped_quantity }) => shipped_quantity));
  return bought > 0 && bought >= sum(lacked.map(({ quantity }) => quantity));
}

/** What an order could not be sent, it does not serve itself; what was bought on the day of asking is out of it already. */
function isSince(own: readonly Exposure[], { order_no, ordered_on }: SalesLineRow): boolean {
  const known = own.find((one) => one.order_no === order_no);
  if (known !== undefined) return known.kind === "open" || known.kind === "delayed";
  return own.some((one) => (isAsked(one) ? ordered_on > one.exposed_on : ordered_on >= one.exposed_on));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
