import { describe, expect, it } from "@jest/globals";
import { CUSTOMER_FORMS } from "../../../src/app/customer/find-customer.ts";
import { KEPT_FIELDS } from "../../../src/app/customer/erased-record.ts";
import { renamedCustomerKey } from "../../../src/app/alert/alert-keys.ts";
import { FORM_FIELDS } from "../../../src/contracts/generated/records.ts";
import { aReturnLine } from "../../store/row-builders.ts";
import { anEntry, aRemoval, PROBLEM, SHOP } from "../../store/store-builders.ts";
import { aCustomerChange, aCustomerWorld, anOrderChange, ASKING, CONFIRMED, INSTALLATION } from "./customer-world.ts";

describe("what stays of an erased customer's records", () => {
  it("is decided for every form that names a customer", () => {
    expect(Object.keys(KEPT_FIELDS).sort()).toEqual([...CUSTOMER_FORMS].sort());
  });

  it.each(CUSTOMER_FORMS)("names nothing that the form %s does not have", (form) => {
    const fields: Readonly<Record<string, object>> = FORM_FIELDS[form];
    for (const [name, rule] of Object.entries(KEPT_FIELDS[form] ?? {})) {
      expect(fields).toHaveProperty(name);
      const items = rule === true ? [] : rule;
      for (const item of items) expect(fields[name]).toHaveProperty(["items", item]);
    }
  });

  it.each([
    "phone",
    "email",
    "region",
    "customer_name",
    "owner_name",
    "return_reason",
    "care_reason",
    "outcome",
    "content",
    "matched_words",
  ])("never holds %s", (name) => {
    const kept = Object.values(KEPT_FIELDS).flatMap((rules) => Object.entries(rules).flat(2));
    expect(kept).not.toContain(name);
  });

  it("is which goods, how many and when, without a name or a free text", async () => {
    const { store, records, customers } = await aCustomerWorld();
    const { pseudonym } = await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    const values = {
      customer_code: "C-1",
      return_no: "R-1",
      lines: [{ item_code: "CUP", quantity: 1, return_reason: "太吵" }],
    };
    await records.apply([anOrderChange({ record_id: "t1", form: "sales_return", rows: [aReturnLine()], values })]);
    expect((await store.records.get(SHOP, "customer", "k1"))?.values).toEqual({
      ...{ customer_code: pseudonym, customer_name: "已删除的客户", phone: null, email: null, region: null },
    });
    expect((await store.records.get(SHOP, "sales_order", "o1"))?.values).toMatchObject({
      ...{
        order_no: "SO-1",
        customer_code: pseudonym,
        customer_name: "已删除的客户",
        lines: [{ item_code: "CUP", quantity: 2 }],
      },
    });
    expect((await store.records.get(SHOP, "sales_return", "t1"))?.values).toEqual({
      ...{ customer_code: pseudonym, return_no: "R-1" },
      lines: [{ item_code: "CUP", quantity: 1, return_reason: null }],
    });
    expect(await store.returns.ofItem(SHOP, "CUP", "2026-01-01")).toMatchObject({ returned: 1 });
    expect(await store.subjects.customers(SHOP, [pseudonym])).toEqual([
      {
        ...{ customer_code: pseudonym, customer_name: "已删除的客户", accepts_messages: false },
        ...{ customer_type: null, region: null, owner_name: null, is_key_customer: null },
      },
    ]);
  });
});

describe("records that keep erased customers erased", () => {
  it("takes the same state again for the same", async () => {
    const { records, customers } = await aCustomerWorld();
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(await records.apply([aCustomerChange(), anOrderChange()])).toEqual(["same", "same"]);
  });

  it("empties the message that brought such a record, also one that had been set apart", async () => {
    const { store, records, customers } = await aCustomerWorld();
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    await store.inbox.append([anEntry("d1"), anEntry("d2"), anEntry("d3")]);
    const [first, second, third] = await store.inbox.waiting(SHOP, 3);
    await store.inbox.setAside({ installation_id: SHOP, id: second?.id ?? 0 }, PROBLEM, 1);
    const changes = [first, second].map((entry, i) => aCustomerChange({ version: 5 + i, inbox_id: entry?.id ?? null }));
    await records.apply([...changes, aRemoval("sales_order", "o1", { version: 9, inbox_id: third?.id ?? null })]);
    const left = await store.customerData.bodiesHolding(SHOP, ["data_update"]);
    expect(left.map(({ id }) => id)).toEqual([third?.id]);
    expect(await store.inbox.aside(SHOP, 9)).toEqual([]);
  });

  it("leaves a message alone whose record the platform must decide about first", async () => {
    const { store, records, customers } = await aCustomerWorld();
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    await store.inbox.append([anEntry("d1")]);
    const [entry] = await store.inbox.waiting(SHOP, 1);
    const other = { ...anOrderChange().values, order_status: "已完成" };
    expect(await records.apply([anOrderChange({ values: other, inbox_id: entry?.id ?? null })])).toEqual(["disputed"]);
    expect(await store.inbox.waiting(SHOP, 1)).toHaveLength(1);
  });

  it("keeps installations apart: a customer of the same code elsewhere is somebody else", async () => {
    const { store, records, customers } = await aCustomerWorld();
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    await records.apply([aCustomerChange({ installation_id: "other" })]);
    expect((await store.records.get("other", "customer", "k1"))?.values).toMatchObject({ phone: "13912345678" });
    expect(await records.speakOfErased([aCustomerChange({ installation_id: "other" })])).toBe(false);
    expect(await records.speakOfErased([aCustomerChange()])).toBe(true);
  });

  it("holds no code that anybody could read, and another mark in every installation", async () => {
    const { store, customers, marks } = await aCustomerWorld();
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    const [erasure] = await store.customerData.erasures(SHOP);
    expect(JSON.stringify(erasure)).not.toContain("C-1");
    expect(erasure?.code_mark).toBe(await marks.markOf(SHOP, "C-1"));
    expect(await marks.markOf("other", "C-1")).not.toBe(erasure?.code_mark);
  });
});

describe("renamedCustomerKey", () => {
  it.each([
    { key: "care/CUP/WH/1/C-1", want: "care/CUP/WH/1/erased" },
    { key: "care/C-1/WH/1/C-1/change/2", want: "care/C-1/WH/1/erased/change/2" },
    { key: "told_customer/CUP/WH/1/C-1", want: "told_customer/CUP/WH/1/erased" },
    { key: "told_customer/C-1/WH/1/C-2", want: "told_customer/C-1/WH/1/C-2" },
    { key: "care/CUP/WH/1/C-10", want: "care/CUP/WH/1/C-10" },
    { key: "alert/CUP/WH/1", want: "alert/CUP/WH/1" },
  ])("makes $want of $key", ({ key, want }) => {
    expect(renamedCustomerKey(key, "C-1", "erased")).toBe(want);
  });
});
