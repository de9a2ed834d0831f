import { useTranslation } from "react-i18next";
import { Segmented } from "./segmented";

export type AxesMode = "locked" | "free";

/** Whether axes only grow, so that before and after can be compared, or follow what is drawn. */
export function AxesChoice({ mode, onMode }: { mode: AxesMode; onMode(mode: AxesMode): void }) {
  const { t } = useTranslation("compare");
  return (
    <Segmented
      label={t("axes.label")}
      value={mode}
      onChange={onMode}
      options={[
        { value: "locked", label: t("axes.locked") },
        { value: "free", label: t("axes.free") },
      ]}
    />
  );
}
