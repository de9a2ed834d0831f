import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { NeuronDetail } from "../experiment/frame";
import { curves, type Nonlinearity } from "../experiment/nonlinearity";
import { saturationTest } from "../experiment/saturation";
import { type Live, useRedraw } from "./live";
import { contextOf, shownCharacter } from "./neuron-context";
import { numberFormat } from "./number-format";

interface ExampleListProps {
  neuron: Live<NeuronDetail | null>;
  index: number;
  nonlinearity: Nonlinearity;
  threshold: number;
  vocabulary: readonly string[];
}

/** Rows of each table. */
const SHOWN = 6;

/** The examples that excite a neuron most, those that inhibit it most, and those through which most gradient passes. */
export function ExampleList({ neuron, index, nonlinearity, threshold, vocabulary }: ExampleListProps) {
  const { t, i18n } = useTranslation("saturation");
  const format = numberFormat(i18n.language);
  const host = useRef<HTMLDivElement>(null);
  const { derivative, largestDerivative } = curves[nonlinearity];
  const isSaturated = saturationTest(nonlinearity, threshold);

  useRedraw(
    host,
    neuron,
    () => {
      const now = neuron.current();
      if (now?.index !== index) return;
      const order = Array.from(now.preactivations.keys()).sort(
        (a, b) => now.preactivations[b] - now.preactivations[a],
      );
      const bodies = host.current!.querySelectorAll("tbody");
      fill(bodies[0], now, order.slice(0, SHOWN));
      fill(bodies[1], now, order.slice(-SHOWN).reverse());
      const byGradient = order.toSorted(
        (a, b) => derivative(now.preactivations[b]) - derivative(now.preactivations[a]),
      );
      fill(bodies[2], now, byGradient.slice(0, SHOWN));
    },
    5,
  );

  function fill(body: HTMLTableSectionElement, now: NeuronDetail, examples: number[]) {
    Array.from(body.rows).forEach((row, place) => {
      const example = examples[place];
      row.hidden = example === undefined;
      if (example === undefined) return;
      const x = now.preactivations[example];
      const passes = derivative(x) / largestDerivative;
      const [context, , value, share] = row.cells;
      context.textContent = `${contextOf(now, example, vocabulary)} → ${shownCharacter(vocabulary[now.targets[example]] ?? "")}`;
      row.cells[1].textContent = format.fixed(x, 2);
      value.textContent = format.fixed(now.activations[example], 3);
      const [bar, number] = share.querySelectorAll("span");
      bar.style.width = `${100 * passes}%`;
      number.textContent = format.percent(passes, passes < 0.001 ? 2 : 1);
      row.toggleAttribute("data-saturated", isSaturated(x, now.activations[example]));
    });
  }

  return (
    <div ref={host} className="example-list">
      {(["most", "least", "open"] as const).map((end) => (
        <table key={end} className="figure-table">
          <caption>{t(`neuron.${end}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t("neuron.context")}</th>
              <th scope="col" data-symbol="preact">
                x
              </th>
              <th scope="col" data-symbol="h">
                h
              </th>
              <th scope="col" data-symbol="derivative">
                {t("neuron.passes")}
              </th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: SHOWN }, (_, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the order
              <tr key={place}>
                <th scope="row" className="example-context" />
                <td />
                <td />
                <td>
                  <span className="example-bar" />
                  <span />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
