import { surgeSentence } from "../anomaly/demand-surge.ts";
import { negativeStock } from "../anomaly/stock-discrepancy.ts";
import { surgeOriginSentence, type SurgeOrigin } from "../anomaly/surge-origin.ts";
import { unitOf } from "./default-unit.ts";
import { levelShiftSignal, likelyOutageSignal, phantomStockSignal, unusualOrderSignal } from "./demand-signals.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import type { RiskInput } from "./risk-input.ts";
import type { Signal, SignalKind } from "./signal.ts";
import type { Situation } from "./situation.ts";

/** What signals are found from. */
export interface SignalSources {
  readonly input: RiskInput;
  readonly situation: Situation;
  /** Null when demand or stock cannot be judged. */
  readonly risk: JudgedRisk | null;
  readonly surge_origin: SurgeOrigin | null;
}

/** All that is unusual, what asks for action first. */
export function signalsOf(sources: SignalSources): readonly Signal[] {
  const { input, risk, surge_origin } = sources;
  const unit = unitOf(input.item);
  const surge = risk?.surge ?? null;
  const told = surge === null ? null : surgeSentence(surge, unit) + originText(surge_origin);
  const phantom = phantomStockSignal(sources);
  return [
    ...signal("surge", told),
    ...signal("unusual_order", unusualOrderSignal(sources)),
    ...signal("negative_stock", input.stock && (negativeStock(input.stock.on_hand, unit)?.sentence ?? null)),
    ...signal("undocumented_movement", input.stock_mark?.finding?.sentence ?? null),
    ...signal("phantom_stock", phantom),
    ...signal("likely_outage", likelyOutageSignal(sources)),
    // Days without any sale are no new level while their cause may be the shelf.
    ...signal("level_shift", phantom === null ? levelShiftSignal(sources) : null),
  ];
}

function signal(kind: SignalKind, sentence: string | null): readonly Signal[] {
  return sentence === null ? [] : [{ kind, sentence }];
}

function originText(origin: SurgeOrigin | null): string {
  return origin === null ? "" : surgeOriginSentence(origin);
}
