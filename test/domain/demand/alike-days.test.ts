import { describe, expect, it } from "@jest/globals";
import { alikeDays } from "../../../src/domain/demand/alike-days.ts";

const filled = (length: number, value: number) => new Float64Array(length).fill(value);

describe("days put together", () => {
  it("are those of one fortnight with the same effects: sums, exposures and the fortnight's middle", () => {
    const column = Float64Array.from({ length: 364 }, (_, day) => (day % 7 === 6 ? 1 : 0));
    const { values, exposures, middles, columns } = alikeDays({ values: filled(364, 2), exposures: filled(364, 1) }, [
      column,
    ]);
    expect(values).toHaveLength(52);
    expect([...values.subarray(0, 3)]).toEqual([24, 4, 24]);
    expect([...exposures.subarray(0, 3)]).toEqual([12, 2, 12]);
    expect([...middles.subarray(0, 3)]).toEqual([6.5, 6.5, 20.5]);
    expect([...(columns[0]?.subarray(0, 3) ?? [])]).toEqual([0, 1, 0]);
  });

  it("are of shorter stretches in a shorter history, down to single days", () => {
    const put = (days: number) => alikeDays({ values: filled(days, 1), exposures: filled(days, 1) }, []).values.length;
    expect([put(25), put(52), put(56), put(364), put(400)]).toEqual([25, 26, 28, 26, 29]);
  });

  it("leave out what was not seen, and keep a last stretch inside the history", () => {
    const exposures = Float64Array.of(1, 0, 0.5);
    const { values, middles } = alikeDays({ values: Float64Array.of(3, 9, 1), exposures }, []);
    expect([...values]).toEqual([3, 1]);
    expect([...middles]).toEqual([0, 2]);
    const uneven = alikeDays({ values: filled(53, 1), exposures: filled(53, 1) }, []);
    expect(uneven.middles.at(-1)).toBe(52);
    expect(alikeDays({ values: filled(0, 0), exposures: filled(0, 0) }, [filled(0, 0)]).columns[0]).toHaveLength(0);
  });

  it("keep apart days of which any column differs, however far apart they lie in the stretch", () => {
    const days = 364;
    const one = Float64Array.from({ length: days }, (_, day) => (day % 3 === 0 ? 1 : 0));
    const other = Float64Array.from({ length: days }, (_, day) => (day % 2 === 0 ? 0.5 : 0));
    const { values } = alikeDays({ values: filled(days, 1), exposures: filled(days, 1) }, [one, other]);
    expect(values).toHaveLength(4 * 26);
  });
});
