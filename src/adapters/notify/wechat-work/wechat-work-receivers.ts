import type { ChannelTools } from "../channel-kind.ts";
import { type ReceiverIds, receiverParts, ruleReceivers } from "../sending/named-receivers.ts";
import type { SendWindow } from "../sending/send-window.ts";

/** Whom a message of an app is for, in the words of its API; what is empty is left out. */
export interface WorkReceivers {
  readonly touser?: string;
  readonly toparty?: string;
  readonly totag?: string;
}

/** A member's account: 1 to 64 letters, digits and _-@. */
const USERID = /^[A-Za-z0-9][A-Za-z0-9_@.-]{0,63}$/;
const EVERYONE = "@all";

/** Whom a rule may name. */
export const MEMBERS: ReceiverIds = {
  label: "企业微信成员账号（在管理后台“通讯录”中，不含空格，不是手机号）",
  pattern: USERID,
  isNameLike: true,
};
/** Whom the channel itself may be for. */
export const MEMBERS_OR_ALL: ReceiverIds = {
  label: "企业微信成员账号，也不是 @all",
  pattern: new RegExp(`${USERID.source}|^${EVERYONE}$`),
  isNameLike: true,
};
export const PARTIES: ReceiverIds = { label: "部门 ID（一串数字，不是部门名称）", pattern: /^\d{1,10}$/ };
export const TAGS: ReceiverIds = { label: "标签 ID（一串数字，不是标签名称）", pattern: /^\d{1,10}$/ };
export const MOST_MEMBERS = 1_000;
export const MOST_GROUPS = 100;

/**
 * A member may get 30 messages a minute and 1000 an hour from an app; more are dropped without a word. Who is in a
 * department, behind a tag or among all is not known here, so what goes to those has a share of its own, and both
 * shares together stay below the limit of any member, with room for what other systems send by the same app.
 */
const SHARES = { member: { minute: 18, hour: 600 }, many: { minute: 8, hour: 250 } } as const;
const HOUR_MS = 3_600_000;

/** Whom a message goes to, or why to nobody. */
export type WorkChoice =
  | { readonly kind: "chosen"; readonly receivers: WorkReceivers; readonly passed_over: number }
  | { readonly kind: "nobody" }
  | { readonly kind: "unfit"; readonly part: string };

/** The members that a message names, else the channel's own receivers; nobody where there are none or more than fit. */
export function workReceivers(named: string | null, usual: Required<WorkReceivers>): WorkChoice {
  const choice = ruleReceivers(named, MEMBERS);
  if (choice.kind === "unfit") return choice;
  if (choice.kind === "chosen") {
    const { ids, passed_over } = choice;
    return ids.length > MOST_MEMBERS
      ? { kind: "nobody" }
      : { kind: "chosen", receivers: { touser: ids.join("|") }, passed_over };
  }
  const receivers = {
    ...joined("touser", receiverParts(usual.touser, MEMBERS_OR_ALL)),
    ...joined("toparty", receiverParts(usual.toparty, PARTIES)),
    ...joined("totag", receiverParts(usual.totag, TAGS)),
  };
  return Object.keys(receivers).length === 0 ? { kind: "nobody" } : { kind: "chosen", receivers, passed_over: 0 };
}

function joined(field: keyof WorkReceivers, ids: readonly string[]): WorkReceivers {
  return ids.length === 0 ? {} : { [field]: ids.join("|") };
}

/** Every window that a message for these must pass. */
export function windowsOf(
  { touser = "", toparty, totag }: WorkReceivers,
  app: string,
  windowOf: ChannelTools["windowOf"],
): readonly SendWindow[] {
  const users = new Set(
    touser
      .toLowerCase()
      .split("|")
      .filter((user) => USERID.test(user)),
  );
  const hasMany = toparty !== undefined || totag !== undefined || touser.split("|").includes(EVERYONE);
  return [
    ...[...users].flatMap((user) => pair(` member ${user}`, SHARES.member)),
    ...(hasMany ? pair("", SHARES.many) : []),
  ];

  function pair(whom: string, { minute, hour }: { readonly minute: number; readonly hour: number }) {
    return [windowOf(`${app}${whom} minute`, minute), windowOf(`${app}${whom} hour`, hour, HOUR_MS)];
  }
}
