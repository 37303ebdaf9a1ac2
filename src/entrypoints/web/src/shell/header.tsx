import { QuestionCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import type { SessionReport } from "../../../../contracts/session-report.ts";
import type { LiveState } from "../api/live-updates.ts";
import { demoQuery, healthQuery } from "../api/queries.ts";
import { dayText, fullDayText } from "../format/day-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import type { Route } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { Brand } from "./brand.tsx";
import { LiveMark } from "./live-mark.tsx";
import { MainNavigation } from "./main-navigation.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { UserMenu } from "./user-menu.tsx";
import styles from "./header.module.css";

interface HeaderProps {
  readonly session: SessionReport;
  readonly route: Route;
  readonly live: LiveState;
  onHelp(): void;
}

/** Who we are, where we are, what day it is. */
export function Header({ session, route, live, onHelp }: HeaderProps) {
  const { texts, language, setLanguage } = useTexts();
  const { installation_name, today } = useInstallation(session.is_demo);
  return (
    <header className={styles["header"]}>
      <div className={styles["inner"]}>
        <PageLink className={styles["brand"]} href="/">
          <Brand installation_name={installation_name} day={today === null ? null : dayText(today, today, language)} />
        </PageLink>
        <MainNavigation route={route} />
        <div className={styles["tools"]}>
          {today !== null && (
            <time className={styles["day"]} dateTime={today} title={texts.header.today}>
              {fullDayText(today, language)}
            </time>
          )}
          <LiveMark state={live} />
          <UserMenu session={session} />
          <ThemeSwitch />
          <Button
            type="text"
            className={styles["language"]}
            onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
            lang={language === "zh" ? "en" : "zh-CN"}
          >
            {texts.header.language}
          </Button>
          <Tooltip title={texts.header.help}>
            <Button type="text" icon={<QuestionCircleOutlined />} aria-label={texts.header.help} onClick={onHelp} />
          </Tooltip>
        </div>
      </div>
    </header>
  );
}

function useInstallation(is_demo: boolean): { installation_name: string | null; today: string | null } {
  const health = useQuery(healthQuery);
  const demo = useQuery({ ...demoQuery, enabled: is_demo });
  return {
    installation_name: health.data?.installation_name ?? null,
    today: demo.data?.day ?? health.data?.today ?? null,
  };
}
