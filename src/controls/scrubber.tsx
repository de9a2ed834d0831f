import { useLayoutEffect, useRef } from "react";
import { Slider, SliderFill, SliderThumb, SliderTrack } from "react-aria-components";
import { useTranslation } from "react-i18next";
import "./scrubber.css";

interface ScrubberProps {
  /** Where the run begins, stands, and has been at most. */
  first: number;
  step: number;
  furthest: number;
  /** Steps to which it goes back in no time. */
  marks: readonly number[];
  isDisabled: boolean;
  /** At every step on the way of a drag. */
  onScrub(step: number): void;
}

/** Width of the drawing of the marks, which is stretched over the track. */
const breadth = 1000;

/** The way that a run has come, to be gone along in both directions. */
export function Scrubber({ first, step, furthest, marks, isDisabled, onScrub }: ScrubberProps) {
  const { t, i18n } = useTranslation("lab");
  const count = (steps: number) => steps.toLocaleString(i18n.language);
  const span = Math.max(1, furthest - first);
  const ticks = marks
    .filter((mark) => mark <= furthest)
    .map((mark) => `M${((mark - first) / span) * breadth} 0v1`)
    .join("");
  return (
    <Slider
      className="scrubber"
      aria-label={t("transport.scrub")}
      minValue={first}
      maxValue={first + span}
      value={step}
      isDisabled={isDisabled}
      onChange={onScrub}
      data-furthest={furthest}
    >
      <SliderTrack className="slider-track scrubber-track">
        <svg className="scrubber-marks" viewBox={`0 0 ${breadth} 1`} preserveAspectRatio="none" aria-hidden>
          <path d={ticks} vectorEffect="non-scaling-stroke" />
        </svg>
        <SliderFill className="slider-fill" />
        <Thumb text={t("transport.scrubbed", { step: count(step), furthest: count(furthest) })} />
      </SliderTrack>
      <span className="scrubber-label" aria-hidden="true">
        <strong>{count(step)}</strong> / {count(furthest)}
      </span>
    </Slider>
  );
}

/** A slider says its number; here it says of how many, too. */
function Thumb({ text }: { text: string }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setAttribute("aria-valuetext", text));
  return <SliderThumb className="slider-thumb" inputRef={input} />;
}
