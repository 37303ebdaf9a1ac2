/** How a vendor's review of a template or a signature stands. */
export interface SmsReview {
  readonly word: "passed" | "waiting" | "in_review" | "rejected" | "withdrawn";
  /** What the reviewer wrote. */
  readonly reason?: string;
  /** What a template was approved for, where it is not what its text says. */
  readonly kind?: "notice" | "marketing" | "code" | "abroad";
}

/** The part of a vendor that reviews, as tests turn it. */
export interface SmsReviewed {
  /** Lets the review of a template, or of the signature by its name, stand so. */
  review(what: string, review: SmsReview): void;
  /** Whether the key may ask, and not only send. */
  allowQueries(isAllowed: boolean): void;
}

/** Reviews of one account; whatever nobody turned has passed. */
export function createSmsReviews() {
  const reviews = new Map<string, SmsReview>();
  let isAllowed = true;
  const reviewOf = (what: string): SmsReview => reviews.get(what) ?? { word: "passed" };
  const reviewed: SmsReviewed = {
    review: (what, review) => void reviews.set(what, review),
    allowQueries: (next) => {
      isAllowed = next;
    },
  };
  return {
    reviewed,
    reviewOf,
    hasPassed: (what: string) => reviewOf(what).word === "passed",
    isQueryAllowed: () => isAllowed,
  };
}
