import { orderCheckSentence, substitutesText } from "../../domain/order-check/order-check-sentence.ts";
import type { OrderLineReport, OrderLineRequest } from "../../contracts/kit.ts";
import { createJudgeLines, type JudgeLinesPorts } from "../order-check/judged-lines.ts";
import { createOfferSubstitutes, type OfferSubstitutesPorts } from "../substitution/offer-substitutes.ts";
import { findSubject } from "./find-subject.ts";
import { lineRisk } from "./line-risk.ts";
import { notAssessed } from "./refusals.ts";

/** Ports of `checkOrderLine`. */
export type CheckOrderLinePorts = JudgeLinesPorts & OfferSubstitutesPorts;

/** Tells what an order line would do before it is placed. Reads and computes, changes nothing. */
export function createCheckOrderLine(ports: CheckOrderLinePorts) {
  const judgeLines = createJudgeLines(ports);
  const offers = createOfferSubstitutes(ports);

  return async function checkOrderLine(installation_id: string, wish: OrderLineRequest): Promise<OrderLineReport> {
    const subject = await findSubject(ports.subjects, installation_id, wish);
    const { quantity } = wish;
    const order = { customer_code: wish.customer_code || null, lines: [{ subject, quantity }] };
    const [line] = await judgeLines(installation_id, order);
    if (line === null || line === undefined) throw notAssessed(subject.item_code);
    const { check, basis, previous } = line;
    const { item_name } = previous;
    const { shipping, now, after } = check;
    const substitutes = await offers.offered({ subject, item: basis.facts.item, item_name, customer: null });
    return {
      ...{ item_code: subject.item_code, item_name, location_code: subject.location_code },
      ...{ today: ports.clock.today(), quantity, unit: now.explanation.unit },
      ...{ now: lineRisk(now), after: lineRisk(after) },
      can_ship: shipping === null ? null : shipping.short_quantity === 0,
      short_quantity: shipping?.short_quantity ?? null,
      ship_date: shipping?.ship_date ?? null,
      sentence: orderCheckSentence(check, quantity, substitutes),
      substitutes: [...substitutes],
      substitutes_text: substitutesText(substitutes),
    };
  };
}
