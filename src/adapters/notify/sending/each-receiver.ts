import type { SendOutcome } from "../../../ports/notifier.ts";
import { repeatable } from "./repeatable.ts";

/** How a send to one receiver ended, where it is not to be tried again by itself. */
type Ended = Extract<SendOutcome, { kind: "sent" | "unknown" | "permanent" }>;
type Broken = Extract<SendOutcome, { kind: "transient" | "config" }>;

/** Messages under way that are remembered; the oldest is forgotten for one more. */
const MOST_REMEMBERED = 1_000;

/**
 * Sends one message to several receivers where the vendor takes one at a time. Where a try breaks off, those who were
 * served by then are remembered, in this process's memory only, and the next try goes on with the rest. Once anyone was
 * served no outcome lets another channel stand in, for that would write to them twice.
 */
export function createEachReceiver() {
  const underWay = new Map<string, Map<string, Ended>>();

  function endedOf(reference: string): Map<string, Ended> {
    const ended = underWay.get(reference) ?? new Map<string, Ended>();
    const [oldest] = underWay.keys();
    if (underWay.size >= MOST_REMEMBERED && oldest !== undefined) underWay.delete(oldest);
    underWay.set(reference, ended);
    return ended;
  }

  return async function sendToEach(
    reference: string,
    receivers: readonly string[],
    sendTo: (receiver: string) => Promise<SendOutcome>,
  ): Promise<SendOutcome> {
    const ended = endedOf(reference);
    for (const receiver of receivers.filter((one) => !ended.has(one))) {
      const outcome = await sendTo(receiver);
      if (outcome.kind === "rate") return outcome;
      if (outcome.kind === "transient" || outcome.kind === "config") return brokenOff(outcome, receivers);
      ended.set(receiver, outcome);
    }
    underWay.delete(reference);
    return wholeOutcome([...ended.values()]);

    function brokenOff(outcome: Broken, all: readonly string[]): SendOutcome {
      const served = [...ended.values()].filter(({ kind }) => kind !== "permanent").length;
      if (served === 0) return outcome;
      const left = all.length - ended.size;
      if (outcome.kind === "transient") return halfDone(outcome, { served, left });
      // Settings that are wrong for one are wrong for the rest, and served is served: it ends here.
      underWay.delete(reference);
      const rest = Array.from({ length: left }, (): Ended => ({ kind: "permanent", problem: outcome.problem }));
      return wholeOutcome([...ended.values(), ...rest], outcome.problem.message);
    }
  };
}

function halfDone({ problem }: Broken, { served, left }: { readonly served: number; readonly left: number }) {
  const message = `${problem.message}；已发给 ${served} 人，还有 ${left} 人未发`;
  return repeatable({ kind: "unknown", problem: { ...problem, message } }, GOES_ON);
}

const GOES_ON = "系统会自动续发给其余的人；一直没有发完时，请先确认谁没有收到，再在“问题”页重试。";

/** Sent to some is sent: who else was not reached is counted in the receipt, with the reason where all had the same. */
function wholeOutcome(ended: readonly Ended[], reason?: string): SendOutcome {
  const sent = ended.filter((outcome) => outcome.kind === "sent");
  const unsure = ended.filter((outcome) => outcome.kind === "unknown");
  const refused = ended.filter((outcome) => outcome.kind === "permanent");
  const [failure] = [...unsure, ...refused];
  if (sent.length === 0 && failure !== undefined) return failure;
  const ids = sent.flatMap(({ receipt }) => (receipt === null ? [] : [receipt])).join("、");
  const parts = [
    ids,
    ...(refused.length > 0 ? [`${refused.length} 人被拒收${reason === undefined ? "" : `：${reason}`}`] : []),
    ...(unsure.length > 0 ? [`${unsure.length} 人不确定是否收到`] : []),
  ].filter((part) => part !== "");
  return { kind: "sent", receipt: parts.length === 0 ? null : parts.join("；") };
}
