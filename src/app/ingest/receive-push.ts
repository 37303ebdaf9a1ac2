import type { FormBinding } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Platform } from "../../ports/platform.ts";

/** A message as it came over the wire. */
export interface IncomingPush {
  readonly push_token: string;
  readonly body: Uint8Array;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What the sender is told. `forged` covers an unknown address too, so that nothing can be learned by trying. */
export type PushAnswer = { readonly kind: "kept"; readonly is_new: boolean } | { readonly kind: "forged" };

/** Ports of `receivePush`. */
export interface ReceivePushPorts {
  readonly inbox: Inbox;
  readonly platform: Pick<Platform, "verifyPush">;
  readonly clock: Pick<Clock, "now">;
  /** The form behind a push address, with its secret opened; null for an unknown address. */
  bindingByToken(push_token: string): Promise<FormBinding | null>;
  /** Told of every genuine push. */
  notePush(binding: FormBinding): Promise<void>;
}

/** Older than this and the body is not trusted any more: the record is read again (ms). */
const FRESH_MS = 10 * 60_000;

/**
 * Verifies the raw bytes, keeps the message durably, and answers. Nothing else happens here: whatever the message says
 * is worked out afterwards, so that a message we cannot use never costs the platform's patience.
 */
export function createReceivePush({ inbox, platform, clock, bindingByToken, notePush }: ReceivePushPorts) {
  return async function receivePush(push: IncomingPush): Promise<PushAnswer> {
    const binding = await bindingByToken(push.push_token);
    if (binding === null) return { kind: "forged" };
    const now = clock.now();
    const verdict = platform.verifyPush(binding, push, now);
    if (verdict.kind === "forged") return { kind: "forged" };
    const added = await inbox.append([
      {
        installation_id: binding.installation_id,
        form: binding.form,
        delivery_id: verdict.delivery_id,
        source: "push",
        trust: verdict.age_ms <= FRESH_MS ? "body" : "reread",
        received_at: now,
        body: new TextDecoder().decode(push.body),
      },
    ]);
    await notePush(binding);
    return { kind: "kept", is_new: added > 0 };
  };
}
