/** Unguessable texts and their one-way marks. */
export interface TokenMaker {
  /** At least 128 random bits as URL-safe text. */
  random(): string;
  /** SHA-256 as hex; enough for texts that are random themselves. */
  hash(text: string): string;
}
