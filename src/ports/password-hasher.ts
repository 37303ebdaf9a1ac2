/** Slow one-way marks of passwords. */
export interface PasswordHasher {
  /** A salted mark with its own parameters in it. */
  hash(password: string): Promise<string>;
  /** Takes as long for `encoded` null as for any mark, so that nobody learns which names exist. */
  verify(password: string, encoded: string | null): Promise<boolean>;
}
