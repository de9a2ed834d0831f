import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "./figure";
import { still } from "./live";
import "./name-encoder.css";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";

/** A word on its way through punyencode. */
export interface EncodedWord {
  /** In lower case. */
  word: string;
  /** null when it can't be part of a name: it has one character, or IDNA refuses it. */
  encoded: string | null;
  problem: "short" | "refused" | null;
}

interface NameEncoderProps {
  /** As it was typed. */
  name: string;
  words: EncodedWord[];
  /** What process_name gives: the encoded name, or why it gives an empty one. */
  outcome: { name: string } | { dropped: "shortWord" | "notEncodable" };
}

/** What process_name makes of one name, word by word. */
export function NameEncoder({ name, words, outcome }: NameEncoderProps) {
  const { t } = useTranslation("data");
  const origin = useMemo(() => still({ source: "computed", seed: null } as const), []);
  const fate = fateOf(outcome);

  function reading(): Reading {
    const encoded = "name" in outcome ? outcome.name : "";
    return {
      text: t(`encoder.${fate}`, { encoded }),
      numbers: { kept: fate === "kept" ? 1 : 0, characters: encoded.length },
    };
  }

  const table = (): Table => ({
    header: ["word", "encoded"],
    rows: words.map(({ word, encoded }) => [word, encoded ?? ""]),
  });

  return (
    <Figure
      name="name-encoder"
      title={t("encoder.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => tablePicture(table(), readTheme()) }}
    >
      <div
        className="encoder"
        translate="no"
        data-fate={fate}
        data-encoded={"name" in outcome ? outcome.name : ""}
      >
        <ul className="encoder-words" aria-label={t("encoder.words", { name })}>
          {words.map(({ word, encoded, problem }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word is known by its place
            <li key={i} className="encoder-word" data-refused={encoded === null || undefined}>
              <span className="encoder-from">{word}</span>
              <span className="encoder-arrow" aria-hidden="true">
                ↓
              </span>
              <span className="encoder-to">{encoded ?? t(`encoder.problem.${problem}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Figure>
  );
}

/** What becomes of the name: only one without `xn--` is learnt. */
function fateOf(
  outcome: NameEncoderProps["outcome"],
): "kept" | "punycode" | "shortWord" | "notEncodable" | "empty" {
  if ("dropped" in outcome) return outcome.dropped;
  if (outcome.name === "") return "empty";
  return outcome.name.includes("xn--") ? "punycode" : "kept";
}
