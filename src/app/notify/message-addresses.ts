import type { AddressKind, CustomerAddresses } from "../../contracts/address.ts";
import type { Problem } from "../../contracts/problem.ts";
import { listedWords } from "../../domain/text/listed-words.ts";
import type { OutgoingMessage } from "../../ports/notifier.ts";
import type { ReceiverRow } from "../../contracts/rows.ts";
import { sameWord } from "./match-rules.ts";

/** A message with addresses in the place of names, or why a channel finds nobody. */
export type AddressedMessage =
  | { readonly kind: "addressed"; readonly message: OutgoingMessage; readonly left_out: readonly string[] }
  | { readonly kind: "nobody"; readonly problem: Problem };

const ADDRESS_LABELS: Readonly<Record<AddressKind, string>> = {
  phone: "手机",
  email: "邮箱",
  wechat_work_id: "企业微信账号",
  wechat_openid: "微信 openid",
};

/**
 * Puts addresses in the place of the names of a message to people of the firm. Where it names nobody, those of its role on
 * the list stand in; only where the list has nobody active of that role the channel's own receivers do.
 */
export function withStaffAddresses(
  message: OutgoingMessage,
  list: readonly ReceiverRow[],
  kind: AddressKind,
): AddressedMessage {
  const words = listedWords(message.receiver);
  if (words.length === 0) return toPeople(message, ofRole(list, message.receiver_role), kind);
  const parts = words.map((word) => ({ word, named: named(list, word) }));
  if (parts.every((part) => part.named.length === 0)) return addressed(message, [], []);
  const found = parts.flatMap((part) => (part.named.length === 0 ? [part.word] : addressesOf(part.named, kind)));
  const left_out = parts
    .filter((part) => part.named.length > 0 && addressesOf(part.named, kind).length === 0)
    .map(({ word }) => word);
  if (found.length === 0) return { kind: "nobody", problem: noAddress(left_out, kind) };
  return addressed(message, found, left_out);
}

/** A message to a customer with the address that the channel needs. */
export function withCustomerAddress(
  message: OutgoingMessage,
  addresses: CustomerAddresses | null,
  kind: AddressKind | undefined,
): AddressedMessage {
  const address = kind === "phone" || kind === "email" ? (addresses?.[kind]?.trim() ?? "") : "";
  if (address !== "") return { kind: "addressed", message: { ...message, receiver: address }, left_out: [] };
  const what = kind === "phone" || kind === "email" ? `没有填写${ADDRESS_LABELS[kind]}` : "没有这个通道能用的地址";
  return {
    kind: "nobody",
    problem: {
      code: CUSTOMER_WITHOUT_ADDRESS,
      message: `客户资料${what}`,
      hint: "在“客户资料”中补上手机或邮箱；已经发生的，请人工联系。",
    },
  };
}

/** The code of a message to a customer of whom no address is known. */
export const CUSTOMER_WITHOUT_ADDRESS = "customer_address_missing";

/**
 * The channels of a message in the order in which they are tried: where it is for one person of the list, those dear to
 * them first.
 */
export function channelsOf(message: OutgoingMessage, list: readonly ReceiverRow[]): readonly string[] {
  const own = [message.channel, ...(message.fallback_channels ?? [])];
  const [word, ...others] = listedWords(message.receiver);
  const [one, ...more] = word === undefined || others.length > 0 ? [] : named(list, word);
  if (one === undefined || more.length > 0) return own;
  return [...new Set([...one.preferred_channels, ...own])];
}

function named(list: readonly ReceiverRow[], word: string): readonly ReceiverRow[] {
  return list.filter(({ receiver_name }) => sameWord(receiver_name) === sameWord(word));
}

function ofRole(list: readonly ReceiverRow[], role: string): readonly ReceiverRow[] {
  return list.filter(({ receiver_role, is_active }) => is_active && receiver_role === role);
}

/** All whom the list has for a role, with those the channel cannot reach by name. */
function toPeople(message: OutgoingMessage, people: readonly ReceiverRow[], kind: AddressKind): AddressedMessage {
  const found = addressesOf(people, kind);
  const left_out = people.filter((row) => addressesOf([row], kind).length === 0).map((row) => row.receiver_name);
  if (people.length > 0 && found.length === 0) return { kind: "nobody", problem: noAddress(left_out, kind) };
  return addressed(message, found, left_out);
}

function addressesOf(rows: readonly ReceiverRow[], kind: AddressKind): readonly string[] {
  return rows.flatMap((row) => {
    const address = row[kind]?.trim() ?? "";
    return row.is_active && address !== "" ? [address] : [];
  });
}

function addressed(message: OutgoingMessage, found: readonly string[], left_out: readonly string[]): AddressedMessage {
  const receiver = found.length === 0 ? message.receiver : [...new Set(found)].join("，");
  return { kind: "addressed", message: { ...message, receiver }, left_out };
}

function noAddress(names: readonly string[], kind: AddressKind): Problem {
  return {
    code: "receiver_address_missing",
    message: `“接收人名单”中的 ${names.join("、")} 已停用或没有填写${ADDRESS_LABELS[kind]}，这个通道发不到`,
    hint: `在“接收人名单”中补上${ADDRESS_LABELS[kind]}，然后在“问题”页重试；或给规则写一个备用通道。`,
  };
}
