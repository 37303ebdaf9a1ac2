import { grouped } from "../../domain/math/grouped.ts";
import type {
  CustomerBaseState,
  HitCustomerReport,
  HitCustomersReport,
  HitEventReport,
} from "../../contracts/hit-customers.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerFigure, CustomerFigures } from "../../ports/customer-figures.ts";
import type { Exposure, Exposures } from "../../ports/exposures.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import type { CustomerBases } from "../customer-base/kept-customer-base.ts";
import { byLoss, customerSum, customerSums, exposureTotal } from "./exposure-sums.ts";
import type { TellCustomerCourse } from "./customer-course.ts";
import type { FutureLosses, ReckonFutureLosses } from "./future-losses.ts";
import { shopTotal } from "./shop-total.ts";

/** Ports of the reports. */
export interface HitCustomersPorts {
  readonly assessments: Pick<Assessments, "get" | "alarmed">;
  readonly exposures: Pick<Exposures, "ofEvent" | "ofCustomer">;
  readonly subjects: Pick<Subjects, "customers" | "items">;
  readonly customerFigures: Pick<CustomerFigures, "of">;
  readonly customerBases: Pick<CustomerBases, "of">;
  readonly clock: Pick<Clock, "today">;
  /** What losing some customers would cost: reckoned when it is read, values change every night. */
  readonly futureLosses: ReckonFutureLosses;
  readonly customerCourse: TellCustomerCourse;
}

/** Events of the list: worse ones are looked at first. */
const MOST_EVENTS = 200;

/** Whom stockouts hit: by event, and by customer. */
export function createHitCustomers(ports: HitCustomersPorts) {
  const { assessments, exposures, subjects, customerFigures, clock, futureLosses } = ports;

  return {
    /** Every item with an alert that hits somebody, of the worst ones. */
    async all(installation_id: string): Promise<HitCustomersReport> {
      const alarmed = await assessments.alarmed(installation_id, MOST_EVENTS);
      const looked = await Promise.all(
        alarmed.map(async (kept) => {
          const standing = (await exposures.ofEvent(installation_id, eventOf(kept))).filter(isStanding);
          return { kept, standing };
        }),
      );
      const losses = await futureLosses(installation_id, codesOf(looked.flatMap(({ standing }) => standing)));
      const hitting = looked
        .filter(({ standing }) => standing.length > 0)
        .map(({ kept, standing }) => ({ ...placeOf(kept), kept, sums: customerSums(standing, losses) }));
      const events = hitting
        .map(({ kept, sums }) => ({ ...placeOf(kept), severity: kept.risk.severity, ...exposureTotal(sums) }))
        .toSorted(byLoss(losses));
      return {
        ...{ today: clock.today(), base: await baseOf(installation_id), future: losses.state },
        ...{ total: shopTotal(hitting, losses), events },
      };
    },

    /** The customers of the event of a subject's alert; null where the subject was never assessed. */
    async event(subject: Subject): Promise<HitEventReport | null> {
      const { installation_id } = subject;
      const kept = await assessments.get(subject);
      if (kept === null) return null;
      const rows = await exposures.ofEvent(installation_id, eventOf(kept));
      const standing = rows.filter(isStanding);
      const codes = codesOf(standing);
      const [losses, known, figures, base] = await Promise.all([
        futureLosses(installation_id, codes),
        subjects.customers(installation_id, codes),
        customerFigures.of(installation_id, codes),
        baseOf(installation_id),
      ]);
      const sums = customerSums(standing, losses);
      const rowOf = new Map(known.map((one) => [one.customer_code, one]));
      const figureOf = new Map(figures.map((one) => [one.customer_code, one]));
      const foretold = standing.find(({ kind }) => kind === "predicted");
      return {
        ...{ today: clock.today(), base, future: losses.state, ...placeOf(kept) },
        unit: kept.risk.explanation.unit,
        severity: kept.risk.severity,
        foretold_from: foretold?.foretold_from ?? null,
        foretold_through: foretold?.foretold_through ?? null,
        total: exposureTotal(sums),
        customers: sums.map(({ customer_code, kinds, order_nos, ...sum }) => {
          const [row, figure] = [rowOf.get(customer_code), figureOf.get(customer_code)];
          return {
            ...{
              customer_code,
              customer_name: row?.customer_name ?? customer_code,
              owner_name: row?.owner_name ?? null,
            },
            ...{ kinds: [...kinds], order_nos: [...order_nos], ...sum },
            last_ordered_on: figure?.last_ordered_on ?? null,
            alive_probability: figure?.alive_probability ?? null,
            usual_gap_days: figure?.usual_gap_days ?? null,
            rfm_class: figure?.rfm_class ?? null,
          };
        }),
        past_customers: new Set(rows.map(({ customer_code }) => customer_code)).size - sums.length,
      };
    },

    /** A customer and the events that hit them; null where nothing is known of them. */
    async customer(installation_id: string, customer_code: string): Promise<HitCustomerReport | null> {
      const rows = await exposures.ofCustomer(installation_id, customer_code);
      const [figure] = await customerFigures.of(installation_id, [customer_code]);
      if (rows.length === 0 && figure === undefined) return null;
      const [row] = await subjects.customers(installation_id, [customer_code]);
      const losses = await futureLosses(installation_id, [customer_code]);
      const items = await subjects.items(installation_id, [...new Set(rows.map(({ item_code }) => item_code))]);
      const nameOf = new Map(items.map(({ item_code, item_name }) => [item_code, item_name]));
      return {
        ...{ today: clock.today(), base: await baseOf(installation_id), future: losses.state, customer_code },
        customer_name: row?.customer_name ?? customer_code,
        owner_name: row?.owner_name ?? null,
        figure: figure === undefined ? null : shownFigure(figure),
        course: await ports.customerCourse(installation_id, customer_code, rows),
        events: [...grouped(rows, ({ event_no }) => event_no).values()].flatMap((own) => hitEvent(own, nameOf, losses)),
      };
    },
  };

  async function baseOf(installation_id: string): Promise<CustomerBaseState> {
    const kept = await ports.customerBases.of(installation_id);
    if (kept === null) return { kind: "not_learned" };
    const { learned_on, customers, base } = kept;
    return base.kind === "estimated"
      ? { kind: "estimated", learned_on, customers, is_calibrated: base.calibration !== null }
      : { kind: "not_estimable", learned_on, customers, reason: base.reason };
  }
}

/** Whom stockouts hit. */
export type HitCustomers = ReturnType<typeof createHitCustomers>;

function eventOf({ alert, ...subject }: KeptAssessment): string {
  return episodeKey(subject, alert.episode);
}

function placeOf(kept: KeptAssessment) {
  const { item_code, item_name, location_code } = kept;
  return { event_no: eventOf(kept), item_code, item_name, location_code };
}

function isStanding({ over_on }: Exposure): boolean {
  return over_on === null;
}

function codesOf(rows: readonly Exposure[]): readonly string[] {
  return [...new Set(rows.map(({ customer_code }) => customer_code))];
}

function shownFigure(figure: CustomerFigure): HitCustomerReport["figure"] {
  const { alive_probability, gap_days, usual_gap_days, order_days, first_ordered_on, last_ordered_on } = figure;
  const { value, value_basis, rfm_class } = figure;
  return {
    ...{ alive_probability, gap_days, usual_gap_days, order_days, first_ordered_on, last_ordered_on },
    ...{ value, value_basis, rfm_class },
  };
}

function hitEvent(
  own: readonly Exposure[],
  nameOf: ReadonlyMap<string, string>,
  losses: FutureLosses,
): readonly HitCustomerReport["events"][number][] {
  const [first] = own;
  if (first === undefined) return [];
  const { event_no, item_code, location_code, customer_code } = first;
  const standing = own.filter(isStanding);
  const { kinds, order_nos, probability, expected_units, margin_loss, future_loss } = customerSum(
    customer_code,
    standing.length > 0 ? standing : own,
    losses,
  );
  const ends = own.flatMap(({ over_on }) => over_on ?? []).toSorted();
  return [
    {
      ...{ event_no, item_code, item_name: nameOf.get(item_code) ?? item_code, location_code },
      ...{ kinds: [...kinds], order_nos: [...order_nos], probability, expected_units, margin_loss, future_loss },
      exposed_on: own.map(({ exposed_on }) => exposed_on).toSorted()[0] ?? first.exposed_on,
      over_on: standing.length > 0 ? null : (ends.at(-1) ?? null),
    },
  ];
}
