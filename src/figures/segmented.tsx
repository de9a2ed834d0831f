import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: { value: NoInfer<Value>; label: string }[];
  onChange(value: NoInfer<Value>): void;
}

/** A choice among a few ways of drawing the same data. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([selected]) => onChange(selected as Value)}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className="segmented-option">
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
