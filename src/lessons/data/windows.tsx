import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { PauseIcon, PlayIcon, StepIcon } from "../../controls/icons";
import { SliderField } from "../../controls/slider-field";
import { TextField } from "../../controls/text-field";
import { ContextWindows } from "../../figures/context-windows";
import { Exhibit } from "../../notebook/exhibit";
import { useOnScreen } from "../../notebook/use-on-screen";
import { useWasSeen } from "../../notebook/use-was-seen";
import { BrokenNote } from "./broken-note";
import { notebookKnobs, turn, useKnobs } from "./knobs";
import { encodeTyped } from "./name-encoding";
import { useCensus } from "./use-census";

const contexts = { min: 1, max: 8, integer: true };
export const contextStops = [1, 2, 3, 4, 5, 6, 7, 8];
const longest = 40;
/** Between two windows, in milliseconds: slow enough to read a row. */
const pause = 900;

/** A window slides over a name that the reader chooses. */
export function Windows() {
  const { t } = useTranslation(["data", "fields", "site"]);
  const root = useRef<HTMLDivElement>(null);
  const census = useCensus(useWasSeen(root));
  const isOnScreen = useOnScreen(root, false);
  const contextSize = useKnobs((knobs) => Math.min(knobs.contextSize, contexts.max));
  const [typed, setTyped] = useState<string | null>(null);
  const [hasEnd, setHasEnd] = useState(true);
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(() => !matchMedia("(prefers-reduced-motion: reduce)").matches);
  const firstName = census?.firstName ?? null;
  const shown = typed ?? firstName ?? "";
  const { outcome } = encodeTyped(shown);
  const name = "name" in outcome && outcome.name !== "" ? outcome.name : firstName;
  const rows = name === null ? 0 : [...name].length + (hasEnd ? 1 : 0);
  const isAtEnd = at >= rows - 1;

  useEffect(() => {
    if (!isPlaying || !isOnScreen || isAtEnd || rows === 0) return;
    const timer = setTimeout(() => setAt(at + 1), pause);
    return () => clearTimeout(timer);
  }, [isPlaying, isOnScreen, isAtEnd, rows, at]);

  function play() {
    if (isAtEnd) setAt(0);
    setPlaying(!isPlaying || isAtEnd);
  }

  return (
    <Exhibit
      name="windows"
      onReset={() => {
        setTyped(null);
        setHasEnd(true);
        setAt(0);
        turn({ contextSize: notebookKnobs.contextSize });
      }}
      onBreak={() => setHasEnd(false)}
      isBroken={!hasEnd}
      lab={{ contextSize }}
      actions={
        <>
          <Button className="button" onPress={play} data-action="play">
            {isPlaying && !isAtEnd ? <PauseIcon /> : <PlayIcon />}
            {t(isPlaying && !isAtEnd ? "site:pause" : "windows.play")}
          </Button>
          <Button
            className="button"
            data-action="step"
            onPress={() => {
              setPlaying(false);
              setAt(isAtEnd ? 0 : at + 1);
            }}
          >
            <StepIcon />
            {t("windows.step")}
          </Button>
        </>
      }
      knobs={
        <>
          <TextField
            name={t("windows.name")}
            explanation={t("windows.nameExplanation")}
            value={shown}
            maxLength={longest}
            onChange={(typed) => {
              setTyped(typed);
              setAt(0);
            }}
          />
          <SliderField
            name={t("fields:contextSize.name")}
            term="context-size"
            unit={t("fields:contextSize.unit")}
            explanation={t("fields:contextSize.explanation")}
            value={contextSize}
            defaultValue={notebookKnobs.contextSize}
            range={contexts}
            stops={contextStops}
            commitOn="drag"
            onChange={(contextSize) => turn({ contextSize })}
          />
        </>
      }
    >
      <div ref={root} data-end={hasEnd}>
        {!hasEnd && <BrokenNote>{t("windows.broken")}</BrokenNote>}
        {name !== null && census && (
          <ContextWindows
            name={name}
            vocabulary={census.vocabulary}
            contextSize={contextSize}
            hasEnd={hasEnd}
            at={at}
          />
        )}
      </div>
    </Exhibit>
  );
}
