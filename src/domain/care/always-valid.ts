/** Chance that the true value ever lies outside, over all looks together. */
const ALPHA = 0.05;
/** The number of customers at which the width is least. */
const TIGHTEST_AT = 1_000;

/**
 * Half the width of an interval that holds at every look at once, so that looking each month raises no false alarm: the
 * asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2021 (Theorem 2.2),
 * σ̂·√(2(nρ²+1)/(n²ρ²)·ln(√(nρ²+1)/α)), with σ̂² = n·(standard error)² and ρ tuned to 1,000 customers.
 */
export function alwaysValidWidth(standard_error: number, count: number): number {
  const tuned = (-2 * Math.log(ALPHA) + Math.log(-2 * Math.log(ALPHA)) + 1) / TIGHTEST_AT;
  const scaled = count * tuned;
  return standard_error * Math.sqrt((2 * (scaled + 1) * Math.log(Math.sqrt(scaled + 1) / ALPHA)) / scaled);
}
