import { z } from "zod";

/**
 * An entity is taken by what it cannot do without: one odd detail must not make a page unreadable,
 * and whatever the platform adds is kept. `shape` must hold what the type requires.
 */
export function entity<T>(name: string, shape: z.ZodRawShape): z.ZodType<T> {
  const needed = z.looseObject(shape);
  return z.custom<T>((value) => needed.safeParse(value).success, `not a ${name}`);
}
