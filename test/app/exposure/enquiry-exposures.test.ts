import { describe, expect, it } from "@jest/globals";
import { type AskedInEvent, askingCustomers } from "../../../src/app/exposure/enquiry-exposures.ts";
import { askersCaredFor } from "../../../src/app/effects/care-tasks.ts";
import { customerSum } from "../../../src/app/exposure/exposure-sums.ts";
import type { FutureLosses } from "../../../src/app/exposure/future-losses.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { KeptEnquiry } from "../../../src/ports/enquiries.ts";
import { anExposure } from "../../store/exposure-builders.ts";

let number = 0;
const asked = (parts: Partial<KeptEnquiry> = {}): KeptEnquiry => ({
  ...{ record_id: `e${(number += 1)}`, enquiry_no: null, customer_code: "C-1", item_code: "CUP", location_code: "WH" },
  ...{ asked_on: "2026-11-20", quantity: 5, enquiry_kind: "refused", order_no: null, enquiry_state: "open" },
  ...{ has_order: false, ordered_quantity: 0, ...parts },
});
const asking = (enquiries: readonly KeptEnquiry[], parts: Partial<AskedInEvent> = {}) =>
  askingCustomers({ enquiries, began_on: "2026-11-15", today: "2026-11-29", ...parts }).map(
    ({ customer_code, kind, quantity, probability }) => [customer_code, kind, quantity, Number(probability.toFixed(4))],
  );

describe("customers who ask for goods of an event without an order", () => {
  it("were turned away since it began, each with all they asked for", () => {
    const before = asked({ asked_on: "2026-11-14" });
    expect(asking([asked(), asked({ quantity: 2, enquiry_state: "given_up" }), before])).toEqual([
      ["C-1", "refused", 7, 1],
    ]);
  });

  it("were not turned away where an order tells of them: named, marked, or of the same customer and day", () => {
    expect(asking([asked({ has_order: true }), asked({ enquiry_state: "ordered" })])).toEqual([]);
    const ordered = asked({ ordered_quantity: 5 });
    expect(asking([ordered, asked({ asked_on: "2026-11-21", quantity: 1 })])).toEqual([["C-1", "refused", 1, 1]]);
  });

  it("lack what they asked for beyond what they ordered that day", () => {
    expect(asking([asked({ ordered_quantity: 2 })])).toEqual([["C-1", "refused", 3, 1]]);
  });

  it("may still buy, by what they did and how long ago: half as likely after two weeks", () => {
    const on = "2026-11-29";
    expect(
      asking([
        asked({ customer_code: "A", enquiry_kind: "enquiry", asked_on: on }),
        asked({ customer_code: "B", enquiry_kind: "quote", asked_on: on }),
        asked({ customer_code: "C", enquiry_kind: "cart", asked_on: on }),
        asked({ customer_code: "D", enquiry_kind: "cart", asked_on: "2026-11-15", quantity: 4 }),
      ]),
    ).toEqual([
      ["C", "intent", 5, 0.6],
      ["B", "intent", 5, 0.5],
      ["A", "intent", 5, 0.3],
      ["D", "intent", 4, 0.3],
    ]);
  });

  it("want it once, however often they asked: any of the signs, and the most units", () => {
    const today = { asked_on: "2026-11-29" };
    const quote = asked({ ...today, enquiry_kind: "quote", quantity: 3 });
    expect(asking([quote, asked({ ...today, enquiry_kind: "cart", quantity: 8 })])).toEqual([
      ["C-1", "intent", 8, 0.8],
    ]);
  });

  it("are owed a task for a week whatever they did, and for longer while they are likely enough", () => {
    const ages = (enquiry_kind: KeptEnquiry["enquiry_kind"]) =>
      Array.from({ length: 30 }, (_, age) => age).filter((age) => {
        const enquiries = [asked({ enquiry_kind, asked_on: addDays("2026-11-29", -age) })];
        return askersCaredFor(askingCustomers({ enquiries, began_on: "2026-11-15", today: "2026-11-29" })).length > 0;
      });
    expect([ages("enquiry"), ages("quote"), ages("cart")].map((days) => [days[0], days.at(-1), days.length])).toEqual([
      [0, 6, 7],
      [0, 10, 11],
      [0, 14, 15],
    ]);
  });

  it("are called for the latest of what they did, and ten of them at most", () => {
    const on = (asked_on: string) => asked({ enquiry_kind: "enquiry", asked_on, customer_code: "A" });
    const cared = (enquiries: readonly KeptEnquiry[]) =>
      askersCaredFor(askingCustomers({ enquiries, began_on: "2026-11-15", today: "2026-11-29" }));
    expect(cared([on("2026-10-20"), on("2026-11-24")])).toHaveLength(1);
    const many = Array.from({ length: 12 }, (_, at) =>
      asked({ enquiry_kind: "quote", asked_on: "2026-11-29", customer_code: `K${at}` }),
    );
    expect(cared([...many, asked({ customer_code: "B" })])).toHaveLength(11);
  });

  it("want it no more once they ordered or gave up, or after sixty days", () => {
    const quote = (parts: Partial<KeptEnquiry>) => asked({ enquiry_kind: "quote", ...parts });
    const gone = [
      quote({ enquiry_state: "given_up" }),
      quote({ enquiry_state: "ordered" }),
      quote({ has_order: true }),
    ];
    expect(asking([...gone, quote({ asked_on: "2026-09-30" })])).toEqual([]);
    expect(asking([quote({ asked_on: "2026-10-01" })])).toHaveLength(1);
  });

  it("are nobody who has no code of their own or asked to be forgotten", () => {
    const codes = ["", "erased-x", "散客"];
    expect(asking(codes.map((customer_code) => asked({ customer_code })))).toEqual([]);
  });
});

describe("what interest and foretelling come to", () => {
  const coming = { order_no: "", foretold_from: null, foretold_through: null } as const;
  const LOSSES: Pick<FutureLosses, "basis" | "of"> = {
    basis: "margin",
    of: (_, __, probability) => 100 * probability,
  };

  it("is one purchase: any of the two comes true, with the larger units, at the margin of a unit", () => {
    const predicted = anExposure({
      ...{ ...coming, kind: "predicted", quantity: 2, probability: 0.5, expected_loss_margin: 10 },
    });
    const intent = anExposure({ ...coming, kind: "intent", quantity: 4, probability: 0.6, expected_loss_margin: 24 });
    const sum = customerSum("C-1", [intent, predicted], LOSSES);
    expect(sum).toMatchObject({ kinds: ["intent", "predicted"], order_nos: [] });
    expect(sum.probability).toBeCloseTo(0.8, 9);
    expect(sum.expected_units).toBeCloseTo(3.2, 9);
    expect(sum.margin_loss).toBeCloseTo(32, 9);
    expect(sum.future_loss).toBeCloseTo(80, 9);
  });

  it("comes on top of whom goods were refused, whose margin is lost in full", () => {
    const refused = anExposure({ ...coming, kind: "refused", quantity: 5, probability: 1, expected_loss_margin: 50 });
    const intent = anExposure({
      ...{ ...coming, kind: "intent", quantity: 4, probability: 0.25, expected_loss_margin: null },
    });
    expect(customerSum("C-1", [refused, intent], LOSSES)).toMatchObject({
      ...{ probability: 1, expected_units: 6, margin_loss: 50 },
    });
  });
});
