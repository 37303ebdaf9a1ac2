/** What takes the place of something that must not be read in a log. */
const HIDDEN = "[hidden]";

/** Names of fields whose value is never written, whatever it is. */
const SECRET_NAME = /(secret|token|password|passwd|api_?key|authorization|cookie|session|phone|mobile|credential)/i;
/** Names that only sound like it. */
const HARMLESS_NAME = /^(session_count|token_count|tokens_left)$/;

/** Texts that give away what they belong to, wherever they stand. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Everything after the host of an address may be a token: a robot's key, a push address, a signed link.
  [/:\/\/[^\s/@"'）]+@/g, `://${HIDDEN}@`],
  [/\b([a-z][a-z+]+:\/\/[^\s/?#"'）]+)[/?#][^\s"'）]+/gi, `$1/${HIDDEN}`],
  [/\bBearer\s+[\w.~+/=-]+/gi, `Bearer ${HIDDEN}`],
  [/(\/hooks\/|\/set-up[?#]code=|[?&](?:key|token|code|access_token|signature)=)[^\s&"'）]+/gi, `$1${HIDDEN}`],
  // A mobile number of the mainland, alone or with its country code.
  [/(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, HIDDEN],
];

const DEEPEST = 6;

/** A text without the addresses, tokens and phone numbers in it. */
function withoutSecrets(text: string): string {
  return PATTERNS.reduce((shown, [pattern, replacement]) => shown.replace(pattern, replacement), text);
}

/** Fields as they may be logged: secrets by their names, and what is in texts by its shape. */
export function loggable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return withoutSecrets(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return HIDDEN;
  if (value instanceof Error) return { name: value.name, message: withoutSecrets(value.message) };
  if (Array.isArray(value)) return value.map((part: unknown) => loggable(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, isSecret(name) ? HIDDEN : loggable(part, depth + 1)]),
  );
}

function isSecret(name: string): boolean {
  return name === "url" || (SECRET_NAME.test(name) && !HARMLESS_NAME.test(name));
}
