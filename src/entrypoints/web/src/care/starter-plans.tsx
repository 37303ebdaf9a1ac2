import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useState } from "react";
import type { CareReport } from "../../../../contracts/care.ts";
import type { StarterPlansWritten } from "../../../../contracts/care-settings.ts";
import { ApiError, postJson } from "../api/api-client.ts";
import { careQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";

/** Writes the starter plans of a trade, switched off; for those who may edit rules. */
export function StarterPlans({ packs }: { packs: CareReport["plans"]["packs"] }) {
  const { texts, language } = useTexts();
  const words = texts.care.plan;
  const mayEdit = useMay("edit_rules");
  const [chosen, setChosen] = useState<string | null>(null);
  const write = useWriteStarter();
  if (!mayEdit || packs.length === 0) return null;
  const options = packs.map(({ pack, label }) => ({ value: pack, label: language === "zh" ? pack : label.en }));
  return (
    <span className={styles["starter"]}>
      <Select
        aria-label={words.trade}
        className={styles["trade"] ?? ""}
        placeholder={words.trade}
        options={options}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        disabled={chosen === null}
        loading={write.isPending}
        onClick={() => {
          if (chosen !== null) write.mutate(chosen);
        }}
      >
        {words.write}
      </Button>
      <span className={styles["soft"]}>{words.write_hint}</span>
    </span>
  );
}

function useWriteStarter() {
  const { texts, language } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (pack: string) => postJson<StarterPlansWritten>("/care/starter-plans", { pack }),
    onSuccess: ({ written, present }) =>
      void message.success(
        texts.care.plan.written(countText(written.length, language), countText(present.length, language)),
      ),
    onError: (error) => {
      const hint = error instanceof ApiError ? error.hint : "";
      void message.error([error.message || texts.state.offline, hint].filter((text) => text !== "").join(" "), 8);
    },
    onSettled: () => client.invalidateQueries({ queryKey: careQuery.queryKey }),
  });
}
