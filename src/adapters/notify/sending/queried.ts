import { type CheckFinding, fault, note } from "../../../contracts/check-finding.ts";
import { checkNotMade } from "../../../contracts/check-not-made.ts";
import { maskPhones } from "../../../domain/text/mask-phones.ts";
import type { Problem } from "../../../contracts/problem.ts";
import type { OutboundReply } from "./outbound-request.ts";
import { plainLine } from "../texts/plain-line.ts";
import { remarkOf } from "./reply-outcome.ts";

/** What a vendor told when it was asked about itself, or why nothing is known. */
export type Queried<Value> =
  | { readonly kind: "told"; readonly value: Value }
  /** It knows nothing by that name. */
  | { readonly kind: "not_found" }
  | NotTold;

/** Why a vendor could not be asked, in words that do not depend on what it was asked. */
interface NotTold {
  readonly kind: "not_told";
  readonly finding: CheckFinding;
  /** The next query would end the same way. */
  readonly is_for_all: boolean;
}

/** A vendor that is asked, by its Chinese name; the secrets are cut out of whatever it says. */
export interface QueryWords {
  readonly name: string;
  readonly secrets: readonly string[];
  /** What a person does so that the key may ask. */
  readonly permission: string;
}

/** What a vendor refused a query with. */
export interface QueryRemark {
  readonly code: string;
  readonly message: string;
}

/** Reads the body of an answer; null where it is not the vendor's. */
type ReadBody<Value> = (body: string) => Queried<Value> | null;

/** What an answer, or the lack of one, tells. */
export function queried<Value>(reply: OutboundReply, words: QueryWords, read: ReadBody<Value>): Queried<Value> {
  switch (reply.kind) {
    case "answered":
      return read(reply.body) ?? notMade(`${words.name}的应答无法识别（HTTP ${reply.status}）`, true);
    case "not_connected":
    case "lost":
    case "untrusted":
      return notMade(`连接不上${words.name}（${reply.code}）`, true);
    case "forbidden":
    case "in_the_clear":
      return notMade("通道的地址不在允许连接的范围内", true);
  }
}

const NOT_PERMITTED = /RAM_PERMISSION|NoPermission|^Forbidden|UnauthorizedOperation|^errcode 48001$/;
const NOT_LET_IN = /RequestIpNotInWhitelist|DENY_IP_RANGE/;
const KEY_REFUSED = /^(?:SignatureDoesNotMatch|InvalidAccessKeyId|InvalidTimeStamp|IncompleteSignature|AuthFailure)/;

/** Why a query was refused: a key that may only send is no fault, one that is wrong keeps messages back too. */
export function refusedQuery({ code, message }: QueryRemark, { name, secrets, permission }: QueryWords): NotTold {
  const said = vendorWords(`${code}${message === "" ? "" : `：${message}`}`, secrets);
  if (NOT_LET_IN.test(code))
    return told(
      fault("channel_address_refused", `${name}不接受本机的出口地址（${said}）`, "在控制台加入本机的出口地址。"),
      true,
    );
  if (NOT_PERMITTED.test(code))
    return told(
      note(
        "channel_check_not_permitted",
        `密钥没有查询的权限，没有检查（${said}）`,
        `不影响发送；要检查时，${permission}。`,
      ),
      false,
    );
  if (KEY_REFUSED.test(code))
    return told(
      fault(
        "channel_key_refused",
        `${name}拒绝了密钥（${said}）`,
        "检查密钥是否正确、是否启用，以及本机时间；用 `stockguard channel set` 重新设置该通道。",
      ),
      true,
    );
  return notMade(`${name}没有答复查询（${said}）`, false);
}

/** What a vendor wrote, on one line, without what is secret and without anybody's number. */
export function vendorWords(text: string, secrets: readonly string[]): string {
  return remarkOf(maskPhones(plainLine(text)), secrets);
}

/** Why nothing could be asked at all: what keeps messages back too is a fault. */
export function notAsked({ kind, problem }: { readonly kind: string; readonly problem: Problem }): NotTold {
  return kind === "config"
    ? told(fault(problem.code, problem.message, problem.hint), true)
    : notMade(problem.message, true);
}

/** A list that goes on beyond the rows that are read of it: what was not among them may stand in the rest. */
export function listTooLong(action: string, most_rows: number, { name }: Pick<QueryWords, "name">): NotTold {
  const finding = checkNotMade(
    `${name}的列表超过 ${most_rows} 项，没有读完（${action}）`,
    "到控制台查看它的状态；删去不用的后可以再检查。",
  );
  return told(finding, false);
}

function notMade(reason: string, is_for_all: boolean): NotTold {
  return told(checkNotMade(reason), is_for_all);
}

function told(finding: CheckFinding, is_for_all: boolean): NotTold {
  return { kind: "not_told", finding, is_for_all };
}
