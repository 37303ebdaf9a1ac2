import { createFakePace } from "./fake-pace.ts";
import type { ShownMessage } from "./shown.ts";
import { appBody, shownBody } from "./wechat-work-bodies.ts";

/** A message as one member was shown it. */
export interface FakeAppMessage extends ShownMessage {
  readonly userid: string;
}

/** Members that the app may see, their departments and tags; ids are compared without case. */
const MEMBERS = ["zhangsan", "lisi", "buyer@shop.test"];
const UNLICENSED = "wangwu";
const PARTIES: Readonly<Record<string, readonly string[]>> = { "2": ["zhangsan", "lisi"] };
const TAGS: Readonly<Record<string, readonly string[]>> = { "7": ["lisi"] };
const DEFAULT_INTERVAL_S = 1_800;

/** The part of the API that takes messages to members, and drops without a word what is too much for one. */
export function createFakeApp(now: () => number, agentid: number) {
  const shown: FakeAppMessage[] = [];
  const minute = createFakePace(now, 30, 60_000);
  const hour = createFakePace(now, 1_000, 3_600_000);
  const seen = new Map<string, number>();
  let duplicates = 0;
  let count = 0;

  function take(body: unknown, bytes: Buffer): unknown {
    const parsed = appBody.safeParse(body);
    if (!parsed.success) return said(40_058, `invalid Request Parameter: ${parsed.error.issues[0]?.path.join(".")}`);
    if (parsed.data.agentid !== agentid) return said(40_056, "invalid agentid");
    const { touser = "", toparty = "", totag = "" } = parsed.data;
    const users = namesIn(touser.toLowerCase());
    const { members, refused } = receiversOf(users, namesIn(toparty), namesIn(totag));
    if (members.size === 0) return said(81_013, "user & party & tag all invalid");
    count += 1;
    if (isRepeated(bytes.toString(), parsed.data)) duplicates += 1;
    else for (const userid of members) show(userid, shownBody(parsed.data));
    return { ...said(0, "ok"), ...refused, msgid: `msg-${count}` };
  }

  function show(userid: string, message: ShownMessage): void {
    if (minute.admits(userid) && hour.admits(userid)) shown.push({ userid, ...message });
  }

  function isRepeated(
    json: string,
    { enable_duplicate_check, duplicate_check_interval = DEFAULT_INTERVAL_S }: DuplicateCheck,
  ): boolean {
    if (enable_duplicate_check !== 1) return false;
    const isSeen = now() < (seen.get(json) ?? -Infinity) + duplicate_check_interval * 1_000;
    if (!isSeen) seen.set(json, now());
    return isSeen;
  }

  return { shown, take, duplicates: () => duplicates };
}

interface DuplicateCheck {
  readonly enable_duplicate_check?: 0 | 1 | undefined;
  readonly duplicate_check_interval?: number | undefined;
}

function receiversOf(users: readonly string[], parties: readonly string[], tags: readonly string[]) {
  const isEveryone = users.includes("@all");
  const members = new Set([
    ...(isEveryone ? MEMBERS : users.filter((user) => MEMBERS.includes(user))),
    ...parties.flatMap((party) => PARTIES[party] ?? []),
    ...tags.flatMap((tag) => TAGS[tag] ?? []),
  ]);
  const unknown = users.filter((user) => user !== "@all" && user !== UNLICENSED && !MEMBERS.includes(user));
  const refused = {
    invaliduser: unknown.join("|"),
    invalidparty: parties.filter((party) => PARTIES[party] === undefined).join("|"),
    invalidtag: tags.filter((tag) => TAGS[tag] === undefined).join("|"),
    unlicenseduser: users.filter((user) => user === UNLICENSED).join("|"),
  };
  return { members, refused };
}

function namesIn(text: string): readonly string[] {
  return text.split("|").filter((name) => name !== "");
}

function said(errcode: number, errmsg: string) {
  return { errcode, errmsg };
}
