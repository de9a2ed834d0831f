import { TextField as AriaTextField, Input, Label, Text } from "react-aria-components";

interface TextFieldProps {
  name: string;
  explanation: string;
  value: string;
  maxLength: number;
  /** Every letter on the way. */
  onChange(value: string): void;
}

/** A word or two that the reader types. */
export function TextField({ name, explanation, value, maxLength, onChange }: TextFieldProps) {
  return (
    <AriaTextField className="field text-field" value={value} onChange={onChange} maxLength={maxLength}>
      <Label className="field-name">{name}</Label>
      <Input className="text-field-input" spellCheck={false} autoComplete="off" autoCapitalize="off" />
      <Text slot="description" className="field-explanation">
        {explanation}
      </Text>
    </AriaTextField>
  );
}
