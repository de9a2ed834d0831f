import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import { ChevronIcon } from "./icons";

interface SelectFieldProps<Value extends string> {
  name: string;
  value: Value;
  options: { value: NoInfer<Value>; label: string }[];
  onChange(value: NoInfer<Value>): void;
}

/** One of many options, of which only the one in force is in view. */
export function SelectField<Value extends string>({
  name,
  value,
  options,
  onChange,
}: SelectFieldProps<Value>) {
  return (
    <Select
      className="field select-field"
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen as Value)}
    >
      <Label className="field-name">{name}</Label>
      <Button className="button">
        <SelectValue />
        <ChevronIcon />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="listbox" items={options}>
          {({ value, label }) => (
            <ListBoxItem id={value} className="listbox-item" textValue={label}>
              {label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
