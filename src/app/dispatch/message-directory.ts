import type { AddressKind } from "../../contracts/address.ts";
import type { FieldValue, FieldValues } from "../../contracts/form.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { OutgoingMessage } from "../../ports/notifier.ts";
import type { ReceiverRow } from "../../contracts/rows.ts";
import type { CustomerData } from "../../ports/customer-data.ts";
import type { Subjects } from "../../ports/subjects.ts";
import {
  type AddressedMessage,
  channelsOf,
  withCustomerAddress,
  withStaffAddresses,
} from "../notify/message-addresses.ts";

/** The answer in the customer form's field 同意接收通知. */
const AGREED = "同意";

const NOT_AGREED: Problem = {
  code: "customer_not_agreed",
  message: "客户已不同意接收通知",
  hint: "客户重新同意后，在“客户资料”中把“同意接收通知”改为“同意”。",
};

/** Ports of the directory. */
export interface MessageDirectoryPorts {
  readonly subjects: Pick<Subjects, "receivers">;
  readonly customerData: Pick<CustomerData, "records">;
}

/** The ways to those whom one message is for. */
export interface MessageWays {
  /** The channels in the order in which they are tried. */
  readonly channels: readonly string[];
  /** The message with the addresses that a channel of some kind needs. */
  addressed(kind: AddressKind | undefined): AddressedMessage;
  /** Why nothing may go any more, by any channel: the customer does not agree to messages, or was erased. */
  readonly unwanted?: Problem;
}

/** Finds the people whom messages name. */
export interface MessageDirectory {
  waysOf(installation_id: string, message: OutgoingMessage): Promise<MessageWays>;
}

/**
 * Addresses are looked up when a message goes, as the forms have them then: what waits holds names and codes alone, so that
 * a number put right is the one that is used, and a customer's number is kept in no message.
 */
export function createMessageDirectory({ subjects, customerData }: MessageDirectoryPorts): MessageDirectory {
  return {
    async waysOf(installation_id, message) {
      const { customer_code, purpose = "internal" } = message;
      const channels = [message.channel, ...(message.fallback_channels ?? [])];
      if (customer_code !== undefined) {
        const values = await customerValues(installation_id, customer_code);
        const addresses = { phone: textOf(values["phone"]), email: textOf(values["email"]) };
        return {
          ...{ channels, addressed: (kind) => withCustomerAddress(message, addresses, kind) },
          ...(textOf(values["message_consent"]) !== AGREED && { unwanted: NOT_AGREED }),
        };
      }
      if (purpose !== "internal") return { channels, addressed: () => ({ kind: "addressed", message, left_out: [] }) };
      return staffWays(message, await subjects.receivers(installation_id));
    },
  };

  /** Nothing of a customer who is unknown or was erased: their records bear another code since. */
  async function customerValues(installation_id: string, customer_code: string): Promise<FieldValues> {
    const records = await customerData.records(installation_id, customer_code);
    const own = records.filter(({ form }) => form === "customer").toSorted((a, b) => b.version - a.version)[0];
    return own?.values ?? {};
  }
}

function staffWays(message: OutgoingMessage, list: readonly ReceiverRow[]): MessageWays {
  return {
    channels: channelsOf(message, list),
    addressed: (kind) =>
      kind === undefined ? { kind: "addressed", message, left_out: [] } : withStaffAddresses(message, list, kind),
  };
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
