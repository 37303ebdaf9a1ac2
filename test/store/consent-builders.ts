import type { KeptConsent, KeptDelivery, KeptSending } from "../../src/ports/consents.ts";

/** Somebody refused everything by a reply. */
export function aConsent(parts: Partial<KeptConsent> = {}): KeptConsent {
  const choice = { kind: "opt_out", purpose: "all", source: "reply", at: 1_000 } as const;
  return { person_mark: "li", ...choice, shown: "138******00", note: "回复退订", ...parts };
}

/** Somebody was told of their order by text message. */
export function aSending(parts: Partial<KeptSending> = {}): KeptSending {
  return { person_mark: "li", effect_key: "e1", purpose: "service", channel: "短信", at: 1_000, ...parts };
}

/** A text message arrived. */
export function aDelivery(parts: Partial<KeptDelivery> = {}): KeptDelivery {
  const fate = { is_delivered: true, code: "DELIVERED", at: 1_000 };
  return { vendor_id: "900^0", out_id: null, person_mark: "li", ...fate, ...parts };
}
