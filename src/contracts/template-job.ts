/** What finally became of a template message of 微信, as the platform tells some time after it has taken it. */
export interface TemplateJobResult {
  /** The message's id, the receipt of its sending. */
  readonly msgid: string;
  readonly openid: string;
  /** `blocked`: its receiver refuses messages of the account. */
  readonly result: "delivered" | "blocked" | "failed";
  /** Instant in ms. */
  readonly at: number;
}
