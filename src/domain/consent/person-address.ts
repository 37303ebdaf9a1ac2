import { spacedWords } from "../text/listed-words.ts";
import { maskPhones } from "../text/mask-phones.ts";
import { mobileNumbers } from "../text/mobile-numbers.ts";

/** Ways on which people are known by one kind of address each. */
export type ChannelFamily = "sms" | "mail" | "wechat" | "wechat_work";

/** An address under which one person is reached. */
export interface PersonAddress {
  readonly family: ChannelFamily;
  readonly address: string;
}

const MAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/;
const OPENID = /^o[\w-]{27}$/;
const EXTERNAL_USERID = /^w[mo][\w-]{10,62}$/;
const SHOWN_SIGNS = 4;
/** What stands between and around the addresses in a field of contacts, beside what parts any list. */
const AROUND = /[\s/<>()（）]/gu;

/** What a person typed as one address: a mainland mobile number, an e-mail address or an id of 微信; null otherwise. */
export function personAddress(text: string): PersonAddress | null {
  const typed = text.trim();
  const [number, ...others] = mobileNumbers(typed);
  if (number !== undefined && others.length === 0 && !/\p{L}/u.test(typed)) return { family: "sms", address: number };
  if (MAIL.test(typed)) return { family: "mail", address: typed.toLowerCase() };
  if (OPENID.test(typed)) return { family: "wechat", address: typed };
  return EXTERNAL_USERID.test(typed) ? { family: "wechat_work", address: typed } : null;
}

/** Everybody whom a field of contacts names: several numbers and mail addresses may stand in it, with names between. */
export function peopleIn(text: string): readonly PersonAddress[] {
  const numbers = mobileNumbers(text).map((address): PersonAddress => ({ family: "sms", address }));
  const words = spacedWords(text, AROUND).map(personAddress);
  const others = words.filter((person) => person !== null && person.family !== "sms");
  return [...numbers, ...others].filter((person) => person !== null);
}

/** A text that is the same for every way of writing an address, and for no two addresses. */
export function personKey({ family, address }: PersonAddress): string {
  return `person:${family}:${family === "mail" ? address.toLowerCase() : address}`;
}

/** An address as it may be shown to anybody: enough for its owner to know it again. */
export function maskedAddress({ family, address }: PersonAddress): string {
  switch (family) {
    case "sms":
      return maskPhones(address);
    case "mail":
      return `${address.slice(0, 1)}***${address.slice(address.lastIndexOf("@"))}`;
    case "wechat":
    case "wechat_work":
      return `${address.slice(0, SHOWN_SIGNS)}***${address.slice(-2)}`;
  }
}
