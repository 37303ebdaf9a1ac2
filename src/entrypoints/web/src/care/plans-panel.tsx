import {
  CalendarOutlined,
  CheckCircleOutlined,
  FormOutlined,
  PauseCircleOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";
import type { CareReport } from "../../../../contracts/care.ts";
import { OpenForm } from "../events/record-link.tsx";
import { Panel } from "../item/panel.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { asStarted } from "../text/as-started.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";
import { actionName } from "./care-words.ts";
import { StarterPlans } from "./starter-plans.tsx";

type Plan = CareReport["plans"]["rows"][number];

const ICONS: Readonly<Record<Plan["state"], ComponentType>> = {
  in_force: CheckCircleOutlined,
  off: PauseCircleOutlined,
  coming: CalendarOutlined,
  over: CalendarOutlined,
  faulty: WarningOutlined,
  no_coupon_form: WarningOutlined,
};

/** The lines of 关怀方案, what is missing, and plans to begin with. */
export function PlansPanel({ report: { plans, has_forms } }: { report: CareReport }) {
  const { care } = useTexts().texts;
  const { rows, is_bound, form_url } = plans;
  const words = care.plan;
  if (!is_bound) {
    return (
      <Panel title={care.plans}>
        <StatePanel icon={<FormOutlined />} title={words.unbound} hint={asStarted(words.unbound_hint)} />
      </Panel>
    );
  }
  return (
    <Panel title={care.plans} hint={care.plans_hint}>
      {!has_forms && <p className={styles["warning"]}>{asStarted(words.no_task_form)}</p>}
      {rows.length === 0 && <StatePanel icon={<FormOutlined />} title={words.none} hint={words.none_hint} />}
      {rows.length > 0 && rows.every(({ state }) => state !== "in_force") && (
        <p className={styles["warning"]}>{words.none_in_force}</p>
      )}
      <ul className={styles["plans"]}>
        {rows.map((plan) => (
          <PlanLine key={plan.record_id} plan={plan} form_url={form_url} />
        ))}
      </ul>
      <div className={styles["plans_foot"]}>
        <OpenForm url={form_url} />
        <StarterPlans packs={plans.packs} />
      </div>
    </Panel>
  );
}

function PlanLine({ plan, form_url }: { plan: Plan; form_url: string | null }) {
  const { texts, language } = useTexts();
  const words = texts.care.plan;
  const { plan_name, whom, state, faults } = plan;
  const Icon = ICONS[state];
  return (
    <li className={styles["plan"]} data-state={state}>
      <span className={styles["plan_state"]}>
        <span aria-hidden="true">
          <Icon />
        </span>
        {words.state[state]}
      </span>
      <span className={styles["plan_name"]}>
        {form_url === null ? (
          <strong>{plan_name}</strong>
        ) : (
          <a className="text-link" href={form_url} target="_blank" rel="noreferrer">
            {plan_name}
          </a>
        )}
        <span className={styles["soft"]}>
          {[actionName(plan, language), whom.length === 0 ? words.everybody : whom.join("、")].join(" · ")}
        </span>
        {faults.length > 0 && (
          <span className={styles["fault"]} lang="zh-CN">
            {faults.join("；")}
          </span>
        )}
      </span>
    </li>
  );
}
