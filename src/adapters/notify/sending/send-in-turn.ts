import type { Problem } from "../../../contracts/problem.ts";
import type { SendOutcome } from "../../../ports/notifier.ts";
import type { ChannelTools } from "../channel-kind.ts";
import type { SendWindow } from "./send-window.ts";

/** What a turn is taken in, and what people are told while it has not come. */
export interface TurnTaking {
  readonly window: SendWindow;
  readonly clock: ChannelTools["clock"];
  readonly own_turn: Problem;
  /** Whether a complaint of the other side is about everybody in the window; it is where left out. */
  readonly isForAll?: (complaint: Problem) => boolean;
}

/** Sends when the window lets it, and shuts the window for as long as the other side asks for. */
export async function sendInTurn(
  { window, clock, own_turn, isForAll = () => true }: TurnTaking,
  deliver: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const turn = window.ask(clock.now());
  if (turn.kind === "later") return { kind: "rate", wait_ms: turn.wait_ms, problem: own_turn };
  const outcome = await deliver();
  turn.ended(clock.now());
  if (outcome.kind === "rate" && isForAll(outcome.problem)) window.block(clock.now(), outcome.wait_ms);
  return outcome;
}

/** What people are told of a message that waits for its turn; `pace` says the vendor's limit. */
export function ownTurn({ code, name, pace }: { readonly code: string; readonly name: string; readonly pace: string }) {
  return {
    code: `${code}_turn`,
    message: `${name}${pace}，本条正在排队`,
    hint: "无需处理，轮到时自动发送；经常出现时，请提高规则的最低预警等级或分用多个通道。",
  } as const satisfies Problem;
}
