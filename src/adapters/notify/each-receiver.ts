import type { SendOutcome } from "../../ports/notifier.ts";

/** How a send to one receiver ended, where it is not to be tried again by itself. */
type Ended = Extract<SendOutcome, { kind: "sent" | "unknown" | "permanent" }>;

/** Messages under way that are remembered; the oldest is forgotten for one more. */
const MOST_REMEMBERED = 1_000;

/**
 * Sends one message to several receivers where the vendor takes one at a time. Where a try breaks off, those who were
 * served by then are remembered, and the next try goes on with the rest.
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
      if (outcome.kind === "rate" || outcome.kind === "transient" || outcome.kind === "config") return outcome;
      ended.set(receiver, outcome);
    }
    underWay.delete(reference);
    return wholeOutcome([...ended.values()]);
  };
}

/** Sent to some is sent: who else was not reached is counted in the receipt. */
function wholeOutcome(ended: readonly Ended[]): SendOutcome {
  const sent = ended.filter((outcome) => outcome.kind === "sent");
  const unsure = ended.filter((outcome) => outcome.kind === "unknown");
  const refused = ended.filter((outcome) => outcome.kind === "permanent");
  const [failure] = [...unsure, ...refused];
  if (sent.length === 0 && failure !== undefined) return failure;
  const ids = sent.flatMap(({ receipt }) => (receipt === null ? [] : [receipt])).join("、");
  const parts = [
    ids,
    ...(refused.length > 0 ? [`${refused.length} 人被拒收`] : []),
    ...(unsure.length > 0 ? [`${unsure.length} 人不确定是否收到`] : []),
  ].filter((part) => part !== "");
  return { kind: "sent", receipt: parts.length === 0 ? null : parts.join("；") };
}
