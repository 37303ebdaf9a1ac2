import type { LeftReceiver, NotSent, SendOutcome } from "../../../ports/notifier.ts";

/** How the receivers of one message ended apart. */
export interface SplitEnds {
  readonly served: number;
  /** Of those who were served. */
  readonly receipt: string | null;
  readonly left: readonly LeftReceiver[];
}

/**
 * One outcome of several: sent where nobody is left, partial where somebody was served. Where nobody was, what most needs
 * to be known: may have arrived comes first, because it forbids a repeat; settings next, because they hit everybody.
 */
export function splitOutcome({ served, receipt, left }: SplitEnds): SendOutcome {
  if (left.length === 0) return { kind: "sent", receipt };
  if (served > 0) return { kind: "partial", receipt, left };
  const ends = left.map(({ end }) => end).toSorted((a, b) => rank(a) - rank(b) || waitOf(b) - waitOf(a));
  const [worst] = ends;
  if (worst === undefined) throw new Error("somebody is left");
  return worst;
}

const PRECEDENCE: readonly NotSent["kind"][] = ["unknown", "config", "rate", "transient", "permanent"];

function rank({ kind }: NotSent): number {
  return PRECEDENCE.indexOf(kind);
}

function waitOf(end: NotSent): number {
  return end.kind === "rate" ? end.wait_ms : 0;
}
