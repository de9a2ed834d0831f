import { useLayoutEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import "./context-windows.css";
import { Figure } from "./figure";
import { still } from "./live";
import { numberFormat } from "./number-format";
import { tablePicture } from "./picture";
import type { Reading } from "./reading";
import type { Table } from "./table";
import { readTheme } from "./theme";
import { readableCharacters, visibleCharacter } from "./visible-character";
import { windowsOf } from "./windows-of";

interface ContextWindowsProps {
  /** Encoded: made of characters of the vocabulary. */
  name: string;
  /** The end mark first. */
  vocabulary: string[];
  contextSize: number;
  /** Whether the end mark is put behind the name, as the notebook does. */
  hasEnd: boolean;
  /** The window that is open, from 0 on; those before it have left their rows. */
  at: number;
}

/** A window slides over a name: each place that it stops at is a training example. */
export function ContextWindows({ name, vocabulary, contextSize, hasEnd, at }: ContextWindowsProps) {
  const { t, i18n } = useTranslation("data");
  const { count } = numberFormat(i18n.language);
  const origin = useMemo(() => still({ source: "computed", seed: null } as const), []);
  const windows = windowsOf(name, vocabulary, contextSize, hasEnd);
  const open = Math.min(at, windows.length - 1);
  const rows = useRef<HTMLElement>(null);
  // A long name scrolls within its own room, never the page.
  useLayoutEffect(() => {
    const section = rows.current!;
    const row = section.querySelectorAll("tbody tr")[open] as HTMLElement;
    const below = row.offsetTop + row.offsetHeight - section.clientHeight;
    if (section.scrollTop < below || section.scrollTop > row.offsetTop)
      section.scrollTop = Math.max(0, below);
  }, [open]);
  const tape = ["*".repeat(contextSize), name, hasEnd ? "*" : ""].flatMap((part) => [...part]);

  function reading(): Reading {
    const { context, target } = windows[open];
    return {
      text: t("windows.reading", {
        row: count(open + 1),
        rows: count(windows.length),
        context: readableCharacters(context),
        target: readableCharacters([target]),
      }),
      numbers: { rows: windows.length, row: open, characters: [...name].length, contextSize },
    };
  }

  const table = (): Table => ({
    header: ["row", "context", "X", "target", "Y"],
    rows: windows.map(({ context, inputs, target, output }, i) => [
      i,
      context.join(""),
      `[${inputs.join(", ")}]`,
      target,
      output,
    ]),
  });

  return (
    <Figure
      name="context-windows"
      title={t("windows.title")}
      signal={origin}
      reading={reading}
      provenance={origin}
      exports={{ table, picture: () => tablePicture(table(), readTheme()) }}
      legend={
        <>
          <li data-mark="context">{t("windows.context")}</li>
          <li data-mark="target">{t("windows.target")}</li>
        </>
      }
    >
      <p className="tape" translate="no" aria-hidden="true">
        {tape.map((character, i) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a character is known by its place
            key={i}
            className="tape-cell"
            data-part={
              i >= open && i < open + contextSize
                ? "context"
                : i === open + contextSize
                  ? "target"
                  : undefined
            }
          >
            {visibleCharacter(character)}
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={rows} className="window-rows" aria-label={t("windows.rows")} tabIndex={0}>
        <table className="figure-table" translate="no">
          <thead>
            <tr>
              <th scope="col">{t("windows.context")}</th>
              <th scope="col">X</th>
              <th scope="col">{t("windows.target")}</th>
              <th scope="col">Y</th>
            </tr>
          </thead>
          <tbody>
            {windows.map(({ context, inputs, target, output }, i) => (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its window's place
                key={i}
                data-open={i === open || undefined}
                data-ahead={i > open || undefined}
              >
                <td>{context.map(visibleCharacter).join("")}</td>
                <td>[{inputs.join(", ")}]</td>
                <td>{visibleCharacter(target)}</td>
                <td>{output}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Figure>
  );
}
