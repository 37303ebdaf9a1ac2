/** Somebody as the company's own login knows them. */
export interface KnownPerson {
  /** Issuer and subject: never given to another person. */
  readonly single_sign_on: string;
  /** Null where there is none or nobody has verified it. */
  readonly email: string | null;
  readonly name: string | null;
}

/** The company's own login (OpenID Connect). Failures are AddonErrors. */
export interface SingleSignOn {
  /** Where to send the browser, and what must come back with it unseen by others. */
  begin(): Promise<{ readonly address: string; readonly kept: string }>;
  /** Who came back; `callback_url` is the whole address they came back to. */
  finish(callback_url: string, kept: string): Promise<KnownPerson>;
}
