import { useId, useLayoutEffect, useRef, useState } from "react";
import {
  Button,
  Input,
  Label,
  NumberField,
  Slider,
  SliderFill,
  SliderThumb,
  SliderTrack,
  Text,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Explained } from "./control-term";
import { nearestStop, type Stops } from "./stops";

interface SliderFieldProps {
  name: string;
  unit?: string | undefined;
  explanation: string;
  /** Its entry in the glossary. */
  term?: string | undefined;
  value: number;
  defaultValue: number;
  range: { min: number; max: number; integer: boolean };
  /** null: typed only. */
  stops: Stops | null;
  /** `drag`: every value on the way is in force at once. `release`: only the one where the thumb is let go. */
  commitOn: "drag" | "release";
  /** `row`: name, slider and value side by side, for a toolbar. */
  layout?: "stack" | "row";
  onChange(value: number): void;
}

/** A number that can be slid or typed, with its name, its unit, one line about it and the way back to its default. */
export function SliderField({
  name,
  unit,
  explanation,
  value,
  defaultValue,
  range,
  stops,
  ...rest
}: SliderFieldProps) {
  const { t, i18n } = useTranslation("fields");
  const explanationId = useId();
  const options: Intl.NumberFormatOptions = range.integer
    ? { maximumFractionDigits: 0 }
    : { maximumSignificantDigits: 5 };
  const format = (number: number) => number.toLocaleString(i18n.language, options);
  const [dragged, setDragged] = useState<number | null>(null);
  /** What was typed and refused, as long as the value that it would have replaced stands. */
  const [refused, setRefused] = useState<{ typed: number; at: number } | null>(null);
  const isRefused = refused?.at === value;
  const shown = dragged ?? value;

  function type(typed: number) {
    // The field reports what it shows whenever it is left; 1.6667 read back is still 5/3.
    const untouched = Number.isNaN(typed) || format(typed) === format(value);
    const accepted = untouched || (typed >= range.min && typed <= range.max);
    setRefused(accepted ? null : { typed, at: value });
    if (accepted && !untouched) rest.onChange(typed);
  }

  function slide(next: number) {
    setRefused(null);
    if (rest.commitOn === "drag") rest.onChange(next);
    else setDragged(next);
  }

  function release(next: number) {
    setDragged(null);
    rest.onChange(next);
  }

  return (
    <div className="field slider-field" data-layout={rest.layout ?? "stack"}>
      <NumberField
        className="field-number"
        value={isRefused ? refused.typed : shown}
        onChange={type}
        formatOptions={options}
        step={range.integer ? 1 : 0.01}
        commitBehavior="validate"
        isInvalid={isRefused}
        isWheelDisabled
        aria-describedby={explanationId}
      >
        <Explained term={rest.term}>
          <Label className="field-name">{name}</Label>
        </Explained>
        {unit && <span className="field-unit">{unit}</span>}
        <Input className="field-value" style={{ width: `${Math.max(format(shown).length, 3) + 2}ch` }} />
        {isRefused && (
          <Text slot="errorMessage" className="field-error">
            {t("range", { min: format(range.min), max: format(range.max) })}
          </Text>
        )}
      </NumberField>
      {stops && (
        <Slider
          className="slider"
          aria-label={name}
          minValue={0}
          maxValue={stops.length - 1}
          value={nearestStop(stops, shown)}
          onChange={(index) => slide(stops[index])}
          onChangeEnd={(index) => release(stops[index])}
        >
          <SliderTrack className="slider-track">
            <SliderFill className="slider-fill" />
            <Thumb text={unit ? `${format(shown)} ${unit}` : format(shown)} />
          </SliderTrack>
        </Slider>
      )}
      <p className="field-explanation" id={explanationId}>
        {explanation}
        {value !== defaultValue && (
          <Button
            className="field-reset"
            aria-label={`${name}: ${t("reset", { value: format(defaultValue) })}`}
            onPress={() => rest.onChange(defaultValue)}
          >
            {t("reset", { value: format(defaultValue) })}
          </Button>
        )}
      </p>
    </div>
  );
}

/** The slider counts stops; what it says aloud is the value. */
function Thumb({ text }: { text: string }) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setAttribute("aria-valuetext", text));
  return <SliderThumb className="slider-thumb" inputRef={input} />;
}
