import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { BATCH_SIZE, planWriteback, type WriteIntent } from "../../../src/domain/writeback/plan-writeback.ts";

let last_id = 0;

function anIntent(parts: Partial<WriteIntent> & { readonly record_id?: string } = {}): WriteIntent {
  last_id += 1;
  const { record_id = `r${last_id}`, ...rest } = parts;
  const change = { form: "stock_level", record_id, values: { alert_severity: "正常" } };
  return { id: last_id, installation_id: "shop", urgency: 5, change, goes_alone: false, ...rest };
}

const setting = (alert_severity: string, parts: Partial<WriteIntent> = {}) => {
  const intent = anIntent(parts);
  return { ...intent, change: intent.change === null ? null : { ...intent.change, values: { alert_severity } } };
};

/** What a plan does, in few words. */
const shortly = (intents: readonly WriteIntent[]) =>
  planWriteback(intents).map(({ kind, intents: company }) => `${kind} ${company.map(({ id }) => id).join(" ")}`);

const intentOf = (id: number): fc.Arbitrary<WriteIntent> =>
  fc
    .record({
      installation_id: fc.constantFrom("one", "two", "three"),
      urgency: fc.nat({ max: 3 }),
      form: fc.constantFrom("stock_level", "item"),
      record_id: fc.nat({ max: 9 }).map((number) => `r${number}`),
      value: fc.nat({ max: 2 }),
      is_creation: fc.boolean(),
      goes_alone: fc.boolean(),
    })
    .map(({ installation_id, urgency, form, record_id, value, is_creation, goes_alone }) => ({
      ...{ id, installation_id, urgency, goes_alone },
      change: is_creation ? null : { form, record_id, values: { value } },
    }));

const someIntents = fc
  .nat({ max: 60 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => intentOf(id))))
  .chain((intents) => fc.shuffledSubarray(intents, { minLength: intents.length }));

const planned = (check: (intents: readonly WriteIntent[], plan: ReturnType<typeof planWriteback>) => void) =>
  fc.assert(fc.property(someIntents, (intents) => check(intents, planWriteback(intents))));

describe("any plan", () => {
  it("covers every intent by exactly one call", () => {
    planned((intents, plan) => {
      const covered = plan.flatMap((call) => [...call.intents, ...call.overtaken]).map(({ id }) => id);
      expect(covered.toSorted((a, b) => a - b)).toEqual(intents.map(({ id }) => id).toSorted((a, b) => a - b));
    });
  });

  it("mixes no tenants, no forms and no values in a call", () => {
    planned((_intents, plan) => {
      for (const { installation_id, intents, kind } of plan) {
        expect(intents.every((intent) => intent.installation_id === installation_id)).toBe(true);
        const answers = new Set(intents.map(({ change }) => JSON.stringify([change?.form, change?.values])));
        expect(answers.size).toBe(1);
        expect(intents.length > 1).toBe(kind === "batch");
      }
    });
  });

  it("sends alone what must go alone, and what is no change of a known record", () => {
    planned((_intents, plan) => {
      for (const { intents } of plan.filter(({ kind }) => kind === "batch"))
        expect(intents.some(({ goes_alone, change }) => goes_alone || change === null)).toBe(false);
    });
  });

  it("sends the newest values of a record, once", () => {
    planned((intents, plan) => {
      const sent = plan.flatMap((call) => call.intents);
      for (const { id, installation_id, change } of sent) {
        const same = intents.filter(
          (other) =>
            other.installation_id === installation_id &&
            other.change !== null &&
            other.change.form === change?.form &&
            other.change.record_id === change.record_id,
        );
        expect(Math.max(id, ...same.map((other) => other.id))).toBe(id);
      }
    });
  });

  it("sends the worst of a tenant first", () => {
    planned((_intents, plan) => {
      for (const calls of Map.groupBy(plan, ({ installation_id }) => installation_id).values()) {
        const urgencies = calls.map(({ intents }) => intents[0]?.urgency ?? 0);
        expect(urgencies).toEqual(urgencies.toSorted((a, b) => a - b));
      }
    });
  });

  it("is the plan of what it sends", () => {
    planned((_intents, plan) => {
      const again = planWriteback(plan.flatMap(({ intents }) => intents));
      expect(again).toEqual(plan.map((call) => ({ ...call, overtaken: [] })));
    });
  });

  it("needs no more calls than one per change", () => {
    planned((intents, plan) => expect(plan.length).toBeLessThanOrEqual(intents.length));
  });

  it("gives every tenant its turn, however much another one wants", () => {
    planned((_intents, plan) => {
      const tenants = new Set(plan.map(({ installation_id }) => installation_id));
      for (const tenant of tenants) {
        const turns = plan.flatMap(({ installation_id }, index) => (installation_id === tenant ? [index] : []));
        for (const [turn, index] of turns.entries()) expect(index).toBeLessThan((turn + 1) * tenants.size);
      }
    });
  });
});

describe("a plan", () => {
  it("puts equal answers into one call, in batches of a hundred", () => {
    const many = Array.from({ length: 2 * BATCH_SIZE + 1 }, () => anIntent());
    expect(planWriteback(many).map(({ kind, intents }) => [kind, intents.length])).toEqual([
      ["batch", BATCH_SIZE],
      ["batch", BATCH_SIZE],
      ["single", 1],
    ]);
  });

  it("puts a pair together, and other values apart", () => {
    const [one, other, apart] = [setting("正常"), setting("正常"), setting("关注")];
    expect(shortly([one, other, apart])).toEqual([`batch ${one.id} ${other.id}`, `single ${apart.id}`]);
  });

  it("takes values for equal whatever the order of their fields", () => {
    const [one, other] = [anIntent(), anIntent()].map((intent, index) => {
      const fields = [["a", 1] as const, ["b", null] as const];
      const values = Object.fromEntries(index === 0 ? fields : fields.toReversed());
      return { ...intent, change: { form: "stock_level", record_id: `${intent.id}`, values } };
    });
    if (one === undefined || other === undefined) throw new Error("there are two");
    expect(planWriteback([one, other])).toHaveLength(1);
  });

  it("sends a batch when the most urgent of its company is due", () => {
    const calm = setting("正常", { urgency: 9 });
    const between = setting("关注", { urgency: 5 });
    const urgent = setting("正常", { urgency: 1 });
    expect(shortly([calm, between, urgent])).toEqual([`batch ${urgent.id} ${calm.id}`, `single ${between.id}`]);
  });

  it("lets the older of equals go first", () => {
    const [older, newer] = [setting("正常"), setting("关注")];
    expect(shortly([newer, older])).toEqual([`single ${older.id}`, `single ${newer.id}`]);
  });

  it("begins with the tenant whose worst is worst", () => {
    const noisy = Array.from({ length: 3 }, () => anIntent({ goes_alone: true, urgency: 2 }));
    const quiet = anIntent({ installation_id: "quiet", urgency: 1 });
    expect(planWriteback([...noisy, quiet]).map(({ installation_id }) => installation_id)).toEqual([
      "quiet",
      "shop",
      "shop",
      "shop",
    ]);
  });

  it("is empty where nothing waits", () => {
    expect(planWriteback([])).toEqual([]);
  });
});
