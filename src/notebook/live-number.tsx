import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Live, useRedraw } from "../figures/live";
import { type NumberFormat, numberFormat } from "../figures/number-format";
import "./live-number.css";

interface NumberTextProps {
  /** null as long as it is not known. */
  value: number | null;
  write(format: NumberFormat, value: number): string;
  /** The symbol that it is a value of: it lights up with it. */
  symbol?: string;
}

/** A number of the reader's own run, in a sentence. */
export function NumberText({ value, write, symbol }: NumberTextProps) {
  const { i18n } = useTranslation();
  return (
    <output className="live-number" data-symbol={symbol} data-value={value ?? undefined}>
      {value === null ? "…" : write(numberFormat(i18n.language), value)}
    </output>
  );
}

interface LiveNumberProps {
  /** Changes many times a second; null as long as it is not known. */
  live: Live<number | null>;
  write(format: NumberFormat, value: number): string;
  symbol?: string;
}

const writesPerSecond = 5;

/** The same of a number that changes while the reader looks: written without rendering, and not read aloud each time. */
export function LiveNumber({ live, write, symbol }: LiveNumberProps) {
  const { i18n } = useTranslation();
  const text = useRef<HTMLSpanElement>(null);
  useRedraw(
    text,
    live,
    () => {
      const value = live.current();
      text.current!.textContent = value === null ? "…" : write(numberFormat(i18n.language), value);
      text.current!.dataset.value = String(value ?? "");
    },
    writesPerSecond,
  );
  return <span ref={text} className="live-number" data-symbol={symbol} />;
}
