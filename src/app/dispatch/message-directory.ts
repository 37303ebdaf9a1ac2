import type { AddressKind, CustomerAddresses } from "../../contracts/address.ts";
import type { FieldValue } from "../../contracts/form.ts";
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
        const addresses = await customerAddresses(installation_id, customer_code);
        return { channels, addressed: (kind) => withCustomerAddress(message, addresses, kind) };
      }
      if (purpose !== "internal") return { channels, addressed: () => ({ kind: "addressed", message, left_out: [] }) };
      return staffWays(message, await subjects.receivers(installation_id));
    },
  };

  async function customerAddresses(installation_id: string, customer_code: string): Promise<CustomerAddresses | null> {
    const records = await customerData.records(installation_id, customer_code);
    const own = records.filter(({ form }) => form === "customer").toSorted((a, b) => b.version - a.version)[0];
    return own === undefined ? null : { phone: textOf(own.values["phone"]), email: textOf(own.values["email"]) };
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
