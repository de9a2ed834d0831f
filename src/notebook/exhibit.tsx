import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { defaultConfig, type RunConfig } from "../experiment/config";
import { useHref } from "../store/address-context";
import "./exhibit.css";

interface ExhibitProps {
  /** Names it in the page and in tests: "saturation-heatmap". */
  name: string;
  /** The one or two controls that matter. */
  knobs?: ReactNode;
  /** Puts everything back as it was. */
  onReset(): void;
  /** One click makes the trouble that the figure is about… */
  onBreak?: () => void;
  /** …and, once it is made, mends it. */
  isBroken?: boolean;
  /** The Lab's run that shows the same; what is not said is the notebook's. */
  lab?: Partial<RunConfig>;
  /** More buttons: play and pause of a run. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A figure on the bench: its knobs above it; beneath it reset, "break it" and the way to the Lab. */
export function Exhibit({
  name,
  knobs,
  onReset,
  onBreak,
  isBroken = false,
  lab,
  actions,
  children,
}: ExhibitProps) {
  const { t } = useTranslation("site");
  const href = useHref();
  return (
    <section className="exhibit" data-exhibit={name}>
      {knobs && <div className="exhibit-knobs">{knobs}</div>}
      <div className="exhibit-figures">{children}</div>
      <div className="exhibit-actions">
        {actions}
        {onBreak && (
          <Button className="button" onPress={isBroken ? onReset : onBreak} data-action="break">
            {t(isBroken ? "mendIt" : "breakIt")}
          </Button>
        )}
        <Button className="button quiet" onPress={onReset} data-action="reset">
          {t("reset")}
        </Button>
        {lab && (
          <a className="exhibit-lab" href={href({ page: "lab", config: { ...defaultConfig, ...lab } })}>
            {t("openInLab")}
          </a>
        )}
      </div>
    </section>
  );
}
