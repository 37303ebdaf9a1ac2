/** An approved template of a text message. */
export interface SmsTemplate {
  /** With its variables, `${name}` or `{1}`. */
  readonly text: string;
  /** Signs that one variable may have. */
  readonly longest: number;
}

/** One text message that a vendor took. */
export interface TakenSms {
  /** Eleven digits. */
  readonly phone: string;
  /** The template it was sent by. */
  readonly template: string;
  /** As it would be read, signature first. */
  readonly text: string;
  readonly vendor_id: string;
  readonly out_id: string;
}

const VARIABLE = /\$?\{(\w+)\}/g;

/** The names of a template's variables, in order. */
export function variablesOf({ text }: SmsTemplate): readonly string[] {
  return [...text.matchAll(VARIABLE)].map(([, name = ""]) => name);
}

/** The text as it is read. */
export function filledTemplate(sign: string, { text }: SmsTemplate, values: ReadonlyMap<string, string>): string {
  return `【${sign}】${text.replace(VARIABLE, (_variable, name: string) => values.get(name) ?? "")}`;
}

/** Whether a value holds a web address, which no variable may. */
export function hasWebAddress(value: string): boolean {
  return /https?:\/\/|www\.|[a-z\d]\.(?:com|cn|net|org)\b/i.test(value);
}
