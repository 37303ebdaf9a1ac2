import { normalCdf, normalPdf } from "./normal.ts";

/**
 * Standard normal loss: expected shortfall E[(Z − z)⁺] for Z ~ N(0, 1).
 * L(z) = φ(z) − z·(1 − Φ(z)), Snyder & Shen (C.22).
 */
export function standardNormalLoss(z: number): number {
  return normalPdf(z) - z * normalCdf(-z);
}
