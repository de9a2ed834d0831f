import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../figures/number-format";
import type { PlotColorBar } from "../python/protocol";
import { colorMap } from "./python-plot-color";

/** Which colour is which value. */
export function PythonPlotColorBar({ bar: { map, vmin, vmax, label } }: { bar: PlotColorBar }) {
  const { i18n } = useTranslation("cells");
  const { magnitude } = numberFormat(i18n.language);
  const colors = colorMap(map);
  const stops = Array.from({ length: 17 }, (_, i) => {
    const at = 3 * Math.round((i / 16) * 255);
    return `rgb(${colors[at]} ${colors[at + 1]} ${colors[at + 2]})`;
  });
  return (
    <div className="python-color-bar">
      {label && <span className="python-color-bar-label">{label}</span>}
      <span>{magnitude(vmin)}</span>
      <i style={{ "--colors": stops.join(", ") } as CSSProperties} />
      <span>{magnitude(vmax)}</span>
    </div>
  );
}
