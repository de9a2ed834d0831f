import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { TextField } from "../../controls/text-field";
import { NameEncoder } from "../../figures/name-encoder";
import { Exhibit } from "../../notebook/exhibit";
import { useTick } from "../../notebook/task";
import { encodeTyped } from "./name-encoding";

const first = "Sant Julià de Lòria";
/** IDNA has no place for an apostrophe. */
const refused = "L'Aquila";
const examples = [first, "Córdoba", "São Paulo", "Москва", "Khalifah A City"];
const longest = 60;

/** Type a name: what does process_name make of it? */
export function TypeAName() {
  const { t } = useTranslation("data");
  const tick = useTick();
  const [name, setName] = useState(first);
  const { words, outcome } = encodeTyped(name);
  const dropped = "dropped" in outcome ? outcome.dropped : null;
  // A name of one letter is one that is still being typed.
  const isTyped = words.length > 1 || dropped !== "shortWord";
  useEffect(() => {
    if (dropped === "shortWord" && isTyped) tick("data-short-word");
    if (dropped === "notEncodable") tick("data-not-encodable");
  }, [tick, dropped, isTyped]);

  return (
    <Exhibit
      name="type-a-name"
      onReset={() => setName(first)}
      onBreak={() => setName(refused)}
      isBroken={name === refused}
      knobs={
        <>
          <TextField
            name={t("encoder.name")}
            explanation={t("encoder.explanation")}
            value={name}
            maxLength={longest}
            onChange={setName}
          />
          <div className="field">
            <p className="field-name">{t("encoder.examples")}</p>
            <p className="name-examples">
              {examples.map((example) => (
                <Button key={example} className="button quiet" onPress={() => setName(example)}>
                  <span translate="no">{example}</span>
                </Button>
              ))}
            </p>
          </div>
        </>
      }
    >
      <NameEncoder name={name} words={words} outcome={outcome} />
    </Exhibit>
  );
}
