import type { LeftReceiver, NotSent, SendOutcome } from "../../../ports/notifier.ts";
import { splitOutcome } from "./split-outcome.ts";

/**
 * Sends one message to several receivers where the vendor takes one at a time. What will hit the others too (a limit, an
 * outage, settings) ends the round: whoever was not asked by then is left as the one at whom it ended.
 */
export async function sendToEach(
  receivers: readonly string[],
  sendTo: (receiver: string) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const receipts: string[] = [];
  const left: LeftReceiver[] = [];
  let broken: NotSent | null = null;
  let served = 0;
  for (const address of receivers) {
    const end: SendOutcome = broken ?? (await sendTo(address));
    if (end.kind !== "sent" && end.kind !== "partial") {
      left.push({ address, end });
      broken ??= endsTheRound(end) ? end : null;
      continue;
    }
    served += 1;
    if (end.receipt !== null) receipts.push(end.receipt);
  }
  return splitOutcome({ served, receipt: receipts.length === 0 ? null : receipts.join("、"), left });
}

function endsTheRound({ kind }: NotSent): boolean {
  return kind === "rate" || kind === "transient" || kind === "config";
}
