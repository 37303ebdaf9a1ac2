import { useQuery } from "@tanstack/react-query";
import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo } from "react";
import { ApiError } from "./api/api-client.ts";
import { sessionQuery } from "./api/queries.ts";
import { useIsStill } from "./browser/media.ts";
import { useLocation } from "./routing/location.ts";
import { Shell } from "./shell/shell.tsx";
import { FailurePanel } from "./states/failure-panel.tsx";
import { AnswerPage } from "./sign-in/answer-page.tsx";
import { LinkPage } from "./sign-in/link-page.tsx";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { useTexts } from "./text/language-context.tsx";
import { antdTheme } from "./theme/antd-theme.ts";
import { ThemeContext } from "./theme/theme-context.ts";
import { useThemeMode } from "./theme/theme-mode.ts";

/** The whole: theme and language around the pages. */
export function App() {
  const themeMode = useThemeMode();
  const { language } = useTexts();
  const isStill = useIsStill();
  const config = useMemo(() => antdTheme(themeMode.mode, isStill), [themeMode.mode, isStill]);
  return (
    <ThemeContext value={themeMode}>
      <ConfigProvider theme={config} locale={language === "zh" ? zhCN : enUS} button={{ autoInsertSpace: false }}>
        <AntdApp component={false} message={{ maxCount: 2 }}>
          <Pages />
        </AntdApp>
      </ConfigProvider>
    </ThemeContext>
  );
}

/** Pages that a link opens work without signing in. */
function Pages() {
  const { pathname } = useLocation();
  if (pathname === "/set-up") return <LinkPage />;
  if (pathname === "/answer") return <AnswerPage />;
  return <SignedInPages />;
}

function SignedInPages() {
  const session = useQuery(sessionQuery);
  if (session.error instanceof ApiError && session.error.status === 401) return <SignInPage />;
  if (session.data !== undefined) return session.data.signed_in ? <Shell session={session.data} /> : <SignInPage />;
  if (session.error !== null) return <FailurePanel error={session.error} onRetry={() => void session.refetch()} />;
  return null;
}
