import type { ChannelCallbacks, HeardCallback } from "../../ports/channel-callbacks.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Consents, KeptConsent, KeptDelivery } from "../../ports/consents.ts";
import type { PersonAddress } from "../../domain/consent/person-address.ts";
import { heardOptOuts } from "./heard-opt-outs.ts";
import { type MarkedPerson, markedPeople, type MarkTexts } from "./person-marks.ts";

/** Ports of `receiveCallback`. */
export interface ReceiveCallbackPorts {
  readonly callbacks: Pick<ChannelCallbacks, "read">;
  readonly consents: Pick<Consents, "add" | "keepDeliveries">;
  readonly marks: MarkTexts;
  readonly clock: Pick<Clock, "now">;
  /** Told of rows that could not be understood: how many, and of which channel, never what was in them. */
  onUnread(unread: { readonly installation_id: string; readonly channel: string; readonly rows: number }): void;
  /** Told when pages of messages show something else now. */
  onHeard(): void;
}

/** A vendor's call as it came. */
export interface IncomingCallback {
  readonly channel: string;
  readonly token: string;
  readonly body: Uint8Array;
}

/** What a vendor is answered. */
export type CallbackAnswer =
  | { readonly kind: "kept"; readonly answer: HeardCallback["answer"] }
  | { readonly kind: "unknown" }
  | { readonly kind: "unreadable" };

/** Keeps what a vendor tells before it is answered: refusals count for every channel from then on. */
export function createReceiveCallback(ports: ReceiveCallbackPorts) {
  const { callbacks, consents, marks, clock, onUnread, onHeard } = ports;

  return async function receiveCallback({ channel, token, body }: IncomingCallback): Promise<CallbackAnswer> {
    const heard = await callbacks.read(channel, token, body);
    if (heard.kind !== "heard") return heard;
    const { installation_id, unread_rows, answer } = heard;
    if (unread_rows > 0) onUnread({ installation_id, channel, rows: unread_rows });
    if (heard.receipts.length + heard.replies.length > 0) {
      await keep(heard);
      onHeard();
    }
    return { kind: "kept", answer };
  };

  async function keep({ installation_id, receipts, replies }: HeardCallback): Promise<void> {
    const optOuts = heardOptOuts({ receipts, replies });
    const phones = [...new Set([...receipts, ...optOuts].map(({ phone }) => phone))];
    const people = phones.map((address): PersonAddress => ({ family: "sms", address }));
    const marked = new Map(
      (await markedPeople(marks, installation_id, people)).map((one) => [one.person.address, one]),
    );
    const now = clock.now();
    const entries = optOuts.flatMap(({ phone, source, at, note }): readonly KeptConsent[] => {
      const choice = { kind: "opt_out", purpose: "all", source, note, at: Math.min(at, now) } as const;
      return keptOf(marked.get(phone)).map((person) => ({ ...person, ...choice }));
    });
    if (entries.length > 0) await consents.add(installation_id, entries);
    const deliveries = receipts.flatMap(
      ({ phone, vendor_id, out_id, is_delivered, code, at }): readonly KeptDelivery[] =>
        keptOf(marked.get(phone)).map(({ person_mark }) => ({
          person_mark,
          vendor_id,
          out_id,
          is_delivered,
          code,
          at,
        })),
    );
    if (deliveries.length > 0) await consents.keepDeliveries(installation_id, deliveries);
  }
}

function keptOf(marked: MarkedPerson | undefined): readonly Pick<KeptConsent, "person_mark" | "shown">[] {
  return marked === undefined ? [] : [{ person_mark: marked.person_mark, shown: marked.shown }];
}
