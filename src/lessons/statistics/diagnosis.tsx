import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { PortraitResult } from "../../experiment/studies/portrait";
import { LockedAxes } from "../../figures/axis-range";
import { type NumberFormat, numberFormat } from "../../figures/number-format";
import { Segmented } from "../../figures/segmented";
import { Predict } from "../../notebook/predict";
import { Choice, Question, Reveal } from "../../notebook/predict-parts";
import { StudyFailure } from "../../notebook/study-failure";
import { useTick } from "../../notebook/task";
import { useWasSeen } from "../../notebook/use-was-seen";
import type { Answer } from "../../store/progress";
import { useProgress } from "../../store/progress-context";
import { useStudy } from "../../store/study";
import { type CaseAxes, CaseFigures, type Moment } from "./case-figures";
import { choicesOf, type DiagnosisCase, sequence } from "./diagnoses";
import { type Symptoms, symptomsOf } from "./symptoms";
import "./statistics.css";

/** Networks with something wrong, one after another: their plots first, then the question. */
export function Diagnosis() {
  const { t } = useTranslation("statistics");
  const answers = useProgress((state) => state.answers);
  const [place, setPlace] = useState(() => {
    const open = sequence.findIndex((one) => !answers[answerId(one)]);
    return Math.max(0, open);
  });
  const root = useRef<HTMLElement>(null);
  const tick = useTick();
  const answered = sequence.filter((one) => answers[answerId(one)]?.kind === "choice").length;
  const right = sequence.filter((one) => isRight(one, answers[answerId(one)])).length;

  useEffect(() => {
    if (right >= 3) tick("statistics-three-right");
    if (answered === sequence.length) tick("statistics-all-cases");
  }, [right, answered, tick]);

  function go(to: number) {
    setPlace((to + sequence.length) % sequence.length);
    root.current?.scrollIntoView();
    root.current?.focus();
  }

  return (
    <section
      ref={root}
      className="exhibit diagnosis"
      data-exhibit="diagnosis"
      data-case={sequence[place].diagnosis}
      aria-label={t("diagnosis.label")}
      tabIndex={-1}
    >
      <header className="diagnosis-head">
        <h3 className="diagnosis-title">
          {t("diagnosis.case", { number: place + 1, all: sequence.length })}
        </h3>
        <p className="diagnosis-score" data-right={right} data-answered={answered}>
          {answered > 0 && t("diagnosis.score", { right, count: answered })}
        </p>
      </header>
      <Case key={sequence[place].diagnosis} of={sequence[place]} />
      <div className="exhibit-actions">
        <Button className="button" onPress={() => go(place + 1)} data-action="next-case">
          {t("diagnosis.next")}
        </Button>
        <Button className="button quiet" onPress={() => go(place - 1)} data-action="previous-case">
          {t("diagnosis.previous")}
        </Button>
      </div>
    </section>
  );
}

/** By the name under which progress keeps what the reader said. */
function answerId({ diagnosis }: DiagnosisCase): string {
  return `statistics-diagnose-${diagnosis}`;
}

function isRight(one: DiagnosisCase, answer: Answer | undefined): boolean {
  return answer?.kind === "choice" && choicesOf(one)[answer.choice] === one.diagnosis;
}

/** One network: its plots, the diagnoses it might have, and the repair. */
function Case({ of: one }: { of: DiagnosisCase }) {
  const { t, i18n } = useTranslation("statistics");
  const root = useRef<HTMLDivElement>(null);
  const wasSeen = useWasSeen(root);
  const [moment, setMoment] = useState<Moment>("now");
  const [isRepaired, setRepaired] = useState(false);
  const [wasRepaired, setWasRepaired] = useState(false);
  const faulty = useStudy("portrait", one.faulty, wasSeen);
  const repaired = useStudy("portrait", one.repaired, wasRepaired);
  const axes = useMemo(() => ({ start: newAxes(), now: newAxes() }), []);
  const isWhole = faulty.result !== null && faulty.done === null;
  // Half a repaired run would widen the axes with its first steps.
  const isShownRepaired = isRepaired && repaired.result !== null && repaired.done === null;
  const shown = isShownRepaired ? repaired.result : faulty.result;
  const reach = useMemo(
    () => [faulty.result, repaired.result].flatMap((result) => lossRange(result)),
    [faulty.result, repaired.result],
  );
  const failure = faulty.failure ?? repaired.failure;

  // On its way the run has widened the axes too; they are locked to where it arrives.
  useEffect(() => {
    if (!isWhole) return;
    for (const moments of Object.values(axes)) for (const each of Object.values(moments)) each.reset();
  }, [isWhole, axes]);

  /** The plots stand above the button, which goes. */
  function repair() {
    setWasRepaired(true);
    setRepaired(true);
    setMoment("now");
    root.current?.scrollIntoView();
    root.current?.focus({ preventScroll: true });
  }

  const numbers =
    isWhole && faulty.result ? written(symptomsOf(faulty.result), numberFormat(i18n.language)) : {};

  return (
    <div
      ref={root}
      className="diagnosis-case"
      tabIndex={-1}
      data-repaired={isShownRepaired || undefined}
      data-done={isWhole || undefined}
    >
      <div className="diagnosis-views">
        <Segmented
          label={t("diagnosis.moment")}
          value={moment}
          onChange={setMoment}
          options={[
            { value: "start", label: t("diagnosis.start") },
            { value: "now", label: t("diagnosis.now", { steps: one.faulty.steps }) },
          ]}
        />
        {wasRepaired && (
          <Segmented
            label={t("diagnosis.which")}
            value={isRepaired ? "repaired" : "faulty"}
            onChange={(chosen) => setRepaired(chosen === "repaired")}
            options={[
              { value: "faulty", label: t("diagnosis.faulty") },
              { value: "repaired", label: t("diagnosis.repaired") },
            ]}
          />
        )}
      </div>
      <p className="diagnosis-recovered" role="status">
        {isShownRepaired && t(`diagnoses.${one.diagnosis}.recovered`)}
      </p>
      <StudyFailure failure={failure} />
      {shown ? (
        <CaseFigures portrait={shown} moment={moment} axes={axes[moment]} reach={reach} />
      ) : (
        !failure && (
          <p className="diagnosis-waiting" role="status">
            {t("diagnosis.waiting")}
          </p>
        )
      )}
      <Predict id={answerId(one)}>
        <Question>
          <p>{t("diagnosis.question")}</p>
        </Question>
        {choicesOf(one).map((diagnosis) => (
          <Choice
            key={diagnosis}
            right={diagnosis === one.diagnosis}
            reply={
              diagnosis === one.diagnosis
                ? t("diagnosis.right")
                : `${t(`diagnoses.${diagnosis}.would`)} ${t(`diagnoses.${one.diagnosis}.hint`)}`
            }
          >
            {t(`diagnoses.${diagnosis}.name`)}
          </Choice>
        ))}
        <Reveal>
          <p className="diagnosis-name">{t(`diagnoses.${one.diagnosis}.name`)}</p>
          <p>{t(`diagnoses.${one.diagnosis}.explanation`, numbers)}</p>
          {!isRepaired && (
            <Button className="button primary" onPress={repair} data-action="repair">
              {t(`diagnoses.${one.diagnosis}.repair`)}
            </Button>
          )}
        </Reveal>
      </Predict>
    </div>
  );
}

function newAxes(): CaseAxes {
  return {
    activations: new LockedAxes(),
    gradients: new LockedAxes("x"),
    weights: new LockedAxes("x"),
    updates: new LockedAxes(),
  };
}

function lossRange(result: PortraitResult | null): number[] {
  if (!result || result.losses.length === 0) return [];
  return [result.losses.reduce((a, b) => Math.min(a, b)), result.losses.reduce((a, b) => Math.max(a, b))];
}

/** What the explanations tell, as the reader's language writes it. */
function written(symptoms: Symptoms, format: NumberFormat): Record<string, string> {
  return {
    firstLoss: format.fixed(symptoms.firstLoss, 2),
    lastLoss: format.fixed(symptoms.lastLoss, 2),
    lossSpread: format.fixed(symptoms.lossSpread, 2),
    saturatedAtStart: format.percent(symptoms.saturatedAtStart, 0),
    saturated: format.percent(symptoms.saturated, 0),
    dead: format.percent(symptoms.dead, 0),
    firstStd: format.magnitude(symptoms.firstStd),
    lastStd: format.magnitude(symptoms.lastStd),
    gradientRatio: format.magnitude(symptoms.gradientRatio),
    firstUpdate: format.fixed(symptoms.firstUpdate, 1),
    update: format.fixed(symptoms.update, 1),
    biasGradient: symptoms.biasGradient === null ? "–" : format.magnitude(symptoms.biasGradient),
    weightGradient: format.magnitude(symptoms.weightGradient),
    atPlusMinusOne: format.percent(symptoms.atPlusMinusOne, 0),
    tremble: symptoms.tremble === null ? "–" : format.magnitude(symptoms.tremble),
  };
}
