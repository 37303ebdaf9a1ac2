import { DesktopOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTexts } from "../text/language-context.tsx";
import { useTheme } from "../theme/theme-context.ts";

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const { texts } = useTexts();
  const { choice, mode, setChoice } = useTheme();
  const choices = [
    { key: "light", label: texts.header.theme_light, icon: <SunOutlined /> },
    { key: "dark", label: texts.header.theme_dark, icon: <MoonOutlined /> },
    { key: "auto", label: texts.header.theme_auto, icon: <DesktopOutlined /> },
  ] as const;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectable: true,
        selectedKeys: [choice],
        items: [...choices],
        onClick: ({ key }) => {
          const chosen = choices.find((candidate) => candidate.key === key);
          if (chosen !== undefined) setChoice(chosen.key);
        },
      }}
    >
      <Button
        type="text"
        icon={mode === "dark" ? <MoonOutlined /> : <SunOutlined />}
        aria-label={texts.header.theme}
        aria-haspopup="menu"
      />
    </Dropdown>
  );
}
