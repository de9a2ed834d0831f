import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { still } from "../../figures/live";
import { LogitsScatter } from "../../figures/logits-scatter";
import { Segmented } from "../../figures/segmented";
import { Exhibit } from "../../notebook/exhibit";
import { NumberText } from "../../notebook/live-number";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { lecture } from "./scenes";
import "./statistics.css";

/** Enough for the logits to have spread; the equality is there from step 0. */
const steps = 500;
const examples = 16;
const seed = 42;
const linear = { ...lecture, nonlinearity: "linear", gain: 1 } as const;

/** A network's logits beside those of the one matrix that its weights multiply to. */
export function LinearStack() {
  const { t } = useTranslation(["statistics", "fields"]);
  const root = useRef<HTMLDivElement>(null);
  const [hasTanh, setTanh] = useState(false);
  const config = hasTanh ? lecture : linear;
  const { result, params, failure } = useStudy("linear-stack", { config, steps, examples }, useWasSeen(root));
  // While the other network is computed, the figure doesn't show this one's logits for its own.
  const isShown =
    result !== null && params?.config.nonlinearity === ("nonlinearity" in config ? "linear" : undefined);
  const pairs = useMemo(
    () => still(isShown && result ? { ...result, relative: result.difference / result.largest } : null),
    [isShown, result],
  );
  const provenance = useMemo(() => still({ source: "computed", seed } as const), []);
  return (
    <div ref={root}>
      <Exhibit
        name="linear-stack"
        onReset={() => setTanh(false)}
        onBreak={() => setTanh(true)}
        isBroken={hasTanh}
        lab={config}
        knobs={
          <div className="statistics-choice">
            <span>{t("fields:nonlinearity.name")}</span>
            <Segmented
              label={t("fields:nonlinearity.name")}
              value={hasTanh ? "tanh" : "linear"}
              onChange={(chosen) => setTanh(chosen === "tanh")}
              options={[
                { value: "linear", label: t("withoutTanh") },
                { value: "tanh", label: t("withTanh") },
              ]}
            />
          </div>
        }
      >
        <LogitsScatter pairs={pairs} provenance={provenance} />
        <StudyFailure failure={failure} />
      </Exhibit>
    </div>
  );
}

/** The largest difference between the stack and the one matrix. */
export function StackDifference() {
  const root = useRef<HTMLSpanElement>(null);
  const { result } = useStudy("linear-stack", { config: linear, steps, examples }, useWasSeen(root));
  return (
    <span ref={root}>
      <NumberText value={result?.difference ?? null} write={(format, value) => format.magnitude(value)} />
    </span>
  );
}
