import { describe, expect, it } from "@jest/globals";
import { commonTurn } from "../../src/adapters/notify/common-turn.ts";
import { createSendWindow } from "../../src/adapters/notify/send-window.ts";

describe("a turn in several windows", () => {
  it("counts in none of them where one is full", () => {
    const [open, full] = [createSendWindow(1, 1_000), createSendWindow(1, 1_000)];
    full.ask(0);
    expect(commonTurn([open, full], 0)).toEqual({ kind: "later", wait_ms: 1_000 });
    expect(open.ask(0).kind).toBe("now");
  });

  it("counts in all of them until the send has ended there", () => {
    const windows = [createSendWindow(1, 1_000), createSendWindow(1, 1_000)];
    const turn = commonTurn(windows, 0);
    if (turn.kind === "now") turn.ended(500);
    expect(windows.map((window) => window.ask(1_000))).toEqual([
      { kind: "later", wait_ms: 500 },
      { kind: "later", wait_ms: 500 },
    ]);
  });

  it("counts nowhere when the send never began", () => {
    const windows = [createSendWindow(1, 1_000), createSendWindow(1, 1_000)];
    const turn = commonTurn(windows, 0);
    if (turn.kind === "now") turn.withdraw();
    expect(commonTurn(windows, 0).kind).toBe("now");
  });
});
