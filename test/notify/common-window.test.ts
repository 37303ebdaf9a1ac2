import { describe, expect, it } from "@jest/globals";
import { commonWindow } from "../../src/adapters/notify/sending/common-window.ts";
import { createSendWindow } from "../../src/adapters/notify/sending/send-window.ts";

describe("several windows as one", () => {
  const twoWindows = () => {
    const [whole, member] = [createSendWindow(1, 1_000), createSendWindow(1, 1_000)];
    return { whole, member, common: commonWindow(whole, [member]) };
  };

  it("counts in none of them where one is full", () => {
    const { whole, member, common } = twoWindows();
    member.ask(0);
    expect(common.ask(0)).toEqual({ kind: "later", wait_ms: 1_000 });
    expect(whole.ask(0).kind).toBe("now");
  });

  it("counts in all of them until the send has ended there", () => {
    const { whole, member, common } = twoWindows();
    const turn = common.ask(0);
    if (turn.kind === "now") turn.ended(500);
    expect([whole, member].map((window) => window.ask(1_000))).toEqual([
      { kind: "later", wait_ms: 500 },
      { kind: "later", wait_ms: 500 },
    ]);
  });

  it("counts nowhere when the send never began", () => {
    const { common } = twoWindows();
    const turn = common.ask(0);
    if (turn.kind === "now") turn.withdraw();
    expect(common.ask(0).kind).toBe("now");
  });

  it("shuts the first alone after a complaint, for the others belong to single members", () => {
    const { whole, member, common } = twoWindows();
    common.block(0, 60_000);
    expect([whole.ask(0).kind, member.ask(0).kind]).toEqual(["later", "now"]);
  });
});
