import type { CallbackCall, ChannelCallbacks, HeardCallback } from "../../ports/channel-callbacks.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Consents, KeptConsent, KeptDelivery } from "../../ports/consents.ts";
import { type PersonAddress, personKey } from "../../domain/consent/person-address.ts";
import { heardOptOuts } from "./heard-opt-outs.ts";
import { heardDeliveries } from "./heard-deliveries.ts";
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

/** What a vendor is answered. */
export type CallbackAnswer =
  | { readonly kind: "kept"; readonly answer: HeardCallback["answer"] }
  | { readonly kind: "unknown" }
  | { readonly kind: "unreadable" };

/** Keeps what a vendor tells before it is answered: refusals count for every channel from then on. */
export function createReceiveCallback(ports: ReceiveCallbackPorts) {
  const { callbacks, consents, marks, clock, onUnread, onHeard } = ports;

  return async function receiveCallback(call: CallbackCall): Promise<CallbackAnswer> {
    const heard = await callbacks.read(call);
    if (heard.kind !== "heard") return heard;
    const { installation_id, unread_rows, answer } = heard;
    if (unread_rows > 0) onUnread({ installation_id, channel: call.channel, rows: unread_rows });
    if (heard.receipts.length + heard.replies.length + heard.template_results.length > 0) {
      await keep(heard);
      onHeard();
    }
    return { kind: "kept", answer };
  };

  async function keep(heard: HeardCallback): Promise<void> {
    const { installation_id } = heard;
    const optOuts = heardOptOuts(heard);
    const reported = heardDeliveries(heard);
    const people = new Map([...reported, ...optOuts].map(({ person }) => [personKey(person), person] as const));
    const marked = await marksOf(installation_id, [...people.values()]);
    const now = clock.now();
    const entries = optOuts.flatMap(({ person, source, at, note }): readonly KeptConsent[] => {
      const choice = { kind: "opt_out", purpose: "all", source, note, at: Math.min(at, now) } as const;
      return keptOf(marked.get(personKey(person))).map((one) => ({ ...one, ...choice }));
    });
    if (entries.length > 0) await consents.add(installation_id, entries);
    const deliveries = reported.flatMap(({ person, ...delivery }): readonly KeptDelivery[] =>
      keptOf(marked.get(personKey(person))).map(({ person_mark }) => ({ person_mark, ...delivery })),
    );
    if (deliveries.length > 0) await consents.keepDeliveries(installation_id, deliveries);
  }

  async function marksOf(installation_id: string, people: readonly PersonAddress[]) {
    const found = await markedPeople(marks, installation_id, people);
    return new Map(found.map((one) => [personKey(one.person), one] as const));
  }
}

function keptOf(marked: MarkedPerson | undefined): readonly Pick<KeptConsent, "person_mark" | "shown">[] {
  return marked === undefined ? [] : [{ person_mark: marked.person_mark, shown: marked.shown }];
}
