import { CheckCircleOutlined, StarOutlined } from "@ant-design/icons";
import { Table, Tag, Tooltip } from "antd";
import type {
  RehearsalReport,
  RehearsalState,
  RehearsedGroup,
  RehearsedPoint,
} from "../../../../contracts/rehearsal.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { useMay } from "../api/use-may.ts";
import { countText, moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { AdoptButton } from "./adopt-button.tsx";
import styles from "./rehearsal.module.css";

interface TableProps {
  readonly group: RehearsedGroup;
  readonly report: RehearsalReport;
  readonly state: RehearsalState;
}

/** Every policy's figures; in a class, what may be adopted. */
export function RehearsalTable({ group, report, state }: TableProps) {
  const { texts, language } = useTexts();
  const words = texts.rehearsal;
  const mayAdopt = useMay("adopt_policy");
  const abc_class = classOf(group.group);
  const current = group.points.find(({ policy }) => policy === "current");
  const isInUse = (point: RehearsedPoint) =>
    abc_class !== null && point.is_proposed && point.service_level === state.levels[abc_class];
  const figure = (title: string, textOf: (point: RehearsedPoint) => string, hint?: string) => ({
    title: hint === undefined ? title : <Tooltip title={hint}>{title}</Tooltip>,
    key: title,
    align: "right" as const,
    className: styles["number"] ?? "",
    render: (_: unknown, point: RehearsedPoint) => textOf(point),
  });
  const columns = [
    {
      title: words.policy_column,
      key: "policy",
      render: (_: unknown, point: RehearsedPoint) => <PolicyName point={point} isInUse={isInUse(point)} />,
    },
    figure(words.service_level, ({ service_level }) => (service_level === null ? NOTHING : levelText(service_level))),
    figure(words.stockout_days, ({ stockout_days }) => countText(stockout_days, language)),
    figure(words.fill_rate, ({ fill_rate }) => (fill_rate === null ? NOTHING : levelText(fill_rate))),
    ...(report.stock_measure === "value"
      ? [figure(words.stock_value, ({ average_stock_value }) => moneyText(average_stock_value, language))]
      : []),
    figure(words.average_stock_units, ({ average_stock_units }) => quantityText(average_stock_units, language)),
    figure(words.orders, ({ orders }) => countText(orders, language)),
    figure(words.alerts_per_week, ({ alerts_per_week }) => quantityText(alerts_per_week, language)),
    figure(
      words.warning_lead,
      ({ warning_lead_days: days }) => (days === null ? NOTHING : words.lead_days(days)),
      words.warning_lead_hint,
    ),
    figure(
      words.unwarned,
      ({ unwarned_stockouts, stockouts }) =>
        words.unwarned_of(countText(unwarned_stockouts, language), countText(stockouts, language)),
      words.unwarned_hint,
    ),
    ...(abc_class !== null && mayAdopt
      ? [
          {
            key: "adopt",
            align: "right" as const,
            render: (_: unknown, point: RehearsedPoint) =>
              point.is_proposed &&
              !isInUse(point) && <AdoptButton abc_class={abc_class} proposal={point} current={current} />,
          },
        ]
      : []),
  ];
  return (
    <div className={styles["table"]}>
      <Table
        size="small"
        rowKey={({ policy, service_level }) => `${policy} ${String(service_level)}`}
        columns={columns}
        dataSource={group.points.filter(({ service_level }) => isAsked(service_level, report))}
        pagination={false}
        scroll={{ x: "max-content" }}
      />
    </div>
  );
}

function PolicyName({ point, isInUse }: { point: RehearsedPoint; isInUse: boolean }) {
  const { rehearsal: words } = useTexts().texts;
  return (
    <span className={styles["policy"]}>
      <Tooltip title={words.policy_hint[point.policy]}>{words.policy[point.policy]}</Tooltip>
      {isInUse && (
        <Tag icon={<CheckCircleOutlined />} color="green">
          {words.in_use}
        </Tag>
      )}
      {point.is_pareto && (
        <Tooltip title={words.on_frontier_hint}>
          <Tag icon={<StarOutlined />}>{words.on_frontier}</Tag>
        </Tooltip>
      )}
    </span>
  );
}

/** Levels that nobody asked for only carry the lines on. */
function isAsked(service_level: number | null, { service_levels }: RehearsalReport): boolean {
  return service_level === null || service_levels.includes(service_level);
}

/** The class that a group is; null where it is a mixture. */
export function classOf(group: RehearsedGroup["group"]): "A" | "B" | "C" | null {
  return group === "all" || group === "with_minimum" ? null : group;
}
