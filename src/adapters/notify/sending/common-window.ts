import type { SendWindow, Turn } from "./send-window.ts";

/** Several windows as one: a send must pass them all, and a complaint shuts the first, which everybody passes. */
export function commonWindow(whole: SendWindow, others: readonly SendWindow[]): SendWindow {
  return {
    ask: (now) => commonTurn([whole, ...others], now),
    block: (now, block_ms) => whole.block(now, block_ms),
  };
}

/** A turn in several windows at once: where one of them says later, none of them counts a send. */
function commonTurn(windows: readonly SendWindow[], now: number): Turn {
  const turns: Extract<Turn, { kind: "now" }>[] = [];
  for (const window of windows) {
    const turn = window.ask(now);
    if (turn.kind === "later") {
      for (const taken of turns) taken.withdraw();
      return turn;
    }
    turns.push(turn);
  }
  return {
    kind: "now",
    ended: (at) => turns.forEach((turn) => turn.ended(at)),
    withdraw: () => turns.forEach((turn) => turn.withdraw()),
  };
}
