import { ERASED_NAME } from "../../domain/customer/erased-customer.ts";
import type { Message } from "../../contracts/message.ts";
import type { FieldValue } from "../../contracts/form.ts";
import { customerLineHead } from "../notify/affected-customers.ts";
import { shownCode, shownName } from "../notify/shown-name.ts";
import type { CustomerTraces } from "./find-customer.ts";

/** The texts by which a customer is told in messages. */
export interface PersonalTexts {
  /** Names as the forms have them; the code too, which stands where there is no name. */
  readonly names: readonly string[];
  /** Phone numbers and e-mail addresses. */
  readonly contacts: readonly string[];
  readonly order_nos: readonly string[];
}

/** One character alone may stand for anything. */
const LEAST_NAME = 2;
const LEAST_CONTACT = 5;

/** What the traces of a customer tell of how messages may name them. */
export function personalTexts(
  customer_code: string,
  {
    customers,
    sales_lines,
    records,
    actions,
  }: Pick<CustomerTraces, "customers" | "sales_lines" | "records" | "actions">,
): PersonalTexts {
  const values = [...records, ...actions].map((holder) => holder.values);
  const texts = (...fields: readonly string[]) =>
    fields.flatMap((field) => values.map((found) => textIn(found[field])));
  const rowNames = [...customers, ...sales_lines].map(({ row }) => row.customer_name ?? "");
  return {
    names: unique([customer_code, ...rowNames, ...texts("customer_name")]),
    contacts: unique(texts("phone", "email")).filter((text) => text.length >= LEAST_CONTACT),
    order_nos: unique([
      ...sales_lines.map(({ row }) => row.order_no),
      ...texts("order_no").flatMap((text) => text.split("、")),
    ]),
  };
}

/** Texts of which one stands in every message that names the customer. */
export function tellingTexts({ names, contacts }: PersonalTexts): readonly string[] {
  return unique([
    ...names.map(headOf),
    ...names.filter(isTelling),
    ...names.filter(isTelling).map(shownName),
    ...contacts,
  ]);
}

/** The lines of a message that are about this customer and not about somebody of the same name. */
export function ownLines({ lines }: Message, { names, order_nos }: PersonalTexts): readonly string[] {
  const heads = names.map(headOf);
  const orders = new Set(order_nos.map(shownCode));
  return lines.filter(
    (line) => heads.some((head) => line.startsWith(head)) && ordersIn(line).some((order) => orders.has(order)),
  );
}

/** A text without the customer in it. */
export function cleanedText(text: string, customer_code: string, personal: PersonalTexts): string {
  const heads = personal.names.map((name) => [headOf(name), customerLineHead(ERASED_NAME)] as const);
  const names = personal.names.filter((name) => isTelling(name) && name !== customer_code);
  const words = unique([...names, ...names.map(shownName), ...personal.contacts]).map(
    (word) => [word, ERASED_NAME] as const,
  );
  return [...heads, ...words.sort(([a], [b]) => b.length - a.length)].reduce(
    (cleaned, [from, to]) => cleaned.replaceAll(from, to),
    text,
  );
}

/** Whom a message is for, without the customer; a message to people of the firm is for them, whoever they are. */
export function cleanedReceiver(
  { receiver, purpose = "internal" }: Pick<Message, "receiver" | "purpose">,
  customer_code: string,
  personal: PersonalTexts,
): string | null {
  return receiver === null || purpose === "internal" ? receiver : cleanedText(receiver, customer_code, personal);
}

/** Whether a message is for the customer, by code or by address, and not about them. */
export function isForCustomer(
  message: Pick<Message, "receiver" | "purpose" | "customer_code">,
  customer_code: string,
  personal: PersonalTexts,
): boolean {
  if (message.customer_code !== undefined) return message.customer_code === customer_code;
  return cleanedReceiver(message, customer_code, personal) !== message.receiver;
}

function headOf(name: string): string {
  return customerLineHead(shownName(name));
}

/** As `affectedCustomers` writes them. */
function ordersIn(line: string): readonly string[] {
  const listed = /（订单 ([^），]*)/.exec(line)?.[1] ?? "";
  return listed.replace(/ 等 \d+ 张$/, "").split("、");
}

function isTelling(name: string): boolean {
  return Array.from(name).length >= LEAST_NAME && !ERASED_NAME.includes(name);
}

function textIn(value: FieldValue | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== "" && text !== ERASED_NAME);
}
