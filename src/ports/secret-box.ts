/** Seals secrets before they are kept. `open` raises an AddonError where the text was sealed with another key. */
export interface SecretBox {
  seal(plain: string): string;
  open(sealed: string): string;
}

/** The keys of a box, which may be changed while the box is in use. */
export interface KeyRing {
  readonly box: SecretBox;
  /** Puts a new key in front, unless one was put there already and the change never ended; former ones still open. */
  begin(): void;
  /** Forgets all keys but the one in front. */
  end(): void;
}
