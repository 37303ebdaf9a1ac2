import { isNobodyCode } from "../../domain/customer/nobody-code.ts";
import { needsSubstitute, orderLineSentence, runOutBefore } from "../../domain/order-check/order-line-sentence.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { OrderCheckLine, OrderCheckReport, OrderCheckRequest } from "../../contracts/order-check.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Care, KeptCoupon } from "../../ports/care.ts";
import { findSubject } from "../kit/find-subject.ts";
import { notAssessed } from "../kit/refusals.ts";
import { createNoteOffers, type NoteOffersPorts } from "../substitution/note-offers.ts";
import {
  createOfferSubstitutes,
  type KnownCustomer,
  type OfferSubstitutesPorts,
} from "../substitution/offer-substitutes.ts";
import { allowedCompensation } from "./allowed-compensation.ts";
import { createJudgeLines, type JudgedLine, type JudgeLinesPorts } from "./judged-lines.ts";

/** Ports of `checkOrder`. */
export interface CheckOrderPorts extends JudgeLinesPorts, OfferSubstitutesPorts, NoteOffersPorts {
  readonly assessments: JudgeLinesPorts["assessments"] & OfferSubstitutesPorts["assessments"];
  readonly subjects: JudgeLinesPorts["subjects"] & OfferSubstitutesPorts["subjects"];
  readonly substitutes: OfferSubstitutesPorts["substitutes"] & NoteOffersPorts["substitutes"];
  readonly care: Pick<Care, "couponsOf">;
}

/** Goods usually leave so soon (days). */
const USUAL_SHIPPING_DAYS = 2;

/** What is wrong with one line alone; any other failure is the whole order's. */
const UNFINDABLE: ReadonlySet<string> = new Set(["item_unknown", "place_unknown", "place_needed"]);

/** What holds for every line of an order. */
interface LineSetting {
  readonly customer: KnownCustomer | null;
  /** Of the customer, whatever has become of them. */
  readonly coupons: readonly KeptCoupon[];
  readonly days: number;
}

type Wish = OrderCheckRequest["lines"][number];
type FoundLine = { readonly wish: Wish } & ({ readonly subject: Subject } | { readonly refused: AddonError });

/** Tells what an order would come to, line by line in turn, and notes what was recommended to a customer. */
export function createCheckOrder(ports: CheckOrderPorts) {
  const judgeLines = createJudgeLines(ports);
  const offers = createOfferSubstitutes(ports);
  const noteOffers = createNoteOffers(ports);

  return async function checkOrder(installation_id: string, order: OrderCheckRequest): Promise<OrderCheckReport> {
    const asked_for = order.customer_code || null;
    const customer_code = isNobodyCode(asked_for ?? "") ? null : asked_for;
    const found = await Promise.all(order.lines.map((wish) => foundLine(installation_id, wish)));
    const placed = found.filter((line) => "subject" in line);
    const wishes = placed.map(({ subject, wish }) => ({ subject, quantity: wish.quantity }));
    const judged = await judgeLines(installation_id, { customer_code, lines: wishes });
    const answers = new Map(placed.map((line, i) => [line as FoundLine, judged[i] ?? null]));
    const needed = judged.some((line) => line !== null && needsSubstitute(line.check));
    const customer = customer_code === null || !needed ? null : await offers.customer(installation_id, customer_code);
    const coupons = customer_code === null ? [] : await ports.care.couponsOf(installation_id, customer_code);
    const setting = { customer, coupons, days: order.ship_in_days ?? USUAL_SHIPPING_DAYS };
    const lines = await Promise.all(found.map((line) => toldLine(line, answers.get(line) ?? null, setting)));
    if (customer_code !== null) await noteOffers(installation_id, customer_code, lines);
    const can_ship = lines.every((line) => line.kind === "checked" && line.can_ship === true);
    return { today: ports.clock.today(), customer_code: asked_for, can_ship, lines };
  };

  async function foundLine(installation_id: string, wish: Wish): Promise<FoundLine> {
    try {
      return { wish, subject: await findSubject(ports.subjects, installation_id, wish) };
    } catch (error) {
      if (error instanceof AddonError && UNFINDABLE.has(error.code)) return { wish, refused: error };
      throw error;
    }
  }

  async function toldLine(
    line: FoundLine,
    judged: JudgedLine,
    { customer, coupons, days }: LineSetting,
  ): Promise<OrderCheckLine> {
    const { wish } = line;
    if ("refused" in line) return notChecked(wish, line.refused);
    if (judged === null) return notChecked(wish, notAssessed(wish.item_code));
    const { check, basis, previous } = judged;
    const { shipping, now, after } = check;
    const { item_name } = previous;
    const { subject } = line;
    const { quantity } = wish;
    const run_out_probability = runOutBefore(check, days);
    const substitutes = needsSubstitute(check)
      ? await offers.offered({ subject, item: basis.facts.item, item_name, customer })
      : [];
    return {
      kind: "checked",
      ...{ item_code: subject.item_code, item_name, location_code: subject.location_code },
      ...{ unit: now.explanation.unit, quantity },
      available: shipping === null ? null : shipping.served_quantity + shipping.left_quantity,
      can_ship: shipping === null ? null : shipping.short_quantity === 0,
      served_quantity: shipping?.served_quantity ?? null,
      short_quantity: shipping?.short_quantity ?? null,
      reserve: shipping?.reserve ?? null,
      ship_date: shipping?.ship_date ?? null,
      sure_ship_date: shipping?.sure_ship_date ?? null,
      run_out_probability,
      ...{ severity: after.severity, severity_label: SEVERITY_LABELS[after.severity] },
      sentence: orderLineSentence(check, { quantity, run_out_probability }),
      substitutes: [...substitutes],
      compensation: (shipping?.short_quantity ?? 0) > 0 ? allowedCompensation(coupons, ports.clock.today()) : null,
    };
  }
}

function notChecked({ item_code, quantity }: Wish, { code, message, hint }: AddonError): OrderCheckLine {
  return { kind: "not_checked", item_code, quantity, code, message, hint };
}
