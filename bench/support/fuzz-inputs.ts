/** What strangers, broken programs and careless people may send, made by chance. */
import fc from "fast-check";

/** One request. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly as: "nobody" | "viewer" | "admin" | "token";
  readonly brings_csrf_token: boolean;
}

/** Every route of the API; `:x` is filled by chance. Signing out would end the sessions that the rest needs. */
const ROUTES = [
  "GET /api/v1/session",
  "GET /api/v1/sign-in",
  "POST /api/v1/sign-in",
  "POST /api/v1/link",
  "POST /api/v1/link/look",
  "POST /api/v1/answer",
  "POST /api/v1/answer/look",
  "GET /api/v1/sso/begin",
  "GET /api/v1/sso/callback?code=:x&state=:x",
  "GET /api/v1/board?:x",
  "GET /api/v1/board?severity=:x&search=:x&page=:x&sort=:x&category=:x&location=:x",
  "GET /api/v1/items/:x/:x",
  "GET /api/v1/items/:x",
  "GET /api/v1/messages",
  "GET /api/v1/health",
  "GET /api/v1/problems",
  "POST /api/v1/items/:x/:x/acknowledge",
  "POST /api/v1/items/:x/:x/snooze",
  "POST /api/v1/kit/check-order-line",
  "POST /api/v1/kit/assess-now",
  "POST /api/v1/kit/acknowledge-alert",
  "POST /api/v1/aside/:x/retry",
  "POST /api/v1/effects/:x/replay",
  "GET /api/v1/demo",
  "POST /api/v1/demo",
  "GET /api/v1/users",
  "POST /api/v1/users",
  "POST /api/v1/users/:x",
  "POST /api/v1/users/:x/link",
  "POST /api/v1/users/:x/sign-out",
  "GET /api/v1/tokens",
  "POST /api/v1/tokens",
  "POST /api/v1/tokens/:x/revoke",
  "GET /api/v1/audit?before=:x",
  "POST /api/v1/customers/export",
  "POST /api/v1/customers/erasure-plan",
  "POST /api/v1/customers/erase",
  "POST /api/v1/customers/lift-erasure",
  "GET /api/v1/:x",
  "GET /:x",
  "GET /metrics",
  "GET /readyz",
  "PUT /api/v1/users",
  "DELETE /api/v1/board",
] as const;

const NASTY = [
  "",
  "0",
  "-1",
  "1e309",
  "9007199254740993",
  "NaN",
  "null",
  "../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "%E4",
  "%00",
  "'; drop table account_user; --",
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "__proto__",
  "constructor",
  "{{7*7}}",
  "\u202e",
  "ｓｇ＿",
  "sg_x",
  "a".repeat(3_000),
];

const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 60 }), fc.string());
const part = fc.oneof(
  text.map((value) => encodeURIComponent(value.toWellFormed())),
  fc.constantFrom("%E4", "%", "%00", "A", "1"),
);

const path = fc.constantFrom(...ROUTES).chain((route) =>
  fc.array(part, { minLength: 6, maxLength: 6 }).map((parts) => {
    let used = 0;
    const [method = "GET", template = "/"] = route.split(" ");
    return { method, path: template.replaceAll(":x", () => parts[used++ % parts.length] ?? "") };
  }),
);

/** JSON whose names are ours and whose values are anybody's. */
const shaped = fc.record(
  {
    login_name: fc.oneof(text, fc.jsonValue()),
    display_name: fc.oneof(text, fc.jsonValue()),
    password: fc.oneof(text, fc.jsonValue()),
    email: fc.oneof(fc.constant(null), text),
    role: fc.oneof(fc.constantFrom("viewer", "root"), fc.jsonValue()),
    is_disabled: fc.jsonValue(),
    code: fc.oneof(text, fc.jsonValue()),
    token: fc.oneof(text, fc.jsonValue()),
    name: fc.oneof(text, fc.jsonValue()),
    scopes: fc.oneof(fc.constant(["read_board"]), fc.constant(["manage_users"]), fc.jsonValue()),
    valid_days: fc.oneof(fc.constant(1), fc.jsonValue()),
    days: fc.oneof(fc.double(), fc.jsonValue()),
    paused: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

/** Codes of customers, as typed once and once more. */
const customerCode = fc.oneof(text, fc.constantFrom("KH-1", "%", "_", "\\"), fc.jsonValue());
const customer = fc.oneof(
  customerCode.map((customer_code) => ({ customer_code })),
  customerCode.map((customer_code) => ({ customer_code, confirmation: customer_code })),
  fc.record({ customer_code: customerCode, confirmation: customerCode }),
);

const body = fc.oneof(
  { weight: 1, arbitrary: customer.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: shaped.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.json() },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom("{", "[[[[", "\ufeff{}", `"${"x".repeat(110_000)}"`, '{"a":'.repeat(500)) },
);

const headerText = fc.string({ unit: "grapheme-ascii", maxLength: 40 });
const headers = fc.record(
  {
    "content-type": fc.oneof(
      { weight: 6, arbitrary: fc.constant("application/json") },
      fc.constantFrom(
        "text/plain",
        "application/json; charset=utf-7",
        "multipart/form-data; boundary=x",
        "application/xml",
      ),
    ),
    authorization: fc.oneof(
      headerText.map((value) => `Bearer ${value}`),
      headerText,
    ),
    origin: fc.oneof({ weight: 3, arbitrary: fc.constant("null") }, headerText),
    "x-csrf-token": headerText,
    "x-forwarded-for": fc.oneof(fc.constantFrom("1.2.3.4", "::1, 10.0.0.1"), headerText),
    "content-encoding": fc.constantFrom("gzip", "br", "x"),
    "accept-language": headerText,
  },
  { requiredKeys: [] },
);

/** Mostly as a page would ask, so that most inputs get past the door. */
const usualHeaders = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ "content-type": "application/json" }) },
  { weight: 1, arbitrary: headers },
);

/** Any request to any route by anybody. */
export const fuzzRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({
    place: path,
    headers: usualHeaders,
    body,
    as: fc.constantFrom("nobody" as const, "viewer" as const, "admin" as const, "token" as const),
    brings_csrf_token: fc.oneof(
      { weight: 5, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  })
  .map(({ place, headers: given, ...rest }) => ({ ...place, ...rest, headers: given }));

/** One push, signed as the platform signs or not. */
export interface FuzzPush {
  readonly is_signed: boolean;
  readonly body: string;
  readonly age_s: number;
  readonly delivery_id: string;
  readonly query: string;
}

const pushed = fc.record(
  {
    op: fc.oneof(fc.constantFrom("data_create", "data_update", "data_remove", "form_update", "test"), fc.jsonValue()),
    opTime: fc.oneof(fc.integer(), fc.jsonValue()),
    data: fc.oneof(
      fc.record(
        {
          _id: fc.oneof(text, fc.jsonValue()),
          item_code: fc.oneof(text, fc.jsonValue()),
          item_name: fc.oneof(text, fc.jsonValue()),
          purchase_cost: fc.oneof(fc.double(), fc.jsonValue()),
          updateTime: fc.oneof(text, fc.constant("2026-11-23T02:00:00.000Z")),
          deleteTime: text,
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    ),
  },
  { requiredKeys: [] },
);

/** Pushes of records, of nonsense, of the past and of the future. */
export const fuzzPush: fc.Arbitrary<FuzzPush> = fc.record({
  is_signed: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  body: fc.oneof({ weight: 3, arbitrary: pushed.map((value) => JSON.stringify(value)) }, fc.json(), text),
  age_s: fc.oneof(fc.constant(0), fc.integer({ min: -10_000_000, max: 10_000_000 })),
  delivery_id: fc.uuid(),
  query: fc.oneof(fc.constant(""), part),
});

/** Lines of somebody's order file. */
export const fuzzFile: fc.Arbitrary<string> = fc
  .array(fc.array(text, { minLength: 1, maxLength: 6 }), { maxLength: 12 })
  .map((rows) => ["单号,编码,数量,时间", ...rows.map((cells) => cells.join(","))].join("\n"));

/** Words behind a command. */
export const fuzzArguments: fc.Arbitrary<readonly string[]> = fc.array(
  fc.oneof(
    fc.constantFrom(
      "sign-in",
      "channel",
      "set",
      "list",
      "bind",
      "secrets",
      "rotate",
      "push",
      "--kind",
      "--user",
      "--url",
    ),
    fc.constantFrom("install", "doctor", "reconcile", "import", "--file", "--yes", "--help", "--version", "--", "-"),
    text.map((value) => value.replaceAll("\0", "")),
  ),
  { maxLength: 6 },
);
