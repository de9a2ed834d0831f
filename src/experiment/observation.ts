import { download, type Tensor } from "../engine/tensor";
import type { Frame, FrameRequest, NeuronDetail, NeuronPlace } from "./frame";
import type { Activations, Network } from "./network";
import { column, type LayerValues, layerStatistics, parameterStatistics, saturationMap } from "./telemetry";

/** A network with what a minibatch left in it, forward and backward, its update not applied yet. */
export interface Passed {
  network: Network;
  layers: Activations;
  /** The minibatch. */
  examples: Pick<NeuronDetail, "contexts" | "targets">;
}

/** What of a frame is measured on the minibatch. */
export type Observation = Pick<Frame, "layers" | "saturation" | "parameters" | "neuron">;

/** Numbers of tensors, read from the backend. */
type Values = ReadonlyMap<Tensor, Float32Array>;

/** Reads what `request` needs, all at once, and measures it. A layer or a neuron that the network hasn't is not told. */
export async function observe(
  passed: Passed,
  request: FrameRequest,
  threshold: number,
): Promise<Observation> {
  const { network, layers } = passed;
  const { statistics, parameters } = request;
  const depth = layers.activations.length;
  const saturationLayer = within(request.saturationLayer, depth);
  const neuron = request.neuron && isIn(network, request.neuron) ? request.neuron : null;
  const isShown = (layer: number) => statistics || layer === saturationLayer || layer === neuron?.layer;
  const shown = Array.from({ length: depth }, (_, layer) => layer).filter(isShown);
  const told = parameters ? network.namedParameters() : [];
  const values = await read([
    ...shown.flatMap((layer) => tensorsOf(layers, layer)),
    ...told.flatMap(([, parameter]) => [parameter, parameter.grad!]),
    ...(neuron ? network.linearOf(neuron.layer).parameters() : []),
  ]);

  const valuesOf = (layer: number) => layerValues(passed, layer, values);
  return {
    layers: statistics ? shown.map((layer) => layerStatistics(valuesOf(layer), threshold)) : [],
    saturation: saturationLayer === null ? null : saturationMap(saturationLayer, valuesOf(saturationLayer)),
    parameters: told.map(([name, parameter]) =>
      parameterStatistics(name, [...parameter.shape], values.get(parameter)!, values.get(parameter.grad!)!),
    ),
    neuron: neuron && neuronDetail(passed, neuron, valuesOf(neuron.layer), values),
  };
}

async function read(tensors: readonly Tensor[]): Promise<Values> {
  const different = [...new Set(tensors)];
  const values = await download(different);
  return new Map(different.map((tensor, i) => [tensor, values[i]]));
}

function within(index: number | null, count: number): number | null {
  return index !== null && index < count ? index : null;
}

function isIn(network: Network, { layer, index }: NeuronPlace): boolean {
  return layer < network.depth && index < network.linearOf(layer).weight.shape[1];
}

function tensorsOf({ preactivations, activations }: Activations, layer: number) {
  return [preactivations[layer], activations[layer], activations[layer].grad!] as const;
}

function layerValues({ network, layers }: Passed, layer: number, values: Values): LayerValues {
  const [preactivation, activation, gradient] = tensorsOf(layers, layer);
  return {
    nonlinearity: network.nonlinearityOf(layer),
    preactivation: values.get(preactivation)!,
    activation: values.get(activation)!,
    gradient: values.get(gradient)!,
    neurons: activation.shape[1],
  };
}

function neuronDetail(
  { network, examples }: Passed,
  place: NeuronPlace,
  { preactivation, activation, gradient, neurons }: LayerValues,
  values: Values,
): NeuronDetail {
  const { weight, bias } = network.linearOf(place.layer);
  return {
    ...place,
    weights: column(values.get(weight)!, place.index, neurons),
    bias: bias && values.get(bias)![place.index],
    preactivations: column(preactivation, place.index, neurons),
    activations: column(activation, place.index, neurons),
    gradients: column(gradient, place.index, neurons),
    ...examples,
  };
}
