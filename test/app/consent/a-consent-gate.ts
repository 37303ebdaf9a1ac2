import { createSecretBox } from "../../../src/adapters/system/secret-box.ts";
import { tokenMaker } from "../../../src/adapters/system/token-maker.ts";
import { createConsentGate } from "../../../src/app/consent/consent-gate.ts";
import { createCustomerMarks } from "../../../src/app/customer/customer-marks.ts";
import type { Store } from "../../../src/ports/store.ts";

/** The marks of a store's installations. */
export function someMarks({ customerData, registry }: Store) {
  const box = createSecretBox(new Uint8Array(32).fill(5));
  return createCustomerMarks({ customerData, registry, box, tokens: tokenMaker });
}

/** The gate of a store at a time that the test sets. */
export function aConsentGate(store: Store, now: () => number) {
  return createConsentGate({ consents: store.consents, marks: someMarks(store), clock: { now } });
}
