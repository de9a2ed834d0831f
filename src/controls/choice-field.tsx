import { type ReactNode, useId } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { Explained } from "./control-term";

interface Option<Value extends string> {
  value: Value;
  label: string;
  /** Stands before the label; on a phone's header, instead of it. */
  icon?: ReactNode;
  explanation?: string;
  isDisabled?: boolean;
}

interface ChoiceFieldProps<Value extends string> {
  name: string;
  explanation?: string;
  /** Its entry in the glossary. */
  term?: string | undefined;
  /** null when none of the options is in force. */
  value: Value | null;
  options: Option<NoInfer<Value>>[];
  /** Side by side, for a few short options, or one under another. */
  layout: "row" | "list";
  onChange(value: NoInfer<Value>): void;
}

/** One of a few options, all of them in view. */
export function ChoiceField<Value extends string>({
  name,
  explanation,
  value,
  ...rest
}: ChoiceFieldProps<Value>) {
  const explanationId = useId();
  return (
    <RadioGroup
      className="field choice"
      data-layout={rest.layout}
      value={value}
      onChange={(chosen) => rest.onChange(chosen as Value)}
      {...(explanation && { "aria-describedby": explanationId })}
    >
      <Explained term={rest.term}>
        <Label className="field-name">{name}</Label>
      </Explained>
      <div className="choice-options">
        {rest.options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="choice-option"
            isDisabled={option.isDisabled ?? false}
          >
            <span className="choice-label">
              {option.icon}
              <span>{option.label}</span>
            </span>
            {option.explanation && <span className="choice-explanation">{option.explanation}</span>}
          </Radio>
        ))}
      </div>
      {explanation && (
        <p className="field-explanation" id={explanationId}>
          {explanation}
        </p>
      )}
    </RadioGroup>
  );
}
