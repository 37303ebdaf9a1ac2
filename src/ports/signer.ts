/** Texts that nobody else can make: readable by everyone, safe in addresses, unforgeable. */
export interface Signer {
  sign(text: string): string;
  /** The signed text; null where it was not signed here. */
  read(signed: string): string | null;
}
