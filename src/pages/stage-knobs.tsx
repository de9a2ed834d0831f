import { type ChoiceField, choices, type NumericField } from "../experiment/config";
import type { Knob } from "../store/lab-scenes";
import { sceneOf } from "../store/lab-view";
import { useLabView } from "../store/lab-view-context";
import { useRunState } from "../store/run-context";
import { ConfigChoice, ConfigSlider, PresetChoice } from "./config-controls";
import { LayerChoice } from "./layer-choice";
import { ThresholdField } from "./threshold-field";
import { useShownLayer } from "./use-shown-layer";

/** Of a run that is no scene: where it starts, and the one thing that mends it. */
const usualKnobs: readonly Knob[] = ["preset", "normalization"];

/** The one or two controls that a scene is about. */
export function StageKnobs() {
  const { view } = useLabView();
  const knobs = sceneOf(view)?.knobs ?? usualKnobs;
  return (
    <div className="stage-knobs">
      {knobs.map((knob) => (
        <StageKnob key={knob} knob={knob} />
      ))}
    </div>
  );
}

function StageKnob({ knob }: { knob: Knob }) {
  if (knob === "preset") return <PresetChoice />;
  if (knob === "threshold") return <ThresholdKnob />;
  if (knob === "layer") return <LayerKnob />;
  if (Object.hasOwn(choices, knob)) return <ConfigChoice field={knob as ChoiceField} />;
  return <ConfigSlider field={knob as NumericField} />;
}

export function ThresholdKnob() {
  const threshold = useRunState((state) => state.threshold);
  const setThreshold = useRunState((state) => state.setThreshold);
  return <ThresholdField threshold={threshold} onThreshold={setThreshold} />;
}

function LayerKnob() {
  const { layer, layers, setLayer } = useShownLayer();
  return <LayerChoice layer={layer} layers={layers} onLayer={setLayer} />;
}
