import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SliderField } from "../../controls/slider-field";
import { stopsOf } from "../../controls/stops";
import { defaultConfig, ranges } from "../../experiment/config";
import type { CityPipelineParams, CityPipelineResult } from "../../experiment/studies/city-pipeline";
import { type FunnelStage, NameFunnel } from "../../figures/name-funnel";
import { Exhibit } from "../../notebook/exhibit";
import { StudyFailure } from "../../notebook/study-failure";
import { useWasSeen } from "../../notebook/use-was-seen";
import { useStudy } from "../../store/study";
import { BrokenNote } from "./broken-note";
import { usePublished } from "./findings";

const notebook: CityPipelineParams = { drawn: defaultConfig.drawn, seed: 42, lowercase: true };
/** np.random.seed takes 32 bits. */
const seeds = { min: 0, max: 2 ** 32 - 1, integer: true };
const draws = { ...ranges.drawn, min: 10, max: 200_000 };
const drawStops = stopsOf("drawn")!.filter((stop) => stop >= draws.min && stop <= draws.max);

/** The notebook's second cell on the real list, filling up as it is read. */
export function Pipeline() {
  const { t } = useTranslation("data");
  const root = useRef<HTMLDivElement>(null);
  const [params, setParams] = useState(notebook);
  const { result, done, failure } = useStudy("city-pipeline", params, useWasSeen(root));
  usePublished("pipeline", done === null && params.lowercase ? result : null);
  const stages = useMemo(() => (result ? stagesOf(result) : stagesBefore), [result]);
  const provenance = useMemo(() => ({ source: "computed", seed: params.seed }) as const, [params.seed]);

  return (
    <Exhibit
      name="pipeline"
      onReset={() => setParams(notebook)}
      onBreak={() => setParams({ ...params, lowercase: false })}
      isBroken={!params.lowercase}
      lab={{ drawn: params.drawn }}
      knobs={
        <>
          <SliderField
            name={t("funnel.drawnKnob")}
            term="drawn"
            explanation={t("funnel.drawnExplanation")}
            value={params.drawn}
            defaultValue={notebook.drawn}
            range={draws}
            stops={drawStops}
            commitOn="release"
            onChange={(drawn) => setParams({ ...params, drawn })}
          />
          <SliderField
            name={t("funnel.seedKnob")}
            term="seed"
            explanation={t("funnel.seedExplanation")}
            value={params.seed}
            defaultValue={notebook.seed}
            range={seeds}
            stops={null}
            commitOn="release"
            onChange={(seed) => setParams({ ...params, seed })}
          />
        </>
      }
    >
      <div ref={root} data-lowercase={params.lowercase}>
        {!params.lowercase && <BrokenNote>{t("funnel.broken")}</BrokenNote>}
        <NameFunnel
          stages={stages}
          lines={result?.lines ?? 0}
          read={result?.read ?? 0}
          distinct={result?.draw?.distinct ?? null}
          characters={result?.draw?.characters ?? null}
          provenance={provenance}
        />
        <StudyFailure failure={failure} />
      </div>
    </Exhibit>
  );
}

const ids: FunnelStage["id"][] = ["file", "short-word", "not-encodable", "punycode", "drawn"];
const stagesBefore: FunnelStage[] = ids.map((id) => ({ id, left: null, lost: 0, examples: [] }));

function stagesOf(result: CityPipelineResult): FunnelStage[] {
  const { read, shortWord, notEncodable, encoded, punycode, plain, draw, examples } = result;
  return [
    { id: "file", left: read, lost: 0, examples: [] },
    { id: "short-word", left: read - shortWord, lost: shortWord, examples: examples.shortWord },
    { id: "not-encodable", left: encoded, lost: notEncodable, examples: examples.notEncodable },
    {
      id: "punycode",
      left: plain,
      lost: punycode,
      examples: examples.punycode.map(([name, code]) => `${name} → ${code}`).slice(0, 3),
    },
    { id: "drawn", left: draw?.names ?? null, lost: 0, examples: draw?.first ?? [] },
  ];
}
