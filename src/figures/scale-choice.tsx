import { useTranslation } from "react-i18next";
import { Segmented } from "./segmented";

export type AxisScale = "linear" | "log";

/** Whether an axis of losses is linear or logarithmic. */
export function ScaleChoice({ scale, onScale }: { scale: AxisScale; onScale(scale: AxisScale): void }) {
  const { t } = useTranslation("figures");
  return (
    <Segmented
      label={t("loss.scale")}
      value={scale}
      onChange={onScale}
      options={[
        { value: "linear", label: t("loss.linear") },
        { value: "log", label: t("loss.log") },
      ]}
    />
  );
}
