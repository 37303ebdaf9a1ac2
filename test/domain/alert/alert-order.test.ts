import { describe, expect, it } from "@jest/globals";
import { stepAlert } from "../../../src/domain/alert/alert-episode.ts";
import { followOrder, type OrderSighting, withKnownOrders } from "../../../src/domain/alert/alert-order.ts";
import { type AlertState, QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";

const order = (order_no: string, received_quantity = 0) => ({ order_no, received_quantity });
const RAISED = withKnownOrders(stepAlert(null, { severity: "high", at: 10 }, { cool_down_ms: 0 }).next, [order("旧")]);

/** Plays sightings one after the other and tells what happened at each. */
function played(sightings: readonly Partial<OrderSighting>[], start: AlertState = RAISED) {
  let state = start;
  const happened = sightings.map((sighting, index) => {
    const step = followOrder(state, { open_orders: [], on_hand: 5, at: 100 + index, ...sighting });
    state = step.next;
    return step.happened;
  });
  return { happened, state };
}

describe("the purchase that answers an alert", () => {
  it("is an order that was not open when the alert was raised", () => {
    expect(played([{ open_orders: [order("旧")] }]).happened).toEqual([null]);
    const { happened, state } = played([{ open_orders: [order("旧"), order("新"), order("新")] }]);
    expect(happened).toEqual(["ordered"]);
    expect(state).toMatchObject({ status: "acknowledged", answered_at: 100, changed_at: 100 });
    expect(state.order).toEqual({ order_nos: ["新"], ordered_at: 100, received_at: null, on_hand: 5 });
  });

  it("ends a snooze as well", () => {
    const snoozed = { ...RAISED, status: "snoozed", snoozed_until: 9_000 } as const;
    expect(played([{ open_orders: [order("新")] }], snoozed).state).toMatchObject({
      ...{ status: "acknowledged", snoozed_until: null },
    });
  });

  it.each<[string, readonly Partial<OrderSighting>[], readonly ("ordered" | "received" | null)[]]>([
    ["has brought goods where the order says so", [{ open_orders: [order("新", 3)] }], ["received"]],
    ["has brought goods where it is open no longer and there is more on hand", [{ on_hand: 6 }], ["received"]],
    ["waits where it is open no longer and nothing has come", [{ on_hand: 5 }, { on_hand: 4 }], [null, null]],
    ["takes goods booked in late for its own", [{ on_hand: 5 }, { on_hand: 9 }], [null, "received"]],
    [
      "takes no rise for its own while it is open",
      [{ open_orders: [order("新")], on_hand: 9 }, { on_hand: 9 }],
      [null, null],
    ],
    ["cannot tell where nobody keeps the stock", [{ on_hand: null }, { on_hand: 9 }], [null, "received"]],
    ["is received once", [{ on_hand: 6 }, { on_hand: 9 }], ["received", null]],
    ["may be a second one while the alert stands", [{ open_orders: [order("新"), order("又")] }], ["ordered"]],
    [
      "may come again after the first has brought goods",
      [{ on_hand: 6 }, { open_orders: [order("又")] }],
      ["received", "ordered"],
    ],
  ])("%s", (_, after, want) => {
    const { state } = played([{ open_orders: [order("新")] }]);
    expect(played(after, state).happened).toEqual(want);
  });

  it("answers the alert again where it had become worse, and both are waited for", () => {
    const { state } = played([{ open_orders: [order("新")] }]);
    const worse = { ...state, status: "raised" } as const;
    const { state: next } = played([{ open_orders: [order("新"), order("又")] }], worse);
    expect(next).toMatchObject({ status: "acknowledged", order: { order_nos: ["新", "又"], received_at: null } });
  });

  it("is followed to its goods after the alert has cleared", () => {
    const { state } = played([{ open_orders: [order("新")] }]);
    const cleared = { ...state, status: "quiet" } as const;
    const { happened, state: next } = played([{ on_hand: 40 }], cleared);
    expect(happened).toEqual(["received"]);
    expect(next).toMatchObject({ status: "quiet", order: { received_at: 100 } });
  });

  it("is not looked for where no alert stands, or where nobody knows what was on order before", () => {
    expect(played([{ open_orders: [order("新")] }], QUIET_ALERT)).toEqual({ happened: [null], state: QUIET_ALERT });
    const { next } = stepAlert(null, { severity: "high", at: 10 }, { cool_down_ms: 0 });
    expect(played([{ open_orders: [order("新")] }], next).happened).toEqual([null]);
  });

  it("keeps no more order numbers than anybody would read, and follows none where too many were open before", () => {
    const many = Array.from({ length: 101 }, (_, i) => order(`${i}`));
    expect(played([{ open_orders: many }]).state.order?.order_nos).toHaveLength(20);
    const { known_orders } = withKnownOrders(RAISED, many.slice(0, 100));
    expect(known_orders).toHaveLength(100);
    const { next } = stepAlert(null, { severity: "high", at: 10 }, { cool_down_ms: 0 });
    const crowded = withKnownOrders(next, many);
    expect(crowded.known_orders).toBeUndefined();
    expect(played([{ open_orders: [...many, order("新")] }], crowded).happened).toEqual([null]);
  });
});
