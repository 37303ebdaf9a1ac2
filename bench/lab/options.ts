import { InvalidArgumentError } from "commander";

/** An option that counts: a whole number, 1 or more. */
export function atLeastOne(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("expected a whole number, 1 or more");
  return Number(text);
}

/** An option that is a probability, strictly between 0 and 1. */
export function probability(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError("expected a number between 0 and 1");
  return value;
}
