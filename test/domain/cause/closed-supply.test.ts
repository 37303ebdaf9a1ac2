import { describe, expect, it } from "@jest/globals";
import type { SupplyFact } from "../../../src/domain/cause/cause-evidence.ts";
import { judgeCauses } from "../../../src/domain/cause/judge-causes.ts";
import { anEpisode, aPurchase } from "./an-episode.ts";

describe("a purchase of which nothing came", () => {
  const lateness = (supply: SupplyFact) => {
    const found = judgeCauses(anEpisode({ supplies: [supply] })).findings.find(
      ({ cause }) => cause === "supplier_late",
    );
    return found?.kind === "scored" ? found.score : 0;
  };

  it("is its supplier's lateness while it is awaited, and nobody's once it was called off", () => {
    const awaited = aPurchase({ expected_on: "2025-03-10", arrivals: [] });
    expect(lateness(awaited)).toBeGreaterThan(0.5);
    expect(lateness({ ...awaited, is_closed: true })).toBe(0);
  });
});
