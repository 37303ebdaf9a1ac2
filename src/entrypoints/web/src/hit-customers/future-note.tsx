import type { FutureLossState } from "../../../../contracts/future-loss.ts";
import { useMay } from "../api/use-may.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./hit-customers.module.css";

/** What the future part of the losses means, or why there is none; nothing for those who may not see it. */
export function FutureNote({ future }: { future: FutureLossState }) {
  const words = useTexts().texts.hit_customers.future;
  if (!useMay("read_plan")) return null;
  const text = future.kind === "estimated" ? words.estimated[future.basis] : words.reason[future.reason];
  return <p className={styles["foot"]}>{text}</p>;
}
