import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import type { CareSettings, CareSettingsRequest, CareSettingsWritten } from "../../../../contracts/care-settings.ts";
import { ApiError, postJson } from "../api/api-client.ts";
import { careQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";
import { SettingInput, settingId } from "./setting-input.tsx";
import {
  SETTING_NAMES,
  type SettingScene,
  settingChanges,
  settingMeaning,
  type SettingsDraft,
} from "./setting-words.ts";

interface FormProps {
  /** As they hold now; the form keeps those that were seen when it was opened. */
  readonly settings: CareSettings;
  readonly scene: SettingScene;
  onClose(): void;
}

/** The settings to type in, with what would follow; whoever was overtaken is told by what, and nothing is overwritten. */
export function SettingsForm({ settings, scene, onClose }: FormProps) {
  const { words } = scene;
  const [seen, setSeen] = useState(settings);
  const [draft, setDraft] = useState<SettingsDraft>(settings);
  const [overtaken, setOvertaken] = useState<CareSettings | null>(null);
  const whole = wholeSettings(draft);
  const save = useSaveSettings((written) => {
    if (written.kind === "changed") setOvertaken(written.settings);
    else onClose();
  });

  return (
    <form
      className={styles["settings"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (whole !== null && !save.isPending) save.mutate({ seen, settings: whole });
      }}
    >
      {overtaken !== null && (
        <Alert
          type="warning"
          showIcon
          title={words.changed}
          description={settingChanges(seen, overtaken, scene).join("；")}
          action={
            <Button
              size="small"
              onClick={() => {
                setSeen(overtaken);
                setDraft(overtaken);
                setOvertaken(null);
              }}
            >
              {words.load}
            </Button>
          }
        />
      )}
      {SETTING_NAMES.map((name, at) => (
        <div key={name} className={styles["setting"]}>
          <label htmlFor={settingId(name)}>{words.name[name]}</label>
          <div>
            <SettingInput
              {...{ name, draft, words }}
              isFirst={at === 0}
              onChange={(value) => setDraft({ ...draft, [name]: value })}
            />
            <span id={`${settingId(name)}-means`} className={styles["soft"]} aria-live="polite">
              {draft[name] === null ? words.missing : settingMeaning(draft, name, scene)}
            </span>
          </div>
        </div>
      ))}
      {save.error !== null && <Refusal error={save.error} />}
      <p className={styles["buttons"]}>
        <Button
          type="primary"
          htmlType="submit"
          disabled={whole === null || overtaken !== null}
          loading={save.isPending}
        >
          {words.save}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </p>
    </form>
  );
}

function Refusal({ error }: { error: Error }) {
  const { texts } = useTexts();
  const hint = error instanceof ApiError ? error.hint : "";
  return <Alert type="error" showIcon title={error.message || texts.state.offline} description={hint} />;
}

/** Null while a number is missing. */
function wholeSettings(draft: SettingsDraft): CareSettings | null {
  const { coupon_budget, held_out_share, window_days, contact_cost, stops_losing, holds_out_foretold } = draft;
  if (coupon_budget === null || held_out_share === null || window_days === null || contact_cost === null) return null;
  return {
    ...{ coupon_budget, held_out_share, window_days, contact_cost },
    ...{ stops_losing: stops_losing === true, holds_out_foretold: holds_out_foretold === true },
  };
}

/** Saves, and has the page show what holds now. */
function useSaveSettings(onWritten: (written: CareSettingsWritten) => void) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CareSettingsRequest) => postJson<CareSettingsWritten>("/care/settings", request),
    onSuccess: (written) => {
      if (written.kind === "saved") void message.success(texts.care.settings.saved);
      onWritten(written);
    },
    onSettled: () => client.invalidateQueries({ queryKey: careQuery.queryKey }),
  });
}
