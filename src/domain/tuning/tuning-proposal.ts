import type { BuyerChangesProposal } from "./buyer-changes-proposal.ts";
import type { ClassLevelProposal } from "./class-level-proposal.ts";
import type { ItemProposal } from "./item-proposals.ts";
import type { LeadTimeProposal } from "./lead-time-proposal.ts";
import type { LossLevelProposal } from "./loss-level-proposal.ts";
import type { ReserveProposal } from "./reserve-proposal.ts";

/** A change of a parameter that outcomes speak for; a person makes it or leaves it. Plain JSON. */
export type TuningProposal =
  | LeadTimeProposal
  | ItemProposal
  | LossLevelProposal
  | ReserveProposal
  | ClassLevelProposal
  | BuyerChangesProposal;

/** What could not be looked at, how many of it, and how much was needed of what. */
export interface TuningLack {
  readonly kind: "lead_time" | "stock_record" | "customer_loss" | "class_service_level" | "buyer_changes";
  /** The class; empty where many are meant. */
  readonly code: string;
  /** Suppliers, places, customers, or arrivals and changes that there were. */
  readonly count: number;
  readonly needed: number;
}
