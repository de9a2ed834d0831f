import { type KeyboardEvent, useState } from "react";
import { FieldError, Input, Label, Text, TextField } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { readNumberList, writeNumberList } from "./number-list";

interface NumberListFieldProps {
  name: string;
  explanation: string;
  values: readonly number[];
  /** What is wrong with what was typed, or null: it is then in force. */
  onChange(typed: readonly (number | string)[]): string | null;
}

/** Numbers that are typed one after another. A list that can't be used stays as it was typed, with the reason. */
export function NumberListField({ name, explanation, values, onChange }: NumberListFieldProps) {
  const { i18n } = useTranslation();
  const written = writeNumberList(values, i18n.language);
  /** What is being typed, over the list that it would replace. */
  const [draft, setDraft] = useState<{ text: string; over: string; error: string | null } | null>(null);
  const current = draft?.over === written ? draft : null;

  function commit() {
    if (!current || current.text === written) return setDraft(null);
    const error = onChange(readNumberList(current.text, i18n.language));
    setDraft(error === null ? null : { ...current, error });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setDraft(null);
  }

  return (
    <TextField
      className="field text-field"
      value={current?.text ?? written}
      onChange={(text) => setDraft({ text, over: written, error: null })}
      onBlur={commit}
      isInvalid={current !== null && current.error !== null}
    >
      <Label className="field-name">{name}</Label>
      <Input
        className="text-field-input"
        inputMode="text"
        spellCheck={false}
        autoComplete="off"
        onKeyDown={onKeyDown}
      />
      <FieldError className="field-error">{current?.error}</FieldError>
      <Text slot="description" className="field-explanation">
        {explanation}
      </Text>
    </TextField>
  );
}
