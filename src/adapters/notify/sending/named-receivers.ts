import { leftOutText } from "../../../contracts/left-out.ts";
import { z } from "zod";
import type { Problem } from "../../../contracts/problem.ts";
import type { Reach, SendOutcome } from "../../../ports/notifier.ts";
import { listedWords, spacedWords } from "../../../domain/text/listed-words.ts";
import { maskPhones } from "../../../domain/text/mask-phones.ts";
import { cutToSigns } from "../texts/byte-budget.ts";
import { mobileNumbers } from "../../../domain/text/mobile-numbers.ts";
import { plainLine } from "../texts/plain-line.ts";

/** The ids by which one channel knows its receivers. */
export interface ReceiverIds {
  /** What such an id is, in Chinese. */
  readonly label: string;
  readonly pattern: RegExp;
  /** True where an id of theirs could as well be a part of somebody's name: a space then parts nothing. */
  readonly isNameLike?: true;
}

/** Whom a message is for, or what of the typed text is no receiver of this channel. */
export type ReceiverChoice =
  | { readonly kind: "chosen"; readonly ids: readonly string[]; readonly passed_over: number }
  | { readonly kind: "nobody_named" }
  | { readonly kind: "unfit"; readonly part: string };

const SHOWN_SIGNS = 40;

/** What people typed, parted as any list and mostly by spaces too. */
export function receiverParts(text: string | null, { isNameLike }: ReceiverIds): readonly string[] {
  return isNameLike === true ? listedWords(text) : spacedWords(text);
}

/**
 * Whom a rule names. Beside an id, names and addresses of other channels are passed over and counted; where only names
 * or e-mail addresses stand nobody is named here. A telephone number alone, and whatever looks like a mistyped id, is
 * unfit: nobody shall be left out without a word.
 */
export function ruleReceivers(named: string | null, kind: ReceiverIds): ReceiverChoice {
  const { ids, others, unfit } = sortedParts(named, kind);
  if (unfit[0] !== undefined) return { kind: "unfit", part: unfit[0] };
  if (ids.length > 0) return { kind: "chosen", ids, passed_over: others.length };
  const phone = others.find(isPhone);
  return phone === undefined ? { kind: "nobody_named" } : { kind: "unfit", part: phone };
}

/** Whom a rule names, else whom the channel names. */
export function receiversOf(
  named: string | null,
  usual: string,
  kind: ReceiverIds,
): Exclude<ReceiverChoice, { kind: "nobody_named" }> {
  const choice = ruleReceivers(named, kind);
  if (choice.kind !== "nobody_named") return choice;
  return { kind: "chosen", ids: receiverParts(usual, kind), passed_over: 0 };
}

/** The ids that a message would reach, whether it names them itself, and what of it only looks like one. */
export function reached(named: string | null, usual: string, kind: ReceiverIds): Omit<Reach, "family"> {
  const { ids, unfit } = sortedParts(named, kind);
  if (ids.length > 0 || unfit.length > 0) return { addresses: ids, is_named: true, unfit: unfit.map(shownPart) };
  const choice = receiversOf(named, usual, kind);
  return { addresses: choice.kind === "chosen" ? choice.ids : [], is_named: false };
}

function sortedParts(named: string | null, kind: ReceiverIds) {
  const parts = receiverParts(named, kind);
  const ids = parts.filter((part) => kind.pattern.test(part) && !isPhone(part));
  const others = parts.filter((part) => !ids.includes(part));
  return { ids, others, unfit: others.filter((part) => !isPhone(part) && !isMail(part) && !isName(part)) };
}

/** A setting that lists a channel's own receivers: each must be one, and there is a limit to how many. */
export function receiverList(kind: ReceiverIds, most: number) {
  return z
    .string()
    .default("")
    .superRefine((text, context) => {
      const parts = receiverParts(text, kind);
      const unfit = parts.find((part) => !kind.pattern.test(part));
      if (unfit !== undefined)
        context.addIssue({ code: "custom", message: `“${shownPart(unfit)}”不是${kind.label}，多个用逗号隔开` });
      else if (parts.length > most)
        context.addIssue({ code: "custom", message: `最多 ${most} 个，现有 ${parts.length} 个` });
    });
}

/** What is said of a rule's receiver that is none of the channel's; `code` begins the codes of its problems. */
export function unfitReceiver(code: string, { label }: ReceiverIds, part: string): Problem {
  return {
    code: `${code}_receiver_unfit`,
    message: `预警规则的接收人“${shownPart(part)}”不是${label}，没有发送`,
    hint: `把预警规则的“接收人”改成${label}，多个用逗号隔开；或留空，用通道的默认接收人。然后在“问题”页重试。`,
  };
}

/** The outcome with a word about what of a rule's receivers this channel passed over. */
export function tellingPassedOver(outcome: SendOutcome, passed_over: number): SendOutcome {
  if ((outcome.kind !== "sent" && outcome.kind !== "partial") || passed_over === 0) return outcome;
  const remark = leftOutText("passed_over", `接收人中有 ${passed_over} 项不属于本通道`);
  return { ...outcome, receipt: outcome.receipt === null ? remark : `${outcome.receipt}；${remark}` };
}

function shownPart(part: string): string {
  return cutToSigns(maskPhones(plainLine(part)), SHOWN_SIGNS);
}

function isPhone(part: string): boolean {
  return mobileNumbers(part).length > 0 && !/[A-Za-z@]/.test(part);
}

function isMail(part: string): boolean {
  return /^\S+@\S+$/.test(part);
}

function isName(part: string): boolean {
  return /\p{Script=Han}/u.test(part);
}
