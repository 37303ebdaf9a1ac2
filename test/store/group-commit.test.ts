import { describe, expect, it } from "@jest/globals";
import { createGroupCommit } from "../../src/adapters/store/sqlite/group-commit.ts";

/** A group over a transaction that is counted, and fails while told to. */
function aGroup() {
  const state = { transactions: 0, fails: false };
  const group = createGroupCommit((work) => {
    state.transactions += 1;
    const result = work();
    if (state.fails) throw new Error("disk full");
    return result;
  });
  return { state, ...group };
}

describe("a group commit", () => {
  it("makes all work of one turn durable in one transaction, in order", async () => {
    const { state, add } = aGroup();
    const order: number[] = [];
    const results = await Promise.all([1, 2, 3].map((n) => add(() => order.push(n) * 10)));
    expect([results, order, state.transactions]).toEqual([[10, 20, 30], [1, 2, 3], 1]);
  });

  it("begins another transaction for work that comes later", async () => {
    const { state, add } = aGroup();
    await add(() => 1);
    await add(() => 2);
    expect(state.transactions).toBe(2);
  });

  it("tells every caller when the transaction fails, and works again afterwards", async () => {
    const { state, add } = aGroup();
    state.fails = true;
    const ended = await Promise.allSettled([add(() => 1), add(() => 2)]);
    expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    state.fails = false;
    expect(await add(() => 3)).toBe(3);
  });

  it("tells nobody of success before the transaction has ended", async () => {
    const { state, add } = aGroup();
    const told: string[] = [];
    const first = add(() => told.push("worked")).then(() => told.push(`told after ${state.transactions}`));
    await first;
    expect(told).toEqual(["worked", "told after 1"]);
  });

  it("commits at once what waits when asked to", async () => {
    const { state, add, commit } = aGroup();
    const waiting = add(() => "kept");
    commit();
    expect(state.transactions).toBe(1);
    expect(await waiting).toBe("kept");
    commit();
    expect(state.transactions).toBe(1);
  });
});
