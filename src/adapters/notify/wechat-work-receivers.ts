import type { ChannelTools } from "./channel-kind.ts";
import { idsIn } from "./named-receivers.ts";
import type { SendWindow } from "./send-window.ts";

/** Whom a message of an app is for, in the words of its API; what is empty is left out. */
export interface WorkReceivers {
  readonly touser?: string;
  readonly toparty?: string;
  readonly totag?: string;
}

/** A member's account: 1 to 64 letters, digits and _-@. */
const USERID = /^[A-Za-z0-9][A-Za-z0-9_@.-]{0,63}$/;
const EVERYONE = "@all";
const USERS = new RegExp(`${USERID.source}|^${EVERYONE}$`);
const NUMBER = /^\d{1,10}$/;
const MOST_USERS = 1_000;
const MOST_GROUPS = 100;

/**
 * A member may get 30 messages a minute and 1000 an hour from an app; more are dropped without a word. Who is in a
 * department, behind a tag or among all is not known here, so what goes to those has a share of its own, and both
 * shares together stay below the limit of any member, with room for what other systems send by the same app.
 */
const SHARES = { member: { minute: 18, hour: 600 }, many: { minute: 8, hour: 250 } } as const;
const HOUR_MS = 3_600_000;

/** The members that a message names, else the channel's own receivers; null for nobody, or for more than fit. */
export function workReceivers(named: string | null, usual: Required<WorkReceivers>): WorkReceivers | null {
  const users = idsIn(named, USERID);
  const receivers =
    users.length > 0
      ? { users, parties: [], tags: [] }
      : { users: idsIn(usual.touser, USERS), parties: idsIn(usual.toparty, NUMBER), tags: idsIn(usual.totag, NUMBER) };
  const { parties, tags } = receivers;
  const isTooMany = receivers.users.length > MOST_USERS || parties.length > MOST_GROUPS || tags.length > MOST_GROUPS;
  const isNobody = receivers.users.length + parties.length + tags.length === 0;
  if (isTooMany || isNobody) return null;
  return {
    ...(receivers.users.length > 0 && { touser: receivers.users.join("|") }),
    ...(parties.length > 0 && { toparty: parties.join("|") }),
    ...(tags.length > 0 && { totag: tags.join("|") }),
  };
}

/** Every window that a message for these must pass. */
export function windowsOf(
  { touser = "", toparty, totag }: WorkReceivers,
  app: string,
  windowOf: ChannelTools["windowOf"],
): readonly SendWindow[] {
  const users = idsIn(touser.toLowerCase(), USERID);
  const hasMany = toparty !== undefined || totag !== undefined || touser.split("|").includes(EVERYONE);
  return [
    ...users.flatMap((user) => pair(` member ${user}`, SHARES.member)),
    ...(hasMany ? pair("", SHARES.many) : []),
  ];

  function pair(whom: string, { minute, hour }: { readonly minute: number; readonly hour: number }) {
    return [windowOf(`${app}${whom} minute`, minute), windowOf(`${app}${whom} hour`, hour, HOUR_MS)];
  }
}
