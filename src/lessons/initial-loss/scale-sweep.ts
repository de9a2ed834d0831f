import { stopsOf } from "../../controls/stops";

/** The scales of W2 that the slider stops at and the curve goes through; a logarithmic axis has no zero. */
export const scales = stopsOf("outputScale")!.filter((scale) => scale > 0);

/** As the study is asked: b2 left out, and as the notebook draws it. */
export const sweep = { scales, biasScales: [0, 1] };
