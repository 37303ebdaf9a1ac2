/** Seals secrets before they are kept. `open` raises an AddonError where the text was sealed with another key. */
export interface SecretBox {
  seal(plain: string): string;
  open(sealed: string): string;
}
