import { Refusal } from "../refusal";
import { type Tensor, tensor } from "../tensor";
import { combine } from "./broadcast";
import { to } from "./to";
import { unsqueeze } from "./view";

/**
 * 1 at each class and 0 elsewhere: int32 classes [...] → int32 [..., count] (torch.nn.functional.one_hot). Without a
 * count, one more than the largest class.
 */
export function oneHot(classes: Tensor, count?: number): Tensor {
  const refuse = (words: string) => new Refusal("one_hot", words, [classes]);
  if (classes.dtype !== "int32") throw refuse("one_hot is only applicable to index tensor.");
  const values = classes.toInt32Array();
  if (values.length === 0 && count === undefined) {
    throw refuse("Can not infer total number of classes from empty tensor.");
  }
  const largest = values.reduce((most, value) => Math.max(most, value), -1);
  if (values.some((value) => value < 0)) throw refuse("Class values must be non-negative.");
  if (count !== undefined && largest >= count) throw refuse("Class values must be smaller than num_classes.");
  const columns = Int32Array.from({ length: count ?? largest + 1 }, (_, column) => column);
  return to(combine("eq", unsqueeze(classes, -1), tensor(columns, [columns.length])), "int32");
}
