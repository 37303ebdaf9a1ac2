/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { CleanedEffect } from "../../src/ports/customer-data.ts";
import type { EffectAction, StoredEffect } from "../../src/ports/outbox.ts";
import type { Store } from "../../src/ports/store.ts";
import { aCustomer, aSalesLine } from "../store/row-builders.ts";
import { aChange, addEffects, anEffect, anEntry, aRemoval, PROBLEM, SHOP } from "../store/store-builders.ts";

/** Codes and names as people make them up. */
const CODES = ["C-1", '张三 "小"', "100%_\\", "李\u2028女士"];

/** Where a customer is spoken of, and who is to be forgotten. */
export function describeCustomerData(store: () => Store): void {
  const data = () => store().customerData;
  const erasure = { code_mark: "mark-1", pseudonym: "erased-1", erased_at: 1_790_000_000_000 };

  describe("customer data", () => {
    it("finds a customer's rows with their places, and nobody else's", async () => {
      await store().records.apply([
        aChange("r2", [aSalesLine(), aSalesLine({ item_code: "LID" }), aSalesLine({ customer_code: "C-10" })]),
        aChange("r1", [aCustomer()]),
        aChange("r3", [aCustomer({ customer_code: "c-1" })]),
        aChange("r4", [aCustomer()], { installation_id: "other" }),
      ]);
      expect(await data().customers(SHOP, "C-1")).toEqual([
        { row: aCustomer().row, form: "customer", record_id: "r1", line_no: 0 },
      ]);
      expect(
        (await data().salesLines(SHOP, "C-1")).map(({ form, line_no, row }) => [form, line_no, row.item_code]),
      ).toEqual([
        ["sales_order", 0, "CUP"],
        ["sales_order", 1, "LID"],
      ]);
    });

    it.each(CODES)("finds the records and actions of customer %j", async (code) => {
      const values = { customer_code: code, z: 1 };
      await store().records.apply([
        aChange("r1", [], { form: "customer", values }),
        aChange("r2", [], { form: "customer", values: { customer_code: `${code}0`, also: code } }),
        aChange("r3", [], { form: "customer", values, installation_id: "other" }),
      ]);
      const message = aMessage(`"customer_code":"${code}"`);
      await addEffects(
        store(),
        anEffect("e1", { action: aCare(code) }),
        anEffect("e2", { action: aCare(`0${code}`), line: "2" }),
        anEffect("e3", { action: message, line: "3" }),
      );
      expect(await data().records(SHOP, code)).toEqual([{ form: "customer", record_id: "r1", version: 1, values }]);
      expect((await data().actions(SHOP, code)).map(({ effect_key }) => effect_key)).toEqual(["e1"]);
    });

    it("finds the effects that replace what waits in lines, the first one first, and no others of these", async () => {
      const replaces_line = true;
      await addEffects(
        store(),
        anEffect("e1", { line: "customer/k2", replaces_line }),
        anEffect("e2", { line: "customer/k1", replaces_line }),
        anEffect("e3", { line: "customer/k10", replaces_line }),
        anEffect("e4", { line: "customer/k2", replaces_line }),
        anEffect("e5", { line: "customer/k1", replaces_line, installation_id: "other" }),
        anEffect("e6", { line: "customer/k1" }),
      );
      const found = await data().replacingLines(SHOP, ["customer/k1", "customer/k2"]);
      expect(found.map(({ effect_key, state }) => [effect_key, state])).toEqual([
        ["e1", "replaced"],
        ["e2", "waiting"],
        ["e4", "waiting"],
      ]);
      expect(await data().replacingLines(SHOP, [])).toEqual([]);
    });

    it.each(CODES)("finds %j wherever a message, its problem or a body holds it", async (text) => {
      await addEffects(
        store(),
        anEffect("m1", { action: aMessage(`给${text}的`) }),
        anEffect("m2", { action: aMessage("给别人的"), line: "2" }),
        anEffect("e1", { action: aCare(text), line: "3" }),
      );
      const plain = JSON.stringify(text);
      const escaped = plain.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
      const bodies = [`{"a":${plain}}`, `{"a":${escaped}}`, `{"a":"Z"}`];
      await store().inbox.append(bodies.map((body, i) => anEntry(`d${i}`, { body })));
      const found = await data().messagesHolding(SHOP, ["nobody", text]);
      expect(found.map(({ effect_key }) => effect_key)).toEqual(["m1"]);
      expect(await data().messagesHolding("other", [text])).toEqual([]);
      expect((await data().bodiesHolding(SHOP, [text])).map(({ body, state }) => [body, state])).toEqual([
        [bodies[0], "waiting"],
        [bodies[1], "waiting"],
      ]);
    });

    it("finds nothing in what was removed, and nothing where nothing is asked for", async () => {
      await store().records.apply([aChange("r1", [], { values: { customer_code: "C-1" } }), aRemoval("item", "r1")]);
      await store().inbox.append([anEntry("d1")]);
      expect(await data().records(SHOP, "C-1")).toEqual([]);
      expect(await data().bodiesHolding(SHOP, [])).toEqual([]);
      expect(await data().messagesHolding(SHOP, [])).toEqual([]);
    });

    it.each([
      { state: "waiting", dropped: true, want: "replaced" },
      { state: "held", dropped: true, want: "replaced" },
      { state: "dead", dropped: true, want: "replaced" },
      { state: "done", dropped: true, want: "done" },
      { state: "waiting", dropped: false, want: "waiting" },
    ] as const)("puts a cleaned effect in the place of one that is $state", async ({ state, dropped, want }) => {
      await addEffects(store(), anEffect("care/C-1", { line: "care/C-1", action: aCare("C-1") }));
      const effect = await inState(state);
      const cleaned = { ...cleanedOf(effect), dropped };
      await data().replaceEffects("other", [cleaned]);
      expect(await store().outbox.get(SHOP, "care/C-1")).not.toBeNull();
      await data().replaceEffects(SHOP, [cleaned]);
      expect(await store().outbox.get(SHOP, "care/C-1")).toBeNull();
      expect(await store().outbox.get(SHOP, "care/erased")).toMatchObject({
        ...{ state: want, line: "care/erased", action: aCare("erased"), problem: null, receipt: "r2" },
      });
    });

    it("keeps a worker from beginning what was dropped in its hands", async () => {
      await addEffects(store(), anEffect("care/C-1", { action: aCare("C-1") }));
      const effect = await inState("held");
      await data().replaceEffects(SHOP, [cleanedOf(effect)]);
      expect(await store().outbox.renew([effect], 99_999)).toEqual([effect.id]);
    });

    it("forgets bodies and what was wrong with them, but not of what still waits", async () => {
      await store().inbox.append([anEntry("d1"), anEntry("d2"), anEntry("d3"), anEntry("d4")]);
      const [done, aside, waiting] = await store().inbox.waiting(SHOP, 4);
      await store().inbox.finish(done === undefined ? [] : [done]);
      await store().inbox.setAside({ installation_id: SHOP, id: aside?.id ?? 0 }, PROBLEM, 5);
      const ids = [done?.id ?? 0, aside?.id ?? 0, waiting?.id ?? 0];
      await data().emptyBodies("other", ids);
      expect(await data().bodiesHolding(SHOP, ["data_update"])).toHaveLength(4);
      await data().emptyBodies(SHOP, ids);
      const left = await data().bodiesHolding(SHOP, ["data_update"]);
      expect(left.map(({ id, state }) => [id, state])).toEqual([
        [waiting?.id, "waiting"],
        [(waiting?.id ?? 0) + 1, "waiting"],
      ]);
      expect(await store().inbox.aside(SHOP, 9)).toEqual([]);
      // Their deliveries stay known, so that a repeat brings nothing back.
      expect(await store().inbox.append([anEntry("d1"), anEntry("d2")])).toBe(0);
    });

    it("keeps who is to be forgotten, the first word counting, until a person lifts it", async () => {
      expect(await data().markErased(SHOP, erasure)).toEqual(erasure);
      expect(await data().markErased(SHOP, { ...erasure, pseudonym: "erased-2", erased_at: 2 })).toEqual(erasure);
      await data().markErased("other", erasure);
      expect(await data().erasures(SHOP)).toEqual([erasure]);
      expect(await data().liftErasure(SHOP, "mark-2")).toBe(false);
      expect(await data().liftErasure(SHOP, "mark-1")).toBe(true);
      expect(await data().erasures(SHOP)).toEqual([]);
      expect(await data().erasures("other")).toEqual([erasure]);
    });

    it("goes with its installation", async () => {
      await data().markErased(SHOP, erasure);
      await store().registry.removeInstallation(SHOP);
      expect(await data().erasures(SHOP)).toEqual([]);
    });
  });

  async function inState(state: "waiting" | "held" | "dead" | "done"): Promise<StoredEffect> {
    const wish = { installation_id: SHOP, lane: "platform", limit: 9, now: 10_000, lease_ms: 60_000 } as const;
    const [held] = state === "waiting" ? [] : await store().outbox.claim(wish);
    if (held !== undefined && state !== "held")
      await store().outbox.settle(held, {
        kind: state === "done" ? "done" : "dead",
        at: 1,
        problem: PROBLEM,
        receipt: "r",
      });
    const found = held ?? (await store().outbox.get(SHOP, "care/C-1"));
    if (found === null) throw new Error("the effect was never added");
    return found;
  }
}

function aCare(customer_code: string): EffectAction {
  return {
    ...{ kind: "create_record", form: "care_task", start_trigger: false, start_workflow: false },
    values: { customer_code, customer_name: "李女士" },
  };
}

function aMessage(line: string): EffectAction {
  const to = { channel: "采购群", receiver_role: "采购", receiver: null, severity: "out", link: null } as const;
  return { kind: "send_message", message: { ...to, title: "缺货", lines: [line], reference: "m" } };
}

function cleanedOf({ id }: StoredEffect): CleanedEffect {
  const action = aCare("erased");
  const kept = { problem: null, receipt: "r2" };
  return { id, effect_key: "care/erased", line: "care/erased", action, ...kept, dropped: true };
}
